/// A limit that ended a solve.
public enum Limit: String, Sendable, CaseIterable {
  /// The time ran out.
  case timeLimit
  /// The iterations ran out.
  case iterationLimit
  /// The branch-and-bound nodes ran out.
  case nodeLimit
  /// The stated gap was reached before proof.
  case gapLimit
  /// The task was cancelled.
  case interrupted
}

/// Why a solve ended, and what that means.
public enum Termination: Hashable, Sendable {
  /// An optimum, proven within the solver's tolerances.
  case optimal
  /// No point satisfies the model.
  case infeasible
  /// The objective improves without end.
  case unbounded
  /// One of the two; which one is not known.
  case infeasibleOrUnbounded
  /// A limit stopped it; the values satisfy the model but are not proven optimal.
  case feasible(stoppedBy: Limit)
  /// A limit stopped it; no point, but ``Solution/bound`` holds.
  case boundOnly(stoppedBy: Limit)
  /// A limit stopped it with neither point nor bound.
  case stopped(by: Limit)
  /// Every method of the ladder failed on this model's numbers.
  case numericalTrouble

  /// The name used in files: `optimal`, `infeasible`, `timeLimit` and so on.
  public var name: String {
    switch self {
    case .optimal: "optimal"
    case .infeasible: "infeasible"
    case .unbounded: "unbounded"
    case .infeasibleOrUnbounded: "infeasibleOrUnbounded"
    case .feasible(let limit), .boundOnly(let limit), .stopped(let limit): limit.rawValue
    case .numericalTrouble: "numericalTrouble"
    }
  }

  /// The limit that ended the solve, if one did.
  public var limit: Limit? {
    switch self {
    case .feasible(let limit), .boundOnly(let limit), .stopped(let limit): limit
    default: nil
    }
  }
}

/// What is known about a primal or dual point.
public enum PointStatus: String, Sendable {
  /// No point is given.
  case none
  /// The point satisfies its constraints within tolerance.
  case feasible
  /// The point is given but violates its constraints.
  case infeasible
}
