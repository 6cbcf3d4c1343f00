/// How far a plan is from the best plan on one objective level.
public struct LevelDistance: Sendable, Hashable {
  /// Where the sorted coverages of two plans first differ.
  public struct CoverageStep: Sendable, Hashable {
    /// The place in ascending order, counted from 1.
    public var place: Int
    /// The plan's coverage at the place.
    public var value: Double
    /// The best plan's coverage at the place.
    public var best: Double
  }

  /// The level's name in files.
  public var name: String
  /// The plan's value.
  public var value: Double
  /// The best plan's value.
  public var best: Double
  /// By how much the plan is worse; below 0 where it is better.
  ///
  /// A plan is better on a level if it gave something up on an earlier one, or is not legal.
  public var behind: Double
  /// Whether ``behind`` is the binary number nearest to an exact difference of fractions; it is not
  /// for logarithms and where 128 bits do not hold the fractions.
  public var isExact: Bool
  /// For a coverage level, where the sorted coverages first differ; `nil` where they are equal.
  public var step: CoverageStep?

  /// ``behind`` as a percentage of the best value's size; `nil` where that is 0.
  public var percent: Double? { best == 0 ? nil : 100 * behind / abs(best) }

  /// Which plan the level prefers: below 0 this one, above 0 the best one, 0 neither.
  public var preference: Int {
    if let step { return step.value < step.best ? 1 : -1 }
    if !isExact, abs(behind) <= 1e-9 * max(1, abs(best)) { return 0 }
    return behind == 0 ? 0 : behind > 0 ? 1 : -1
  }
}

extension Board {
  /// How far a plan is from the best plan on every objective level.
  ///
  /// The value of a coverage level is the least coverage; ``LevelDistance/step`` tells plans apart
  /// that have it in common.
  ///
  /// - Parameters:
  ///   - posts: What each line releases, receives and buys; lines not named do not change. They need
  ///     not be legal.
  ///   - best: The best plan, as ``plan(using:options:)`` makes it.
  /// - Returns: The levels in their order, with `shortfall` first where a rule is soft; none without
  ///   a best plan.
  public func distances(of posts: [PlannedPosts], from best: Plan) -> [LevelDistance] {
    guard !best.posts.isEmpty else { return [] }
    let (plan, ideal) = (whole(posts), whole(best.posts))
    let values = zip(levelValues(of: plan), levelValues(of: ideal))
    var goals: [ObjectiveLevel.Goal?] = objective.map { $0.goal }
    if hasSoftRules { goals.insert(nil, at: 0) }
    let limits = purchaseLimits()
    return zip(values, goals).map { values, goal in
      let (value, bestValue) = values
      let fractions = [plan, ideal].map { exactValue(of: goal, for: $0, limits: limits) }
      let isMaximized = goal.map { ObjectiveLevel($0).isMaximized } ?? false
      let sign: Double = isMaximized ? 1 : -1
      var distance = LevelDistance(
        name: value.name, value: value.value, best: bestValue.value,
        behind: sign * (bestValue.value - value.value), isExact: false)
      if let own = fractions[0], let other = fractions[1],
        let difference = other.subtracting(own)
      {
        distance.behind =
          difference == .zero
          ? 0 : sign * Double(difference.numerator) / Double(difference.denominator)
        distance.isExact = true
      }
      if case .coverage(let selection) = goal {
        distance.step = step(plan, ideal, where: selection)
      }
      return distance
    }
  }

  /// Every line of the board in order, as the audit reads the plan.
  func whole(_ posts: [PlannedPosts]) -> [PlannedPosts] {
    let book = PlanBook(board: self, posts: posts)
    return lines.indices.map {
      PlannedPosts(
        id: lines[$0].id, released: book.released[$0], granted: book.granted[$0],
        purchased: book.purchased[$0], final: book.final[$0])
    }
  }

  private func purchaseLimits() -> [LineLimits] {
    var limits = Array(repeating: LineLimits(), count: lines.count)
    for (position, rule) in rules.enumerated() {
      guard case .purchase = rule.kind else { continue }
      for line in lines(selectedBy: rule.selection) { limits[line].purchaseRule = position }
    }
    return limits
  }

  /// The value of a level, of `shortfall` for no goal; `nil` where it is not known exactly.
  private func exactValue(
    of goal: ObjectiveLevel.Goal?, for posts: [PlannedPosts], limits: [LineLimits]
  ) -> ExactFraction? {
    switch goal {
    case .coverage(let selection):
      guard let least = coverageVector(of: posts, where: selection).first else {
        return ExactFraction(whole: 1)
      }
      return ExactFraction(Int128(least.served), over: Int128(least.need))
    case .some(let goal):
      return PlanValues(board: self, posts: posts).exactValue(of: goal, limits: limits)
    case .none:
      return exactShortfall(of: posts)
    }
  }

  private func exactShortfall(of posts: [PlannedPosts]) -> ExactFraction? {
    var weights: [String: ExactDecimal] = [:]
    for rule in rules { weights[rule.id] = rule.softWeight }
    var sum = ExactFraction.zero
    for shortfall in audit(posts).shortfalls {
      guard let weight = weights[shortfall.rule] else { continue }
      guard let short = ExactFraction(near: shortfall.posts),
        let price = ExactFraction(Int128(weight.units), over: Int128(weight.denominator)),
        let part = price.multiplied(by: short), let more = sum.adding(part)
      else { return nil }
      sum = more
    }
    return sum
  }

  private func step(
    _ plan: [PlannedPosts], _ best: [PlannedPosts], where selection: Selector
  ) -> LevelDistance.CoverageStep? {
    let own = coverageVector(of: plan, where: selection)
    let other = coverageVector(of: best, where: selection)
    for (index, pair) in zip(own, other).enumerated() where pair.0 != pair.1 {
      return LevelDistance.CoverageStep(
        place: index + 1, value: pair.0.doubleValue, best: pair.1.doubleValue)
    }
    return nil
  }
}
