internal import LinearOptimization

extension CompiledModel {
  /// How far a point misses the bounds and rows, each relative to the size of the terms in it.
  ///
  /// A row is measured against its largest term and its side, at least 1, so that a large number in
  /// one place of the model does not excuse a violation in another.
  func relativeViolation(of point: [Double]) -> Double {
    var worst = 0.0
    func measure(_ value: Double, _ lower: Double, _ upper: Double, _ size: Double) {
      let excess = max(lower - value, value - upper)
      if excess <= 0 { return }
      let side = value < lower ? lower : upper
      let relative = excess / max(1, size, abs(side))
      worst = relative.isNaN ? .infinity : max(worst, relative)
    }
    var activities = [Double](repeating: 0, count: model.rowCount)
    var sizes = activities
    for column in 0..<model.columnCount {
      let value = column < point.count ? point[column] : .nan
      if !value.isFinite { return .infinity }
      measure(value, model.columnLower[column], model.columnUpper[column], 1)
      if value == 0 { continue }
      for index in starts[column]..<starts[column + 1] {
        let row = Int(rows[index])
        let term = values[index] * value
        activities[row] += term
        sizes[row] = max(sizes[row], abs(term))
      }
    }
    for row in activities.indices {
      measure(activities[row], model.rowLower[row], model.rowUpper[row], sizes[row])
    }
    return worst
  }

  /// The bound on the objective that any prices of the rows give, or `nil` if they give none.
  ///
  /// For each row the price counts with the side it pays for, for each column the reduced cost with
  /// the bound it pays for (Chvátal 1983, chapter 5). No trust in the solver is needed.
  func dualBound(of prices: [Double]) -> Double? {
    guard prices.count == model.rowCount else { return nil }
    let sign: Double = model.sense == .minimize ? 1 : -1
    var sum = model.objectiveConstant
    var prices = prices
    for row in prices.indices where prices[row] != 0 {
      let side = sign * prices[row] > 0 ? model.rowLower[row] : model.rowUpper[row]
      if side.isFinite {
        sum += prices[row] * side
      } else {
        // Any prices give a bound; those that pay for an absent side only spoil it.
        prices[row] = 0
      }
    }
    for (column, cost) in reducedCosts(for: prices).enumerated() where cost != 0 {
      let bound = sign * cost > 0 ? model.columnLower[column] : model.columnUpper[column]
      if bound.isInfinite {
        if abs(cost) <= Self.noise * max(1, abs(model.costs[column])) { continue }
        return nil
      }
      sum += cost * bound
    }
    return sum.isFinite ? sum : nil
  }

  /// The dual simplex calls a reduced cost zero within 1e-7; this is a hundredth of that.
  private static var noise: Double { 1e-9 }
}
