public import OneBoard

/// Writes plans as `plan.json` and `plan.csv`, and reads them back.
public enum PlanFile {
  /// The name of the JSON file in a directory.
  public static let jsonName = "plan.json"
  /// The name of the CSV file in a directory.
  public static let csvName = "plan.csv"

  /// Reads what a plan does with each line.
  ///
  /// The file is a `plan.json`, a `plan.csv`, or a CSV made by hand with `id` and any of `released`,
  /// `granted`, `purchased`, or just `final`: more than approved is granted, less is released.
  ///
  /// - Parameters:
  ///   - path: The file, or a directory with a ``jsonName`` in it.
  ///   - board: The board that the plan is for.
  /// - Returns: The stated lines in id order; lines that the file does not name do not change.
  /// - Throws: ``FileError`` with every fault.
  /// - Complexity: O(bytes + lines).
  public static func readPosts(
    path: String, for board: Board
  ) throws(FileError) -> [PlannedPosts] {
    var path = path
    if InputFile.isDirectory(path) { path += (path.hasSuffix("/") ? "" : "/") + jsonName }
    let source = try InputFile.read(path)
    let approved = Dictionary(board.lines.map { ($0.id, $0.approved) }) { first, _ in first }
    var reader = PlanReader(approved: approved)
    if let posts = reader.read(source) { return posts }
    throw reader.faults.error ?? FileError(kind: .invalid, faults: [])
  }

  /// Writes `plan.json` and `plan.csv`; each appears whole or not at all.
  ///
  /// A plan that is infeasible or stopped has a `plan.csv` with a header only.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - board: The board that the plan is for.
  ///   - certificate: Prices that bound the benefit of every legal plan; `nil` for none.
  ///   - directory: Where the files go; it is made if it does not exist.
  /// - Throws: ``FileError`` of kind ``FileError/Kind/unwritable``.
  public static func write(
    _ plan: Plan, board: Board, certificate: BenefitCertificate? = nil,
    toDirectory directory: String
  ) throws(FileError) {
    let files = [
      (name: jsonName, bytes: Array(json(of: plan, certificate: certificate).utf8)),
      (name: csvName, bytes: Array(csv(of: plan, board: board).utf8)),
    ]
    try OutputFile.write(files, toDirectory: directory)
  }
}
