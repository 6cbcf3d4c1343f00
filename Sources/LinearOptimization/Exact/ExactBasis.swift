internal import BigInt

/// Why a basis has no exact solution.
enum ExactFailure: Error {
  case stopped(ExactVerdict.Obstacle)
  case invalid(String)
  case singular([Int32])
}

/// The values of all columns and rows, times one denominator.
struct ExactPoint: Sendable {
  var columns: [BigDyadic]
  var rows: [BigDyadic]
  var denominator: BigInt
}

/// Reduced costs of all columns and prices of all rows, times one denominator.
struct ExactPrices: Sendable {
  var columns: [BigDyadic]
  var rows: [BigDyadic]
  var denominator: BigInt
}

/// A basis with its exact factors.
///
/// A row whose activity is basic says nothing about the basic columns. So the system to solve has
/// only the rows whose activity is fixed by the basis, and the slack columns are gone.
struct ExactBasis {
  let compiled: CompiledModel
  let basis: Basis
  /// The basic columns.
  let columns: [Int32]
  /// The rows whose activity is not basic, as many.
  let rows: [Int32]
  let lifting: Lifting
  let budget: ExactBudget

  private var model: Model { compiled.model }

  init(
    _ basis: Basis, in compiled: CompiledModel, budget: ExactBudget
  ) throws(ExactFailure) {
    let model = compiled.model
    guard basis.columns.count == model.columnCount, basis.rows.count == model.rowCount else {
      throw .invalid(
        "it has \(basis.columns.count) columns and \(basis.rows.count) rows, the model "
          + "\(model.columnCount) and \(model.rowCount)")
    }
    columns = basis.columns.indices.filter { basis.columns[$0] == .basic }.map { Int32($0) }
    rows = basis.rows.indices.filter { basis.rows[$0] != .basic }.map { Int32($0) }
    guard columns.count == rows.count else {
      throw .invalid(
        "\(columns.count + model.rowCount - rows.count) columns and rows are basic, and the model "
          + "has \(model.rowCount) rows")
    }
    for column in basis.columns.indices
    where Self.value(basis.columns[column], model.columnLower[column], model.columnUpper[column])
      .isInfinite
    {
      throw .invalid("column \(model.columnName(column)) stands at a bound that it has not")
    }
    for row in basis.rows.indices
    where Self.value(basis.rows[row], model.rowLower[row], model.rowUpper[row]).isInfinite {
      throw .invalid("row \(model.rowName(row)) stands at a side that it has not")
    }
    self.compiled = compiled
    self.basis = basis
    self.budget = budget
    let matrix = IntegerMatrix(of: compiled, rows: rows, columns: columns)
    let factors: ExactFactors
    do throws(ExactStop) {
      factors = try ExactFactors(matrix, budget: budget)
    } catch {
      throw .stopped(error.reason)
    }
    switch factors {
    case .regular(let lifting): self.lifting = lifting
    case .singular(let positions):
      var dependent: [Int32] = []
      for position in positions { dependent.append(columns[Int(position)]) }
      throw .singular(dependent)
    }
  }

  /// The value of a column or row out of the basis.
  static func value(_ status: BasisStatus, _ lower: Double, _ upper: Double) -> Double {
    switch status {
    case .basic, .free: 0
    case .atLower, .fixed: lower
    case .atUpper: upper
    }
  }

  /// Solves for the basic columns.
  ///
  /// - Parameter sides: A number for each row of ``rows``.
  /// - Returns: A number for each column of ``columns``, times the denominator.
  /// - Throws: ``ExactStop`` when the budget is spent.
  func solve(
    _ sides: [BigDyadic]
  ) throws(ExactStop) -> (values: [BigDyadic], denominator: BigInt) {
    let scaled = sides.enumerated().map { position, side in
      BigDyadic(
        mantissa: side.mantissa, exponent: side.exponent - lifting.matrix.exponents[position])
    }
    let unit = Self.unit(of: scaled)
    let answer = try lifting.solve(
      scaled.map { $0.whole(inUnitsOf: unit) }, transposed: false)
    return (
      answer.numerators.map { BigDyadic(mantissa: $0, exponent: unit) }, answer.denominator
    )
  }

  /// Solves for multipliers of the rows out of the basis.
  ///
  /// - Parameter sides: A number for each column of ``columns``.
  /// - Returns: A number for each row of ``rows``, times the denominator.
  /// - Throws: ``ExactStop`` when the budget is spent.
  func solveTransposed(
    _ sides: [BigDyadic]
  ) throws(ExactStop) -> (values: [BigDyadic], denominator: BigInt) {
    let unit = Self.unit(of: sides)
    let answer = try lifting.solve(
      sides.map { $0.whole(inUnitsOf: unit) }, transposed: true)
    let values = answer.numerators.enumerated().map { position, numerator in
      BigDyadic(mantissa: numerator, exponent: unit - lifting.matrix.exponents[position])
    }
    return (values, answer.denominator)
  }

  private static func unit(of numbers: [BigDyadic]) -> Int {
    numbers.lazy.filter { !$0.isZero }.map(\.exponent).min() ?? 0
  }
}
