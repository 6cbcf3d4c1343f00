public import OneBoard

/// What a unit is allowed.
public struct UnitQuota: Sendable, Hashable {
  /// The id of the unit.
  public var unit: String
  /// Approved quota (核定编制), in posts.
  public var approved: Int
  /// Leadership posts (领导职数); `nil` where not stated.
  public var leaders: Int?

  /// Makes a unit's quota.
  ///
  /// - Parameters:
  ///   - unit: The id of the unit.
  ///   - approved: Approved quota, in posts.
  ///   - leaders: Leadership posts.
  public init(unit: String, approved: Int, leaders: Int? = nil) {
    self.unit = unit
    self.approved = approved
    self.leaders = leaders
  }

  /// The quotas that lines of posts give, all categories of a unit together.
  ///
  /// - Parameter posts: Lines of posts.
  /// - Returns: One quota for each unit, in order of the units' ids.
  /// - Complexity: O(lines · log lines).
  public static func quotas(of posts: [PostLine]) -> [UnitQuota] {
    var sums: [String: UnitQuota] = [:]
    for line in posts {
      sums[line.unit, default: UnitQuota(unit: line.unit, approved: 0)].add(line)
    }
    return sums.values.sorted { $0.unit < $1.unit }
  }

  private mutating func add(_ line: PostLine) {
    approved = Self.sum(approved, line.approved)
    if let more = line.leaders { leaders = Self.sum(leaders ?? 0, more) }
  }

  /// A sum that stays at the greatest number instead of passing it.
  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? (right < 0 ? .min : .max) : sum
  }
}
