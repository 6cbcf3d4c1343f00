extension ExactFraction {
  /// Whether three points lie on one straight line: (y₂ − y₁)(x₃ − x₂) = (y₃ − y₂)(x₂ − x₁).
  ///
  /// - Parameters:
  ///   - places: The three places, ascending.
  ///   - values: The value at each.
  /// - Returns: `nil` where 128 bits do not hold the products.
  static func isStraight(
    at places: (Int, Int, Int), _ values: (ExactFraction, ExactFraction, ExactFraction)
  ) -> Bool? {
    guard let first = values.1.subtracting(values.0), let second = values.2.subtracting(values.1),
      let left = first.multiplied(by: ExactFraction(whole: places.2 - places.1)),
      let right = second.multiplied(by: ExactFraction(whole: places.1 - places.0))
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
    case .released: return ExactFraction(whole: posts.reduce(0) { $0 + $1.released })
    case .cost: return exactCost(limits)
    case .unitsTouched: return ExactFraction(whole: Int(unitsTouched()))
    case .change(let earlier): return ExactFraction(whole: Int(change(from: earlier)))
    }
  }

  private func exactCost(_ limits: [LineLimits]) -> ExactFraction? {
    var sum = ExactFraction.zero
    for (index, limit) in limits.enumerated() where posts[index].purchased > 0 {
      guard let position = limit.purchaseRule,
        case .purchase(let purchase) = board.rules[position].kind
      else { continue }
      guard
        let price = ExactFraction(
          Int128(purchase.unitCost.units), over: Int128(purchase.unitCost.denominator)),
        let part = price.multiplied(by: ExactFraction(whole: posts[index].purchased)),
        let more = sum.adding(part)
      else { return nil }
      sum = more
    }
    return sum
  }

  private func exactBenefit(_ curve: BenefitCurve, _ weights: [BenefitWeight]) -> ExactFraction? {
    let lineWeights = board.lineWeights(weights)
    var sum = ExactFraction.zero
    for (index, line) in board.lines.enumerated() where posts[index].changes {
      let gained: ExactFraction
      // As the curve counts: from 0 to the need, also where a plan made by hand goes beyond.
      let served = max(0, min(service(index), line.need))
      let servedBefore = max(0, min(line.approved, line.need))
      switch curve {
      case .log: return nil
      case .linear:
        gained = ExactFraction(whole: served - servedBefore)
      case .squaredShortage:
        let after = Int128(line.need - served)
        let before = Int128(line.need - servedBefore)
        guard
          let part = ExactFraction(before * before - after * after, over: Int128(max(1, line.need)))
        else { return nil }
        gained = part
      }
      let weight = lineWeights[index]
      guard let price = ExactFraction(weight.numerator, over: weight.denominator),
        let part = price.multiplied(by: gained), let more = sum.adding(part)
      else { return nil }
      sum = more
    }
    return sum
  }
}
