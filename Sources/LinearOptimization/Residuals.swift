/// How far a solution misses its conditions, recomputed in Swift from the model.
///
/// All figures are absolute and 0 is best. A figure is NaN where the solution lacks the numbers it
/// needs, or contains NaN or infinity.
public struct Residuals: Hashable, Sendable {
  /// The greatest violation of a row or column bound.
  public var primal = 0.0
  /// The greatest reduced cost or price of the wrong sign; NaN without prices.
  ///
  /// A reduced cost counts with its difference from c − Aᵀy, so that prices and reduced costs that
  /// contradict each other do not pass.
  public var dual = 0.0
  /// The greatest product of a slack and its price; NaN without prices.
  public var complementarity = 0.0
  /// The greatest distance of a whole column from a whole number.
  public var integrality = 0.0
  /// The difference between the stated objective and the one recomputed; NaN if none is stated.
  public var objective = 0.0

  /// Makes residuals of zero.
  public init() {}
}

extension Residuals {
  /// Recomputes how far a solution misses the conditions of optimality.
  ///
  /// The prices y are changes of the stated objective per unit of right-hand side, the reduced
  /// costs d = c − Aᵀy changes per unit of the column, whatever the sense. For a minimum a positive
  /// price needs a lower side, a negative one an upper side, and its product with the distance to
  /// that side is the complementarity; for a maximum the signs turn (Chvátal 1983, chapter 5).
  ///
  /// - Parameters:
  ///   - solution: The solution.
  ///   - compiled: The model it claims to solve.
  /// - Complexity: O(rows + columns + coefficients).
  public init(of solution: Solution, in compiled: CompiledModel) {
    let model = compiled.model
    let point = solution.values
    let hasPoint = point.count == model.columnCount
    let activity = hasPoint ? compiled.rowActivities(of: point) : []
    measurePoint(point, activity, hasPoint, model)
    if hasPoint, let stated = solution.objective {
      objective = abs(stated - compiled.objective(at: point))
    } else {
      objective = .nan
    }
    let prices = solution.shadowPrices
    let reduced = solution.reducedCosts
    guard prices.count == model.rowCount, reduced.count == model.columnCount else {
      dual = .nan
      complementarity = .nan
      return
    }
    let recomputed = compiled.reducedCosts(for: prices)
    for column in 0..<model.columnCount {
      dual = Self.worse(dual, abs(reduced[column] - recomputed[column]))
      measurePrice(
        reduced[column], model.sense, model.columnLower[column], model.columnUpper[column],
        hasPoint ? point[column] : .nan)
    }
    for row in 0..<model.rowCount {
      measurePrice(
        prices[row], model.sense, model.rowLower[row], model.rowUpper[row],
        hasPoint ? activity[row] : .nan)
    }
  }

  private mutating func measurePoint(
    _ point: [Double], _ activity: [Double], _ hasPoint: Bool, _ model: Model
  ) {
    guard hasPoint else {
      primal = .nan
      integrality = .nan
      return
    }
    for column in 0..<model.columnCount {
      let value = point[column]
      primal = Self.worse(
        primal, Self.excess(value, model.columnLower[column], model.columnUpper[column]))
      if model.kinds[column] == .integer {
        integrality = Self.worse(integrality, abs(value - value.rounded()))
      }
    }
    for row in 0..<model.rowCount {
      primal = Self.worse(
        primal, Self.excess(activity[row], model.rowLower[row], model.rowUpper[row]))
    }
  }

  private mutating func measurePrice(
    _ price: Double, _ sense: ObjectiveSense, _ lower: Double, _ upper: Double, _ value: Double
  ) {
    let gain = sense == .minimize ? price : -price
    if gain == 0 { return }
    let side = gain > 0 ? lower : upper
    if gain.isNaN || side.isInfinite {
      dual = Self.worse(dual, abs(gain))
    } else {
      complementarity = Self.worse(complementarity, abs(gain) * abs(value - side))
    }
  }

  private static func excess(_ value: Double, _ lower: Double, _ upper: Double) -> Double {
    value.isFinite ? max(0, lower - value, value - upper) : .nan
  }

  // Unlike `max`, keeps NaN.
  private static func worse(_ left: Double, _ right: Double) -> Double {
    left.isNaN || right.isNaN ? .nan : max(left, right)
  }
}
