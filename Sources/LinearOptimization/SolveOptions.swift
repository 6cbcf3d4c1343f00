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

  /// A point to start branching from, one value for each column.
  ///
  /// NaN stands for a continuous column that is to be found; the linear program beside the whole
  /// columns finds it. The point is checked before it is used; one that does not satisfy the model
  /// is left out, and ``Work/retries`` says so. Of no use to linear programs.
  public var startingPoint: [Double]?
  /// The priority of each column in branching; empty for the solver's own choice.
  ///
  /// Of the columns that are not whole yet the one with the highest priority is branched upon, and
  /// of several the one nearest to a half.
  public var branchingPriorities: [Int] = []
  /// The families of cuts.
  public var cuts: CutFamilies = .all
  /// Searches for whole points besides branching.
  public var heuristics: Heuristics = []
  /// Is told what happens during the solve, on the solver's thread.
  ///
  /// It must return soon: the solver waits. Progress and best points come at most every 100 ms
  /// each. ``LinearSolver/events(for:options:)`` gives the same as a sequence.
  public var onEvent: (@Sendable (SolveEvent) -> Void)?
  /// Takes the lines that the solver would print, without their ends, on the solver's thread.
  ///
  /// With swift-log: `options.log = { logger.debug("\($0)") }`.
  public var log: (@Sendable (String) -> Void)?

  /// Makes options with no limits, no gap and no starting basis.
  public init() {}
}
