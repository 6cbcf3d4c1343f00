internal import LinearOptimization

extension SolverThread {
  /// Carries a request out after those that came before it; a cancellation stops or skips it.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - body: What to do on the thread.
  /// - Returns: The solution.
  /// - Throws: ``SolveError``, also where no thread could be started.
  func carryOut(
    _ request: SolveRequest,
    _ body: @escaping @Sendable (SolveRequest) throws(SolveError) -> Solution
  ) async throws(SolveError) -> Solution {
    let reply = Reply()
    guard isRunning, reply.isUsable else { throw Self.noThread }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        reply.wait(with: continuation)
        perform {
          if reply.start() { reply.finish(Self.run(request, body)) }
        }
      }
    } onCancel: {
      request.brake.pull()
      reply.cancel()
    }
    return try result.get()
  }

  /// Runs a body alone where the library has one environment for all threads.
  static func run(
    _ request: SolveRequest, _ body: @Sendable (SolveRequest) throws(SolveError) -> Solution
  ) -> Result<Solution, SolveError> {
    GLPKSolver.exclusively { () -> Result<Solution, SolveError> in
      do throws(SolveError) {
        return .success(try body(request))
      } catch {
        return .failure(error)
      }
    }
  }

  static var noThread: SolveError {
    SolveError(
      .engineFailure("No thread could be started for GLPK. Close other solvers and try again."))
  }
}
