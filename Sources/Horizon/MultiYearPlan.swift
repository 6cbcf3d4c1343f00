public import OneBoard

/// The plans of all years, and what the turnover pools lend.
public struct MultiYearPlan: Sendable {
  /// The years in order, up to the last one that has a legal plan.
  public var years: [YearPlan]
  /// Whether every year has a legal plan.
  public var isComplete: Bool

  /// Makes a plan over several years.
  ///
  /// - Parameters:
  ///   - years: The years in order.
  ///   - isComplete: Whether every year has a legal plan.
  public init(years: [YearPlan], isComplete: Bool) {
    self.years = years
    self.isComplete = isComplete
  }
}

/// One year of a plan over several years.
public struct YearPlan: Sendable {
  /// The state that the year's plan started from, leavers gone.
  public var scenario: Scenario
  /// The plan of the year, without loans.
  public var plan: Plan
  /// The lines, in id order.
  public var lines: [LineYear]

  /// Makes a year.
  ///
  /// - Parameters:
  ///   - scenario: The state that the year's plan started from.
  ///   - plan: The plan of the year.
  ///   - lines: The lines, in id order.
  public init(scenario: Scenario, plan: Plan, lines: [LineYear]) {
    self.scenario = scenario
    self.plan = plan
    self.lines = lines
  }
}

/// One line of posts in one year.
public struct LineYear: Sendable, Hashable {
  /// The line's id.
  public var id: String
  /// The posts of the line after the year's plan, loans excepted.
  public var posts: Int
  /// The people who leave at the start of the year.
  public var leavers: Int
  /// The people hired, on posts of the line or of the pool.
  public var hires: Int
  /// Posts that the pool lends in the year.
  public var lent: Int
  /// Posts that go back to the pool in the year.
  public var repaid: Int
  /// Posts outstanding at the end of the year.
  public var outstanding: Int
  /// The people in post at the end of the year.
  public var staff: Int

  /// Makes a line of a year.
  ///
  /// - Parameters:
  ///   - id: The line's id.
  ///   - posts: The posts of the line after the year's plan.
  ///   - leavers: The people who leave.
  ///   - hires: The people hired.
  ///   - lent: Posts that the pool lends in the year.
  ///   - repaid: Posts that go back to the pool in the year.
  ///   - outstanding: Posts outstanding at the end of the year.
  ///   - staff: The people in post at the end of the year.
  public init(
    id: String, posts: Int, leavers: Int, hires: Int, lent: Int = 0, repaid: Int = 0,
    outstanding: Int = 0, staff: Int
  ) {
    self.id = id
    self.posts = posts
    self.leavers = leavers
    self.hires = hires
    self.lent = lent
    self.repaid = repaid
    self.outstanding = outstanding
    self.staff = staff
  }

  /// The staff beyond the posts of the line and its loans, absorbed as people leave.
  public var overQuota: Int { max(0, staff - posts - outstanding) }
}
