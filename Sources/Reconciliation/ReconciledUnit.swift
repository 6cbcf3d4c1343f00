/// What the registers say about a unit.
public struct ReconciledUnit: Sendable, Hashable {
  /// What may be wrong with a unit.
  public enum Finding: String, Sendable, Hashable, CaseIterable {
    /// A register names more people than there are approved posts (超编).
    case overQuota
    /// There are more leaders than leadership posts (超职数).
    case tooManyLeaders
    /// The unit has no quota at all.
    case noQuota
  }

  /// The id of the unit.
  public let unit: String
  /// Approved quota, in posts; `nil` if no quotas were given or the unit has none.
  public let approved: Int?
  /// Leadership posts; `nil` where not stated.
  public let leadershipPosts: Int?
  /// How many people have each pattern if only records of this unit count; 16 numbers.
  public let people: [Int]
  /// People who hold one of the unit's posts: they are in quota for it, and in personnel.
  ///
  /// Everybody counts once: where both registers name the same unit, otherwise where quota names
  /// them, and for the first unit by id if there are several.
  public let inPost: Int
  /// Leaders by the personnel register.
  public let leaders: Int
  /// What is wrong with the unit.
  public let findings: [Finding]

  init(
    unit: String, quota: UnitQuota?, requiresQuota: Bool, people: [Int], inPost: Int, leaders: Int
  ) {
    self.unit = unit
    self.approved = quota?.approved
    self.leadershipPosts = quota?.leaders
    self.people = people
    self.inPost = inPost
    self.leaders = leaders
    var findings: [Finding] = []
    if let approved = quota?.approved,
      Register.allCases.contains(where: { Self.count(people, in: $0) > approved })
    {
      findings.append(.overQuota)
    }
    if let most = quota?.leaders, leaders > most { findings.append(.tooManyLeaders) }
    if requiresQuota, quota == nil { findings.append(.noQuota) }
    self.findings = findings
  }

  /// How many people a register names for the unit.
  ///
  /// - Parameter register: The register.
  /// - Returns: The number of people, each counted once.
  public func count(in register: Register) -> Int { Self.count(people, in: register) }

  /// By how many people a register exceeds the approved posts.
  ///
  /// - Parameter register: The register.
  /// - Returns: The number of people, at least 0; 0 if the quota is not known.
  public func excess(in register: Register) -> Int {
    guard let approved else { return 0 }
    let count = count(in: register)
    guard count > approved else { return 0 }
    let (excess, overflow) = count.subtractingReportingOverflow(approved)
    return overflow ? .max : excess
  }

  /// The greatest ``excess(in:)`` of the four registers.
  public var greatestExcess: Int { Register.allCases.map { excess(in: $0) }.max() ?? 0 }

  /// How many people have a finding if only records of this unit count.
  ///
  /// - Parameter finding: A finding of a pattern; the others count 0.
  /// - Returns: The number of people.
  public func count(of finding: PersonFinding) -> Int {
    zip(RegisterPattern.all, people).reduce(0) {
      $1.0.findings.contains(finding) ? $0 + $1.1 : $0
    }
  }

  private static func count(_ people: [Int], in register: Register) -> Int {
    zip(RegisterPattern.all, people).reduce(0) { $1.0.contains(register) ? $0 + $1.1 : $0 }
  }
}
