/// The events of one solve as a sequence; the last one is ``SolveEvent/finished(_:)``.
///
/// Iterating starts the solve. Cancelling the task that iterates, or leaving the loop, stops it. A
/// reader that is slow misses events: the newest 64 are kept, the last one always.
public struct SolveEvents: AsyncSequence, Sendable {
  /// An event.
  public typealias Element = SolveEvent
  /// What ends the sequence early.
  public typealias Failure = SolveError

  typealias Message = Result<SolveEvent, SolveError>

  private let solver: any LinearSolver
  private let model: Model
  private let options: SolveOptions

  init(_ solver: any LinearSolver, _ model: Model, _ options: SolveOptions) {
    self.solver = solver
    self.model = model
    self.options = options
  }

  /// Gives the events of a new solve, one after another.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var messages: AsyncStream<Message>.AsyncIterator

    init(_ messages: AsyncStream<Message>) { self.messages = messages.makeAsyncIterator() }

    /// Waits for the next event.
    ///
    /// - Returns: The event; `nil` after the last one, or when the task is cancelled.
    /// - Throws: ``SolveError`` as the solver does.
    public mutating func next() async throws(SolveError) -> SolveEvent? {
      try await next(isolation: #isolation)
    }

    /// Waits for the next event.
    ///
    /// - Parameter actor: The actor to stay on.
    /// - Returns: The event; `nil` after the last one, or when the task is cancelled.
    /// - Throws: ``SolveError`` as the solver does.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(SolveError) -> SolveEvent? {
      try await messages.next(isolation: actor)?.get()
    }
  }

  /// Starts the solve.
  ///
  /// - Returns: Its events.
  public func makeAsyncIterator() -> AsyncIterator {
    let (messages, continuation) = AsyncStream.makeStream(
      of: Message.self, bufferingPolicy: .bufferingNewest(Self.kept))
    var options = options
    let further = options.onEvent
    options.onEvent = { event in
      further?(event)
      // The last event is given once, below, also for solvers that tell of nothing.
      if case .finished = event { return }
      continuation.yield(.success(event))
    }
    let task = Task { [solver, model, options] in
      do throws(SolveError) {
        continuation.yield(.success(.finished(try await solver.solve(model, options: options))))
      } catch {
        continuation.yield(.failure(error))
      }
      continuation.finish()
    }
    continuation.onTermination = { _ in task.cancel() }
    return AsyncIterator(messages)
  }

  private static var kept: Int { 64 }
}

extension LinearSolver {
  /// The events of solving a model: progress, best points, retries, and the solution at the end.
  ///
  /// - Parameters:
  ///   - model: The model; faults in it are thrown by the iteration.
  ///   - options: Limits, gaps and method.
  /// - Returns: The events; iterating them solves the model.
  public func events(
    for model: Model, options: SolveOptions = SolveOptions()
  ) -> SolveEvents {
    SolveEvents(self, model, options)
  }
}
