internal import LinearOptimization

/// The one answer to a request that waits in a solver's queue or is being worked on.
///
/// A request that is cancelled while others are before it is answered at once; its job is skipped.
final class Reply<Value: Sendable>: Sendable {
  typealias Outcome = Result<Value, SolveError>
  private typealias Continuation = CheckedContinuation<Outcome, Never>

  private struct State {
    var continuation: Continuation?
    var isStarted = false
    var isCancelled = false
  }

  private let state = Gate(State())
  /// The answer to a request that was cancelled before it began.
  private let interrupted: Outcome

  init(interrupted: Value) { self.interrupted = .success(interrupted) }

  /// Whether the system gave what waiting needs.
  var isUsable: Bool { state.isUsable }

  /// Takes the waiting caller; answers at once if the task was cancelled before.
  func wait(with continuation: CheckedContinuation<Outcome, Never>) {
    var isCancelled = false
    state.change { state in
      isCancelled = state.isCancelled
      if !isCancelled { state.continuation = continuation }
    }
    if isCancelled { continuation.resume(returning: interrupted) }
  }

  /// Begins the work, unless the request has been answered.
  func start() -> Bool {
    var starts = false
    state.change { state in
      starts = state.continuation != nil
      state.isStarted = starts
    }
    return starts
  }

  func finish(_ outcome: Outcome) {
    take { _ in true }?.resume(returning: outcome)
  }

  /// Answers a request that still waits; one that is being worked on answers by itself.
  func cancel() {
    state.change { $0.isCancelled = true }
    take { !$0.isStarted }?.resume(returning: interrupted)
  }

  private func take(if condition: (State) -> Bool) -> Continuation? {
    var taken: Continuation?
    state.change { state in
      if condition(state) { (taken, state.continuation) = (state.continuation, nil) }
    }
    return taken
  }
}
