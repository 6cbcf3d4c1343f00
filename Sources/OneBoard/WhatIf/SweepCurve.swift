/// What a sweep found: the plan at every value, where it could be proven from few solves.
public struct SweepCurve: Sendable, Hashable {
  /// The scenario's name.
  public var scenario: String
  /// What was swept.
  public var range: SweepRange
  /// The values at which a plan is known, ascending.
  public var points: [SweepPoint]
  /// What is known between and beside the points, ascending; values not named are points.
  public var stretches: [SweepStretch]
  /// Why values could be passed over without a solve, or why every value was solved.
  public var method: String
  /// How many values were planned by the solver.
  public var solves: Int

  /// The points at which some level changes its slope, and the ends of every run of legal plans.
  public var breakpoints: [SweepPoint] { points.filter(\.isBreakpoint) }

  /// Whether a limit left values open.
  public var isComplete: Bool { !stretches.contains { $0.kind == .open } }
}

/// The plan at one value of a sweep.
public struct SweepPoint: Sendable, Hashable {
  /// The value.
  public var value: ExactDecimal
  /// What is known about the plan.
  public var status: Plan.Status
  /// The value of each level.
  public var levels: [LevelResult]
  /// Benefit, least coverage and cost, where no level has them, of the plan that the tie-break chose.
  public var figures: [LevelResult]
  /// Posts released, granted and bought in all.
  public var totals: PlannedPosts
  /// Whether the solver planned this value; else its plan is that of a neighbour, by proof.
  public var isSolved: Bool
  /// Whether a level may change its slope here; false only where exact arithmetic says it does not.
  public var isBreakpoint = true
}

/// Neighbouring values of a sweep about which one thing is known.
public struct SweepStretch: Sendable, Hashable {
  /// What is known.
  public enum Kind: String, Sendable, Hashable {
    /// The plan is the same at every value, and at the points at both ends.
    case constant
    /// Every level runs straight between the points at both ends.
    case straight
    /// No legal plan exists at any of the values.
    case infeasible
    /// A limit ended the work; nothing is known.
    case open
  }

  /// The first value.
  public var first: ExactDecimal
  /// The last value.
  public var last: ExactDecimal
  /// What is known.
  public var kind: Kind
  /// Why no legal plan exists, at a value of the stretch.
  public var reason: String?
}
