public import LinearOptimization
public import OneBoard

/// A strategy that does what a test states.
public struct StatedStrategy: AllocationStrategy {
  /// Its name.
  public let name: String
  /// What every such strategy says of itself.
  public let summary = "What a test states."
  private let make: @Sendable (Board) throws(PlanError) -> Plan

  /// Makes a strategy.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - make: How it plans.
  public init(_ name: String, _ make: @escaping @Sendable (Board) throws(PlanError) -> Plan) {
    self.name = name
    self.make = make
  }

  /// Makes a strategy that proposes the same posts for every board.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - posts: What each line releases, receives and buys.
  public init(_ name: String, posts: [PlannedPosts]) {
    self.init(name) { board in .proposing(posts, on: board) }
  }

  /// Makes a strategy that states only what each line receives.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - granted: The posts that a line receives, from the board.
  public init(_ name: String, granting granted: @escaping @Sendable (Board) -> [Int]) {
    self.init(name) { board in
      .proposing(
        zip(board.lines, granted(board)).map { line, posts in
          PlannedPosts(id: line.id, granted: posts, final: line.approved + posts)
        }, on: board)
    }
  }

  /// Does what the test states.
  ///
  /// - Parameters:
  ///   - board: The board.
  ///   - solver: Not used.
  ///   - options: Not used.
  /// - Returns: The plan.
  /// - Throws: What the test states.
  public func plan(
    for board: Board, using solver: some LinearSolver, options: PlanOptions
  ) async throws(PlanError) -> Plan { try make(board) }

  /// The reserve of the first category by largest remainder in proportion to need.
  ///
  /// It has the Alabama paradox; equal remainders go to the earlier line.
  public static let hamilton = StatedStrategy("stated-hamilton") { board in
    let seats = board.categories.first?.reserve ?? 0
    let total = board.lines.reduce(0) { $0 + $1.need }
    var granted = board.lines.map { seats * $0.need / total }
    let byRemainder = board.lines.indices.sorted { left, right in
      let remainders = [left, right].map { seats * board.lines[$0].need % total }
      return remainders[0] == remainders[1] ? left < right : remainders[0] > remainders[1]
    }
    for line in byRemainder.prefix(seats - granted.reduce(0, +)) { granted[line] += 1 }
    return .proposing(
      zip(board.lines, granted).map {
        PlannedPosts(id: $0.id, granted: $1, final: $0.approved + $1)
      }, on: board)
  }

  /// Five states of the census of 1880 in miniature: the fourth loses a post when 43 become 44.
  public static let alabama = Scenario(
    name: "Alabama", categories: [QuotaCategory(id: "institution", reserve: 43)],
    posts: [21_878, 9713, 4167, 3252, 1065].enumerated().map { index, need in
      PostLine(
        id: "L\(index + 1)", unit: "U\(index + 1)", category: "institution", approved: 0, inPost: 0,
        need: need)
    })
}

extension Plan {
  /// A plan of which only the audit says whether it is legal.
  ///
  /// - Parameters:
  ///   - posts: What each line releases, receives and buys.
  ///   - board: The board.
  /// - Returns: The plan.
  public static func proposing(_ posts: [PlannedPosts], on board: Board) -> Plan {
    var plan = Plan(scenario: board.name, status: .proposed)
    plan.posts = posts
    return plan
  }
}
