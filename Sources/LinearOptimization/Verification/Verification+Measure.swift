extension Verification {
  /// Verifies a solution.
  ///
  /// - Parameters:
  ///   - solution: The solution.
  ///   - compiled: The model it claims to solve.
  ///   - tolerances: What counts as satisfied.
  /// - Complexity: O(rows + columns + coefficients).
  public init(
    of solution: Solution, in compiled: CompiledModel, tolerances: Tolerances = Tolerances()
  ) {
    let model = compiled.model
    self.tolerances = tolerances
    termination = solution.termination
    isMixedInteger = model.isMixedInteger
    certificateHolds = solution.certificate.map { compiled.proves($0) }
    let hasPoint = solution.values.count == model.columnCount
    let hasPrices = solution.shadowPrices.count == model.rowCount
    var rows = [CompensatedDot](repeating: CompensatedDot(), count: model.rowCount)
    var total = CompensatedDot()
    total.add(model.objectiveConstant)
    if hasPoint {
      measurePoint(solution.values, compiled, &rows, &total)
      objective = total.value
      if let stated = solution.objective {
        var difference = Worst()
        difference.note(abs(stated - total.value), size: total.size, "objective")
        objectiveDifference = difference
      }
    }
    if hasPrices {
      measurePrices(solution, compiled, hasPoint: hasPoint, rows, objectiveSize: total.size)
    }
  }

  private mutating func measurePoint(
    _ point: [Double], _ compiled: CompiledModel, _ rows: inout [CompensatedDot],
    _ total: inout CompensatedDot
  ) {
    let model = compiled.model
    var primal = Worst()
    var integrality = Worst()
    for column in point.indices {
      let value = point[column]
      total.add(model.costs[column], times: value)
      primal.note(
        Self.excess(value, model.columnLower[column], model.columnUpper[column]), size: abs(value),
        "column \(model.columnName(column))")
      if model.kinds[column] == .integer {
        integrality.note(
          abs(value - value.rounded()), size: 1, "column \(model.columnName(column))")
      }
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        rows[Int(compiled.rows[index])].add(compiled.values[index], times: value)
      }
    }
    for row in rows.indices {
      primal.note(
        Self.excess(rows[row].value, model.rowLower[row], model.rowUpper[row]),
        size: rows[row].size, "row \(model.rowName(row))")
    }
    self.primal = primal
    self.integrality = integrality
  }

  private mutating func measurePrices(
    _ solution: Solution, _ compiled: CompiledModel, hasPoint: Bool, _ rows: [CompensatedDot],
    objectiveSize: Double
  ) {
    let model = compiled.model
    let prices = solution.shadowPrices
    var measure = DualMeasure(sense: model.sense)
    measure.total.add(model.objectiveConstant)
    var stated = Worst()
    let hasReduced = solution.reducedCosts.count == model.columnCount
    for column in 0..<model.columnCount {
      var cost = CompensatedDot()
      cost.add(model.costs[column])
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        cost.add(-compiled.values[index], times: prices[Int(compiled.rows[index])])
      }
      if hasReduced {
        stated.note(
          abs(solution.reducedCosts[column] - cost.value), size: cost.size,
          "column \(model.columnName(column))")
      }
      measure.note(
        cost.value, size: cost.size, model.columnLower[column], model.columnUpper[column],
        hasPoint ? solution.values[column] : nil, "column \(model.columnName(column))")
    }
    for row in 0..<model.rowCount {
      measure.note(
        prices[row], size: abs(prices[row]), model.rowLower[row], model.rowUpper[row],
        hasPoint ? rows[row].value : nil, "row \(model.rowName(row))")
    }
    dual = measure.wrongSign
    if hasReduced { reducedCosts = stated }
    let bound = measure.total.value
    dualObjective = bound
    if let objective {
      let size = max(1, objectiveSize, measure.total.size)
      measure.complementarity.relative = measure.complementarity.absolute / size
      complementarity = measure.complementarity
      var difference = Worst()
      difference.note(abs(objective - bound), size: size, "objective")
      gap = difference
    }
  }

  private static func excess(_ value: Double, _ lower: Double, _ upper: Double) -> Double {
    value.isFinite ? max(0, lower - value, value - upper) : .nan
  }
}

extension Verification.Worst {
  /// Keeps the greater relative figure; NaN beats all.
  mutating func note(_ amount: Double, size: Double, _ place: @autoclosure () -> String) {
    if amount == 0 || absolute.isNaN { return }
    let share = amount / max(1, size)
    if amount.isNaN || share.isNaN || share > relative {
      absolute = amount
      relative = amount.isNaN ? .nan : share
      self.place = place()
    }
  }
}

/// Signs, products and the dual objective of reduced costs and prices.
private struct DualMeasure {
  let sense: ObjectiveSense
  var wrongSign = Verification.Worst()
  var complementarity = Verification.Worst()
  var total = CompensatedDot()

  init(sense: ObjectiveSense) { self.sense = sense }

  mutating func note(
    _ price: Double, size: Double, _ lower: Double, _ upper: Double, _ value: Double?,
    _ place: @autoclosure () -> String
  ) {
    if price == 0 { return }
    let side = (price > 0) == (sense == .minimize) ? lower : upper
    if price.isNaN || side.isInfinite {
      wrongSign.note(abs(price), size: size, place())
      return
    }
    total.add(price, times: side)
    if let value {
      complementarity.note(abs(price) * abs(value - side), size: 1, place())
    }
  }
}
