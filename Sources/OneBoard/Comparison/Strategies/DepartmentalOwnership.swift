public import LinearOptimization

/// No pooling: each department refills its own lines from its own, within each category.
///
/// What a department's lines can release goes to its own lines short of need, the least covered
/// first; what hard rules demand for single lines comes before. No more is released than its lines
/// take, unless rules demand it. The reserve stays as it is and nothing is bought. A unit without a
/// department is its own. This is how posts were kept before they were pooled.
public struct DepartmentalOwnership: AllocationStrategy {
  /// The short name on the command line and in files.
  public let name = "departmental"
  /// One sentence on how posts are given.
  public let summary = "No pooling: every department refills its neediest lines from its own posts."

  /// Makes the strategy.
  public init() {}

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
    let start = ContinuousClock.now
    var pooled = PooledBoard(board)
    var departments: [[Int]] = []
    for category in board.categories.indices {
      for lines in board.departments(of: pooled.members[category]) {
        departments.append(lines)
        var pool = pooled.pool(of: pooled.supply(of: lines), for: lines)
        let total = pool.posts
        try pool.giveFloors()
        try pool.giveToLeastCovered(pool.posts, to: Array(pool.sinks.indices))
        pooled.keep(pool)
        try pooled.release(total - pool.posts, from: lines)
      }
      // Only a category that owes posts to its reserve or its total takes more back.
      try pooled.balance(category)
    }
    return pooled.proposal(since: start) { board.ownMoves(for: $0, departments) }
  }
}

extension Board {
  /// Some lines by department, or by unit where none is stated, in order of the names.
  fileprivate func departments(of positions: [Int]) -> [[Int]] {
    struct Owner: Hashable, Comparable {
      var department: String
      var unit: String
      static func < (left: Owner, right: Owner) -> Bool {
        (left.department, left.unit) < (right.department, right.unit)
      }
    }
    var owned: [Owner: [Int]] = [:]
    for line in positions {
      let owner =
        lines[line].department.map { Owner(department: $0, unit: "") }
        ?? Owner(department: "", unit: lines[line].unit)
      owned[owner, default: []].append(line)
    }
    return owned.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Moves within departments, paired in id order; `nil` where a ring fence forbids one of them.
  fileprivate func ownMoves(for posts: [PlannedPosts], _ departments: [[Int]]) -> [Move]? {
    let fences = FenceMap(board: self) { _ in true }
    var moves: [Move] = []
    for lines in departments {
      var sinks = lines.filter { posts[$0].granted > 0 }.map { ($0, posts[$0].granted) }[...]
      for source in lines where posts[source].released > 0 {
        var left = posts[source].released
        while left > 0, let (sink, wanted) = sinks.first {
          guard fences.fencesFrom[source].isSubset(of: fences.fencesTo[sink]) else { return nil }
          let moved = min(left, wanted)
          moves.append(Move(from: self.lines[source].id, to: self.lines[sink].id, posts: moved))
          left -= moved
          if moved == wanted {
            sinks.removeFirst()
          } else {
            sinks[sinks.startIndex].1 = wanted - moved
          }
        }
        if left > 0 {
          let reserve = "reserve:\(self.lines[source].category)"
          moves.append(Move(from: self.lines[source].id, to: reserve, posts: left))
        }
      }
    }
    return moves.sorted { $0.from != $1.from ? $0.from < $1.from : $0.to < $1.to }
  }
}
