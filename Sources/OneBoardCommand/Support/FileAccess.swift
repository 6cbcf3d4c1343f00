internal import OneBoard
internal import OneBoardFiles
internal import Reconciliation

/// Scenarios and plans on disk, with the failures of the command.
enum FileAccess {
  /// Reads and checks a scenario; what was passed over is noted on standard error.
  ///
  /// - Parameter path: The scenario file, or a folder with a `scenario.json`.
  /// - Returns: The board.
  /// - Throws: ``CommandFailure`` with every fault that was found.
  static func board(at path: String) throws -> Board { try loaded(at: path).board }

  /// Reads and checks a scenario as the files state it.
  ///
  /// - Parameter path: The scenario file, or a folder with a `scenario.json`.
  /// - Returns: The scenario.
  /// - Throws: ``CommandFailure`` with every fault that was found.
  static func scenario(at path: String) throws -> Scenario { try loaded(at: path).scenario }

  /// Reads and checks a scenario; what was passed over is noted on standard error.
  ///
  /// - Parameter path: The scenario file, or a folder with a `scenario.json`.
  /// - Returns: The scenario and its board.
  /// - Throws: ``CommandFailure`` with every fault that was found.
  static func loaded(at path: String) throws -> LoadedScenario {
    let loaded = try reporting { () throws(FileError) in try ScenarioFile.load(path: path) }
    for warning in loaded.warnings { Console.note("oneboard: warning: \(warning)") }
    return loaded
  }

  /// Reads what a plan does with each line.
  ///
  /// - Parameters:
  ///   - path: A plan.json, a plan.csv, or a CSV made by hand.
  ///   - board: The board that the plan is for.
  /// - Returns: The lines that the file states.
  /// - Throws: ``CommandFailure`` with every fault that was found.
  static func posts(at path: String, for board: Board) throws -> [PlannedPosts] {
    try reporting { () throws(FileError) in try PlanFile.readPosts(path: path, for: board) }
  }

  /// Reads the certificate of a plan.
  ///
  /// - Parameter path: A plan.json, or a folder with one.
  /// - Returns: The certificate; `nil` if there is none.
  /// - Throws: ``CommandFailure`` with every fault that was found.
  static func certificate(at path: String) throws -> BenefitCertificate? {
    try reporting { () throws(FileError) in try PlanFile.readCertificate(path: path) }
  }

  /// Writes plan.json and plan.csv.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - board: The board that the plan is for.
  ///   - certificate: Prices that bound the benefit; `nil` for none.
  ///   - folder: Where the files go; it is made if it does not exist.
  /// - Returns: The paths of the files.
  /// - Throws: ``CommandFailure`` if a file could not be written.
  static func write(
    _ plan: Plan, of board: Board, certificate: BenefitCertificate? = nil, to folder: String
  ) throws -> [String] {
    try reporting { () throws(FileError) in
      try PlanFile.write(plan, board: board, certificate: certificate, toDirectory: folder)
    }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return [start + PlanFile.jsonName, start + PlanFile.csvName]
  }

  /// Writes scenario.json and posts.csv.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - folder: Where the files go; it is made if it does not exist.
  /// - Returns: The paths of the files.
  /// - Throws: ``CommandFailure`` if a file could not be written.
  static func write(_ scenario: Scenario, to folder: String) throws -> [String] {
    let names = try reporting { () throws(FileError) in
      try ScenarioFile.write(scenario, toDirectory: folder)
    }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return names.map { start + $0 }
  }

  /// Reads four registers; what was passed over is noted on standard error.
  ///
  /// - Parameter files: The files in the order of `Register`.
  /// - Returns: The registers.
  /// - Throws: ``CommandFailure`` with every fault that was found.
  static func registers(at files: RegisterPaths) throws -> Registers {
    let loaded = try reporting { () throws(FileError) in
      try RegisterFiles.load(
        quota: files.quota, personnel: files.personnel, finance: files.finance,
        payroll: files.payroll)
    }
    for warning in loaded.warnings { Console.note("oneboard: warning: \(warning)") }
    return loaded.registers
  }

  /// Reads lines of posts without a scenario.
  ///
  /// - Parameter path: A posts.csv.
  /// - Returns: The lines.
  /// - Throws: ``CommandFailure`` with every fault that was found.
  static func postLines(at path: String) throws -> [PostLine] {
    try reporting { () throws(FileError) in try RegisterFiles.posts(path: path) }
  }

  /// Writes people.csv, units.csv and, if given, posts.csv.
  ///
  /// - Parameters:
  ///   - report: What came out of a reconciliation.
  ///   - posts: Corrected lines of posts.
  ///   - folder: Where the files go; it is made if it does not exist.
  /// - Returns: The paths of the files.
  /// - Throws: ``CommandFailure`` if a file could not be written.
  static func write(
    _ report: ReconciliationReport, posts: [PostLine]?, to folder: String
  ) throws -> [String] {
    let names = try reporting { () throws(FileError) in
      try ReconciliationFile.write(report, posts: posts, toDirectory: folder)
    }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return names.map { start + $0 }
  }

  /// Does something with files and turns its error into a failure of the command.
  static func reporting<Value>(
    _ work: () throws(FileError) -> Value
  ) throws(CommandFailure) -> Value {
    do {
      return try work()
    } catch {
      throw CommandFailure(error.kind == .invalid ? .badData : .fileMissing, error.description)
    }
  }
}
