/// The values of a whole plan on the objective levels, from the plan itself.
struct PlanValues {
  let board: Board
  let posts: [PlannedPosts]

  func service(_ line: Int) -> Int { posts[line].final + posts[line].purchased }

  func benefit(_ curve: BenefitCurve, weights: [BenefitWeight]) -> Double {
    let lineWeights = board.lineWeights(weights)
    if curve == .linear, let exact = exactLinearBenefit(lineWeights) { return exact }
    var sum = CompensatedSum()
    for (index, line) in board.lines.enumerated() where posts[index].changes {
      let weight = lineWeights[index].doubleValue
      switch curve {
      case .squaredShortage where line.need > 0:
        // One division a line keeps the sum as exact as doubles allow.
        let after = max(0, line.need - service(index))
        let before = max(0, line.need - line.approved)
        let difference = Int128(before) * Int128(before) - Int128(after) * Int128(after)
        sum.add(weight * Double(difference) / Double(line.need))
      default:
        sum.add(
          weight
            * (curve.value(of: service(index), need: line.need)
              - curve.value(of: line.approved, need: line.need)))
      }
    }
    return sum.value
  }

  /// The linear benefit as one fraction, so that 86.3 is 86.3; `nil` if it does not fit.
  private func exactLinearBenefit(_ weights: [LineWeight]) -> Double? {
    var numerator: Int128 = 0
    var denominator: Int128 = 1
    for (index, line) in board.lines.enumerated() where posts[index].changes {
      let gained = min(service(index), line.need) - min(line.approved, line.need)
      let weight = weights[index]
      let common = denominator / greatestCommonDivisor(denominator, weight.denominator)
      let (shared, overflow) = common.multipliedReportingOverflow(by: weight.denominator)
      guard !overflow, shared < 1 << 40 else { return nil }
      numerator =
        numerator * (shared / denominator)
        + Int128(gained) * weight.numerator * (shared / weight.denominator)
      denominator = shared
      guard abs(numerator) < 1 << 80 else { return nil }
    }
    return Double(numerator) / Double(denominator)
  }

  /// The least coverage over the selected lines with a need; 1 where there is none.
  func leastCoverage(where selection: Selector) -> CoverageFraction {
    var least = CoverageFraction(posts: 1, need: 1)
    for line in board.lines(selectedBy: selection) where board.lines[line].need > 0 {
      let coverage = CoverageFraction(posts: service(line), need: board.lines[line].need)
      if coverage < least { least = coverage }
    }
    return least
  }

  func released() -> Double { Double(posts.reduce(0) { $0 + $1.released }) }

  func unitsTouched() -> Double {
    var units: Set<String> = []
    for (index, line) in board.lines.enumerated()
    where posts[index].released != 0 || posts[index].granted != 0 {
      units.insert(line.unit)
    }
    return Double(units.count)
  }

  /// Money as one decimal sum.
  func cost(_ limits: [LineLimits]) -> Double {
    var units: Int128 = 0
    for (index, limit) in limits.enumerated() where posts[index].purchased > 0 {
      guard let position = limit.purchaseRule,
        case .purchase(let purchase) = board.rules[position].kind
      else { continue }
      let step = ExactDecimal.powerOfTen(ExactDecimal.maximumScale - purchase.unitCost.scale)
      units += Int128(purchase.unitCost.units) * Int128(step) * Int128(posts[index].purchased)
    }
    return Double(units) / Double(ExactDecimal.powerOfTen(ExactDecimal.maximumScale))
  }

  func change(from earlier: [PlannedPosts]) -> Double {
    var previous: [String: PlannedPosts] = [:]
    for before in earlier { previous[before.id] = before }
    var distance = 0
    for (index, line) in board.lines.enumerated() {
      let before = previous[line.id] ?? PlannedPosts(id: line.id, final: line.approved)
      distance += abs(posts[index].final - before.final)
      distance += abs(posts[index].purchased - before.purchased)
    }
    return Double(distance)
  }

  func value(of goal: ObjectiveLevel.Goal, limits: [LineLimits]) -> Double {
    switch goal {
    case .benefit(let curve, let weights): benefit(curve, weights: weights)
    case .coverage(let selection): leastCoverage(where: selection).doubleValue
    case .released: released()
    case .cost: cost(limits)
    case .unitsTouched: unitsTouched()
    case .change(let earlier): change(from: earlier)
    }
  }
}

extension CoverageFraction {
  var doubleValue: Double { Double(posts) / Double(need) }
}
