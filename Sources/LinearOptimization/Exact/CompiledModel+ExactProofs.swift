internal import BigInt

extension CompiledModel {
  // 2⁻⁴⁰ of the greatest component is below any solver's noise, 2⁻¹⁰ far above it.
  private static let roundings = [40, 30, 20, 10]

  /// Tells whether a certificate proves what it claims, without any tolerance.
  ///
  /// Floating-point multipliers rarely cancel exactly on columns without bounds. So components of a
  /// sign that proves nothing are left out, and where the certificate as it is fails, it is rounded
  /// to fewer and fewer bits; each of these vectors is checked in exact arithmetic as a proof of its
  /// own. Whole columns are treated as continuous.
  ///
  /// - Parameter certificate: The certificate.
  /// - Returns: Whether it, or it rounded, is an exact proof.
  /// - Complexity: O(rows + columns + coefficients) for each of five roundings.
  public func provesExactly(_ certificate: Certificate) -> Bool {
    exactProof(from: certificate) != nil
  }

  /// The exact proof that a certificate amounts to, as ``provesExactly(_:)`` finds it.
  ///
  /// - Parameter certificate: The certificate.
  /// - Returns: The checked proof; `nil` where there is none.
  /// - Complexity: O(rows + columns + coefficients) for each of five roundings.
  public func exactProof(from certificate: Certificate) -> ExactProof? {
    switch certificate {
    case .farkas(let multipliers):
      firstProof(of: multipliers, count: model.rowCount) { vector in
        for sign in [1.0, -1.0] {
          let candidate = useful(vector.map { $0 * sign }) { row, isUp in
            (isUp ? model.rowUpper[row] : model.rowLower[row]).isFinite
          }
          if contradictsExactly(candidate) { return candidate }
        }
        return nil
      }
    case .ray(let direction):
      firstProof(of: direction, count: model.columnCount) { vector in
        let candidate = useful(vector) { column, isUp in
          (isUp ? model.columnUpper[column] : model.columnLower[column]).isInfinite
        }
        return improvesExactly(candidate) ? candidate : nil
      }
    }
  }

  private func firstProof(
    of vector: [Double], count: Int, _ check: ([Double]) -> [BigDyadic]?
  ) -> ExactProof? {
    let greatest = vector.reduce(0) { max($0, abs($1)) }
    guard vector.count == count, vector.allSatisfy(\.isFinite), greatest > 0 else { return nil }
    if let proof = check(vector) { return ExactProof(vector: proof) }
    for bits in Self.roundings {
      // A power of two, so that dividing and multiplying are exact.
      let unit = Double(
        sign: .plus, exponent: max(greatest.exponent - bits, -1022), significand: 1)
      if let proof = check(vector.map { ($0 / unit).rounded() * unit }) {
        return ExactProof(vector: proof)
      }
    }
    return nil
  }

  private func useful(_ vector: [Double], _ allowed: (Int, Bool) -> Bool) -> [BigDyadic] {
    vector.indices.map { index in
      vector[index] != 0 && allowed(index, vector[index] > 0)
        ? BigDyadic(vector[index]) : .zero
    }
  }

  /// Whether the least y·A x over the column bounds exceeds the greatest that the rows allow.
  func contradictsExactly(_ multipliers: [BigDyadic]) -> Bool {
    var gap = BigDyadic.zero
    for row in multipliers.indices where !multipliers[row].isZero {
      let side = multipliers[row].isPositive ? model.rowUpper[row] : model.rowLower[row]
      guard side.isFinite else { return false }
      gap = gap - multipliers[row] * Dyadic(side)
    }
    for column in 0..<model.columnCount {
      var slope = BigDyadic.zero
      for index in starts[column]..<starts[column + 1] {
        let multiplier = multipliers[Int(rows[index])]
        if !multiplier.isZero { slope = slope + multiplier * Dyadic(values[index]) }
      }
      if slope.isZero { continue }
      let bound = slope.isPositive ? model.columnLower[column] : model.columnUpper[column]
      guard bound.isFinite else { return false }
      gap = gap + slope * Dyadic(bound)
    }
    return gap.isPositive
  }

  /// Whether a direction keeps all bounds for ever and improves the objective.
  func improvesExactly(_ direction: [BigDyadic]) -> Bool {
    var activities = [BigDyadic](repeating: .zero, count: model.rowCount)
    var change = BigDyadic.zero
    for column in direction.indices where !direction[column].isZero {
      let isUp = direction[column].isPositive
      let bound = isUp ? model.columnUpper[column] : model.columnLower[column]
      guard bound.isInfinite else { return false }
      change = change + direction[column] * Dyadic(model.costs[column])
      for index in starts[column]..<starts[column + 1] {
        let row = Int(rows[index])
        activities[row] = activities[row] + direction[column] * Dyadic(values[index])
      }
    }
    for row in activities.indices where !activities[row].isZero {
      let side = activities[row].isPositive ? model.rowUpper[row] : model.rowLower[row]
      guard side.isInfinite else { return false }
    }
    return model.sense == .minimize ? change.isNegative : change.isPositive
  }
}
