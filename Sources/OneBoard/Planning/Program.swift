/// A bounded integer program in triplets: what the formulation writes and the levels narrow.
///
/// Bounds only ever tighten, so that a level once reached stays reached.
struct Program {
  var lower: [Double] = []
  var upper: [Double] = []
  var isInteger: [Bool] = []
  var rowLower: [Double] = []
  var rowUpper: [Double] = []
  private(set) var entryRows: [Int] = []
  private(set) var entryColumns: [Int] = []
  private(set) var entryValues: [Double] = []
  /// Whether all coefficients of a row are 1 or −1, as in the whole-number class.
  private(set) var rowIsUnit: [Bool] = []
  /// Columns that start at their upper bound when a basis is made for them.
  var startsAtUpper: Set<Int> = []
  /// Whether a bound or an empty row already cannot hold.
  var isContradictory = false
  /// Names for people; `nil` where nobody will read them.
  var names: ProgramNames?

  var columnCount: Int { lower.count }
  var rowCount: Int { rowLower.count }

  mutating func addColumn(
    lower low: Double = 0, upper high: Double, isInteger whole: Bool,
    name: @autoclosure () -> String = ""
  ) -> Int {
    lower.append(low)
    upper.append(high)
    isInteger.append(whole)
    names?.columns.append(name())
    if low > high { isContradictory = true }
    return lower.count - 1
  }

  /// Adds a row; one column alone becomes a bound, no column a yes or no.
  mutating func addRow(
    _ terms: [Term], lower low: Double = -.infinity, upper high: Double = .infinity,
    name: @autoclosure () -> String = ""
  ) {
    guard let first = terms.first else {
      if low > 0 || high < 0 { isContradictory = true }
      return
    }
    if terms.count == 1, first.coefficient != 0 {
      let sides = [low / first.coefficient, high / first.coefficient]
      tighten(
        first.column, lower: first.coefficient > 0 ? sides[0] : sides[1],
        upper: first.coefficient > 0 ? sides[1] : sides[0])
      return
    }
    rowLower.append(low)
    rowUpper.append(high)
    names?.rows.append(name())
    rowIsUnit.append(terms.allSatisfy { abs($0.coefficient) == 1 })
    for term in terms where term.coefficient != 0 {
      entryRows.append(rowLower.count - 1)
      entryColumns.append(term.column)
      entryValues.append(term.coefficient)
    }
  }

  /// Narrows a column's bounds, to whole numbers where the column is whole.
  mutating func tighten(_ column: Int, lower low: Double, upper high: Double) {
    let slack = Tolerance.integrality
    let newLower = isInteger[column] ? (low - slack).rounded(.up) : low
    let newUpper = isInteger[column] ? (high + slack).rounded(.down) : high
    lower[column] = max(lower[column], newLower)
    upper[column] = min(upper[column], newUpper)
    if lower[column] > upper[column] { isContradictory = true }
  }

  mutating func fix(_ column: Int, at value: Double) {
    tighten(column, lower: value, upper: value)
  }
}

/// Names of a program's rows and columns; empty where one has none.
struct ProgramNames {
  var rows: [String] = []
  var columns: [String] = []
}

/// A coefficient of one column.
struct Term {
  var column: Int
  var coefficient: Double

  init(_ column: Int, _ coefficient: Double) {
    self.column = column
    self.coefficient = coefficient
  }
}

/// Tolerances of planning, each with its reason.
enum Tolerance {
  /// How far a solver's value of a whole column may lie from a whole number.
  ///
  /// Simplex keeps values to about 1e-9 of their size, and posts on one line rarely pass a million.
  static let integrality = 1e-6
  /// A reduced cost or price below this fraction of the largest cost counts as zero.
  ///
  /// Costs of a board are short decimals or fractions k / n; the smallest true difference is far
  /// larger.
  static let dual = 1e-9
  /// How far a level's value may fall behind its bound through rounding in sums of a million terms.
  static let value = 1e-9
}
