extension MPSParser {
  /// Takes stock after the last line: sides of the rows, default bounds, what is missing.
  mutating func finish() {
    fieldCount = 0
    lineStart = lineEnd
    if faults.count >= 50 { return }
    if !hasEnded {
      fail(0, "The file ends without ENDATA. It may be cut off; add ENDATA if it is whole.")
    } else if let objectiveName, !hasObjective {
      fail(0, "No row of type N is called \(quoted(objectiveName)). Correct OBJNAME or ROWS.")
    } else if rowTable.count == 0, columnTable.count == 0 {
      fail(0, "The file has neither rows nor columns. Add ROWS and COLUMNS before ENDATA.")
    }
    if !faults.isEmpty { return }
    if !hasObjective { warn(0) { _ in "There is no row of type N; the objective is 0." } }
    setSides()
    setDefaults()
  }

  private mutating func setSides() {
    for row in rowTypes.indices {
      let side = rightHandSides[row]
      let range = ranges[row]
      let width = range.isNaN ? .infinity : abs(range)
      switch rowTypes[row] {
      case .atMost:
        model.rowUpper[row] = side
        model.rowLower[row] = side == .infinity ? -.infinity : side - width
      case .atLeast:
        model.rowLower[row] = side
        model.rowUpper[row] = side == -.infinity ? .infinity : side + width
      case .equal:
        // The sign of the range of an equality tells on which side it lies.
        model.rowLower[row] = range < 0 ? side - width : side
        model.rowUpper[row] = range > 0 ? side + width : side
      }
    }
  }

  private mutating func setDefaults() {
    var count = 0
    for column in model.kinds.indices
    where columnIsDefault[column] && model.kinds[column] == .integer {
      model.columnUpper[column] = 1
      count += 1
    }
    if count > 0 {
      warn(0) { _ in "\(count) integer columns have no bounds; they are taken to lie in 0…1." }
    }
  }
}
