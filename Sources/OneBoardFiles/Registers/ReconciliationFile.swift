public import OneBoard
public import Reconciliation

/// Writes what came out of a reconciliation.
public enum ReconciliationFile {
  /// The name of the table of people with findings.
  public static let peopleName = "people.csv"
  /// The name of the table of units.
  public static let unitsName = "units.csv"

  /// Writes ``peopleName``, ``unitsName`` and, if given, lines of posts as
  /// ``ScenarioFile/postsName``; each appears whole or not at all, and replaces one of its name.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - posts: Lines of posts with the staff in post as the registers prove it.
  ///   - directory: Where the files go; it is made if it does not exist.
  /// - Returns: The names of the files that were written.
  /// - Throws: ``FileError`` of kind ``FileError/Kind/unwritable``.
  @discardableResult
  public static func write(
    _ report: ReconciliationReport, posts: [PostLine]?, toDirectory directory: String
  ) throws(FileError) -> [String] {
    var files = [
      (name: peopleName, bytes: people(report)), (name: unitsName, bytes: units(report)),
    ]
    if let posts {
      files.append((name: ScenarioFile.postsName, bytes: try ScenarioFile.csv(of: posts)))
    }
    try OutputFile.write(files, toDirectory: directory)
    return files.map(\.name)
  }

  /// The people with findings as a table, in order of their ids.
  ///
  /// - Parameter report: The report.
  /// - Returns: UTF-8, with CRLF after each line. Several texts of a cell have `;` between them;
  ///   records are written as register and line, such as `payroll:17`.
  public static func people(_ report: ReconciliationReport) -> [UInt8] {
    let registers = Register.allCases.map { $0.rawValue + "Units" }.joined(separator: ",")
    var table = CSVWriter(
      header: "person,name,pattern,findings,\(registers),records",
      capacity: 120 * report.people.count)
    for person in report.people {
      table.cell(person.id)
      table.cell(person.names.joined(separator: ";"))
      table.cell(person.pattern.digits)
      table.cell(person.findings.map(\.rawValue).joined(separator: ";"))
      for register in Register.allCases {
        table.cell(person.units(in: register).joined(separator: ";"))
      }
      table.cell(
        person.records.map { record in
          record.register.rawValue + (record.line.map { ":\($0)" } ?? "")
        }.joined(separator: ";"))
      table.endRecord()
    }
    return table.bytes
  }

  /// The units as a table, in order of their ids.
  ///
  /// - Parameter report: The report.
  /// - Returns: UTF-8, with CRLF after each line. Columns of findings count people by the records
  ///   of the unit alone.
  public static func units(_ report: ReconciliationReport) -> [UInt8] {
    let findings = PersonFinding.allCases.filter { finding in
      RegisterPattern.all.contains { $0.findings.contains(finding) }
    }
    let names =
      ["unit", "approved"] + Register.allCases.map(\.rawValue) + ["inPost", "excess"]
      + ["leaders", "leadershipPosts", "findings"] + findings.map(\.rawValue)
    var table = CSVWriter(
      header: names.joined(separator: ","), capacity: 80 * report.units.count)
    for unit in report.units {
      table.cell(unit.unit)
      table.cell(unit.approved)
      for register in Register.allCases { table.cell(unit.count(in: register)) }
      table.cell(unit.inPost)
      table.cell(unit.approved == nil ? nil : unit.greatestExcess)
      table.cell(unit.leaders)
      table.cell(unit.leadershipPosts)
      table.cell(unit.findings.map(\.rawValue).joined(separator: ";"))
      for finding in findings { table.cell(unit.count(of: finding)) }
      table.endRecord()
    }
    return table.bytes
  }
}
