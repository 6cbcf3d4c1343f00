import JSONText
public import OneBoard

/// Reads requests for posts, and writes what was decided.
public enum RequestsFile {
  /// The name of the table of decisions.
  public static let decisionsName = "decisions.csv"
  /// The name of the table of what is carried to the next year.
  public static let openName = "open.csv"

  /// Requests that were read.
  public struct Loaded: Sendable {
    /// The requests, in the order of the file.
    public let requests: [Request]
    /// What was passed over, such as lines of nothing but commas.
    public let warnings: [FileFault]
  }

  /// Reads requests.
  ///
  /// The file is a CSV file with the columns `posts`, `line` or `unit` or both, and `reason` and `date`
  /// if wanted, or their Chinese names. A request without a line is for the only line of its unit.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - board: The board whose lines are asked for.
  /// - Returns: The requests.
  /// - Throws: ``FileError`` with every fault, at most ``FileError/maximumFaults``.
  /// - Complexity: O(bytes + lines).
  public static func load(path: String, for board: Board) throws(FileError) -> Loaded {
    var faults = FaultList()
    let table = RequestsTable(try InputFile.read(path), for: board, faults: &faults)
    if let error = faults.error { throw error }
    return Loaded(requests: table.requests, warnings: table.warnings)
  }

  /// Writes ``decisionsName`` and ``openName``; each appears whole or not at all.
  ///
  /// - Parameters:
  ///   - report: What was decided.
  ///   - directory: Where the files go; it is made if it does not exist.
  /// - Returns: The names of the files that were written.
  /// - Throws: ``FileError`` of kind ``FileError/Kind/unwritable``.
  @discardableResult
  public static func write(
    _ report: RequestReport, toDirectory directory: String
  ) throws(FileError) -> [String] {
    let files = [
      (name: decisionsName, bytes: decisions(report)),
      (name: openName, bytes: csv(of: report.carried)),
    ]
    try OutputFile.write(files, toDirectory: directory)
    return files.map(\.name)
  }

  /// Requests as a table that ``load(path:for:)`` reads back.
  ///
  /// - Parameter requests: The requests.
  /// - Returns: UTF-8, with CRLF after each line.
  public static func csv(of requests: [Request]) -> [UInt8] {
    var table = CSVWriter(
      header: RequestField.allCases.map(\.rawValue).joined(separator: ","),
      capacity: 60 * requests.count)
    for request in requests {
      table.cell(request.unit)
      table.cell(request.line)
      table.cell(request.posts)
      table.cell(request.reason)
      table.cell(request.date?.description)
      table.endRecord()
    }
    return table.bytes
  }

  /// The decisions as a table, in the order of the report.
  ///
  /// - Parameter report: What was decided.
  /// - Returns: UTF-8, with CRLF after each line. What decided has `;` between several; the price is
  ///   that of the pool, on the level named beside it.
  public static func decisions(_ report: RequestReport) -> [UInt8] {
    var table = CSVWriter(
      header: "unit,line,date,posts,decision,granted,service,open,decidedBy,worth,level,price,why,"
        + "reason",
      capacity: 200 * report.decisions.count)
    for decision in report.decisions {
      let price = decision.reasons.lazy.compactMap(\.price).first
      table.cell(decision.request.unit)
      table.cell(decision.request.line)
      table.cell(decision.request.date?.description)
      table.cell(decision.request.posts)
      table.cell(decision.outcome.rawValue)
      table.cell(decision.granted)
      table.cell(decision.service)
      table.cell(decision.open)
      table.cell(decision.reasons.map(\.rule).joined(separator: ";"))
      table.cell(decision.worth.map { "\($0)" })
      table.cell(price?.level)
      table.cell(price.map { "\($0.value)" })
      table.cell(decision.reasons.map(\.message).joined(separator: " "))
      table.cell(decision.request.reason)
      table.endRecord()
    }
    return table.bytes
  }
}
