internal import CGLPKShims
public import LinearOptimization
private import Synchronization

/// Solves models with GLPK, on a thread of its own.
///
/// Requests to one solver wait for each other; several solvers work at the same time. Cancelling the
/// task of a request stops it and gives what is known so far. GLPK's aborts are caught: a request that
/// met one is tried again in another way, and fails with ``SolveError`` if nothing helps, while the
/// solver goes on working.
public final class GLPKSolver: LinearSolver {
  /// The solver's name and version.
  public let name: String
  let thread = SolverThread()

  // Without thread-local storage in the library, one environment serves the whole process.
  private static let onlyOne = Mutex<Void>(())
  static let isReentrant = cglpk_is_reentrant() != 0

  /// Makes a solver and starts its thread; the thread ends with the solver.
  public init() {
    name = unsafe "GLPK \(String(cString: cglpk_version()))"
  }

  /// Solves a model; cancelling the task stops the solve and gives what is known.
  ///
  /// - Parameters:
  ///   - model: The model; faults in it are thrown.
  ///   - options: Limits, gaps and method.
  /// - Returns: The outcome, with whatever is known.
  /// - Throws: ``SolveError`` for a refused model or option, or a fault of GLPK.
  public func solve(
    _ model: Model, options: SolveOptions
  ) async throws(SolveError) -> Solution {
    let request = try SolveRequest(model, options)
    let interrupted = Solution(termination: .stopped(by: .interrupted))
    return try await thread.carryOut(request, interrupted: interrupted) { () throws(SolveError) in
      try request.answer()
    }
  }

  /// Solves a model and blocks until it is done.
  ///
  /// - Parameters:
  ///   - model: The model; faults in it are thrown.
  ///   - options: Limits, gaps and method.
  /// - Returns: The outcome, with whatever is known.
  /// - Throws: ``SolveError`` as the asynchronous form does.
  @available(*, noasync, message: "await solve(_:options:) instead; this one blocks the thread")
  public func solveBlocking(
    _ model: Model, options: SolveOptions = SolveOptions()
  ) throws(SolveError) -> Solution {
    let request = try SolveRequest(model, options)
    guard thread.isRunning else { throw SolverThread.noThread }
    let answer = Gate<Result<Solution, SolveError>?>(nil)
    thread.perform {
      let result = SolverThread.run { () throws(SolveError) in try request.answer() }
      answer.change { $0 = result }
    }
    guard let result = answer.wait(for: { $0 }) else { throw SolverThread.noThread }
    return try result.get()
  }

  /// Runs a body alone in the process where the library has one environment for all threads.
  static func exclusively<Value: Sendable>(_ body: () -> Value) -> Value {
    isReentrant ? body() : onlyOne.withLock { _ in body() }
  }
}
