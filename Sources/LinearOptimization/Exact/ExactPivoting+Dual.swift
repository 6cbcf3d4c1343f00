internal import BigInt

extension ExactPivoting {
  /// A basic item in terms of those out of the basis, times a positive number.
  private struct TableauRow {
    /// One coefficient for each column, then for each row.
    var coefficients: [BigDyadic]
    /// The combination of rows that the item depends on.
    var multipliers: [BigDyadic]
  }

  /// Takes an item that misses a bound out of the basis.
  func dualStep(_ leaving: Int) throws(ExactStop) -> ExactStep {
    guard status(leaving) == .basic else { return .stuck }
    let lower = bounds(leaving).lower
    let mustRise = lower.isFinite && excess(leaving, over: lower).isNegative
    let row = try tableauRow(of: leaving)
    var best: (item: Int, cost: BigDyadic, size: BigDyadic)?
    for (item, coefficient) in row.coefficients.enumerated()
    where !coefficient.isZero && status(item) != .basic {
      let rises = coefficient.isPositive == mustRise
      let end = rises ? bounds(item).upper : bounds(item).lower
      if end.isFinite, excess(item, over: end).isZero { continue }
      // A cost of the wrong sign counts as zero; primal steps put it right.
      let signed = rises ? cost(item) : -cost(item)
      let cost = signed.isNegative ? .zero : signed
      let size = coefficient.magnitude
      if let rival = best {
        let difference = cost * rival.size - rival.cost * size
        if difference.isPositive || difference.isZero && !(rival.size < size) { continue }
      }
      best = (item, cost, size)
    }
    guard let best else {
      let multipliers = mustRise ? row.multipliers : row.multipliers.map { -$0 }
      return compiled.contradictsExactly(multipliers)
        ? .infeasible(ExactProof(vector: multipliers)) : .stuck
    }
    return .basis(
      exchanged(leaving: leaving, to: mustRise ? .atLower : .atUpper, entering: best.item))
  }

  private func tableauRow(of leaving: Int) throws(ExactStop) -> TableauRow {
    let ownRow = leaving - columnCount
    var own = [BigDyadic](repeating: .zero, count: columnCount)
    if ownRow < 0 {
      own[leaving] = BigDyadic(1)
    } else {
      for column in 0..<columnCount {
        for index in compiled.starts[column]..<compiled.starts[column + 1]
        where Int(compiled.rows[index]) == ownRow {
          own[column] = BigDyadic(compiled.values[index])
        }
      }
    }
    let (values, denominator) = try exact.solveTransposed(exact.columns.map { own[Int($0)] })
    var multipliers = [BigDyadic](repeating: .zero, count: model.rowCount)
    for (position, row) in exact.rows.enumerated() { multipliers[Int(row)] = values[position] }
    let products = try exact.products(with: multipliers)
    let coefficients = products.indices.map { column in
      (ownRow < 0 || own[column].isZero ? .zero : own[column] * denominator) - products[column]
    }
    let row = coefficients + multipliers
    // A basic row is moved to the other side, so that the combination speaks of columns alone.
    if ownRow >= 0 { multipliers[ownRow] = BigDyadic(mantissa: -denominator, exponent: 0) }
    return TableauRow(coefficients: row, multipliers: multipliers)
  }
}
