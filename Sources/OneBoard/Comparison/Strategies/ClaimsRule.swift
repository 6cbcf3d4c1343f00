public import Apportionment
public import LinearOptimization

/// One pool for each category, divided among shortages as an estate among claims.
///
/// Lines first get what hard rules demand for them alone. The estate is the rest of the pool, and a
/// line's claim is what it may still receive: its shortage, or less where its maximum is below the
/// need. Awards are rounded to whole posts, most fractions up first, ties by line id. The pool and
/// the releases are those of ``ProportionalToNeed``.
public struct ClaimsRule: AllocationStrategy {
  /// The rule of division.
  public var rule: DivisionRule

  /// Makes the strategy.
  ///
  /// - Parameter rule: The rule of division.
  public init(_ rule: DivisionRule) {
    self.rule = rule
  }

  /// The short name on the command line and in files.
  public var name: String {
    switch rule {
    case .proportional: "proportional-awards"
    case .constrainedEqualAwards: "equal-awards"
    case .constrainedEqualLosses: "equal-losses"
    case .talmud: "talmud"
    }
  }

  /// One sentence on how posts are given.
  public var summary: String {
    switch rule {
    case .proportional: "One pool; every line gets the same fraction of its shortage."
    case .constrainedEqualAwards: "One pool; every line gets as many posts, up to its shortage."
    case .constrainedEqualLosses: "One pool; every line stays short of as many posts."
    case .talmud: "One pool; every two lines share as the Talmud's contested garment is shared."
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
      try pool.giveFloors()
      let claims = pool.sinks.map { Claim(key: $0.line, amount: $0.room) }
      let awards: SeatAllocation
      do throws(ApportionmentError) {
        awards = try rule.wholeAwards(of: pool.posts, among: claims)
      } catch {
        throw .internalFault("a division among lines was refused: \(error)")
      }
      for (sink, posts) in awards.seats.enumerated() { pool.give(posts, to: sink) }
      return nil
    }
  }
}
