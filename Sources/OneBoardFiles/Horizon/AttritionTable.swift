import JSONText
import OneBoard

/// The known leavers of a file: a column for the line's id and one for each year.
struct AttritionTable {
  /// Leavers by line id, one number a year.
  private(set) var leavers: [String: [Int]] = [:]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - board: The board whose people leave.
  ///   - years: How many years there are.
  ///   - faults: Takes the faults.
  /// - Complexity: O(bytes + lines).
  init(_ source: SourceText, for board: Board, years: Int, faults: inout FaultList) {
    var reader = CSVReader(source)
    let fields = ["id"] + (1...max(1, years)).map { "year\($0)" }
    var known = ["id": "id", "编号": "id"]
    for year in 1...max(1, years) {
      known["year\(year)"] = "year\(year)"
      known["第\(year)年"] = "year\(year)"
    }
    let header = CSVHeader(
      &reader, in: source, known: known, suggested: fields, faults: &faults)
    guard header.isUsable else { return }
    let columns = header.columns(of: fields)
    for (field, column) in zip(fields, columns) where column == nil {
      faults.add(
        in: source, at: source.start, "The column \(field) is missing.",
        "Add id (编号) and a column for each of the \(years) years, year1 (第1年) and so on.")
    }
    guard !columns.contains(nil) else { return }
    let inPost = Dictionary(board.lines.map { ($0.id, $0.inPost) }) { first, _ in first }
    var cells: [CSVCell] = []
    var fault: CSVSyntaxFault?
    while reader.next(into: &cells, fault: &fault) {
      if faults.isHopeless { return }
      let start = cells.first?.offset ?? reader.index
      if let fault {
        faults.add(in: source, at: fault.offset, fault.message, fault.advice)
      } else if cells.count != header.names.count {
        faults.add(
          in: source, at: start,
          "The line has \(cells.count) cells, but the header has \(header.names.count).",
          "Give each line as many cells as the header.")
      } else if !cells.allSatisfy({ reader.trimmed($0).isEmpty }) {
        read(columns.compactMap { $0.map { cells[$0] } }, reader, source, inPost, &faults)
      }
    }
  }

  private mutating func read(
    _ cells: [CSVCell], _ reader: CSVReader, _ source: SourceText, _ inPost: [String: Int],
    _ faults: inout FaultList
  ) {
    let id = reader.text(cells[0])
    guard let staff = inPost[id] else {
      let names = inPost.count <= 10_000 && !faults.isFull ? inPost.keys.sorted() : []
      faults.add(
        in: source, at: cells[0].offset, "No line of posts has the id \(id.quoted).",
        Suggestion.sentence(for: id, among: names) + "Use the ids of the posts.")
      return
    }
    if leavers[id] != nil {
      faults.add(
        in: source, at: cells[0].offset, "The line \(id.quoted) is there twice.",
        "Keep one of the two.")
      return
    }
    var numbers: [Int] = []
    for (year, cell) in cells.dropFirst().enumerated() {
      let range = reader.trimmed(cell)
      numbers.append(
        range.isEmpty
          ? 0
          : CSVNumber(reader.bytes, range).value(
            named: "year\(year + 1)", in: source, range: range, at: cell.offset, &faults) ?? 0)
    }
    let sum = numbers.reduce(0) { min($0 + $1, PostLine.maximumTotal) }
    if sum > staff {
      faults.add(
        in: source, at: cells[0].offset, "\(sum) leave in all, but only \(staff) are in post.",
        "Known leavers are people in post at the start; give at most \(staff).")
    }
    leavers[id] = numbers
  }
}
