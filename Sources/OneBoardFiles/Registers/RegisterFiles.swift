import JSONText
public import OneBoard
public import Reconciliation

/// Reads the four registers of a reconciliation, and lines of posts to hold them against.
public enum RegisterFiles {
  /// Registers that were read.
  public struct Loaded: Sendable {
    /// The registers; their records know their lines.
    public let registers: Registers
    /// What was passed over, such as lines of nothing but commas.
    public let warnings: [FileFault]
  }

  /// Reads four registers.
  ///
  /// Each is a CSV file with the columns `person` and `unit`, and `name`, `category`, `occupation`
  /// and `leader` if wanted, or their Chinese names. Blanks around cells do not count.
  ///
  /// - Parameters:
  ///   - quota: The file of ``Reconciliation/Register/quota``.
  ///   - personnel: The file of ``Reconciliation/Register/personnel``.
  ///   - finance: The file of ``Reconciliation/Register/finance``.
  ///   - payroll: The file of ``Reconciliation/Register/payroll``.
  /// - Returns: The registers.
  /// - Throws: ``FileError`` with the faults of all files, at most ``FileError/maximumFaults``.
  /// - Complexity: O(bytes).
  public static func load(
    quota: String, personnel: String, finance: String, payroll: String
  ) throws(FileError) -> Loaded {
    var registers = Registers()
    var warnings: [FileFault] = []
    var faults = FaultList()
    var unread: [FileError] = []
    for (register, path) in zip(Register.allCases, [quota, personnel, finance, payroll]) {
      do throws(FileError) {
        let table = RegisterTable(try InputFile.read(path), faults: &faults)
        registers[register] = table.entries
        warnings += table.warnings
      } catch {
        unread.append(error)
      }
    }
    // A file that is not there is told before what is wrong in the others.
    if let first = unread.first {
      throw FileError(
        kind: unread.first { $0.kind != .invalid }?.kind ?? first.kind,
        faults: unread.flatMap(\.faults) + (faults.error?.faults ?? []),
        omitted: faults.error?.omitted ?? 0)
    }
    if let error = faults.error { throw error }
    return Loaded(registers: registers, warnings: warnings)
  }

  /// Reads the lines of a `posts.csv` and checks that ids are not repeated.
  ///
  /// - Parameter path: The file.
  /// - Returns: The lines, in the order of the file.
  /// - Throws: ``FileError`` with every fault.
  /// - Complexity: O(bytes).
  public static func posts(path: String) throws(FileError) -> [PostLine] {
    var faults = FaultList()
    let source = try InputFile.read(path)
    let table = PostsTable(source, faults: &faults)
    if !table.isBroken {
      var positions: [String: Int] = [:]
      for (position, line) in table.lines.enumerated() where !line.id.isEmpty {
        if let first = positions[line.id] {
          faults.add(
            in: source, at: table.offset(of: .id, line: position),
            table.withLineNumbers("The id \(line.id.quoted) is that of posts[\(first)]."),
            "Give each line an id of its own.")
        } else {
          positions[line.id] = position
        }
      }
    }
    if let error = faults.error { throw error }
    return table.lines
  }
}
