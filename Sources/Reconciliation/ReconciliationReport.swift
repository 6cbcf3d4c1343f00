/// What came out of holding four registers against each other.
///
/// Everything stands in order of ids, so that the report does not depend on the order of records;
/// only lines of files tell where the records stood.
public struct ReconciliationReport: Sendable, Hashable {
  /// People on quota posts of one kind.
  public struct Occupancy: Sendable, Hashable {
    /// The id of the unit.
    public let unit: String
    /// The id of the quota category; `nil` where quota does not state it.
    public let category: String?
    /// The occupation; `nil` where quota does not state it.
    public let occupation: String?
    /// How many people hold such a post; see ``ReconciledUnit/inPost``.
    public let people: Int
    /// The first line of the quota register that names one of them.
    public let line: Int?
  }

  /// How many records each register has, in the order of ``Register``.
  public let records: [Int]
  /// How many people have each pattern, from `0000`, whom no register names, to `1111`.
  public let patterns: [Int]
  /// How many people have each finding.
  public let counts: [PersonFinding: Int]
  /// The people with a finding or a note, in order of their ids.
  public let people: [ReconciledPerson]
  /// Every unit of a register or a quota, in order of their ids.
  public let units: [ReconciledUnit]
  /// Who holds the posts, by unit, category and occupation, in this order.
  public let occupancies: [Occupancy]

  /// How many different people the registers name.
  public var personCount: Int { patterns.reduce(0, +) }

  /// How many different people a register names.
  ///
  /// - Parameter register: The register.
  /// - Returns: The number of people.
  public func personCount(in register: Register) -> Int {
    zip(RegisterPattern.all, patterns).reduce(0) { $1.0.contains(register) ? $0 + $1.1 : $0 }
  }

  /// Whether nothing but notes was found.
  public var agrees: Bool {
    counts.allSatisfy { $0.key.isNote || $0.value == 0 } && units.allSatisfy(\.findings.isEmpty)
  }
}
