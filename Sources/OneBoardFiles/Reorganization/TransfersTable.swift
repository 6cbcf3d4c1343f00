import JSONText
import OneBoard

/// The table of functions that move.
struct TransfersTable {
  /// The transfers in the order of the file.
  private(set) var transfers: [FunctionTransfer] = []
  /// The file and line of each transfer.
  private(set) var places: [String] = []

  private static let fields = [
    "function", "from", "to", "approved", "inPost", "need", "leaders", "basis", "approval",
  ]
  private static let chinese = [
    "职能": "function", "划出": "from", "划入": "to", "核定编制": "approved", "实有人数": "inPost",
    "需求编制": "need", "领导职数": "leaders", "依据": "basis", "批文": "approval",
  ]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - faults: Takes the faults.
  mutating func read(_ source: SourceText, faults: inout FaultList) {
    var reader = CSVReader(source)
    var known = Self.chinese
    for field in Self.fields { known[field] = field }
    let header = CSVHeader(
      &reader, in: source, known: known, suggested: Self.fields, faults: &faults)
    guard header.isUsable else { return }
    let columns = header.columns(of: Self.fields)
    for (field, column) in zip(Self.fields.prefix(3), columns) where column == nil {
      let other = Self.chinese.first { $0.value == field }?.key ?? field
      faults.add(
        in: source, at: source.start, "The column \(field) (\(other)) is missing.",
        "Add it to the header and to every line.")
    }
    guard let function = columns[0], let from = columns[1], let to = columns[2] else { return }
    var offsets: [Int] = []
    var cells: [CSVCell] = []
    var fault: CSVSyntaxFault?
    while reader.next(into: &cells, fault: &fault) {
      if faults.isHopeless { return }
      if let fault {
        faults.add(in: source, at: fault.offset, fault.message, fault.advice)
        continue
      }
      guard cells.count == header.names.count else {
        faults.add(
          in: source, at: cells.first?.offset ?? reader.index,
          "The line has \(cells.count) cells, but the header has \(header.names.count).",
          "Give each line as many cells as the header.")
        continue
      }
      if cells.allSatisfy({ reader.trimmed($0).isEmpty }) { continue }
      for column in [function, from, to] where reader.trimmed(cells[column]).isEmpty {
        faults.add(
          in: source, at: cells[column].offset, "The cell \(header.names[column]) is empty.",
          "Name the function, the line that gives and the line that receives.")
      }
      func text(_ column: Int?) -> String? {
        column.map { reader.text(cells[$0]) }.flatMap { $0.isEmpty ? nil : $0 }
      }
      var numbers: [Int] = []
      for (field, column) in zip(Self.fields, columns).dropFirst(3).prefix(4) {
        guard let column else {
          numbers.append(0)
          continue
        }
        let range = reader.trimmed(cells[column])
        numbers.append(
          range.isEmpty
            ? 0
            : CSVNumber(reader.bytes, range).value(
              named: field, in: source, range: range, at: cells[column].offset, &faults) ?? 0)
      }
      transfers.append(
        FunctionTransfer(
          reader.text(cells[function]), from: reader.text(cells[from]), to: reader.text(cells[to]),
          approved: numbers[0], inPost: numbers[1], need: numbers[2], leaders: numbers[3],
          basis: text(columns[7]), approval: text(columns[8])))
      offsets.append(cells[function].offset)
    }
    places = source.places(ofAscending: offsets).map { "\(source.file):\($0.line)" }
  }
}
