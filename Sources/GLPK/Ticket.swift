internal import LinearOptimization
private import Synchronization

/// A request's place in the queue of a solver.
///
/// A cancelled request that still waits is answered at once, whatever is being solved before it.
final class Ticket: Sendable {
  typealias Continuation = CheckedContinuation<Result<Solution, SolveError>, Never>

  private enum State {
    case new
    case waiting(Continuation)
    case called
    case torn
  }

  private let state = Mutex(State.new)

  /// Takes the continuation to answer; a torn ticket answers at once.
  ///
  /// - Parameter continuation: Whom to answer.
  /// - Returns: Whether the request is to be queued.
  func wait(_ continuation: Continuation) -> Bool {
    let isTorn = state.withLock { state in
      if case .torn = state { return true }
      state = .waiting(continuation)
      return false
    }
    if isTorn { continuation.resume(returning: Self.interrupted) }
    return !isTorn
  }

  /// Starts the request.
  ///
  /// - Returns: Whom to answer; `nil` if that has been done.
  func call() -> Continuation? {
    state.withLock { state in
      guard case .waiting(let continuation) = state else { return nil }
      state = .called
      return continuation
    }
  }

  /// Answers a request that has not started; one that has is left to its brake.
  func tearUp() {
    let continuation = state.withLock { state -> Continuation? in
      switch state {
      case .new:
        state = .torn
        return nil
      case .waiting(let continuation):
        state = .torn
        return continuation
      case .called, .torn: return nil
      }
    }
    continuation?.resume(returning: Self.interrupted)
  }

  private static var interrupted: Result<Solution, SolveError> {
    .success(Solution(termination: .stopped(by: .interrupted)))
  }
}
