internal import LinearOptimization

/// Whether a point, its prices and its basis prove each other, each relative to its terms.
struct OptimalityCheck {
  /// The worst violation of a row or bound, relative to its largest term.
  private(set) var primal = 0.0
  /// The worst reduced cost or price of the wrong sign, relative to its largest term.
  private(set) var dual = 0.0
  /// The sum of products of slack and price, relative to the objective's terms.
  private(set) var gap = 0.0
  /// Whether the basis has as many basic columns and rows as the model rows.
  private(set) var hasBasis = false

  var holds: Bool {
    hasBasis && primal <= Self.tolerance && dual <= Self.tolerance && gap <= Self.gapTolerance
  }

  init(_ solution: Solution, _ compiled: CompiledModel) {
    let model = compiled.model
    let direction: Double = model.sense == .minimize ? 1 : -1
    if let basis = solution.basis {
      let basics = basis.columns.count { $0 == .basic } + basis.rows.count { $0 == .basic }
      hasBasis = basics == model.rowCount
    }
    var activities = [Double](repeating: 0, count: model.rowCount)
    var sizes = activities
    var products = 0.0
    var objectiveSize = 1.0
    for column in 0..<model.columnCount {
      let value = solution.values[column]
      var costSize = abs(model.costs[column])
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        let row = Int(compiled.rows[index])
        let term = compiled.values[index] * value
        activities[row] += term
        sizes[row] = max(sizes[row], abs(term))
        costSize = max(costSize, abs(compiled.values[index] * solution.shadowPrices[row]))
      }
      objectiveSize += abs(model.costs[column] * value)
      note(value, model.columnLower[column], model.columnUpper[column], 1)
      products += note(
        price: direction * solution.reducedCosts[column], value, model.columnLower[column],
        model.columnUpper[column], costSize)
    }
    for row in 0..<model.rowCount {
      let price = solution.shadowPrices[row]
      note(activities[row], model.rowLower[row], model.rowUpper[row], sizes[row])
      products += note(
        price: direction * price, activities[row], model.rowLower[row], model.rowUpper[row],
        abs(price))
    }
    gap = products / objectiveSize
    if !primal.isFinite || !dual.isFinite || !gap.isFinite { hasBasis = false }
  }

  private mutating func note(_ value: Double, _ lower: Double, _ upper: Double, _ size: Double) {
    let excess = max(lower - value, value - upper)
    if excess <= 0 { return }
    if excess.isNaN { primal = .infinity }
    primal = max(primal, excess / max(1, size, abs(value < lower ? lower : upper)))
  }

  private mutating func note(
    price: Double, _ value: Double, _ lower: Double, _ upper: Double, _ size: Double
  ) -> Double {
    if price == 0 { return 0 }
    if price.isNaN { dual = .infinity }
    let wrong = price > 0 && lower == -.infinity || price < 0 && upper == .infinity
    let side = price > 0 ? lower : upper
    if wrong {
      dual = max(dual, abs(price) / max(1, size))
      return 0
    }
    let product = abs(price * (value - side))
    // A price of the wrong sign within tolerance stands at the other bound.
    if abs(price) <= Self.tolerance * max(1, size) { return 0 }
    return product
  }

  /// What GLPK's answers are held to as well.
  private static var tolerance: Double { 1e-6 }
  private static var gapTolerance: Double { 1e-7 }
}
