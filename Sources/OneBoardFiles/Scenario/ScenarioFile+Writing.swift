import FoundationEssentials
public import OneBoard

extension ScenarioFile {
  /// The name of the file that the lines of posts are written to.
  public static let postsName = "posts.csv"

  /// The scenario as `scenario.json`, the same for the same scenario; the posts are in
  /// ``postsName``.
  ///
  /// What is at its default is left out. A selector that has two conditions of one kind is written
  /// with `not` and `any`, since an object has each key once; it takes the same lines. An earlier
  /// plan is named by its level, such as `earlier-plan-3.csv`; see ``files(of:)``.
  ///
  /// - Parameter scenario: A scenario that validates.
  /// - Returns: The text, with a line break at its end.
  public static func json(of scenario: Scenario) -> String {
    var encoder = ScenarioEncoder()
    encoder.encode(scenario)
    return encoder.text
  }

  /// Lines of posts as `posts.csv` by RFC 4180, in their order, with the optional columns that any
  /// of them states.
  ///
  /// Texts are written as they are, also those that a spreadsheet takes for a formula. An empty text
  /// is read as none.
  ///
  /// - Parameter posts: The lines.
  /// - Returns: UTF-8, with CRLF after each line.
  /// - Throws: ``FileError`` of kind ``FileError/Kind/unwritable`` if a text has blanks at its ends,
  ///   or a tag a semicolon, which the format cannot keep.
  /// - Complexity: O(bytes).
  public static func csv(of posts: [PostLine]) throws(FileError) -> [UInt8] {
    var faults: [FileFault] = []
    let bytes = PostsEncoder(posts).bytes(of: posts, faults: &faults)
    if !faults.isEmpty {
      throw FileError(
        kind: .unwritable, faults: Array(faults.prefix(FileError.maximumFaults)),
        omitted: max(0, faults.count - FileError.maximumFaults))
    }
    return bytes
  }

  /// Everything that is written for a scenario; reading it gives an equal scenario.
  ///
  /// - Parameter scenario: A scenario that validates.
  /// - Returns: The name in the directory and the content of each file: ``standardName``,
  ///   ``postsName``, and the earlier plans of levels that keep close to one.
  /// - Throws: ``FileError`` of kind ``FileError/Kind/unwritable`` as for ``csv(of:)``, and for a
  ///   scenario without a name or without an objective level.
  public static func files(
    of scenario: Scenario
  ) throws(FileError) -> [(name: String, bytes: [UInt8])] {
    if scenario.name.isEmpty {
      throw refusal("The scenario has no name.", "Give it one; a file states it.")
    }
    if scenario.objective.isEmpty {
      throw refusal("The objective has no levels.", "Give it one; a file states it.")
    }
    var files = [
      (name: postsName, bytes: try csv(of: scenario.posts)),
      (name: standardName, bytes: Array(json(of: scenario).utf8)),
    ]
    for (position, level) in scenario.objective.enumerated() {
      guard case .change(let posts) = level.goal else { continue }
      var table = CSVWriter(header: "id,released,granted,purchased,final")
      for line in posts {
        table.cell(line.id)
        for number in [line.released, line.granted, line.purchased, line.final] {
          table.cell(number)
        }
        table.endRecord()
      }
      files.append((ScenarioEncoder.earlierPlanName(ofLevel: position), table.bytes))
    }
    return files
  }

  /// Writes a scenario; each file appears whole or not at all, and replaces one of its name.
  ///
  /// - Parameters:
  ///   - scenario: A scenario that validates.
  ///   - directory: Where the files go; it is made if it does not exist.
  /// - Returns: The names of the files that were written.
  /// - Throws: ``FileError`` of kind ``FileError/Kind/unwritable``.
  @discardableResult
  public static func write(
    _ scenario: Scenario, toDirectory directory: String
  ) throws(FileError) -> [String] {
    let files = try files(of: scenario)
    try OutputFile.write(files, toDirectory: directory)
    return files.map(\.name)
  }

  private static func refusal(_ message: String, _ advice: String) -> FileError {
    FileError(
      kind: .unwritable,
      faults: [FileFault(file: standardName, message: message, advice: advice)])
  }
}
