/// How a solve is to be done, and when it is to stop.
public struct SolveOptions: Sendable {
  /// The method for linear programs.
  public enum Algorithm: String, Sendable, CaseIterable {
    /// Dual simplex where its start is dual feasible or can be made so, else primal.
    case automatic
    /// Primal simplex.
    case primalSimplex
    /// Dual simplex.
    case dualSimplex
  }

  /// The longest time for the whole request, all retries included; `nil` for none.
  public var timeLimit: Duration?
  /// The most simplex iterations; `nil` for no limit.
  public var iterationLimit: Int?
  /// The most branch-and-bound nodes; `nil` for no limit.
  public var nodeLimit: Int?
  /// The relative gap at which branch and bound may stop, as a fraction; 0 asks for proof.
  public var relativeGap: Double = 0
  /// The absolute gap at which branch and bound may stop; 0 asks for proof.
  public var absoluteGap: Double = 0
  /// The method for linear programs.
  public var algorithm: Algorithm = .automatic
  /// Whether the solver may reduce the model first.
  ///
  /// Loses partial results at a limit.
  public var presolves = false
  /// Whether whole columns are treated as continuous.
  public var relaxesIntegrality = false
  /// A basis to start from.
  public var basis: Basis?

  /// Makes options with no limits, no gap and no starting basis.
  public init() {}
}
