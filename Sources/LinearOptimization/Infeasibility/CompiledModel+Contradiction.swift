internal import BigInt

extension CompiledModel {
  /// Spells out an exact proof of infeasibility by sides and bounds.
  ///
  /// - Parameter proof: Exact multipliers of the rows of this model.
  /// - Returns: The contradiction; `nil` where the proof is none of this model's infeasibility.
  /// - Complexity: O(rows + columns + coefficients).
  public func contradiction(from proof: ExactProof) -> Contradiction? {
    guard proof.count == model.rowCount, contradictsExactly(proof.vector) else { return nil }
    let scale = Scale(proof.vector)
    var members: [Contradiction.Member] = []
    var excess = BigDyadic.zero
    func add(_ multiplier: BigDyadic, _ upper: ModelSide, _ lower: ModelSide) {
      if multiplier.isZero { return }
      // For rows a multiplier above zero leans on the upper side, and its term is subtracted.
      let side = multiplier.isPositive ? upper : lower
      excess = excess - multiplier * Dyadic(model.value(of: side) ?? 0)
      members.append(Contradiction.Member(side: side, weight: scale(multiplier.magnitude)))
    }
    for (row, multiplier) in proof.vector.enumerated() {
      add(multiplier, .rowUpper(row), .rowLower(row))
    }
    for column in 0..<model.columnCount {
      var slope = BigDyadic.zero
      for index in starts[column]..<starts[column + 1] {
        slope = slope + proof.vector[Int(rows[index])] * Dyadic(values[index])
      }
      // The bound takes away what the rows leave of the column.
      add(-slope, .columnUpper(column), .columnLower(column))
    }
    return Contradiction(members: members, excess: scale(excess))
  }

  /// Makes an exact contradiction of a solver's certificate.
  ///
  /// Weights that are near fractions with small denominators are tried first: they cancel exactly and
  /// are easy to read.
  ///
  /// - Parameter certificate: A certificate, rounded as solvers' numbers are.
  /// - Returns: The contradiction; `nil` where the certificate amounts to no exact one.
  /// - Complexity: O(rows + columns + coefficients) for each of five roundings.
  public func contradiction(from certificate: Certificate) -> Contradiction? {
    guard case .farkas(let multipliers) = certificate else { return nil }
    if multipliers.count == model.rowCount, let whole = Self.smallWhole(multipliers) {
      for sign in [1.0, -1.0] {
        let vector = whole.map { BigDyadic(sign * $0) }
        if let found = contradiction(from: ExactProof(vector: vector)) { return found }
      }
    }
    return exactProof(from: certificate).flatMap { contradiction(from: $0) }
  }

  /// Whole numbers with nearly the same ratios; `nil` where there are no small ones.
  private static func smallWhole(_ multipliers: [Double]) -> [Double]? {
    let greatest = multipliers.reduce(0) { max($0, abs($1)) }
    guard multipliers.allSatisfy(\.isFinite), greatest > 0 else { return nil }
    let present = multipliers.indices.filter {
      abs(multipliers[$0]) > certificateTolerance * greatest
    }
    let least = present.map { abs(multipliers[$0]) }.min() ?? greatest
    for factor in 1...largestDenominator {
      var result = [Double](repeating: 0, count: multipliers.count)
      let isWhole = present.allSatisfy { index in
        let value = multipliers[index] / least * Double(factor)
        result[index] = value.rounded()
        return abs(value - result[index]) <= 1e-8 * max(1, abs(value))
      }
      if isWhole { return result }
    }
    return nil
  }

  private static var largestDenominator: Int { 200 }
}

/// Divides so that multipliers become whole numbers without a common divisor.
private struct Scale {
  private var unit = 0
  private var divisor: BigInt = 1

  init(_ multipliers: [BigDyadic]) {
    let present = multipliers.filter { !$0.isZero }
    unit = present.map(\.exponent).min() ?? 0
    var common: BigUInt = 0
    for multiplier in present {
      common = Rational.greatestCommonDivisor(
        common, multiplier.whole(inUnitsOf: unit).magnitude)
    }
    if !common.isZero { divisor = BigInt(common) }
  }

  func callAsFunction(_ value: BigDyadic) -> Rational {
    Rational(BigDyadic(mantissa: value.mantissa, exponent: value.exponent - unit), over: divisor)
  }
}
