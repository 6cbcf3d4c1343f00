public import OneBoard

/// The best plan of a tiny board by looking at every plan.
///
/// Nothing is shared with the planner or the audit. Plans are compared level by level, exactly
/// except for logarithms; a level with a tolerance lets later levels use every plan that is within
/// that fraction of the best value (for coverage, of the best least coverage). Plans equal on all
/// levels are told apart by, in this order: fewest posts released, fewest places purchased; then,
/// going through the lines in id order, more granted; fewer released; fewer purchased.
public enum BoardEnumeration {
  /// A board with too many plans to look at.
  public struct TooManyCandidates: Error, Sendable {
    /// The most plans that would have been looked at.
    public let limit: Int
  }

  /// The best plan.
  ///
  /// - Parameters:
  ///   - board: A tiny board.
  ///   - candidateLimit: The most whole plans to look at.
  /// - Returns: All lines in id order and the levels with their best values as bounds; `nil` when
  ///   no plan is legal.
  /// - Throws: ``TooManyCandidates`` when there are more plans than the limit.
  public static func best(
    of board: Board, candidateLimit: Int = 400_000
  ) throws(TooManyCandidates) -> (posts: [PlannedPosts], levels: [LevelResult])? {
    let legality = EnumerationLegality(board)
    let values = EnumerationValues(board: board, legality: legality)
    var plans = try legalPlans(legality, candidateLimit)
    guard !plans.isEmpty else { return nil }
    var bests: [EnumerationValue] = []
    var goals: [(name: String, maximizes: Bool, value: ([Choice]) -> EnumerationValue)] = []
    if board.rules.contains(where: { $0.softWeight != nil }) {
      goals.append(("shortfall", false, values.shortfall))
    }
    for level in board.objective {
      goals.append((level.name, level.maximizes, { values.value(of: level.goal, $0) }))
    }
    let tolerances =
      Array(repeating: nil, count: goals.count - board.objective.count)
      + board.objective.map(\.tolerance)
    for (goal, tolerance) in zip(goals, tolerances) {
      let results = plans.map(goal.value)
      let top = results.dropFirst().reduce(results[0]) { best, value in
        let isBetter = goal.maximizes ? best.precedes(value) : value.precedes(best)
        return isBetter ? value : best
      }
      bests.append(top)
      plans = zip(plans, results)
        .filter { $0.1.isWithin(tolerance, of: top, maximizing: goal.maximizes) }.map(\.0)
    }
    guard let plan = plans.min(by: isPreferred) else { return nil }
    let levels = zip(goals, bests).map { goal, top in
      LevelResult(name: goal.name, value: goal.value(plan).double, bound: top.double)
    }
    return (posts(plan, board), levels)
  }

  /// Every legal plan of a tiny board.
  ///
  /// - Parameters:
  ///   - board: A tiny board.
  ///   - candidateLimit: The most whole plans to look at.
  /// - Returns: For each plan all lines in id order.
  /// - Throws: ``TooManyCandidates`` when there are more plans than the limit.
  public static func legalPlans(
    of board: Board, candidateLimit: Int = 400_000
  ) throws(TooManyCandidates) -> [[PlannedPosts]] {
    try legalPlans(EnumerationLegality(board), candidateLimit).map { posts($0, board) }
  }

  /// Whether a plan is legal, by the oracle's own reading of the rules.
  ///
  /// - Parameters:
  ///   - posts: All lines of the board in id order; what they state as final is not looked at.
  ///   - board: A tiny board.
  /// - Returns: Whether no hard rule and no invariant is broken.
  public static func isLegal(_ posts: [PlannedPosts], on board: Board) -> Bool {
    let legality = EnumerationLegality(board)
    let plan = posts.map {
      Choice(released: $0.released, granted: $0.granted, purchased: $0.purchased)
    }
    return plan.indices.allSatisfy { legality.isLegal(plan[$0], at: $0) } && legality.isLegal(plan)
  }

  // MARK: Enumeration

  private static func posts(_ plan: [Choice], _ board: Board) -> [PlannedPosts] {
    zip(board.lines, plan).map { line, choice in
      PlannedPosts(
        id: line.id, released: choice.released, granted: choice.granted,
        purchased: choice.purchased, final: line.approved - choice.released + choice.granted)
    }
  }

  private static func legalPlans(
    _ legality: EnumerationLegality, _ limit: Int
  ) throws(TooManyCandidates) -> [[Choice]] {
    let board = legality.board
    let choices = board.lines.indices.map(legality.choices)
    if choices.contains(where: \.isEmpty) { return [] }
    // What the lines from a position on can still release in each category.
    var later = [Array(repeating: 0, count: board.categories.count)]
    for position in board.lines.indices.reversed() {
      var sums = later[later.count - 1]
      for (index, category) in board.categories.enumerated()
      where category.id == board.lines[position].category {
        sums[index] += choices[position].map(\.released).max() ?? 0
      }
      later.append(sums)
    }
    later.reverse()
    var plans: [[Choice]] = []
    var looked = 0
    var plan: [Choice] = []
    func extend(_ balance: [Int]) throws(TooManyCandidates) {
      let position = plan.count
      for (index, category) in board.categories.enumerated()
      where balance[index] + later[position][index] < category.keepAtLeast { return }
      if position == board.lines.count {
        looked += 1
        if looked > limit { throw TooManyCandidates(limit: limit) }
        if legality.isLegal(plan) { plans.append(plan) }
        return
      }
      let own = board.categories.firstIndex { $0.id == board.lines[position].category } ?? 0
      for choice in choices[position] {
        var next = balance
        next[own] += choice.released - choice.granted
        plan.append(choice)
        try extend(next)
        plan.removeLast()
      }
    }
    try extend(board.categories.map(\.reserve))
    return plans
  }

  /// The tie-break between plans that are equal on all levels.
  private static func isPreferred(_ left: [Choice], _ right: [Choice]) -> Bool {
    let keys: [([Choice]) -> [Int]] = [
      { [$0.reduce(0) { $0 + $1.released }] }, { [$0.reduce(0) { $0 + $1.purchased }] },
      { $0.map { -$0.granted } }, { $0.map(\.released) }, { $0.map(\.purchased) },
    ]
    for key in keys {
      let (one, other) = (key(left), key(right))
      if one != other { return one.lexicographicallyPrecedes(other) }
    }
    return false
  }
}

extension ObjectiveLevel {
  /// Whether more is better.
  fileprivate var maximizes: Bool {
    switch goal {
    case .benefit, .coverage: true
    case .released, .cost, .unitsTouched, .change: false
    }
  }
}
