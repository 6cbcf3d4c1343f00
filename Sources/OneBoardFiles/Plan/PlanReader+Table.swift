import JSONText
import OneBoard

extension PlanReader {
  private static let numbers = ["released", "granted", "purchased", "final"]

  /// The columns that a plan may have; those of the posts are passed over.
  private static var known: [String: String] {
    var known = PostField.headers
    for name in numbers + ["coverage"] { known[name] = name }
    return known
  }

  /// Reads a plan from CSV.
  mutating func readTable(_ source: SourceText) {
    var reader = CSVReader(source)
    let header = CSVHeader(
      &reader, in: source, known: Self.known, suggested: ["id"] + Self.numbers, faults: &faults)
    guard header.isUsable else { return }
    let columns = header.columns(of: Self.numbers)
    guard let idColumn = header.names.firstIndex(of: "id") else {
      faults.add(in: source, at: source.start, "The column id is missing.", "Add it.")
      return
    }
    guard columns.contains(where: { $0 != nil }) else {
      faults.add(
        in: source, at: source.start,
        "None of the columns \(Self.numbers.joined(separator: ", ")) is there.",
        "Add final, or released and granted.")
      return
    }
    var cells: [CSVCell] = []
    var fault: CSVSyntaxFault?
    while reader.next(into: &cells, fault: &fault) {
      if let fault {
        faults.add(in: source, at: fault.offset, fault.message, fault.advice)
      } else if cells.count != header.names.count {
        faults.add(
          in: source, at: cells.first?.offset,
          "The line has \(cells.count) cells, but the header has \(header.names.count).",
          "Give each line as many cells as the header.")
      } else if !cells.allSatisfy({ reader.trimmed($0).isEmpty }) {
        take(cells, reader, source, idColumn, columns)
      }
    }
  }

  private mutating func take(
    _ cells: [CSVCell], _ reader: CSVReader, _ source: SourceText, _ idColumn: Int,
    _ columns: [Int?]
  ) {
    let before = faults.count
    let values = zip(Self.numbers, columns).map { name, column -> Int? in
      guard let column else { return nil }
      let range = reader.trimmed(cells[column])
      return CSVNumber(reader.bytes, range).value(
        named: name, in: source, range: range, at: cells[column].offset, &faults)
    }
    let idCell = cells[idColumn]
    let id = reader.text(idCell)
    if id.isEmpty {
      faults.add(in: source, at: idCell.offset, "id is empty.", "Write the id of a line of posts.")
    }
    guard faults.count == before else { return }
    let finalOffset = columns[3].map { cells[$0].offset } ?? idCell.offset
    take(
      Statement(
        released: values[0], granted: values[1], purchased: values[2], final: values[3]), id: id
    ) { faults, atFinal, message, advice in
      faults.add(in: source, at: atFinal ? finalOffset : idCell.offset, message, advice)
    }
  }
}
