/// A legal plan, asked what stands in the way of one more post.
struct RequestBook {
  let board: Board
  /// The plan of every line, in id order.
  private(set) var posts: [PlannedPosts]
  /// The position of each line by its id.
  let positions: [String: Int]
  private let shortfalls: [String: Double]
  private let rules: [String: Rule]
  private let weights: [LineWeight]
  private let curve: BenefitCurve?

  init(board: Board, posts stated: [PlannedPosts], shortfalls: [Shortfall]) {
    self.board = board
    let known = Dictionary(stated.map { ($0.id, $0) }) { first, _ in first }
    posts = board.lines.map { known[$0.id] ?? PlannedPosts(id: $0.id, final: $0.approved) }
    positions = Dictionary(board.lines.enumerated().map { ($1.id, $0) }) { first, _ in first }
    self.shortfalls = Self.sums(shortfalls)
    rules = Dictionary(board.rules.map { ($0.id, $0) }) { first, _ in first }
    var level: (curve: BenefitCurve, weights: [BenefitWeight])?
    for goal in board.objective.map(\.goal) {
      if level == nil, case .benefit(let curve, let weights) = goal { level = (curve, weights) }
    }
    curve = level?.curve
    weights = board.lineWeights(level?.weights ?? [])
  }

  private static func sums(_ shortfalls: [Shortfall]) -> [String: Double] {
    shortfalls.reduce(into: [:]) { $0[$1.rule, default: 0] += $1.posts }
  }

  /// Shares a line's posts and places out and says what decided.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - requests: Its requests, in the order in which they are served.
  /// - Returns: The decisions, in the same order.
  mutating func decisions(on line: Int, _ requests: [Request]) -> [RequestDecision] {
    let plan = posts[line]
    var (left, places) = (plan.granted, plan.purchased)
    var decisions = requests.map { request in
      let asked = max(0, request.posts)
      let granted = min(asked, left)
      let service = min(asked - granted, places)
      left -= granted
      places -= service
      return RequestDecision(request: request, granted: granted, service: service, reasons: [])
    }
    var found: [Change: [RequestReason]] = [:]
    for index in decisions.indices {
      let decision = decisions[index]
      let change: Change =
        decision.open > 0 ? .onePostMore : decision.service > 0 ? .postForPlace : .onePostLess
      let reasons = found[change] ?? self.reasons(on: line, for: change)
      found[change] = reasons
      decisions[index].reasons = reasons
      let service = plan.final + plan.purchased - (change == .onePostMore ? 0 : 1)
      decisions[index].worth = curve.map {
        $0.gain(after: service, need: board.lines[line].need) * weights[line].doubleValue
      }
    }
    return decisions
  }

  /// How the plan of a line is changed to see what stands in the way.
  enum Change: Hashable {
    case onePostMore
    case postForPlace
    case onePostLess
  }

  /// What the audit finds broken by the change, own limits first and pools last.
  private mutating func reasons(on line: Int, for change: Change) -> [RequestReason] {
    let plan = posts[line]
    let trial = change.applied(to: plan)
    posts[line] = trial
    defer { posts[line] = plan }
    let report = board.audit(posts)
    var reasons: [RequestReason] = []
    for violation in report.violations
    where !reasons.contains(where: { $0.rule == violation.rule })
      && !(violation.rule == "need" && isWithinNeed(trial, line))
    {
      reasons.append(
        RequestReason(
          rule: violation.rule, basis: violation.basis,
          message: isPool(violation.rule)
            ? balance(of: board.lines[line].category, plan, line) : violation.message))
    }
    for (rule, posts) in Self.sums(report.shortfalls).sorted(by: { $0.key < $1.key })
    where posts > shortfalls[rule, default: 0] + 1e-9 {
      reasons.append(
        RequestReason(
          rule: rule, basis: rules[rule]?.basis,
          message: "The soft rule would fall short by \(posts - shortfalls[rule, default: 0]) more."
        ))
    }
    let purchase = change == .postForPlace ? purchaseRule(of: line) : nil
    if let purchase {
      reasons.append(
        RequestReason(
          rule: purchase.id, basis: purchase.basis,
          message: "The rule lets the service be bought instead."))
    }
    if change == .onePostLess, reasons.isEmpty {
      let category = board.lines[line].category
      reasons.append(
        RequestReason(
          rule: "pool:\(category)", message: "The plan grants it from the pool of \(category)."))
    } else if reasons.isEmpty {
      reasons.append(
        RequestReason(
          rule: "objective", message: "No rule stands in the way; the plan does not use the room."))
    }
    // Beyond its own need and maximum a line can receive nothing, however many posts there are.
    if reasons.contains(where: { $0.rank(among: rules) == 0 }) {
      reasons.removeAll { reason in board.categories.contains { $0.isScarcity(reason.rule) } }
    }
    return reasons.sorted { ($0.rank(among: rules), $0.rule) < ($1.rank(among: rules), $1.rule) }
  }

  /// Whether only the greatest number of posts stops a line that the audit finds above its need.
  private func isWithinNeed(_ plan: PlannedPosts, _ line: Int) -> Bool {
    plan.granted + plan.purchased <= max(0, board.lines[line].need - board.lines[line].approved)
  }

  private func isPool(_ rule: String) -> Bool {
    rule.hasPrefix("pool:") || rule.hasPrefix("keepAtLeast:")
  }

  /// What the plan leaves in a pool, in a sentence.
  private func balance(of category: String, _ plan: PlannedPosts, _ line: Int) -> String {
    guard let pool = board.categories.first(where: { $0.id == category }) else { return "" }
    var (released, granted) = (plan.released, plan.granted)
    for (other, planned) in posts.enumerated()
    where other != line && board.lines[other].category == category {
      released += planned.released
      granted += planned.granted
    }
    let closing = pool.reserve + released - granted
    let kept = pool.keepAtLeast > 0 ? ", and \(pool.keepAtLeast) must be kept" : ""
    return
      "The pool of \(category) has \(closing) posts left\(kept): opening \(pool.reserve) + released "
      + "\(released) − granted \(granted)."
  }

  private func purchaseRule(of line: Int) -> Rule? {
    board.rules.first { rule in
      guard case .purchase = rule.kind else { return false }
      return SelectorTest(rule.selection).takes(board.lines[line])
    }
  }
}

extension RequestBook.Change {
  /// The plan of a line after the change; a line that gives up posts would keep all of them.
  func applied(to plan: PlannedPosts) -> PlannedPosts {
    var trial = plan
    switch self {
    case .onePostMore, .postForPlace:
      trial.final += trial.released + 1
      trial.released = 0
      trial.granted += 1
      if self == .postForPlace { trial.purchased -= 1 }
    case .onePostLess:
      trial.granted -= 1
      trial.final -= 1
    }
    return trial
  }
}

extension RequestReason {
  /// Own limits of the line, then rules, then totals, then pools.
  fileprivate func rank(among rules: [String: Rule]) -> Int {
    if rules[rule] != nil { return 1 }
    if rule.hasPrefix("pool:") { return 4 }
    if rule.hasPrefix("keepAtLeast:") { return 3 }
    return rule.hasPrefix("total:") ? 2 : 0
  }
}
