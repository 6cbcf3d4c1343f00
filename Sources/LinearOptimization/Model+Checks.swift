extension Model {
  func checkSizes(_ faults: inout FaultList) {
    let limit = Int(Int32.max)
    if columnCount > limit { faults.append(.tooLarge(place: "columns", count: columnCount)) }
    if rowCount > limit { faults.append(.tooLarge(place: "rows", count: rowCount)) }
    if entryCount > limit { faults.append(.tooLarge(place: "coefficients", count: entryCount)) }
  }

  func checkColumns(_ faults: inout FaultList) {
    for column in 0..<columnCount {
      check(
        lower: columnLower[column], upper: columnUpper[column],
        place: "column \(columnName(column))", &faults)
      if !costs[column].isFinite {
        faults.append(
          .notFinite(place: "cost of column \(columnName(column))", value: "\(costs[column])"))
      }
    }
    if !objectiveConstant.isFinite {
      faults.append(.notFinite(place: "objective constant", value: "\(objectiveConstant)"))
    }
  }

  func checkRows(_ faults: inout FaultList) {
    for row in 0..<rowCount {
      check(lower: rowLower[row], upper: rowUpper[row], place: "row \(rowName(row))", &faults)
    }
  }

  private func check(
    lower: Double, upper: Double, place: @autoclosure () -> String, _ faults: inout FaultList
  ) {
    // One comparison for the usual case; NaN fails it.
    if lower <= upper, lower < .infinity, upper > -.infinity { return }
    let lowerHolds = lower < .infinity
    let upperHolds = upper > -.infinity
    if !lowerHolds {
      faults.append(.notFinite(place: "lower bound of \(place())", value: "\(lower)"))
    }
    if !upperHolds {
      faults.append(.notFinite(place: "upper bound of \(place())", value: "\(upper)"))
    }
    if lowerHolds, upperHolds {
      faults.append(.crossingBounds(place: place(), lower: lower, upper: upper))
    }
  }

  /// Checks every coefficient; tells whether the columns come in order.
  func checkEntries(_ faults: inout FaultList) -> Bool {
    var isSorted = true
    var last: Int32 = 0
    let columnCount = Int32(clamping: columnCount)
    let rowCount = Int32(clamping: rowCount)
    for index in entryValues.indices {
      let column = entryColumns[index]
      let row = entryRows[index]
      if column < last { isSorted = false }
      last = column
      if column >= 0, column < columnCount, row >= 0, row < rowCount, entryValues[index].isFinite {
        continue
      }
      report(entry: index, &faults)
    }
    return isSorted
  }

  private func report(entry index: Int, _ faults: inout FaultList) {
    let column = Int(entryColumns[index])
    let row = Int(entryRows[index])
    let place = "coefficient of column \(columnName(column)) in row \(rowName(row))"
    if !columnLower.indices.contains(column) {
      faults.append(
        .outOfRange(place: "the column of a \(place)", index: column, count: columnCount))
    }
    if !rowLower.indices.contains(row) {
      faults.append(.outOfRange(place: "the row of a \(place)", index: row, count: rowCount))
    }
    if !entryValues[index].isFinite {
      faults.append(.notFinite(place: place, value: "\(entryValues[index])"))
    }
  }

  /// Checks the merged coefficients: finite numbers can sum to infinity.
  func checkSums(_ matrix: ColumnMatrix, _ faults: inout FaultList) {
    for column in 0..<columnCount {
      for index in matrix.starts[column]..<matrix.starts[column + 1]
      where !matrix.values[index].isFinite {
        let row = rowName(Int(matrix.rows[index]))
        faults.append(
          .notFinite(
            place: "sum of the coefficients of column \(columnName(column)) in row \(row)",
            value: "\(matrix.values[index])"))
      }
    }
  }
}
