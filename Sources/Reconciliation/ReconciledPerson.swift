/// A person about whom the registers say something that does not fit together.
public struct ReconciledPerson: Sendable, Hashable {
  /// One record that names the person.
  public struct Record: Sendable, Hashable {
    /// The register.
    public let register: Register
    /// The id of the unit.
    public let unit: String
    /// The line of the register's file.
    public let line: Int?
  }

  /// The person's id.
  public let id: String
  /// The person's names, each once, in order.
  public let names: [String]
  /// Which registers name the person, for whatever unit.
  public let pattern: RegisterPattern
  /// What does not fit together, in the order of ``PersonFinding``.
  public let findings: [PersonFinding]
  /// The records that name the person, in order of register, unit and line.
  public let records: [Record]

  /// The units for which a register names the person.
  ///
  /// - Parameter register: The register.
  /// - Returns: The units, each once, in order.
  public func units(in register: Register) -> [String] {
    var units: [String] = []
    for record in records where record.register == register && units.last != record.unit {
      units.append(record.unit)
    }
    return units
  }
}
