extension MPSParser {
  mutating func parseRow() {
    guard fieldCount == 2, !field(0).isEmpty else {
      return fail(
        fieldCount > 2 ? 2 : fieldCount,
        "A line of ROWS has \(fieldCount) fields. Write a type, N, L, G or E, and a name.")
    }
    let letter = field(0).count == 1 ? bytes[fieldStarts[0]] & 0xDF : 0
    let name = field(1)
    if rowTable.position(of: name, in: bytes) != nil {
      return fail(1, "The row \(quoted(1)) is stated twice. Rename or remove one.")
    }
    switch letter {
    case UInt8(ascii: "N"): return appendFree(name)
    case UInt8(ascii: "L"): rowTypes.append(.atMost)
    case UInt8(ascii: "G"): rowTypes.append(.atLeast)
    case UInt8(ascii: "E"): rowTypes.append(.equal)
    default: return fail(0, "\(quoted(0)) is no row type. Write N, L, G or E.")
    }
    rowTable.append(name, in: bytes)
    rowCodes.append(model.addRow(name: text(name)).row)
    rightHandSides.append(0)
    hasRightHandSide.append(false)
    ranges.append(.nan)
    lastColumnInRow.append(-1)
  }

  private mutating func appendFree(_ name: Range<Int>) {
    let isObjective =
      if let objectiveName {
        MPSNameTable.areEqual(objectiveName, name, bytes)
      } else {
        !hasObjective
      }
    rowTable.append(name, in: bytes)
    rowCodes.append(isObjective ? Self.objectiveRow : Self.droppedRow)
    if isObjective {
      hasObjective = true
    } else {
      warn(1) { "The row \($0.quoted(1)) of type N is not the objective; it is dropped." }
    }
  }

  /// The row that a field names; a fault and `nil` if there is none.
  mutating func row(_ index: Int) -> Int32? {
    if let position = rowTable.position(of: field(index), in: bytes) { return rowCodes[position] }
    fail(index, "No row is called \(quoted(index)). Add it to ROWS, or correct the name.")
    return nil
  }

  mutating func parseVector() {
    let isRange = section == .ranges
    let what = isRange ? "RANGES" : "RHS"
    guard fieldCount >= 2, fieldCount <= 5 else {
      return fail(
        min(fieldCount, 5),
        "A line of \(what) has \(fieldCount) fields. Write a set, then one or two times a row and "
          + "a number.")
    }
    // With an even number of fields the name of the set is missing.
    let first = fieldCount % 2
    if first == 1 {
      var set = isRange ? rangeSet : rightHandSideSet
      let isOfSet = isChosen(field(0), &set)
      if isRange { rangeSet = set } else { rightHandSideSet = set }
      guard isOfSet else { return skipSet(0, what) }
    }
    var index = first
    while index < fieldCount {
      guard let code = row(index) else { return }
      guard let value = bound(index + 1) else { return }
      if isRange {
        setRange(value, code, index)
      } else {
        setRightHandSide(value, code, index)
      }
      index += 2
    }
  }

  func isChosen(_ name: Range<Int>, _ set: inout Range<Int>?) -> Bool {
    if name.isEmpty { return true }
    guard let chosen = set else {
      set = name
      return true
    }
    return MPSNameTable.areEqual(chosen, name, bytes)
  }

  mutating func skipSet(_ index: Int, _ what: String) {
    if warnedSections.insert(what).inserted {
      warn(index) {
        "The set \($0.quoted(index)) is a second set of \(what); only the first is read."
      }
    }
  }

  private mutating func setRightHandSide(_ value: Double, _ code: Int32, _ index: Int) {
    if code == Self.droppedRow { return }
    if code == Self.objectiveRow {
      switch objectiveRightHandSide {
      case .negatedConstant:
        warn(index) { _ in "The right-hand side of the objective, negated, is its constant." }
        // Without this, a right-hand side of 0 would give the constant −0.
        model.objectiveConstant = 0 - value
      case .ignored:
        warn(index) { _ in "The right-hand side of the objective is ignored." }
      }
      return
    }
    let row = Int(code)
    if hasRightHandSide[row] {
      warn(index) { "The row \($0.quoted(index)) has a second right-hand side, which holds." }
    }
    hasRightHandSide[row] = true
    rightHandSides[row] = value
  }

  private mutating func setRange(_ value: Double, _ code: Int32, _ index: Int) {
    guard code >= 0 else {
      return warn(index) { "The range of the row \($0.quoted(index)) of type N is ignored." }
    }
    let row = Int(code)
    if !ranges[row].isNaN {
      warn(index) { "The row \($0.quoted(index)) has a second range, which holds." }
    }
    ranges[row] = value
  }
}
