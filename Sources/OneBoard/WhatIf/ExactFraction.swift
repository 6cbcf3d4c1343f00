/// A fraction of whole numbers whose operations are `nil` where 128 bits do not hold the result.
struct ExactFraction: Hashable, Sendable {
  private(set) var numerator: Int128
  /// Above 0, with no divisor in common with the numerator.
  private(set) var denominator: Int128

  init(_ whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  /// Makes a fraction; the denominator is above 0.
  init(_ numerator: Int128, over denominator: Int128) {
    let divisor = greatestCommonDivisor(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = Swift.max(1, denominator / divisor)
  }

  func times(_ other: ExactFraction) -> ExactFraction? {
    // Common divisors are taken out crosswise first, so that the products are small.
    let left = ExactFraction(numerator, over: other.denominator)
    let right = ExactFraction(other.numerator, over: denominator)
    let (top, topOverflow) = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let (bottom, bottomOverflow) = left.denominator.multipliedReportingOverflow(
      by: right.denominator)
    return topOverflow || bottomOverflow ? nil : ExactFraction(top, over: bottom)
  }

  func plus(_ other: ExactFraction) -> ExactFraction? {
    let divisor = greatestCommonDivisor(denominator, other.denominator)
    let (left, leftOverflow) = numerator.multipliedReportingOverflow(
      by: other.denominator / divisor)
    let (right, rightOverflow) = other.numerator.multipliedReportingOverflow(
      by: denominator / divisor)
    let (top, topOverflow) = left.addingReportingOverflow(right)
    let (bottom, bottomOverflow) = denominator.multipliedReportingOverflow(
      by: other.denominator / divisor)
    if leftOverflow || rightOverflow || topOverflow || bottomOverflow { return nil }
    return ExactFraction(top, over: bottom)
  }

  func minus(_ other: ExactFraction) -> ExactFraction? {
    other.times(ExactFraction(-1)).flatMap { plus($0) }
  }

  /// Whether three points lie on one straight line: (y₂ − y₁)(x₃ − x₂) = (y₃ − y₂)(x₂ − x₁).
  ///
  /// - Parameters:
  ///   - places: The three places, ascending.
  ///   - values: The value at each.
  /// - Returns: `nil` where 128 bits do not hold the products.
  static func isStraight(
    at places: (Int, Int, Int), _ values: (ExactFraction, ExactFraction, ExactFraction)
  ) -> Bool? {
    guard let first = values.1.minus(values.0), let second = values.2.minus(values.1),
      let left = first.times(ExactFraction(places.2 - places.1)),
      let right = second.times(ExactFraction(places.1 - places.0))
    else { return nil }
    return left == right
  }
}

extension PlanValues {
  /// The value of a level as a fraction; `nil` for logarithms, and where 128 bits do not hold it.
  func exactValue(of goal: ObjectiveLevel.Goal, limits: [LineLimits]) -> ExactFraction? {
    switch goal {
    case .benefit(let curve, let weights): return exactBenefit(curve, weights)
    case .coverage(let selection):
      let least = leastCoverage(where: selection)
      return ExactFraction(Int128(least.posts), over: Int128(max(1, least.need)))
    case .released: return ExactFraction(posts.reduce(0) { $0 + $1.released })
    case .cost: return exactCost(limits)
    case .unitsTouched: return ExactFraction(Int(unitsTouched()))
    case .change(let earlier): return ExactFraction(Int(change(from: earlier)))
    }
  }

  private func exactCost(_ limits: [LineLimits]) -> ExactFraction? {
    var sum = ExactFraction(0)
    for (index, limit) in limits.enumerated() where posts[index].purchased > 0 {
      guard let position = limit.purchaseRule,
        case .purchase(let purchase) = board.rules[position].kind
      else { continue }
      let price = ExactFraction(
        Int128(purchase.unitCost.units), over: Int128(purchase.unitCost.denominator))
      guard let part = price.times(ExactFraction(posts[index].purchased)),
        let more = sum.plus(part)
      else { return nil }
      sum = more
    }
    return sum
  }

  private func exactBenefit(_ curve: BenefitCurve, _ weights: [BenefitWeight]) -> ExactFraction? {
    let lineWeights = board.lineWeights(weights)
    var sum = ExactFraction(0)
    for (index, line) in board.lines.enumerated() where posts[index].changes {
      let gained: ExactFraction
      switch curve {
      case .log: return nil
      case .linear:
        gained = ExactFraction(min(service(index), line.need) - min(line.approved, line.need))
      case .squaredShortage:
        let after = Int128(max(0, line.need - service(index)))
        let before = Int128(max(0, line.need - line.approved))
        gained = ExactFraction(before * before - after * after, over: Int128(max(1, line.need)))
      }
      let weight = lineWeights[index]
      guard let part = ExactFraction(weight.numerator, over: weight.denominator).times(gained),
        let more = sum.plus(part)
      else { return nil }
      sum = more
    }
    return sum
  }
}
