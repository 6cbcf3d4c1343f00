internal import BigInt

extension ExactBasis {
  private var model: Model { compiled.model }

  /// The point of the basis.
  func point() throws(ExactStop) -> ExactPoint {
    var sides = [BigDyadic](repeating: .zero, count: model.rowCount)
    for row in rows {
      let row = Int(row)
      sides[row] = BigDyadic(Self.value(basis.rows[row], model.rowLower[row], model.rowUpper[row]))
    }
    var fixed = [BigDyadic](repeating: .zero, count: model.columnCount)
    for column in basis.columns.indices where basis.columns[column] != .basic {
      let value = Self.value(
        basis.columns[column], model.columnLower[column], model.columnUpper[column])
      if value == 0 { continue }
      fixed[column] = BigDyadic(value)
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        let row = Int(compiled.rows[index])
        if basis.rows[row] == .basic { continue }
        sides[row] = sides[row] - fixed[column] * Dyadic(compiled.values[index])
      }
    }
    let (values, denominator) = try solve(rows.map { sides[Int($0)] })
    var all = denominator == 1 ? fixed : fixed.map { $0.isZero ? $0 : $0 * denominator }
    for (position, column) in columns.enumerated() { all[Int(column)] = values[position] }
    return ExactPoint(
      columns: all, rows: try activities(of: all), denominator: denominator)
  }

  /// A times a vector.
  func activities(of vector: [BigDyadic]) throws(ExactStop) -> [BigDyadic] {
    var result = [BigDyadic](repeating: .zero, count: model.rowCount)
    for column in vector.indices where !vector[column].isZero {
      if column & 63 == 0 { try budget.check() }
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        let row = Int(compiled.rows[index])
        result[row] = result[row] + vector[column] * Dyadic(compiled.values[index])
      }
    }
    return result
  }

  /// The prices of the basis.
  func prices() throws(ExactStop) -> ExactPrices {
    let (values, denominator) = try solveTransposed(
      columns.map { BigDyadic(model.costs[Int($0)]) })
    var prices = [BigDyadic](repeating: .zero, count: model.rowCount)
    for (position, row) in rows.enumerated() { prices[Int(row)] = values[position] }
    let products = try self.products(with: prices)
    let reduced = model.costs.indices.map { column in
      BigDyadic(model.costs[column]) * denominator - products[column]
    }
    return ExactPrices(columns: reduced, rows: prices, denominator: denominator)
  }

  /// Aᵀ times a vector.
  func products(with multipliers: [BigDyadic]) throws(ExactStop) -> [BigDyadic] {
    var result = [BigDyadic](repeating: .zero, count: model.columnCount)
    for column in result.indices {
      if column & 63 == 0 { try budget.check() }
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        let multiplier = multipliers[Int(compiled.rows[index])]
        if multiplier.isZero { continue }
        result[column] = result[column] + multiplier * Dyadic(compiled.values[index])
      }
    }
    return result
  }

  /// Point, prices and what they miss.
  func solution() throws(ExactStop) -> ExactBasicSolution {
    let point = try point()
    let prices = try prices()
    var objective = BigDyadic(model.objectiveConstant) * point.denominator
    for column in model.costs.indices where model.costs[column] != 0 {
      objective = objective + point.columns[column] * Dyadic(model.costs[column])
    }
    var primal = WorstMiss()
    var dual = WorstMiss()
    for column in model.costs.indices {
      let (lower, upper) = (model.columnLower[column], model.columnUpper[column])
      let value = point.columns[column]
      primal.note(.column(column), excess(of: value, over: point.denominator, lower, upper))
      dual.note(
        .column(column),
        wrongPrice(prices.columns[column], value, point.denominator, lower, upper))
    }
    for row in 0..<model.rowCount {
      let (lower, upper) = (model.rowLower[row], model.rowUpper[row])
      let value = point.rows[row]
      primal.note(.row(row), excess(of: value, over: point.denominator, lower, upper))
      dual.note(
        .row(row), wrongPrice(prices.rows[row], value, point.denominator, lower, upper))
    }
    return ExactBasicSolution(
      basis: basis, objective: Rational(objective, over: point.denominator),
      primalMiss: primal.miss(over: point.denominator, in: model), primalMissCount: primal.count,
      dualMiss: dual.miss(over: prices.denominator, in: model), dualMissCount: dual.count,
      point: point, prices: prices)
  }

  private func excess(
    of value: BigDyadic, over denominator: BigInt, _ lower: Double, _ upper: Double
  ) -> BigDyadic {
    if lower.isFinite {
      let below = BigDyadic(lower) * denominator - value
      if below.isPositive { return below }
    }
    if upper.isFinite {
      let above = value - BigDyadic(upper) * denominator
      if above.isPositive { return above }
    }
    return .zero
  }

  /// A price pushes towards a bound; it is right only where the value stands at that bound.
  private func wrongPrice(
    _ price: BigDyadic, _ value: BigDyadic, _ denominator: BigInt, _ lower: Double, _ upper: Double
  ) -> BigDyadic {
    if price.isZero { return .zero }
    let side = price.isPositive == (model.sense == .minimize) ? lower : upper
    if side.isFinite, (value - BigDyadic(side) * denominator).isZero { return .zero }
    return price.magnitude
  }
}

private struct WorstMiss {
  var place: ExactMiss.Place?
  var amount = BigDyadic.zero
  var count = 0

  mutating func note(_ place: ExactMiss.Place, _ amount: BigDyadic) {
    if amount.isZero { return }
    count += 1
    if self.amount < amount {
      self.place = place
      self.amount = amount
    }
  }

  func miss(over denominator: BigInt, in model: Model) -> ExactMiss? {
    guard let place else { return nil }
    let name =
      switch place {
      case .column(let column): model.columnName(column)
      case .row(let row): model.rowName(row)
      }
    return ExactMiss(place: place, name: name, amount: Rational(amount, over: denominator))
  }
}
