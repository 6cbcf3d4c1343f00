public import LinearOptimization

/// Solves large linear programs of many small blocks around another solver, which gets only parts.
///
/// Components are solved apart. In a large component, rows that couple many blocks get prices; each
/// block answers them on its own, and the inner solver sees the few blocks whose answer is not clear
/// (`docs/decisions/0011-price-and-sift.md`). Everything else is handed over to the inner solver, and
/// ``LinearOptimization/Work/retries`` says so. The answer is checked against the whole model.
public struct SiftingSolver<Inner: LinearSolver>: LinearSolver {
  let inner: Inner
  let others: [Inner]
  let settings: SiftingSettings
  /// Whether components may be split by rows that parts share; not within such a split.
  var splitsSharedRows = true

  /// The names of the method and the inner solver.
  public var name: String { "price and sift around \(inner.name)" }

  /// Makes a solver.
  ///
  /// - Parameters:
  ///   - inner: The solver of working programs and of all that is handed over.
  ///   - others: More solvers, for components that are solved at the same time.
  ///   - settings: How to work.
  public init(
    around inner: Inner, and others: [Inner] = [], settings: SiftingSettings = SiftingSettings()
  ) {
    self.inner = inner
    self.others = others
    self.settings = settings
  }

  /// Solves a model; cancelling the task stops the solve and gives what is known.
  ///
  /// - Parameters:
  ///   - model: The model; faults in it are thrown.
  ///   - options: Limits, gaps and method.
  /// - Returns: The outcome, with whatever is known.
  /// - Throws: ``SolveError`` as the inner solver does.
  public func solve(
    _ model: Model, options: SolveOptions
  ) async throws(SolveError) -> Solution {
    let start = ContinuousClock.now
    let deadline = Deadline(after: options.timeLimit)
    if let reason = reasonToHandOver(model, options) {
      return try await handOver(model, options, deadline, Trail([reason]))
    }
    let compiled: CompiledModel
    do {
      compiled = try model.compiled()
    } catch {
      throw SolveError(.invalidModel(error))
    }
    var solution = try await siftOrHandOver(compiled, options, deadline)
    solution.work.seconds = start.duration(to: .now) / .seconds(1)
    options.onEvent?(.finished(solution))
    return solution
  }
}
