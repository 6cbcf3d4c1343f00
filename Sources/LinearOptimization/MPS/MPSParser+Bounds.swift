extension MPSParser {
  mutating func parseBound() {
    guard fieldCount >= 2, fieldCount <= 4, field(0).count == 2 else {
      return fail(
        fieldCount > 4 ? 4 : 0,
        "\(quoted(0)) with \(fieldCount) fields is no bound. Write a type such as UP, a set, a "
          + "column and a number.")
    }
    switch text(field(0)).uppercased() {
    case "UP": parseValued { parser, column, value in parser.setUpper(value, column) }
    case "LO": parseValued { parser, column, value in parser.setLower(value, column) }
    case "FX": parseValued { parser, column, value in parser.fix(value, column) }
    case "UI":
      parseValued { parser, column, value in
        parser.model.kinds[column] = .integer
        parser.setUpper(value, column)
      }
    case "LI":
      parseValued { parser, column, value in
        parser.model.kinds[column] = .integer
        parser.setLower(value, column)
      }
    case "FR": parsePlain { $0.set(lower: -.infinity, upper: .infinity, $1) }
    case "MI": parsePlain { $0.setLower(-.infinity, $1) }
    case "PL": parsePlain { $0.setUpper(.infinity, $1) }
    case "BV":
      parsePlain { parser, column in
        parser.model.kinds[column] = .integer
        parser.set(lower: 0, upper: 1, column)
      }
    case "SC", "SI", "SN":
      fail(
        0, "\(quoted(0)) makes a column semi-continuous; only linear models are read. Remove it.")
    default:
      fail(0, "\(quoted(0)) is no bound type. Write UP, LO, FX, FR, MI, PL, BV, UI or LI.")
    }
  }

  /// Takes the fields of a bound with a number: set, column, number, or without the set.
  private mutating func parseValued(_ apply: (inout MPSParser, Int, Double) -> Void) {
    guard fieldCount >= 3 else {
      return fail(fieldCount, "The bound \(quoted(0)) has no number. Write one after the column.")
    }
    let index = fieldCount - 2
    guard fieldCount == 3 || choose() else { return skipSet(1, "BOUNDS") }
    guard let column = column(index) else { return }
    guard let value = bound(index + 1) else { return }
    columnIsDefault[column] = false
    apply(&self, column, value)
  }

  /// Takes the fields of a bound without a number; a number that stands there is ignored.
  private mutating func parsePlain(_ apply: (inout MPSParser, Int) -> Void) {
    var index = fieldCount == 2 ? 1 : 2
    if fieldCount == 3, columnTable.position(of: field(2), in: bytes) == nil,
      columnTable.position(of: field(1), in: bytes) != nil,
      case .number = MPSNumber.parse(field(2), in: bytes)
    {
      index = 1
    }
    guard index == 1 || choose() else { return skipSet(1, "BOUNDS") }
    guard let column = column(index) else { return }
    columnIsDefault[column] = false
    apply(&self, column)
  }

  private mutating func choose() -> Bool {
    var set = boundSet
    let isOfSet = isChosen(field(1), &set)
    boundSet = set
    return isOfSet
  }

  private mutating func column(_ index: Int) -> Int? {
    if let position = columnTable.position(of: field(index), in: bytes) { return position }
    fail(index, "No column is called \(quoted(index)). Add it to COLUMNS, or correct the name.")
    return nil
  }

  private mutating func set(lower: Double, upper: Double, _ column: Int) {
    columnHasLower[column] = true
    model.columnLower[column] = lower
    model.columnUpper[column] = upper
  }

  private mutating func fix(_ value: Double, _ column: Int) {
    if !value.isFinite {
      return fail(fieldCount - 1, "A fixed value cannot be infinite. Write a finite number, or FR.")
    }
    set(lower: value, upper: value, column)
  }

  private mutating func setLower(_ value: Double, _ column: Int) {
    columnHasLower[column] = true
    model.columnLower[column] = value
  }

  private mutating func setUpper(_ value: Double, _ column: Int) {
    model.columnUpper[column] = value
    if value < 0, !columnHasLower[column] {
      warn(fieldCount - 1) {
        "The upper bound \($0.quoted($0.fieldCount - 1)) is negative and the lower bound is 0. "
          + "Write MI before it if there is no lower bound."
      }
    }
  }
}
