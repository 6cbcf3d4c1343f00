extension CompiledModel {
  /// What counts as zero, relative to the greatest terms that cancel in it.
  ///
  /// Solvers work to 1e-7 and doubles to 1e-16: at 1e-9 a million rounding errors still pass as
  /// zero, while a contradiction of practical size, far above the solvers' own tolerance, stays.
  public static let certificateTolerance = 1e-9

  /// Tells whether a certificate proves what it claims, by recomputing it.
  ///
  /// A ray proves that the objective improves without end from any feasible point; that there is
  /// such a point it cannot prove. Whole columns are treated as continuous.
  ///
  /// - Parameter certificate: The certificate.
  /// - Returns: Whether it holds within ``certificateTolerance``.
  /// - Complexity: O(rows + columns + coefficients).
  public func proves(_ certificate: Certificate) -> Bool {
    switch certificate {
    case .farkas(let multipliers):
      // Either sign of the multipliers states the same proof.
      contradicts(multipliers) || contradicts(multipliers.map { -$0 })
    case .ray(let direction): improvesForever(direction)
    }
  }

  /// Whether the least y·A x over the column bounds exceeds the greatest that the rows allow.
  private func contradicts(_ multipliers: [Double]) -> Bool {
    guard
      let multipliers = cleaned(
        multipliers, count: model.rowCount,
        allowed: { row, isUp in
          (isUp ? model.rowUpper[row] : model.rowLower[row]).isFinite
        })
    else { return false }
    var allowed = 0.0
    var size = 0.0
    for row in multipliers.indices where multipliers[row] != 0 {
      let side = multipliers[row] > 0 ? model.rowUpper[row] : model.rowLower[row]
      allowed += multipliers[row] * side
      size += abs(multipliers[row] * side)
    }
    var least = 0.0
    for column in 0..<model.columnCount {
      let (slope, terms) = product(of: multipliers, column: column)
      if slope == 0 { continue }
      let bound = slope > 0 ? model.columnLower[column] : model.columnUpper[column]
      if bound.isInfinite {
        if abs(slope) <= Self.certificateTolerance * terms { continue }
        return false
      }
      least += slope * bound
      size += abs(slope * bound)
    }
    return least - allowed > Self.certificateTolerance * size
  }

  private func improvesForever(_ direction: [Double]) -> Bool {
    guard
      let direction = cleaned(
        direction, count: model.columnCount,
        allowed: { column, isUp in
          (isUp ? model.columnUpper[column] : model.columnLower[column]).isInfinite
        })
    else { return false }
    var change = 0.0
    var terms = 0.0
    for column in direction.indices {
      change += model.costs[column] * direction[column]
      terms += abs(model.costs[column] * direction[column])
    }
    let gain = model.sense == .minimize ? -change : change
    guard gain > Self.certificateTolerance * terms else { return false }
    var activities = [Double](repeating: 0, count: model.rowCount)
    var sizes = [Double](repeating: 0, count: model.rowCount)
    for column in direction.indices where direction[column] != 0 {
      for index in starts[column]..<starts[column + 1] {
        let term = values[index] * direction[column]
        activities[Int(rows[index])] += term
        sizes[Int(rows[index])] += abs(term)
      }
    }
    for row in activities.indices {
      guard sizes[row].isFinite else { return false }
      if abs(activities[row]) <= Self.certificateTolerance * sizes[row] { continue }
      let side = activities[row] > 0 ? model.rowUpper[row] : model.rowLower[row]
      if side.isFinite { return false }
    }
    return true
  }

  /// The vector without noise of a forbidden sign, or `nil` if it is no vector for a proof.
  ///
  /// Leaving a component out is rigorous: what remains is checked as a vector of its own.
  private func cleaned(
    _ vector: [Double], count: Int, allowed: (Int, Bool) -> Bool
  ) -> [Double]? {
    guard vector.count == count else { return nil }
    var greatest = 0.0
    for component in vector {
      guard component.isFinite else { return nil }
      greatest = max(greatest, abs(component))
    }
    guard greatest > 0 else { return nil }
    var result = vector
    for index in result.indices where result[index] != 0 && !allowed(index, result[index] > 0) {
      guard abs(result[index]) <= Self.certificateTolerance * greatest else { return nil }
      result[index] = 0
    }
    return result
  }

  private func product(of multipliers: [Double], column: Int) -> (sum: Double, terms: Double) {
    var sum = 0.0
    var terms = 0.0
    for index in starts[column]..<starts[column + 1] {
      let term = values[index] * multipliers[Int(rows[index])]
      sum += term
      terms += abs(term)
    }
    return (sum, terms)
  }
}
