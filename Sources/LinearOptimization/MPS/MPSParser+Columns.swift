extension MPSParser {
  private static let marker = Array("'MARKER'".utf8)
  private static let blockStart = Array("'INTORG'".utf8)
  private static let blockEnd = Array("'INTEND'".utf8)

  mutating func parseColumn() {
    if fieldCount >= 3, isField(1, Self.marker) {
      return parseMarker()
    }
    guard fieldCount == 3 || fieldCount == 5, !field(0).isEmpty else {
      return fail(
        fieldCount < 5 ? fieldCount : 5,
        "A line of COLUMNS has \(fieldCount) fields. Write a column, then one or two times a row "
          + "and a number.")
    }
    guard let column = column() else { return }
    var index = 1
    while index < fieldCount {
      guard let code = row(index), let value = number(index + 1) else { return }
      add(value, code, column, index)
      index += 2
    }
  }

  private mutating func add(_ value: Double, _ code: Int32, _ column: Int32, _ index: Int) {
    if code == Self.droppedRow { return }
    if code == Self.objectiveRow {
      if lastColumnInObjective == column { warnOfDuplicate(index) }
      lastColumnInObjective = column
      model.costs[Int(column)] += value
      return
    }
    let row = Int(code)
    if lastColumnInRow[row] == column { warnOfDuplicate(index) }
    lastColumnInRow[row] = column
    model.entryRows.append(code)
    model.entryColumns.append(column)
    model.entryValues.append(value)
  }

  private mutating func warnOfDuplicate(_ index: Int) {
    warn(index) {
      "The column \($0.quoted(0)) has a second coefficient in the row \($0.quoted(index)); "
        + "they are summed."
    }
  }

  /// The column that the line is about, added if it is new.
  private mutating func column() -> Int32? {
    let name = field(0)
    if MPSNameTable.areEqual(name, currentName, bytes), currentColumn >= 0 { return currentColumn }
    if let position = columnTable.position(of: name, in: bytes) {
      if (model.kinds[position] == .integer) != isInteger {
        fail(
          0,
          "The column \(quoted(0)) stands inside and outside of a block of integers. Put all its "
            + "lines together.")
        return nil
      }
      warn(0) { "The lines of the column \($0.quoted(0)) are not together." }
      currentColumn = Int32(clamping: position)
    } else {
      columnTable.append(name, in: bytes)
      columnIsDefault.append(true)
      columnHasLower.append(false)
      currentColumn =
        model.addColumn(kind: isInteger ? .integer : .continuous, name: text(name)).column
    }
    currentName = name
    return currentColumn
  }

  /// Cuts the line at blanks and tells whether it is a marker, which keeps to no columns.
  mutating func isMarkerLine() -> Bool {
    guard section == .columns else { return false }
    splitAtBlanks()
    return fieldCount == 3 && isField(1, Self.marker)
  }

  private mutating func parseMarker() {
    let index = fieldCount - 1
    // The next line looks its column up again and checks its kind.
    currentColumn = -1
    if isField(index, Self.blockStart) {
      isInteger = true
    } else if isField(index, Self.blockEnd) {
      isInteger = false
    } else {
      fail(index, "\(quoted(index)) is no marker of integers. Write 'INTORG' or 'INTEND'.")
    }
  }
}
