public import LinearOptimization

/// Solves tiny models by trying everything: all whole points, and all vertices of what remains.
///
/// It shares no method with a simplex solver, so that agreement means something. It refuses models
/// that would take too long, and whole columns without bounds. A linear program's optimum comes with
/// prices and, where a vertex of its own has one, a basis; an unbounded one with a ray; an infeasible
/// one without proof.
public struct ExhaustiveSolver: LinearSolver {
  /// The name, for reports.
  public let name = "Exhaustive search"
  /// The most points and vertices to try.
  public var limit: Int

  /// Makes a solver.
  ///
  /// - Parameter limit: The most points and vertices to try.
  public init(limit: Int = 5_000_000) { self.limit = limit }

  /// Solves a model; of the options the relaxation of whole columns and the time are heeded.
  ///
  /// - Parameters:
  ///   - model: A tiny model.
  ///   - options: Whether whole columns count as continuous, and the time.
  /// - Returns: The optimum, infeasible, unbounded, or stopped.
  /// - Throws: ``SolveError`` for a refused or too large model, or refused options.
  public func solve(
    _ model: Model, options: SolveOptions
  ) async throws(SolveError) -> Solution {
    let compiled: CompiledModel
    do {
      compiled = try model.compiled()
    } catch {
      throw SolveError(.invalidModel(error))
    }
    let faults = options.faults(for: model)
    guard faults.isEmpty else { throw SolveError(.invalidOptions(faults)) }
    var search = LinearOracleSearch(compiled, relaxes: options.relaxesIntegrality)
    guard search.work <= Double(limit) else {
      throw SolveError(.engineFailure("The model is too large for exhaustive search."))
    }
    guard search.hasBoundedIntegers else {
      throw SolveError(.engineFailure("A whole column has no bounds."))
    }
    search.run(for: options.timeLimit)
    return search.solution
  }
}
