import JSONText
public import OneBoard

extension PlanFile {
  /// Reads an earlier plan as `changeFrom` does: `final` counts even where the approved posts were
  /// others when the plan was made.
  ///
  /// - Parameters:
  ///   - path: The file, or a directory with a ``jsonName`` in it.
  ///   - board: The board that is planned anew.
  ///   - isStrict: Whether numbers that disagree with the approved posts are faults after all.
  /// - Returns: The stated lines in id order; lines that the file does not name did not change.
  /// - Throws: ``FileError`` with every fault.
  /// - Complexity: O(bytes + lines).
  public static func readEarlierPosts(
    path: String, for board: Board, isStrict: Bool = false
  ) throws(FileError) -> [PlannedPosts] {
    if isStrict { return try readPosts(path: path, for: board) }
    var path = path
    if InputFile.isDirectory(path) { path += (path.hasSuffix("/") ? "" : "/") + jsonName }
    let approved = Dictionary(board.lines.map { ($0.id, $0.approved) }) { first, _ in first }
    var reader = PlanReader(approved: approved, allowsOtherApproved: true)
    if let posts = reader.read(try InputFile.read(path)) { return posts }
    throw reader.faults.error ?? FileError(kind: .invalid, faults: [])
  }

  /// Reads the ids of some lines: a CSV file with the column `id`, and any others of a plan or of
  /// lines of posts.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - board: The board whose lines are meant.
  /// - Returns: The ids in the order of the file.
  /// - Throws: ``FileError`` with every fault, unknown ids among them.
  /// - Complexity: O(bytes + lines).
  public static func readLineIds(
    path: String, for board: Board
  ) throws(FileError) -> [String] {
    let source = try InputFile.read(path)
    let known = Dictionary(board.lines.map { ($0.id, $0.approved) }) { first, _ in first }
    var faults = FaultList()
    var reader = CSVReader(source)
    var headers = PostField.headers
    for name in ["released", "granted", "purchased", "final", "coverage"] { headers[name] = name }
    let header = CSVHeader(
      &reader, in: source, known: headers, suggested: ["id"], faults: &faults)
    var ids: [String] = []
    if header.isUsable, let column = header.names.firstIndex(of: "id") {
      var cells: [CSVCell] = []
      var fault: CSVSyntaxFault?
      while reader.next(into: &cells, fault: &fault), !faults.isHopeless {
        if let fault {
          faults.add(in: source, at: fault.offset, fault.message, fault.advice)
        } else if cells.count != header.names.count {
          faults.add(
            in: source, at: cells.first?.offset,
            "The line has \(cells.count) cells, but the header has \(header.names.count).",
            "Give each line as many cells as the header.")
        } else if !cells.allSatisfy({ reader.trimmed($0).isEmpty }) {
          let id = reader.text(cells[column])
          if known[id] == nil {
            let names = faults.isFull ? [] : board.lines.map(\.id)
            let near = NearName.question(for: id, among: names)
            faults.add(
              in: source, at: cells[column].offset, "No line has the id \(id.quoted).",
              near + "Use the ids of the posts.")
          }
          ids.append(id)
        }
      }
    } else if header.isUsable {
      faults.add(in: source, at: source.start, "The column id is missing.", "Add it.")
    }
    if let error = faults.error { throw error }
    return ids
  }
}
