internal import CGLPKShims
public import LinearOptimization

/// Solves models with GLPK.
public final class GLPKSolver: LinearSolver {
  /// The solver's name and version.
  public let name = "GLPK"

  /// Makes a solver with its own thread.
  public init() {}

  public func solve(
    _ model: Model, options: SolveOptions
  ) async throws(SolveError) -> Solution {
    throw SolveError(.engineFailure("not built yet"))
  }
}
