public import LinearOptimization

/// Solves tiny models by trying everything: all whole points, and all vertices of what remains.
///
/// It shares no method with a simplex solver, so that agreement means something. It refuses models
/// that would take too long, and whole columns without bounds.
public struct ExhaustiveSolver: LinearSolver {
  /// The name, for reports.
  public let name = "Exhaustive search"
  /// The most points and vertices to try.
  public var limit: Int

  /// Makes a solver.
  ///
  /// - Parameter limit: The most points and vertices to try.
  public init(limit: Int = 5_000_000) { self.limit = limit }

  /// Solves a model; of the options only the relaxation of whole columns is heeded.
  ///
  /// - Parameters:
  ///   - model: A tiny model.
  ///   - options: Whether whole columns count as continuous.
  /// - Returns: The optimum, infeasible or unbounded.
  /// - Throws: ``SolveError`` for a refused or too large model.
  public func solve(
    _ model: Model, options: SolveOptions
  ) async throws(SolveError) -> Solution {
    let compiled: CompiledModel
    do {
      compiled = try model.compiled()
    } catch {
      throw SolveError(.invalidModel(error))
    }
    var search = LinearOracleSearch(compiled, relaxes: options.relaxesIntegrality)
    guard search.work <= Double(limit) else {
      throw SolveError(.engineFailure("The model is too large for exhaustive search."))
    }
    guard search.hasBoundedIntegers else {
      throw SolveError(.engineFailure("A whole column has no bounds."))
    }
    search.run()
    return search.solution
  }
}
