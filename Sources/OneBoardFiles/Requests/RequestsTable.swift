import JSONText
import OneBoard

/// The requests of a file.
struct RequestsTable {
  /// The requests, in the order of the file.
  private(set) var requests: [Request] = []
  /// Lines that hold nothing but commas, as offsets.
  private(set) var emptyRecords: [Int] = []
  private let source: SourceText
  private let linesOfUnit: [String: [String]]
  private let unitOfLine: [String: String]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - board: The board whose lines are asked for.
  ///   - faults: Takes the faults.
  /// - Complexity: O(bytes + lines).
  init(_ source: SourceText, for board: Board, faults: inout FaultList) {
    self.source = source
    unitOfLine = Dictionary(board.lines.map { ($0.id, $0.unit) }) { first, _ in first }
    linesOfUnit = Dictionary(grouping: board.lines, by: \.unit).mapValues { $0.map(\.id) }
    var reader = CSVReader(source)
    let fields = RequestField.allCases
    let header = CSVHeader(
      &reader, in: source, known: RequestField.headers, suggested: fields.map(\.rawValue),
      faults: &faults)
    guard header.isUsable else { return }
    let columns = header.columns(of: fields.map(\.rawValue))
    if columns[0] == nil, columns[1] == nil {
      faults.add(
        in: source, at: source.start, "Neither the column unit (单位) nor line (编号) is there.",
        "Add line, or unit where every unit that asks has a single line.")
    }
    if columns[2] == nil {
      faults.add(
        in: source, at: source.start, "The column posts (申请编制) is missing.",
        "Add it to the header and to every line.")
    }
    guard columns[0] != nil || columns[1] != nil, columns[2] != nil else { return }
    var cells: [CSVCell] = []
    var fault: CSVSyntaxFault?
    while reader.next(into: &cells, fault: &fault) {
      if faults.isHopeless { return }
      let start = cells.first?.offset ?? reader.index
      if let fault {
        faults.add(in: source, at: fault.offset, fault.message, fault.advice)
      } else if cells.count != header.names.count {
        let isLong = cells.count > header.names.count
        faults.add(
          in: source, at: isLong ? cells[header.names.count].offset : start,
          "The line has \(cells.count) cells, but the header has \(header.names.count).",
          "Give each line as many cells as the header; put a text with commas in quotes.")
      } else if cells.allSatisfy({ reader.trimmed($0).isEmpty }) {
        emptyRecords.append(start)
      } else {
        let own = columns.map { column in column.map { cells[$0] } }
        if let request = request(own, at: start, reader, &faults) { requests.append(request) }
      }
    }
  }

  private func request(
    _ cells: [CSVCell?], at start: Int, _ reader: CSVReader, _ faults: inout FaultList
  ) -> Request? {
    func text(_ cell: CSVCell?) -> String? {
      cell.flatMap { reader.trimmed($0).isEmpty ? nil : reader.text($0) }
    }
    let before = faults.count
    let posts = cells[2].flatMap { self.posts($0, reader, &faults) } ?? 0
    let date = cells[4].flatMap { self.date($0, reader, &faults) }
    let place = self.place(
      line: text(cells[1]), at: cells[1]?.offset ?? start, unit: text(cells[0]),
      unitAt: cells[0]?.offset ?? start, &faults)
    guard let place, faults.count == before else { return nil }
    return Request(
      line: place.line, unit: place.unit, posts: posts, reason: text(cells[3]), date: date)
  }

  private func posts(_ cell: CSVCell, _ reader: CSVReader, _ faults: inout FaultList) -> Int? {
    let range = reader.trimmed(cell)
    if case .value(0) = CSVNumber(reader.bytes, range) {
      faults.add(
        in: source, at: cell.offset, "posts is 0.",
        "Write how many posts are asked for beyond the approved ones, or remove the line.")
      return nil
    }
    if range.isEmpty {
      faults.add(
        in: source, at: cell.offset, "posts is empty.",
        "Write how many posts are asked for beyond the approved ones.")
      return nil
    }
    return CSVNumber(reader.bytes, range).value(
      named: "posts", in: source, range: range, at: cell.offset, &faults)
  }

  private func date(
    _ cell: CSVCell, _ reader: CSVReader, _ faults: inout FaultList
  ) -> RequestDate? {
    if reader.trimmed(cell).isEmpty { return nil }
    let text = reader.text(cell)
    if let date = RequestDate(text) { return date }
    faults.add(
      in: source, at: cell.offset, "date is \(text.quoted), which is no day of the calendar.",
      "Write a day as 2026-03-01 (2026/3/1 and 2026年3月1日 are read as well), or leave it empty.")
    return nil
  }

  /// The line and unit that a request means.
  private func place(
    line: String?, at offset: Int, unit: String?, unitAt unitOffset: Int,
    _ faults: inout FaultList
  ) -> (line: String, unit: String)? {
    guard let line else { return onlyLine(of: unit, at: unitOffset, &faults) }
    guard let owner = unitOfLine[line] else {
      let near = faults.isFull ? "" : Self.hint(line, among: unitOfLine.keys)
      faults.add(
        in: source, at: offset, "No line of posts has the id \(line.quoted).",
        near + "Use the ids of the posts.")
      return nil
    }
    guard let unit, unit != owner else { return (line, owner) }
    let own = linesOfUnit[unit]
    let near = own == nil && !faults.isFull ? Self.hint(unit, among: linesOfUnit.keys) : ""
    faults.add(
      in: source, at: unitOffset,
      "The line \(line.quoted) is of the unit \(owner.quoted), not of \(unit.quoted).",
      near + (own.map { "The lines of \(unit.quoted) are \(Self.list($0))." } ?? "Correct one."))
    return nil
  }

  private func onlyLine(
    of unit: String?, at offset: Int, _ faults: inout FaultList
  ) -> (line: String, unit: String)? {
    guard let unit else {
      faults.add(
        in: source, at: offset, "The request names neither a line nor a unit.",
        "Write the id of the line of posts.")
      return nil
    }
    guard let lines = linesOfUnit[unit] else {
      let near = faults.isFull ? "" : Self.hint(unit, among: linesOfUnit.keys)
      faults.add(
        in: source, at: offset, "No line of posts is of the unit \(unit.quoted).",
        near + "Use the units of the posts.")
      return nil
    }
    if lines.count == 1 { return (lines[0], unit) }
    faults.add(
      in: source, at: offset, "The unit \(unit.quoted) has \(lines.count) lines of posts.",
      "Write in line which of them is meant: \(Self.list(lines)).")
    return nil
  }

  private static func list(_ lines: [String]) -> String {
    lines.prefix(6).map(\.quoted).joined(separator: ", ") + (lines.count > 6 ? ", …" : "")
  }

  /// A search among a million names would not stay cheap.
  private static func hint(_ name: String, among names: some Collection<String>) -> String {
    guard names.count <= 10_000 else { return "" }
    let length = name.utf8.count
    return Suggestion.sentence(
      for: name, among: names.filter { abs($0.utf8.count - length) <= 6 }.sorted())
  }

  /// What was passed over: lines of nothing but commas, and a table without requests.
  var warnings: [FileFault] {
    guard !requests.isEmpty || !emptyRecords.isEmpty else {
      return [
        FileFault(
          file: source.file, message: "The file has no requests.",
          advice: "Check that this is the right file.")
      ]
    }
    let shown = Array(emptyRecords.prefix(FileError.maximumFaults))
    return source.places(ofAscending: shown).map { place in
      FileFault(
        file: source.file, line: place.line, column: place.column,
        message: "The line holds only empty cells and was passed over.", advice: "Remove the line.")
    }
  }
}
