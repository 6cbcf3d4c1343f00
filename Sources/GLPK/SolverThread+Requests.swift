internal import LinearOptimization

extension SolverThread {
  /// Does a request's work after what came before it; a cancellation stops or skips it.
  ///
  /// - Parameters:
  ///   - request: The request, whose brake a cancelled task pulls.
  ///   - interrupted: The answer if the task is cancelled before the work begins.
  ///   - work: The work.
  /// - Returns: What the work gave.
  /// - Throws: What the work throws; ``SolveError`` also where no thread could be started.
  func carryOut<Value: Sendable>(
    _ request: SolveRequest, interrupted: Value,
    _ work: @escaping @Sendable () throws(SolveError) -> Value
  ) async throws(SolveError) -> Value {
    let reply = Reply(interrupted: interrupted)
    guard isRunning, reply.isUsable else { throw Self.noThread }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        reply.wait(with: continuation)
        perform {
          if reply.start() { reply.finish(Self.run(work)) }
        }
      }
    } onCancel: {
      request.brake.pull()
      reply.cancel()
    }
    return try result.get()
  }

  /// Runs work alone where the library has one environment for all threads.
  static func run<Value: Sendable>(
    _ work: () throws(SolveError) -> Value
  ) -> Result<Value, SolveError> {
    GLPKSolver.exclusively { Result(catching: work) }
  }

  static var noThread: SolveError {
    SolveError(
      .engineFailure("No thread could be started for GLPK. Close other solvers and try again."))
  }
}
