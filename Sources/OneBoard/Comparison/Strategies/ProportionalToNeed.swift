public import Apportionment
public import LinearOptimization

/// One pool for each category, apportioned in proportion to shortage.
///
/// The pool is the opening reserve less what must stay in it, and all that may be taken back. A
/// line's population is its shortage, need − approved; its floor and cap are what hard rules on the
/// line alone, its `min`, need and `max` demand and allow. Only what is granted is released: what
/// rules demand first, then posts above the need, then others, in proportion to what lines have of
/// them. Ties go by line id. Bounds on groups, shares and ring fences are not looked at.
public struct ProportionalToNeed: AllocationStrategy {
  /// The method of apportionment.
  public var method: ApportionmentMethod

  /// Makes the strategy.
  ///
  /// - Parameter method: The method of apportionment.
  public init(method: ApportionmentMethod) {
    self.method = method
  }

  /// The short name on the command line and in files.
  public var name: String {
    switch method {
    case .largestRemainder: "hamilton"
    case .divisor(.huntingtonHill): "huntington-hill"
    case .divisor(let divisor): divisor.rawValue
    }
  }

  /// One sentence on how posts are given.
  public var summary: String {
    switch method {
    case .largestRemainder: "One pool, apportioned to shortages by largest remainders."
    case .divisor(.adams): "One pool, apportioned to shortages by the Adams divisor method."
    case .divisor(.dean): "One pool, apportioned to shortages by the Dean divisor method."
    case .divisor(.huntingtonHill): "One pool, apportioned to shortages by equal proportions."
    case .divisor(.webster): "One pool, apportioned to shortages by the Webster divisor method."
    case .divisor(.jefferson): "One pool, apportioned to shortages by the Jefferson divisor method."
    }
  }

  /// Plans a board.
  ///
  /// - Parameters:
  ///   - board: The board.
  ///   - solver: Not used.
  ///   - options: Not used.
  /// - Returns: The plan as proposed.
  /// - Throws: ``PlanError`` when something failed.
  public func plan(
    for board: Board, using solver: some LinearSolver, options: PlanOptions
  ) async throws(PlanError) -> Plan {
    try board.pooledPlan { pool throws(PlanError) in
      let floors = pool.sinks.reduce(0) { $0 + $1.floor }
      if pool.posts < floors {
        try pool.giveFloors()
        return "the pool is too small for what rules demand for single lines"
      }
      let lines = pool.sinks.map {
        Constituency(key: $0.line, population: $0.shortage, floor: $0.floor, cap: $0.cap)
      }
      try pool.give(pool.givable, by: method, among: lines)
      return nil
    }
  }
}
