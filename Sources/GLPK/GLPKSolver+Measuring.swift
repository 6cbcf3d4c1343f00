internal import CGLPKShims
public import LinearOptimization

/// Steps that are otherwise only taken together, for the scripts in `Benchmarks`.
@_spi(Benchmarks)
extension GLPKSolver {
  /// Builds the problem of a checked model in GLPK, and deletes it after a body has run.
  ///
  /// - Parameters:
  ///   - compiled: The checked model; its whole columns count as continuous.
  ///   - body: What to do while GLPK holds the problem, on the solver's thread.
  /// - Returns: What the body gave; `nil` if the task was cancelled before.
  /// - Throws: ``SolveError`` for a fault of GLPK.
  public func handOver<Value: Sendable>(
    _ compiled: CompiledModel, then body: @escaping @Sendable () -> Value
  ) async throws(SolveError) -> Value? {
    let request = try SolveRequest(compiled, SolveOptions())
    return try await thread.carryOut(request, interrupted: nil) { () throws(SolveError) in
      do throws(SessionFailure) {
        let session = try Session(
          compiled, wholeColumns: false, brake: request.brake, deadline: request.deadline)
        return withExtendedLifetime(session, body)
      } catch {
        throw SolveError(.engineFailure(error.words))
      }
    }
  }

  /// Solves a model without slices: what an iteration limit or a cancellation cuts off is lost.
  ///
  /// - Parameters:
  ///   - model: The model; faults in it are thrown.
  ///   - options: Limits, gaps and method.
  /// - Returns: The outcome.
  /// - Throws: ``SolveError`` as the sliced form does.
  public func solveUnsliced(
    _ model: Model, options: SolveOptions
  ) async throws(SolveError) -> Solution {
    var request = try SolveRequest(model, options)
    request.isSliced = false
    let unsliced = request
    let interrupted = Solution(termination: .stopped(by: .interrupted))
    return try await thread.carryOut(unsliced, interrupted: interrupted) { () throws(SolveError) in
      try unsliced.answer()
    }
  }
}
