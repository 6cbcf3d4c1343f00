/// Something that happens during a solve.
public enum SolveEvent: Sendable {
  /// The simplex method goes on.
  case linear(LinearProgress)
  /// The search of the tree goes on.
  case branching(BranchingProgress)
  /// A better whole point was found; it has been checked.
  case incumbent(Incumbent)
  /// A method failed and another is tried; the text says which and why.
  case retry(String)
  /// The solve has ended; nothing follows.
  case finished(Solution)
}

/// Where the simplex method stands.
public struct LinearProgress: Hashable, Sendable {
  /// What the simplex method works on.
  public enum Phase: String, Sendable {
    /// Primal simplex, towards a point that satisfies the rows.
    case primalFeasibility
    /// Primal simplex, towards the optimum from a feasible point.
    case primalOptimality
    /// Dual simplex, towards prices of the right signs.
    case dualFeasibility
    /// Dual simplex, towards the optimum by improving bounds.
    case dualOptimality
  }

  /// What the simplex method works on.
  public var phase: Phase
  /// Iterations of the present attempt.
  public var iterations: Int
  /// The objective; a bound in ``Phase/dualOptimality``, `nil` in ``Phase/dualFeasibility``.
  public var objective: Double?
  /// The sum of what is violated, rows or prices by phase, in the solver's scale.
  public var infeasibility: Double

  /// Makes a progress report.
  ///
  /// - Parameters:
  ///   - phase: What the simplex method works on.
  ///   - iterations: Iterations of the present attempt.
  ///   - objective: The objective, where there is one.
  ///   - infeasibility: The sum of what is violated.
  public init(phase: Phase, iterations: Int, objective: Double?, infeasibility: Double) {
    self.phase = phase
    self.iterations = iterations
    self.objective = objective
    self.infeasibility = infeasibility
  }
}

/// Where the search of the tree stands.
public struct BranchingProgress: Hashable, Sendable {
  /// Nodes made so far.
  public var nodes: Int
  /// Nodes that wait.
  public var openNodes: Int
  /// Simplex iterations in the tree.
  public var iterations: Int
  /// The objective of the best whole point.
  public var incumbent: Double?
  /// No whole point is better than this.
  public var bound: Double?

  /// Makes a progress report.
  ///
  /// - Parameters:
  ///   - nodes: Nodes made so far.
  ///   - openNodes: Nodes that wait.
  ///   - iterations: Simplex iterations in the tree.
  ///   - incumbent: The objective of the best whole point.
  ///   - bound: The bound.
  public init(
    nodes: Int, openNodes: Int, iterations: Int, incumbent: Double? = nil, bound: Double? = nil
  ) {
    self.nodes = nodes
    self.openNodes = openNodes
    self.iterations = iterations
    self.incumbent = incumbent
    self.bound = bound
  }

  /// The distance of incumbent and bound as a fraction of the incumbent.
  ///
  /// `nil` until both are known; infinite for an incumbent of 0 with another bound.
  public var gap: Double? {
    guard let incumbent, let bound else { return nil }
    let distance = abs(incumbent - bound)
    return distance == 0 ? 0 : distance / abs(incumbent)
  }
}

/// A whole point that is better than those before it.
public struct Incumbent: Hashable, Sendable {
  /// The stated objective, recomputed.
  public var objective: Double
  /// The value of each column, whole columns rounded.
  public var values: [Double]

  /// Makes an incumbent.
  ///
  /// - Parameters:
  ///   - objective: The stated objective.
  ///   - values: The value of each column.
  public init(objective: Double, values: [Double]) {
    self.objective = objective
    self.values = values
  }
}
