/// Goes through a basis file line by line.
struct BasisFileParser {
  private let model: Model
  private let columns: [String: Int]
  private let rows: [String: Int]
  private(set) var basis: Basis
  private(set) var faults: [MPSNotice] = []
  private var named: Set<Int> = []
  private var line = 0

  private struct Field {
    var text: String
    /// The first byte in its line, counted from 1.
    var place: Int
  }

  /// What several rows or columns of one name stand for.
  private static var ambiguous: Int { -1 }

  init(_ model: Model) {
    self.model = model
    columns = Self.table(model.columnCount, model.columnName)
    rows = Self.table(model.rowCount, model.rowName)
    basis = Basis(
      columns: (0..<model.columnCount).map {
        BasisStatus.atLower.fitting(lower: model.columnLower[$0], upper: model.columnUpper[$0])
      }, rows: [BasisStatus](repeating: .basic, count: model.rowCount))
  }

  private static func table(_ count: Int, _ name: (Int) -> String) -> [String: Int] {
    var table: [String: Int] = [:]
    for index in 0..<count {
      let name = name(index)
      table[name] = table[name] == nil ? index : ambiguous
    }
    return table
  }

  mutating func parse(_ bytes: [UInt8]) {
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      let fields = Self.fields(of: part)
      guard let first = fields.first, !first.text.hasPrefix("*") else { continue }
      if first.place == 1 {
        if first.text == "ENDATA" { return }
        if first.text == "NAME" { continue }
        fault(first, "“\(first.text.prefix(40))” is no section of a basis file. Indent the line.")
      } else {
        read(fields)
      }
      if faults.count >= 50 { return }
    }
    faults.append(
      MPSNotice(line: line, column: 1, text: "The file ends without ENDATA. Add this line."))
  }

  private static func fields(of line: ArraySlice<UInt8>) -> [Field] {
    var fields: [Field] = []
    for part in line.split(whereSeparator: { $0 <= 0x20 }) {
      let text = String(decoding: part, as: UTF8.self)
      fields.append(Field(text: text, place: part.startIndex - line.startIndex + 1))
    }
    return fields
  }

  private mutating func read(_ fields: [Field]) {
    let key = fields[0]
    let count = key.text == "XU" || key.text == "XL" ? 3 : 2
    guard ["XU", "XL", "UL", "LL"].contains(key.text) else {
      fault(key, "“\(key.text.prefix(40))” is no status. Write XU, XL, UL or LL.")
      return
    }
    guard fields.count == count else {
      fault(
        fields.count > count ? fields[count] : key,
        "\(key.text) needs \(count - 1) names, the line has \(fields.count - 1). Correct the line.")
      return
    }
    guard let column = position(fields[1], columns, "column") else { return }
    guard named.insert(column).inserted else {
      fault(fields[1], "The column \(fields[1].text) was given before. Leave one of the lines out.")
      return
    }
    let (lower, upper) = (model.columnLower[column], model.columnUpper[column])
    switch key.text {
    case "UL" where upper == .infinity:
      fault(fields[1], "The column \(fields[1].text) has no upper bound. Write LL.")
    case "UL": basis.columns[column] = BasisStatus.atUpper.fitting(lower: lower, upper: upper)
    case "LL": basis.columns[column] = BasisStatus.atLower.fitting(lower: lower, upper: upper)
    default:
      guard let row = position(fields[2], rows, "row") else { return }
      guard basis.rows[row] == .basic else {
        fault(fields[2], "The row \(fields[2].text) was given before. Name another row.")
        return
      }
      basis.columns[column] = .basic
      basis.rows[row] = (key.text == "XU" ? BasisStatus.atUpper : .atLower)
        .fitting(lower: model.rowLower[row], upper: model.rowUpper[row])
    }
  }

  private mutating func position(
    _ field: Field, _ table: [String: Int], _ kind: String
  ) -> Int? {
    guard let position = table[field.text] else {
      fault(field, "The model has no \(kind) “\(field.text.prefix(40))”. Correct the name.")
      return nil
    }
    if position == Self.ambiguous {
      fault(field, "Several \(kind)s are named \(field.text). Rename all but one in the model.")
      return nil
    }
    return position
  }

  private mutating func fault(_ field: Field, _ text: String) {
    faults.append(MPSNotice(line: line, column: field.place, text: text))
  }
}
