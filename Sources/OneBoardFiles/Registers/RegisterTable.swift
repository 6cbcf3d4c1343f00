import JSONText
import Reconciliation

/// The records of a register's file.
struct RegisterTable {
  /// The records, in the order of the file.
  private(set) var entries: [RegisterEntry] = []
  /// Lines that hold nothing but commas, as offsets.
  private(set) var emptyRecords: [Int] = []
  private let source: SourceText
  private var pool = StringPool()

  /// Reads a register.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - faults: Takes the faults.
  /// - Complexity: O(bytes).
  init(_ source: SourceText, faults: inout FaultList) {
    self.source = source
    var reader = CSVReader(source)
    let header = CSVHeader(
      &reader, in: source, known: RegisterField.headers,
      suggested: RegisterField.allCases.map(\.rawValue), faults: &faults)
    guard header.isUsable else { return }
    let columns = header.columns(of: RegisterField.allCases.map(\.rawValue))
    var isWhole = true
    for (field, column) in zip(RegisterField.allCases, columns)
    where field.isRequired && column == nil {
      isWhole = false
      faults.add(
        in: source, at: source.start,
        "The column \(field.rawValue) (\(field.chinese)) is missing.",
        "Add it to the header and to every line.")
    }
    guard isWhole else { return }
    var offsets: [Int] = []
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
        offsets.append(start)
        entries.append(entry(columns.map { column in column.map { cells[$0] } }, reader, &faults))
      }
    }
    for (position, place) in source.places(ofAscending: offsets).enumerated() {
      entries[position].line = place.line
    }
  }

  private mutating func entry(
    _ cells: [CSVCell?], _ reader: CSVReader, _ faults: inout FaultList
  ) -> RegisterEntry {
    var entry = RegisterEntry(person: "", unit: "")
    for (field, cell) in zip(RegisterField.allCases, cells) {
      guard let cell else { continue }
      let range = reader.trimmed(cell)
      if range.isEmpty {
        if field.isRequired {
          faults.add(
            in: source, at: cell.offset, "\(field.rawValue) is empty.",
            field == .person
              ? "Write the person's id; people are matched by it alone."
              : "Write the id of the unit.")
        }
        continue
      }
      // Ids and names seldom repeat in one register.
      let text =
        cell.hasDoubledQuotes || field == .person || field == .name
        ? reader.text(cell) : pool.string(range, in: reader.bytes)
      switch field {
      case .person:
        check(range, text, at: cell.offset, reader.bytes, &faults)
        entry.person = text
      case .unit: entry.unit = text
      case .name: entry.name = text
      case .category: entry.category = text
      case .occupation: entry.occupation = text
      case .leader: entry.isLeader = isLeader(text, at: cell.offset, &faults)
      }
    }
    return entry
  }

  /// Refuses blanks and invisible characters inside an id, which nobody sees and no match survives.
  private func check(
    _ range: Range<Int>, _ text: String, at offset: Int, _ bytes: [UInt8],
    _ faults: inout FaultList
  ) {
    if bytes[range].allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return }
    let isHidden = text.unicodeScalars.contains { scalar in
      scalar.properties.isWhitespace
        || [.control, .format, .lineSeparator, .paragraphSeparator].contains(
          scalar.properties.generalCategory)
    }
    if isHidden {
      faults.add(
        in: source, at: offset,
        "person is \(text.quoted), which has a blank or an invisible character in it.",
        "Write the id without it; blanks around the id do not matter.")
    }
  }

  private func isLeader(_ text: String, at offset: Int, _ faults: inout FaultList) -> Bool {
    switch text.lowercased() {
    case "yes", "true", "1", "是": return true
    case "no", "false", "0", "否": return false
    default:
      faults.add(
        in: source, at: offset, "leader is \(text.quoted), which is neither yes nor no.",
        "Write yes (是) or no (否), or leave the cell empty for no.")
      return false
    }
  }

  /// What was passed over: lines of nothing but commas, and a register without records.
  var warnings: [FileFault] {
    guard !entries.isEmpty || !emptyRecords.isEmpty else {
      return [
        FileFault(
          file: source.file, message: "The register has no records.",
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
