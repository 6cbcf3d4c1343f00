import JSONText
import OneBoard

/// The lines of a `posts.csv`, and where each of them stands in it.
struct PostsTable {
  /// The file.
  let source: SourceText
  /// The lines, in the order of the file.
  private(set) var lines: [PostLine] = []
  /// Whether lines are missing, so that nothing can be said about the table as a whole.
  private(set) var isBroken = false
  /// Lines that hold nothing but commas, as offsets.
  private(set) var emptyRecords: [Int] = []
  private var records: [Int] = []
  private var columns: [(field: PostField, column: Int)] = []

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - faults: Takes the faults.
  /// - Complexity: O(bytes).
  init(_ source: SourceText, faults: inout FaultList) {
    self.source = source
    var reader = CSVReader(source)
    let header = CSVHeader(
      &reader, in: source, known: PostField.headers, suggested: PostField.allCases.map(\.rawValue),
      faults: &faults)
    for field in PostField.allCases {
      if let column = header.names.firstIndex(of: field.rawValue) {
        columns.append((field, column))
      } else if field.isRequired, header.names.count > 0 {
        isBroken = true
        if header.guessed.contains(field.rawValue) { continue }
        faults.add(
          in: source, at: source.start,
          "The column \(field.rawValue) (\(field.chinese)) is missing.",
          "Add it to the header and to every line.")
      }
    }
    guard header.isUsable, !isBroken else {
      isBroken = true
      return
    }
    var pool = StringPool()
    var cells: [CSVCell] = []
    var fault: CSVSyntaxFault?
    var start = reader.index
    while reader.next(into: &cells, fault: &fault) {
      defer { start = reader.index }
      if let fault {
        isBroken = true
        faults.add(in: source, at: fault.offset, fault.message, fault.advice)
      } else if cells.count != header.names.count {
        isBroken = true
        report(cells, header.names, &faults)
      } else if cells.allSatisfy({ reader.trimmed($0).isEmpty }) {
        emptyRecords.append(cells.first?.offset ?? start)
      } else {
        records.append(start)
        lines.append(line(cells, reader, &pool, &faults))
      }
    }
  }

  /// Gives the lines away; the table keeps only where they stand.
  ///
  /// - Returns: The lines, in the order of the file.
  mutating func takeLines() -> [PostLine] {
    var taken: [PostLine] = []
    swap(&taken, &lines)
    return taken
  }

  /// The byte of a field of a line.
  ///
  /// - Parameters:
  ///   - field: The field; `nil` for the line as a whole.
  ///   - line: The position in ``lines``.
  /// - Returns: The offset of the cell.
  func offset(of field: PostField?, line: Int) -> Int {
    guard records.indices.contains(line) else { return source.start }
    var reader = CSVReader(bytes: source.bytes, at: records[line])
    var cells: [CSVCell] = []
    var fault: CSVSyntaxFault?
    _ = reader.next(into: &cells, fault: &fault)
    let column = columns.first { $0.field == field }?.column ?? 0
    return cells.indices.contains(column) ? cells[column].offset : records[line]
  }

  /// A message in which places such as `posts[3]` are lines of the file.
  ///
  /// - Parameter message: The message of a check that does not know the file.
  /// - Returns: The message.
  func withLineNumbers(_ message: String) -> String {
    let parts = message.split(separator: "posts[", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let end = parts[1].firstIndex(of: "]"),
      let line = Int(parts[1][..<end]), records.indices.contains(line)
    else { return message }
    let place = source.places(ofAscending: [offset(of: nil, line: line)]).first?.line ?? 0
    return parts[0] + "line \(place)" + parts[1][parts[1].index(after: end)...]
  }

  private func report(_ cells: [CSVCell], _ names: [String], _ faults: inout FaultList) {
    let extra = cells.count > names.count
    let place = extra ? cells[names.count].offset : cells.first?.offset
    faults.add(
      in: source, at: place,
      "The line has \(cells.count) cells, but the header has \(names.count).",
      extra
        ? "Remove the cells after the last column, or put a text with commas in quotes."
        : "Write all \(names.count) cells; an empty one is just a comma.")
  }

  private func line(
    _ cells: [CSVCell], _ reader: CSVReader, _ pool: inout StringPool, _ faults: inout FaultList
  ) -> PostLine {
    var line = PostLine.blank
    for (field, column) in columns {
      let cell = cells[column]
      let range = reader.trimmed(cell)
      if range.isEmpty {
        if field.isRequired {
          faults.add(
            in: source, at: cell.offset, "\(field.rawValue) is empty.",
            field.content == .text
              ? "Write a text." : "Write a whole number, such as 12; 0 if there are none.")
        }
      } else if field.content == .number {
        if let number = number(reader.bytes, range, cell, field, &faults) {
          line.set(field, to: number)
        }
      } else if cell.hasDoubledQuotes || field == .id || field == .name {
        line.set(field, to: reader.text(cell))
      } else {
        line.set(field, to: pool.string(range, in: reader.bytes))
      }
    }
    return line
  }

  private func number(
    _ bytes: [UInt8], _ range: Range<Int>, _ cell: CSVCell, _ field: PostField,
    _ faults: inout FaultList
  ) -> Int? {
    CSVNumber(bytes, range).value(
      named: field.rawValue, in: source, range: range, at: cell.offset, &faults)
  }
}

extension CSVNumber {
  /// The number, or `nil` and a fault if it is none; an empty cell is `nil` without a fault.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - source: The file.
  ///   - range: The cell's content.
  ///   - offset: Where the cell starts.
  ///   - faults: Takes the fault.
  /// - Returns: The number or `nil`.
  func value(
    named name: String, in source: SourceText, range: Range<Int>, at offset: Int,
    _ faults: inout FaultList
  ) -> Int? {
    switch self {
    case .empty: return nil
    case .value(let value): return value
    case .negative:
      faults.add(
        in: source, at: offset, "\(name) is \(source.excerpt(range)), which is below 0.",
        "Write 0 or a whole number above it.")
    case .tooLarge:
      faults.add(
        in: source, at: offset,
        "\(name) is \(source.excerpt(range)), which is more than \(PostLine.maximumPosts).",
        "Write a smaller number.")
    case .malformed:
      faults.add(
        in: source, at: offset,
        "\(name) is \"\(source.excerpt(range))\", which is not a whole number.",
        "Write digits only, such as 12.")
    }
    return nil
  }
}
