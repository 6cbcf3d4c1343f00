internal import OneBoard
internal import OneBoardFiles

extension FileAccess {
  /// Reads requests; what was passed over is noted on standard error.
  ///
  /// - Parameters:
  ///   - path: The file of requests.
  ///   - board: The board whose lines are asked for.
  /// - Returns: The requests.
  /// - Throws: ``CommandFailure`` with every fault that was found.
  static func requests(at path: String, for board: Board) throws -> [Request] {
    let loaded = try reporting { () throws(FileError) in
      try RequestsFile.load(path: path, for: board)
    }
    for warning in loaded.warnings { Console.note("oneboard: warning: \(warning)") }
    return loaded.requests
  }

  /// Writes decisions.csv and open.csv.
  ///
  /// - Parameters:
  ///   - report: What was decided.
  ///   - folder: Where the files go; it is made if it does not exist.
  /// - Returns: The paths of the files.
  /// - Throws: ``CommandFailure`` if a file could not be written.
  static func write(_ report: RequestReport, to folder: String) throws -> [String] {
    let names = try reporting { () throws(FileError) in
      try RequestsFile.write(report, toDirectory: folder)
    }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return names.map { start + $0 }
  }
}
