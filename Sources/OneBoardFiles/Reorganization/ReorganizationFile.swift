import JSONText
public import OneBoard

/// Reads functions that move and rules by which units are merged.
public enum ReorganizationFile {
  /// Reads a reorganization.
  ///
  /// The file is a JSON object with `oneboard`, and `transfers` (a CSV file, seen from the file),
  /// `mergers` or both.
  ///
  /// - Parameter path: The file.
  /// - Returns: The reorganization, and where each transfer stands, such as `transfers.csv:3`.
  /// - Throws: ``FileError`` with every fault, at most ``FileError/maximumFaults``.
  public static func load(
    path: String
  ) throws(FileError) -> (reorganization: Reorganization, places: [String]) {
    let source = try InputFile.read(path)
    var decoder = ScenarioDecoder(try ScenarioFile.document(source))
    let keys = ["oneboard", "transfers", "mergers"]
    guard let members = decoder.members(of: 0, "a reorganization", keys) else {
      throw failure(decoder, path)
    }
    if members[0] == nil {
      decoder.missing("oneboard", in: 0, "Write \"oneboard\": 1.")
    }
    if let version = members[0].flatMap({ decoder.whole($0) }), version != 1 {
      decoder.fault(
        at: members[0] ?? 0, "This is format \(version).",
        "Write \"oneboard\": 1, or update OneBoard.")
    }
    if members[1] == nil, members[2] == nil {
      decoder.fault(
        at: 0, "There are neither transfers nor mergers.",
        "Write \"transfers\": \"transfers.csv\" or \"mergers\": [ … ].")
    }
    let items = members[2].flatMap { decoder.list($0, "Write a list of mergers.") } ?? []
    var mergers: [UnitMerger] = []
    for item in items {
      guard let merger = decoder.merger(item) else { continue }
      if mergers.contains(where: { $0.id == merger.id }) {
        decoder.fault(
          at: item, "A merger with the id \(merger.id.quoted) is there already.",
          "Give each an id of its own.")
      }
      mergers.append(merger)
    }
    var table = TransfersTable()
    if let name = members[1].flatMap({ decoder.text($0, example: "transfers.csv") }) {
      table.read(try InputFile.read(InputFile.path(name, from: path)), faults: &decoder.faults)
    }
    if decoder.faults.count > 0 { throw failure(decoder, path) }
    return (Reorganization(transfers: table.transfers, mergers: mergers), table.places)
  }

  private static func failure(_ decoder: ScenarioDecoder, _ path: String) -> FileError {
    decoder.faults.error
      ?? FileError(
        kind: .invalid,
        faults: [
          FileFault(
            file: path, message: "The reorganization was refused without a reason.",
            advice: "Report this; it is a fault of OneBoard.")
        ])
  }
}

extension ScenarioDecoder {
  /// Reads a merger.
  fileprivate mutating func merger(_ node: Int) -> UnitMerger? {
    let keys = ["id", "basis", "where", "smallUnit", "within"]
    guard let members = members(of: node, "a merger", keys) else { return nil }
    for slot in [0, 3] where members[slot] == nil {
      missing(keys[slot], in: node, "Write such as \"id\": \"tiny\", \"smallUnit\": 5.")
    }
    let id = members[0].flatMap { text($0, example: "tiny") }
    let basis = members[1].flatMap { text($0, example: "Article 3") }
    let selection = selector(members[2])
    let small = members[3].flatMap { whole($0) }
    let fields = Bound.Grouping.allCases.filter { ![.line, .unit, .category].contains($0) }
    let grouping = members[4].map { choice($0, among: fields) } ?? .department
    guard let id, let small, let grouping else { return nil }
    return UnitMerger(id: id, basis: basis, where: selection, smallUnit: small, within: grouping)
  }
}
