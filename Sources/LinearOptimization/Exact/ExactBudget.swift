/// What stops exact arithmetic before it has an answer.
struct ExactStop: Error {
  let reason: ExactVerdict.Obstacle
}

/// The time that exact arithmetic may take.
struct ExactBudget {
  // A century; beyond it the clock's own arithmetic might overflow.
  private static let longest = Duration.seconds(3_155_760_000)

  private let deadline: ContinuousClock.Instant?

  init(timeLimit: Duration?) {
    deadline = timeLimit.map {
      ContinuousClock.now.advanced(by: min(max($0, .zero), Self.longest))
    }
  }

  /// Looks at the clock and at the task.
  ///
  /// - Throws: ``ExactStop`` when the time is over or the task cancelled.
  func check() throws(ExactStop) {
    if Task.isCancelled { throw ExactStop(reason: .interrupted) }
    if let deadline, ContinuousClock.now >= deadline { throw ExactStop(reason: .timeLimit) }
  }
}
