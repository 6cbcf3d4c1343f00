public import Horizon
import JSONText
import OneBoard

/// Reads several years of a county, and writes their plans.
public enum HorizonFile {
  /// The name of the table of all lines and years.
  public static let yearsName = "years.csv"

  /// Several years that were read.
  public struct Loaded: Sendable {
    /// The years.
    public let horizon: MultiYearScenario
    /// The forecasts that rates of leaving became, in the order of the file.
    public let forecasts: [AttritionForecast]
    /// What was passed over in the scenario.
    public let warnings: [FileFault]
  }

  /// Reads and checks several years.
  ///
  /// The file is a JSON object with `oneboard`, `scenario` (a scenario file), `years`, and if wanted
  /// `leavers` (a CSV file with `id` and `year1`, `year2`, …), `rates` (each with `where` and `rate`,
  /// for lines that the file of leavers does not name), `turnoverPools` (each with `category`,
  /// `posts`, `term` and `borrowers`) and `replacement` (with `out` and `in`). Paths are relative to the
  /// file.
  ///
  /// - Parameter path: The file.
  /// - Returns: The years and what rates became.
  /// - Throws: ``FileError`` with every fault of a file, at most ``FileError/maximumFaults``.
  /// - Complexity: O(bytes + lines · years), and what checking the scenario takes.
  public static func load(path: String) throws(FileError) -> Loaded {
    let source = try InputFile.read(path)
    var reading = HorizonReading(
      ScenarioDecoder(try ScenarioFile.document(source)), path: path)
    return try reading.load()
  }

  /// Writes a plan of each year as `plan-1.csv`, `plan-2.csv`, …, and ``yearsName``.
  ///
  /// - Parameters:
  ///   - plan: The plans of all years.
  ///   - directory: Where the files go; it is made if it does not exist.
  /// - Returns: The names of the files that were written.
  /// - Throws: ``FileError`` of kind ``FileError/Kind/unwritable``; ``FileError/Kind/invalid`` if a
  ///   year's state is not sound.
  @discardableResult
  public static func write(
    _ plan: MultiYearPlan, toDirectory directory: String
  ) throws(FileError) -> [String] {
    var files: [(name: String, bytes: [UInt8])] = []
    for (number, year) in plan.years.enumerated() {
      guard let board = try? year.scenario.validated() else {
        throw FileError(
          kind: .invalid,
          faults: [
            FileFault(
              file: directory, message: "The state of year \(number + 1) is not sound.",
              advice: "Report this; it is a fault of OneBoard.")
          ])
      }
      let name = "plan-\(number + 1).csv"
      files.append((name, Array(PlanFile.csv(of: year.plan, board: board).utf8)))
    }
    files.append((yearsName, table(of: plan)))
    try OutputFile.write(files, toDirectory: directory)
    return files.map(\.name)
  }

  /// All lines of all years as a table.
  ///
  /// - Parameter plan: The plans of all years.
  /// - Returns: UTF-8, with CRLF after each line.
  public static func table(of plan: MultiYearPlan) -> [UInt8] {
    var table = CSVWriter(
      header: "year,id,posts,leavers,hires,lent,repaid,outstanding,staff,overQuota",
      capacity: 40 * plan.years.reduce(0) { $0 + $1.lines.count })
    for (number, year) in plan.years.enumerated() {
      for line in year.lines {
        table.cell(number + 1)
        table.cell(line.id)
        for count in [
          line.posts, line.leavers, line.hires, line.lent, line.repaid, line.outstanding,
          line.staff, line.overQuota,
        ] {
          table.cell(count)
        }
        table.endRecord()
      }
    }
    return table.bytes
  }
}
