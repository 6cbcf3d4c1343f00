/// The product of all stated weights that match a line, kept as a fraction.
struct LineWeight {
  private(set) var numerator: Int128 = 1
  private(set) var denominator: Int128 = 1

  private static let ceiling: Int128 = 1 << 62

  /// Multiplies by a decimal; beyond 62 bits the product is rounded to a fraction of 2^30.
  mutating func multiply(by factor: ExactDecimal) {
    numerator *= Int128(factor.units)
    denominator *= Int128(factor.denominator)
    let divisor = greatestCommonDivisor(numerator, denominator)
    numerator /= divisor
    denominator /= divisor
    while numerator > Self.ceiling || denominator > Self.ceiling {
      numerator = max(1, numerator >> 1)
      denominator = max(1, denominator >> 1)
    }
  }

  var doubleValue: Double { Double(numerator) / Double(denominator) }
}

/// The greatest common divisor, at least 1.
func greatestCommonDivisor(_ first: Int128, _ second: Int128) -> Int128 {
  var (a, b) = (abs(first), abs(second))
  while b != 0 { (a, b) = (b, a % b) }
  return max(1, a)
}

extension Board {
  /// The weight of each line on a benefit level.
  func lineWeights(_ weights: [BenefitWeight]) -> [LineWeight] {
    var result = Array(repeating: LineWeight(), count: lines.count)
    for weight in weights {
      for line in lines(selectedBy: weight.selection) { result[line].multiply(by: weight.times) }
    }
    return result
  }
}

extension BenefitCurve {
  /// The gain of the service that follows `service` posts, for a need; unweighted.
  func gain(after service: Int, need: Int) -> Double {
    guard service < need, need > 0 else { return 0 }
    let n = Double(need)
    switch self {
    case .linear: return 1
    case .squaredShortage: return (2 * (n - Double(service)) - 1) / n
    case .log: return n * Self.logOfRatio(Double(service) + 2, Double(service) + 1)
    }
  }

  /// φ(s), unweighted.
  func value(of service: Int, need: Int) -> Double {
    guard need > 0 else { return 0 }
    let n = Double(need)
    let t = Double(min(max(0, service), need))
    switch self {
    case .linear: return t
    case .squaredShortage: return -(n - t) * (n - t) / n
    case .log: return n * Self.logOfRatio(1 + t, 1 + n)
    }
  }

  /// ln(first / second) by the series of the inverse hyperbolic tangent, after halving.
  ///
  /// The standard library has no logarithm without a C library; this one is good to the last bits.
  static func logOfRatio(_ first: Double, _ second: Double) -> Double {
    var ratio = first / second
    var halvings = 0.0
    while ratio > 1.4142135623730951 {
      ratio /= 2
      halvings += 1
    }
    while ratio < 0.7071067811865476 {
      ratio *= 2
      halvings -= 1
    }
    let t = (ratio - 1) / (ratio + 1)
    let square = t * t
    var power = t
    var sum = 0.0
    for order in 0..<24 {
      sum += power / Double(2 * order + 1)
      power *= square
    }
    return 2 * sum + halvings * 0.6931471805599453
  }
}
