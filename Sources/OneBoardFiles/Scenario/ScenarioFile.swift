import JSONText
import OneBoard

/// Reads scenarios: a JSON file, with its lines of posts inside or in a CSV file.
public enum ScenarioFile {
  /// The file's name inside a directory.
  public static let standardName = "scenario.json"

  /// Reads and checks a scenario.
  ///
  /// Paths in the file are relative to the file. Blanks around the cells of a CSV file do not count.
  /// Columns in faults count characters, from 1; in a CSV file they point at the cell's start.
  ///
  /// - Parameter path: The scenario file, or a directory with a ``standardName`` in it.
  /// - Returns: The scenario and its board.
  /// - Throws: ``FileError`` with every fault of every file, at most ``FileError/maximumFaults``.
  /// - Complexity: O(bytes), and what checking the scenario takes.
  public static func load(path: String) throws(FileError) -> LoadedScenario {
    var path = path
    if InputFile.isDirectory(path) { path += (path.hasSuffix("/") ? "" : "/") + standardName }
    let source = try InputFile.read(path)
    var reading = ScenarioReading(ScenarioDecoder(try document(source)), path: path)
    return try reading.load()
  }

  /// Parses a JSON file.
  ///
  /// - Parameter source: The text.
  /// - Returns: The document.
  /// - Throws: ``FileError`` at the first byte that is not JSON.
  static func document(_ source: SourceText) throws(FileError) -> JSONDocument {
    do {
      return try JSONParser.parse(source)
    } catch {
      var faults = FaultList()
      faults.add(in: source, at: error.offset, error.message, error.advice)
      throw faults.error ?? FileError(kind: .invalid, faults: [])
    }
  }
}
