public import LinearOptimization

/// Sectors in a queue: each is filled as far as posts last before the next gets any.
///
/// Lines first get what hard rules demand for them alone. Within a sector the least covered line is
/// first. Lines without a sector come last. The pool and the releases are those of
/// ``ProportionalToNeed``.
public struct SectorQueue: AllocationStrategy {
  /// The short name on the command line and in files.
  public let name = "queue"
  /// One sentence on how posts are given.
  public let summary = "One pool; sectors in order of weight, each filled before the next."
  /// The sectors in order; those not named follow by the mean weight that the first benefit level
  /// gives their lines, the highest first, then by name.
  public var priority: [String]

  /// Makes the strategy.
  ///
  /// - Parameter priority: The first sectors, in order; the others follow by mean weight.
  public init(priority: [String] = []) {
    self.priority = priority
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
    let order = sectors(of: board)
    return try board.pooledPlan { pool throws(PlanError) in
      try pool.giveFloors()
      var sinks: [String?: [Int]] = [:]
      for (index, sink) in pool.sinks.enumerated() {
        sinks[board.lines[sink.line].sector, default: []].append(index)
      }
      for sector in order {
        try pool.giveToLeastCovered(pool.posts, to: sinks[sector] ?? [])
      }
      return nil
    }
  }

  /// The sectors of a board in the order of the queue; `nil` stands for lines without one.
  func sectors(of board: Board) -> [String?] {
    let weights = board.lineWeights(board.benefit.weights)
    var rank: [String: Int] = [:]
    for (index, sector) in priority.enumerated() where rank[sector] == nil { rank[sector] = index }
    let groups = board.groups(of: Array(board.lines.indices), per: .sector)
    var entries: [(name: String?, rank: Int, mean: Double)] = []
    for group in groups {
      let sum = group.lines.reduce(0.0) { $0 + weights[$1].doubleValue }
      let place = group.value.flatMap { rank[$0] } ?? priority.count
      entries.append((group.value, place, sum / Double(max(1, group.lines.count))))
    }
    entries.sort {
      if $0.rank != $1.rank { return $0.rank < $1.rank }
      return $0.mean != $1.mean ? $0.mean > $1.mean : ($0.name ?? "") < ($1.name ?? "")
    }
    return entries.map(\.name) + [nil]
  }
}
