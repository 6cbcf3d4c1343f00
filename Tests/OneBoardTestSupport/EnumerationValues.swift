import OneBoard

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The value of one level of one plan: whole numbers where the level allows it, so that plans are
/// compared exactly.
enum EnumerationValue {
  /// A multiple of one over the scale.
  case exact(Int128, scale: Int128)
  /// A number with logarithms in it, compared up to a billionth.
  case real(Double)
  /// The sorted coverages of the selected lines as multiples of one over the scale.
  case sorted([Int], scale: Int)

  var double: Double {
    switch self {
    case .exact(let value, let scale): Double(value) / Double(scale)
    case .real(let value): value
    case .sorted(let values, let scale): values.first.map { Double($0) / Double(scale) } ?? 1
    }
  }

  /// Whether this is less than the other, both of one level.
  func precedes(_ other: EnumerationValue) -> Bool {
    switch (self, other) {
    case (.exact(let left, _), .exact(let right, _)): left < right
    case (.real(let left), .real(let right)): left < right - 1e-9
    case (.sorted(let left, _), .sorted(let right, _)): left.lexicographicallyPrecedes(right)
    default: false
    }
  }

  /// Whether this is at most a fraction of the best value worse than the best value.
  func isWithin(_ tolerance: ExactDecimal?, of best: EnumerationValue, maximizing: Bool) -> Bool {
    guard let tolerance, tolerance.units != 0 else {
      return maximizing ? !precedes(best) : !best.precedes(self)
    }
    let units = Int128(tolerance.units)
    var ten: Int128 = 1
    for _ in 0..<tolerance.scale { ten *= 10 }
    switch (self, best) {
    case (.exact(let value, _), .exact(let top, _)):
      let loss = maximizing ? top - value : value - top
      return loss * ten <= units * Int128(top.magnitude)
    case (.real(let value), .real(let top)):
      return top - value <= tolerance.doubleValue * abs(top) + 1e-9
    case (.sorted(let values, _), .sorted(let top, _)):
      guard let value = values.first, let least = top.first else { return true }
      return Int128(least - value) * ten <= units * Int128(least)
    default: return false
    }
  }
}

/// Computes level values of tiny boards from their definitions.
struct EnumerationValues {
  let board: Board
  let legality: EnumerationLegality

  /// The weighted shortfall of soft rules.
  func shortfall(_ plan: [Choice]) -> EnumerationValue {
    var sum: Int128 = 0
    for (index, rule) in board.rules.enumerated() {
      guard let weight = rule.softWeight else { continue }
      for lack in legality.lacks(of: index, plan) {
        sum += Int128(EnumerationLegality.billionths(weight)) * Int128(lack)
      }
    }
    return .exact(sum, scale: 1_000_000_000_000_000_000)
  }

  /// The value of a level.
  func value(of goal: ObjectiveLevel.Goal, _ plan: [Choice]) -> EnumerationValue {
    switch goal {
    case .benefit(let curve, let weights): benefit(plan, curve, weights)
    case .coverage(let selector): coverage(plan, selector)
    case .released: .exact(Int128(plan.reduce(0) { $0 + $1.released }), scale: 1)
    case .cost: cost(plan)
    case .unitsTouched:
      .exact(
        Int128(
          Set(
            plan.indices.filter { plan[$0].released + plan[$0].granted > 0 }
              .map { board.lines[$0].unit }
          ).count), scale: 1)
    case .change(let earlier): change(plan, earlier)
    }
  }

  private func service(_ plan: [Choice], _ position: Int) -> Int {
    let choice = plan[position]
    return board.lines[position].approved - choice.released + choice.granted + choice.purchased
  }

  private func benefit(
    _ plan: [Choice], _ curve: BenefitCurve, _ weights: [BenefitWeight]
  ) -> EnumerationValue {
    // Every weight is brought to the denominator 10^(sum of all scales), every square to the least
    // common multiple of the needs.
    let common = board.lines.reduce(1) { Self.leastCommonMultiple($0, max(1, $1.need)) }
    var scale: Int128 = 1
    for weight in weights {
      for _ in 0..<weight.times.scale { scale *= 10 }
    }
    var exact: Int128 = 0
    var real = 0.0
    for position in board.lines.indices where board.lines[position].need > 0 {
      let line = board.lines[position]
      var factor: Int128 = 1
      for weight in weights {
        if EnumerationLegality.takes(weight.selection, line) {
          factor *= Int128(weight.times.units)
        } else {
          for _ in 0..<weight.times.scale { factor *= 10 }
        }
      }
      let before = min(line.approved, line.need)
      let after = min(service(plan, position), line.need)
      switch curve {
      case .linear: exact += factor * Int128(after - before) * Int128(common)
      case .squaredShortage:
        let (old, new) = (line.need - before, line.need - after)
        exact += factor * Int128(old * old - new * new) * Int128(common / line.need)
      case .log:
        real +=
          Double(factor) / Double(scale) * Double(line.need)
          * (log1p(Double(after)) - log1p(Double(before)))
      }
    }
    return curve == .log ? .real(real) : .exact(exact, scale: scale * Int128(common))
  }

  private func coverage(_ plan: [Choice], _ selector: Selector) -> EnumerationValue {
    let counted = board.lines.indices.filter {
      board.lines[$0].need > 0 && EnumerationLegality.takes(selector, board.lines[$0])
    }
    let common = counted.reduce(1) { Self.leastCommonMultiple($0, board.lines[$1].need) }
    let values = counted.map { position in
      let need = board.lines[position].need
      return min(service(plan, position), need) * (common / need)
    }
    return .sorted(values.sorted(), scale: common)
  }

  private func cost(_ plan: [Choice]) -> EnumerationValue {
    var sum: Int128 = 0
    for (rule, lines) in zip(board.rules, legality.selected) {
      guard case .purchase(let purchase) = rule.kind else { continue }
      let places = lines.reduce(0) { $0 + plan[$1].purchased }
      sum += Int128(EnumerationLegality.billionths(purchase.unitCost) * places)
    }
    return .exact(sum, scale: 1_000_000_000)
  }

  private func change(_ plan: [Choice], _ earlier: [PlannedPosts]) -> EnumerationValue {
    var sum = 0
    for (line, choice) in zip(board.lines, plan) {
      let old = earlier.first { $0.id == line.id }
      let final = line.approved - choice.released + choice.granted
      sum += abs(final - (old?.final ?? line.approved))
      sum += abs(choice.purchased - (old?.purchased ?? 0))
    }
    return .exact(Int128(sum), scale: 1)
  }

  private static func leastCommonMultiple(_ left: Int, _ right: Int) -> Int {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return left / a * right
  }
}
