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
  /// What soft rules fall short of, in order of rule and group.
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
  /// Nothing here is shared with the planner. Besides rules, a violation may name one of these
  /// invariants: `unknownLine`, `duplicateLine`, `number` and `finalPosts` for a plan that is not
  /// well formed; `pool:`, `keepAtLeast:` and `total:` followed by a category; `incumbents`,
  /// `oneWay`, `reclaimable`, `need`, `purchase`, `lineMinimum` and `lineMaximum` for a line.
  ///
  /// A leadership table is read unit by unit: the leaders of the unit's lines that the rule selects,
  /// added up, may be at most what the table gives for the sum of these lines' final posts. Units
  /// none of whose selected lines states leaders are not checked.
  ///
  /// - Parameter posts: What each line releases, receives and buys; lines not named do not change.
  /// - Returns: What is broken.
  public func audit(_ posts: [PlannedPosts]) -> AuditReport {
    var auditor = Auditor(board: self, posts: posts)
    auditor.checkLines()
    auditor.checkPools()
    auditor.checkReclaims()
    auditor.checkPurchases()
    auditor.checkRingFences()
    for rule in rules {
      switch rule.kind {
      case .bound(let bound): auditor.check(bound, of: rule)
      case .share(let share): auditor.check(share, of: rule)
      case .leadership(let steps): auditor.check(steps, of: rule)
      case .discrete(let limit): auditor.check(limit, of: rule)
      case .exchange(let exchange): auditor.check(exchange, of: rule)
      case .reclaim, .ringFence, .purchase, .approval: break
      }
    }
    return auditor.report
  }
}
