import JSONText
import OneBoard

/// The measures of lines: a column for the line's id and one for each measure.
struct MeasuresTable {
  /// The measures of each line by its id; empty cells are left out.
  private(set) var measures: [String: [String: Int]] = [:]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - names: The measures that the standards ask for.
  ///   - board: The board whose lines are measured.
  ///   - faults: Takes the faults.
  init(_ source: SourceText, named names: [String], for board: Board, faults: inout FaultList) {
    var reader = CSVReader(source)
    var known = ["id": "id", "编号": "id"]
    for name in names { known[name] = name }
    let header = CSVHeader(
      &reader, in: source, known: known, suggested: ["id"] + names, faults: &faults)
    guard header.isUsable else { return }
    let columns = header.columns(of: ["id"] + names)
    guard let idColumn = columns[0] else {
      faults.add(
        in: source, at: source.start, "The column id (编号) is missing.",
        "Add it to the header and to every line.")
      return
    }
    let ids = Set(board.lines.map(\.id))
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
      let id = reader.text(cells[idColumn])
      guard ids.contains(id), measures[id] == nil else {
        let isKnown = ids.contains(id)
        let near =
          isKnown || ids.count > 10_000 || faults.isFull
          ? "" : Suggestion.sentence(for: id, among: ids.sorted())
        faults.add(
          in: source, at: cells[idColumn].offset,
          isKnown
            ? "The line \(id.quoted) is there twice."
            : "No line of posts has the id \(id.quoted).",
          isKnown ? "Keep one of the two." : near + "Use the ids of the posts.")
        continue
      }
      var own: [String: Int] = [:]
      for (name, column) in zip(names, columns.dropFirst()) {
        guard let column else { continue }
        let range = reader.trimmed(cells[column])
        if range.isEmpty { continue }
        own[name] = CSVNumber(reader.bytes, range).value(
          named: name, in: source, range: range, at: cells[column].offset, &faults)
      }
      measures[id] = own
    }
  }
}
