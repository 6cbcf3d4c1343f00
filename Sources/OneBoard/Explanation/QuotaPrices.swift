public import LinearOptimization

/// What the limits of a board cost: one more post for each pool, one unit of each bound, each rule.
public struct QuotaPrices: Sendable, Hashable {
  /// What one more post in each category's pool is worth, in order of the board.
  public var pools: [MarginalPrice]
  /// What one post less demanded, or one more allowed, is worth for each hard bound, in id order.
  public var bounds: [MarginalPrice]
  /// What each hard rule costs in benefit: the alternatives that the rule rejects.
  public var rejectedAlternatives: [RulePrice]
}

/// What the next unit of a limit is worth on the first level, and where it is worth the same.
///
/// A difference of proven plans in whole posts, not a price of a linear program.
public struct MarginalPrice: Sendable, Hashable {
  /// Where the number stands, as in ``Setting/path``.
  public var path: String
  /// The number as it is.
  public var value: Int
  /// The number one unit looser.
  public var looser: Int
  /// The level that is measured.
  public var level: String
  /// What it gains, positive if the plan gets better.
  public var gain: Double
  /// Every step of the number between these two gains the same.
  public var range: ClosedRange<Int>
  /// Whether the range was looked at no further.
  public var isCut: Bool
}

extension Scenario {
  /// The price of each pool and each hard bound with the range in which it holds, and of each rule.
  ///
  /// - Parameters:
  ///   - solver: The solver of linear programs.
  ///   - reach: How many units to either side a price is followed.
  ///   - options: Limits of each plan that is made.
  /// - Returns: The prices; a number whose plans were not all proven has none.
  /// - Throws: ``ScenarioError`` if the scenario is not sound.
  /// - Complexity: A sweep of 2 · reach + 1 values for each pool and bound, and a program for each
  ///   rule.
  public func prices(
    using solver: some LinearSolver, reach: Int = 20, options: PlanOptions = PlanOptions()
  ) async throws(ScenarioError) -> QuotaPrices {
    let board = try validated()
    var prices = QuotaPrices(pools: [], bounds: [], rejectedAlternatives: [])
    for category in board.categories {
      let values = around(category.reserve, reach, 0, PostLine.maximumPosts)
      if let price = await price(
        of: "pool.\(category.id).reserve", at: category.reserve, looser: 1, among: values,
        reach: reach, using: solver, options: options)
      {
        prices.pools.append(price)
      }
    }
    for rule in board.rules where rule.softWeight == nil {
      guard case .bound(let bound) = rule.kind else { continue }
      let (least, most) = (bound.atLeast, bound.atMost)
      for (field, value, looser) in [("atLeast", least, -1), ("atMost", most, 1)] {
        guard let value else { continue }
        // The two sides of a rule may not cross.
        let values =
          looser < 0
          ? around(value, reach, 0, most ?? PostLine.maximumPosts)
          : around(value, reach, least ?? 0, PostLine.maximumPosts)
        if let price = await price(
          of: "rule.\(rule.id).\(field)", at: value, looser: looser, among: values,
          reach: reach, using: solver, options: options)
        {
          prices.bounds.append(price)
        }
      }
    }
    let best = await board.bestBenefit(using: solver, timeLimit: options.timeLimit)
    prices.rejectedAlternatives = await board.rulePrices(
      using: solver, best: best, timeLimit: options.timeLimit)
    return prices
  }

  private func around(_ value: Int, _ reach: Int, _ least: Int, _ most: Int) -> ClosedRange<Int> {
    let low = max(least, value - min(max(0, reach), PostLine.maximumPosts))
    let high = min(most, value + min(max(0, reach), PostLine.maximumPosts))
    return low <= high ? low...high : value...value
  }

  private func price(
    of path: String, at value: Int, looser: Int, among range: ClosedRange<Int>, reach: Int,
    using solver: some LinearSolver, options: PlanOptions
  ) async -> MarginalPrice? {
    guard range.contains(value + looser),
      let sweep = try? SweepRange("\(path)=\(range.lowerBound)..\(range.upperBound)"),
      let curve = try? await self.sweep(sweep, levels: 1, using: solver, options: options),
      let line = BrokenLine(curve)
    else { return nil }
    guard let (gain, same) = line.slope(between: value, and: value + looser) else { return nil }
    return MarginalPrice(
      path: path, value: value, looser: value + looser, level: line.level,
      gain: gain == 0 ? 0 : gain * Double(looser) * (line.isMaximized ? 1 : -1), range: same,
      isCut: same.lowerBound == value - reach || same.upperBound == value + reach)
  }
}

/// The value of the first level at whole numbers, from a sweep.
private struct BrokenLine {
  let level: String
  var isMaximized: Bool { level == "benefit" || level == "coverage" }
  private var values: [Int: Double] = [:]

  /// Fails where a plan of the first level is not proven at some value.
  init?(_ curve: SweepCurve) {
    guard let name = curve.points.lazy.compactMap(\.levels.first?.name).first else { return nil }
    level = name
    var last: (at: Int, value: Double)?
    for point in curve.points where point.status == .optimal {
      guard let value = point.levels.first?.value, point.value.scale == 0 else { return nil }
      let at = point.value.units
      values[at] = value
      // Between points of one stretch the level runs straight, which the sweep has proven.
      if let last, last.at + 1 < at, Self.isStraight(curve, from: last.at, to: at) {
        for step in (last.at + 1)..<at {
          let part = Double(step - last.at) / Double(at - last.at)
          values[step] = last.value + part * (value - last.value)
        }
      }
      last = (at, value)
    }
  }

  private static func isStraight(_ curve: SweepCurve, from first: Int, to last: Int) -> Bool {
    curve.stretches.contains {
      ($0.kind == .constant || $0.kind == .straight) && $0.first.doubleValue >= Double(first)
        && $0.first.doubleValue <= Double(first + 1) && $0.last.doubleValue >= Double(last - 1)
    }
  }

  /// The change of the level from each number to the next, and where it is the same.
  func slope(between one: Int, and other: Int) -> (Double, ClosedRange<Int>)? {
    var (low, high) = (min(one, other), max(one, other))
    guard let start = step(from: low) else { return nil }
    let slack = 1e-9 * max(1, abs(values[low] ?? 0))
    while let before = step(from: low - 1), abs(before - start) <= slack { low -= 1 }
    while let after = step(from: high), abs(after - start) <= slack { high += 1 }
    let rounded = abs(start) < 1e6 ? (start * 1e9).rounded() / 1e9 : start
    return (rounded, low...high)
  }

  private func step(from value: Int) -> Double? {
    guard let first = values[value], let second = values[value + 1] else { return nil }
    return second - first
  }
}
