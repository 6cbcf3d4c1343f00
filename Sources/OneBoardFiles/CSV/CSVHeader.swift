import JSONText

/// The header of a CSV file: which column holds which field.
struct CSVHeader {
  /// The names of the columns, in order.
  private(set) var names: [String] = []
  /// Whether the table below the header can be read.
  private(set) var isUsable = false
  /// The fields that unknown names were probably meant for.
  private(set) var guessed: Set<String> = []

  /// Reads the header and reports unknown and repeated names.
  ///
  /// - Parameters:
  ///   - reader: The reader, at the start of the file.
  ///   - source: The file.
  ///   - known: The names that are allowed, each with the field for which it stands.
  ///   - suggested: The names that are shown when one is unknown.
  ///   - faults: Takes the faults.
  init(
    _ reader: inout CSVReader, in source: SourceText, known: [String: String],
    suggested: [String], faults: inout FaultList
  ) {
    var cells: [CSVCell] = []
    var fault: CSVSyntaxFault?
    guard reader.next(into: &cells, fault: &fault) else {
      faults.add(
        in: source, at: source.start, "The file is empty.",
        "Write a header line with the columns \(suggested.joined(separator: ", ")).")
      return
    }
    if let fault {
      faults.add(in: source, at: fault.offset, fault.message, fault.advice)
      return
    }
    if let separator = Self.foreignSeparator(reader, cells) {
      faults.add(
        in: source, at: cells[0].offset, "The columns are separated by \(separator).",
        "Save the file with commas between the columns.")
      return
    }
    var columns: [String: Int] = [:]
    isUsable = true
    for (column, cell) in cells.enumerated() {
      let name = reader.text(cell)
      let field = known[name]
      names.append(field ?? name)
      if let field {
        if let first = columns[field] {
          isUsable = false
          faults.add(
            in: source, at: cell.offset,
            "Column \(column + 1) is \(name.quoted), the same as column \(first + 1).",
            "Keep one of the two.")
        }
        columns[field] = column
      } else {
        isUsable = false
        let near = faults.isFull ? nil : Suggestion.nearest(to: name, among: known.keys.sorted())
        if let near, let field = known[near] { guessed.insert(field) }
        faults.add(
          in: source, at: cell.offset,
          name.isEmpty
            ? "Column \(column + 1) has no name."
            : "\(name.quoted) is not the name of a column.",
          (near.map { "Did you mean \"\($0)\"? " } ?? "")
            + "Columns may be \(suggested.joined(separator: ", ")).")
      }
    }
  }

  /// The column of each of some fields; `nil` where there is none.
  ///
  /// - Parameter fields: The fields.
  /// - Returns: The positions of the columns.
  func columns(of fields: [String]) -> [Int?] { fields.map { names.firstIndex(of: $0) } }

  private static func foreignSeparator(_ reader: CSVReader, _ cells: [CSVCell]) -> String? {
    guard cells.count == 1 else { return nil }
    let text = reader.text(cells[0])
    if text.contains(";") { return "semicolons" }
    if text.contains("\t") { return "tabs" }
    return text.contains("，") ? "full-width commas" : nil
  }
}
