import LinearOptimization

/// A program by rows: what every library builds its model from.
struct Rows {
  let columnCount: Int
  var upper: [Double]
  var costs: [Double]
  var rowLower: [Double] = []
  var rowUpper: [Double] = []
  let perRow: Int
  var columns: [Int] = []
  var values: [Double] = []

  init(count: Int, columns columnCount: Int, perRow: Int, seed: UInt64) {
    self.columnCount = columnCount
    self.perRow = perRow
    let draw = Draw(seed: seed)
    let block = columnCount / perRow
    upper = (0..<columnCount).map { Double(1 + draw(3, $0) % 20) }
    costs = (0..<columnCount).map { Double(1 + draw(4, $0) % 9) }
    for row in 0..<count {
      let side = Double(5 + draw(5, row) % 90)
      rowLower.append(row % 3 == 0 ? -.infinity : side)
      rowUpper.append(row % 3 == 1 ? .infinity : side)
      for term in 0..<perRow {
        let entry = row * perRow + term
        columns.append(term * block + draw(1, entry) % block)
        values.append(Double(1 + draw(2, entry) % 16) / 4)
      }
    }
  }

  /// The model from variables, operators and comparisons.
  func inAlgebra() -> Model {
    var model = Model(name: "algebra")
    let x = upper.map { model.addVariable(in: 0...$0) }
    for row in rowLower.indices {
      var sum = LinearExpression()
      for entry in row * perRow..<(row + 1) * perRow { sum += values[entry] * x[columns[entry]] }
      if rowLower[row] == rowUpper[row] {
        model.add(sum == rowUpper[row])
      } else if rowLower[row] == -.infinity {
        model.add(sum <= rowUpper[row])
      } else {
        model.add(sum >= rowLower[row])
      }
    }
    var objective = LinearExpression()
    for column in x.indices { objective += costs[column] * x[column] }
    model.minimize(objective)
    return model
  }

  /// The model from one call for the columns and one coefficient after another.
  func inBulk() -> Model {
    var model = Model(name: "bulk")
    model.addRows(lower: rowLower, upper: rowUpper)
    model.addColumns(
      lower: [Double](repeating: 0, count: columnCount), upper: upper, costs: costs)
    for entry in columns.indices {
      model.addCoefficient(values[entry], row: entry / perRow, column: columns[entry])
    }
    return model
  }
}

/// Builds a model, times that, and states what tells it from others.
func measureBuilding(
  _ way: String, rows: Int, columns: Int, perRow: Int, seed: UInt64
) throws {
  let arrays = Rows(count: rows, columns: columns, perRow: perRow, seed: seed)
  var report = Report()
  report.add("before", Usage.resident)
  let start = Usage.now
  let model = way == "algebra" ? arrays.inAlgebra() : arrays.inBulk()
  let end = Usage.now
  report.add("building", from: start, to: end)
  report.add("after", Usage.resident)
  report.add("peak", end.peak)
  report.add("rows", model.rowCount)
  report.add("columns", model.columnCount)
  report.add("nonzeros", model.entryCount)
  report.add("checksum", checksum(of: try model.compiled()))
  report.add("checking", from: end, to: .now)
  report.print()
}

/// The sum over all rows of activity and finite sides, at a point, weighted by row; plus objective.
///
/// All numbers are multiples of a small power of two, so that the sum is exact in any order.
private func checksum(of compiled: CompiledModel) -> Double {
  let point = (0..<compiled.model.columnCount).map { Double(1 + $0 % 7) / 8 }
  var sum = compiled.objective(at: point)
  for column in 0..<compiled.model.columnCount { sum += compiled.model.columnUpper[column] }
  for (row, activity) in compiled.rowActivities(of: point).enumerated() {
    var term = activity
    if compiled.model.rowLower[row] != -.infinity { term += compiled.model.rowLower[row] }
    if compiled.model.rowUpper[row] != .infinity { term += 2 * compiled.model.rowUpper[row] }
    sum += term * Double(1 + row % 5)
  }
  return sum
}
