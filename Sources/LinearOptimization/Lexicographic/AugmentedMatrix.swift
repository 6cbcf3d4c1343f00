/// The columns of a model followed by one variable for each row, so that A x − r = 0.
struct AugmentedMatrix {
  let rowCount: Int
  let columnCount: Int
  private let starts: [Int]
  private let rows: [Int32]
  private let coefficients: [Double]
  private let lowerBounds: [Double]
  private let upperBounds: [Double]

  /// Takes columns, and bounds of columns and then of rows.
  init(
    rowCount: Int, starts: [Int], rows: [Int32], coefficients: [Double], lowerBounds: [Double],
    upperBounds: [Double]
  ) {
    self.rowCount = rowCount
    columnCount = starts.count - 1
    self.starts = starts
    self.rows = rows
    self.coefficients = coefficients
    self.lowerBounds = lowerBounds
    self.upperBounds = upperBounds
  }

  /// The entries of a column.
  func entries(of column: Int) -> (rows: ArraySlice<Int32>, coefficients: ArraySlice<Double>) {
    let range = starts[column]..<starts[column + 1]
    return (rows[range], coefficients[range])
  }

  var variableCount: Int { rowCount + columnCount }

  func lower(_ variable: Int) -> Double { lowerBounds[variable] }

  func upper(_ variable: Int) -> Double { upperBounds[variable] }

  /// Calls a closure with the row and value of each entry of a variable.
  @inline(__always)
  func forEachEntry(of variable: Int32, _ body: (Int32, Double) -> Void) {
    let index = Int(variable)
    if index >= columnCount {
      body(Int32(index - columnCount), -1)
      return
    }
    for entry in starts[index]..<starts[index + 1] { body(rows[entry], coefficients[entry]) }
  }

  /// What a variable brings at prices of the rows: Σ value × price.
  func value(of variable: Int, at prices: [Double]) -> Double {
    if variable >= columnCount { return -prices[variable - columnCount] }
    var sum = 0.0
    for entry in starts[variable]..<starts[variable + 1] {
      sum += coefficients[entry] * prices[Int(rows[entry])]
    }
    return sum
  }
}
