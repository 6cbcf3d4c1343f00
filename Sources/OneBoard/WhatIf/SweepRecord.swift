/// The points and stretches of a sweep by position, in any order of finding.
struct SweepRecord {
  private struct Stretch {
    var first: Int
    var last: Int
    var kind: SweepStretch.Kind
    var reason: String?
  }

  private let range: SweepRange
  private(set) var plans: [Int: Plan] = [:]
  private var points: [Int: SweepPoint] = [:]
  private var exact: [Int: [ExactFraction?]] = [:]
  private var stretches: [Stretch] = []
  var solves = 0

  init(range: SweepRange) { self.range = range }

  /// Adds a plan that is known at a position.
  mutating func add(_ plan: Plan, on board: Board, at position: Int, isSolved: Bool) {
    let limits = Formulation(board: board).limits
    let values = PlanValues(board: board, posts: plan.posts)
    let goals = board.objective.map(\.goal)
    var levels = goals.map { values.exactValue(of: $0, limits: limits) }
    if board.hasSoftRules { levels.insert(board.exactShortfall(of: plan), at: 0) }
    var figures: [LevelResult] = []
    func figure(_ name: String, _ goal: ObjectiveLevel.Goal) {
      if plan.levels.contains(where: { $0.name == name }) { return }
      figures.append(LevelResult(name: name, value: values.value(of: goal, limits: limits)))
    }
    let (curve, weights) = board.benefit
    figure("benefit", .benefit(curve: curve, weights: weights))
    figure("coverage", .coverage(where: .all))
    figure("cost", .cost)
    let totals = PlanDifference(from: plan, to: plan).totals.after
    plans[position] = plan
    exact[position] = levels
    points[position] = SweepPoint(
      value: range.value(at: position), status: plan.status, levels: plan.levels,
      figures: figures, totals: totals, isSolved: isSolved)
  }

  /// Adds a stretch between two positions, which may be given in either order.
  mutating func add(
    _ kind: SweepStretch.Kind, _ start: Int, _ end: Int, reason: String? = nil
  ) {
    stretches.append(
      Stretch(first: min(start, end), last: max(start, end), kind: kind, reason: reason))
  }

  /// Whether all levels of three proven positions lie on straight lines, in exact fractions.
  func isStraight(_ first: Int, _ second: Int, _ third: Int) -> Bool {
    let places = [first, second, third].sorted()
    let isProven = places.allSatisfy { points[$0]?.status == .optimal }
    let values = places.compactMap { exact[$0] }
    guard isProven, values.count == 3, values.allSatisfy({ $0.count == values[0].count }) else {
      return false
    }
    for level in values[0].indices {
      guard let low = values[0][level], let middle = values[1][level], let high = values[2][level],
        ExactFraction.isStraight(at: (places[0], places[1], places[2]), (low, middle, high)) == true
      else { return false }
    }
    return true
  }

  /// Declares everything open that is neither a point nor in a stretch.
  mutating func openGaps() {
    var next = 0
    var covered = stretches.map { ($0.first, $0.last) } + points.keys.map { ($0, $0) }
    covered.sort { $0 < $1 }
    for (first, last) in covered {
      if first > next { add(.open, next, first - 1) }
      next = max(next, last + 1)
    }
    if next < range.count { add(.open, next, range.count - 1) }
  }

  /// The curve in ascending order.
  func curve(named scenario: String, method: String) -> SweepCurve {
    var curve = SweepCurve(
      scenario: scenario, range: range, points: [], stretches: [], method: method, solves: solves)
    let places = points.keys.sorted()
    let joined = Set(
      stretches.filter { $0.kind == .constant || $0.kind == .straight }.map(\.first))
    func isJoined(_ index: Int) -> Bool {
      places[index] + 1 == places[index + 1] || joined.contains(places[index])
    }
    for (index, place) in places.enumerated() {
      guard var point = points[place] else { continue }
      if index > 0, index + 1 < places.count, isJoined(index - 1), isJoined(index),
        isStraight(places[index - 1], place, places[index + 1])
      {
        point.isBreakpoint = false
      }
      curve.points.append(point)
    }
    for stretch in stretches.sorted(by: { $0.first < $1.first }) {
      if let last = curve.stretches.last, last.kind == stretch.kind,
        stretch.kind == .infeasible || stretch.kind == .open,
        last.last == range.value(at: max(0, stretch.first - 1))
      {
        curve.stretches[curve.stretches.count - 1].last = range.value(at: stretch.last)
      } else {
        curve.stretches.append(
          SweepStretch(
            first: range.value(at: stretch.first), last: range.value(at: stretch.last),
            kind: stretch.kind, reason: stretch.reason))
      }
    }
    return curve
  }
}

extension Board {
  /// The weighted shortfall as a fraction; `nil` where a share falls short, since only doubles state
  /// its fractions of a post.
  fileprivate func exactShortfall(of plan: Plan) -> ExactFraction? {
    let stated = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    var sum = ExactFraction.zero
    for shortfall in plan.shortfalls where shortfall.posts != 0 {
      guard let rule = stated[shortfall.rule], let weight = rule.softWeight,
        let posts = Int(exactly: shortfall.posts)
      else { return nil }
      if case .share = rule.kind { return nil }
      guard let price = ExactFraction(Int128(weight.units), over: Int128(weight.denominator)),
        let part = price.multiplied(by: ExactFraction(whole: posts)), let more = sum.adding(part)
      else { return nil }
      sum = more
    }
    return sum
  }
}
