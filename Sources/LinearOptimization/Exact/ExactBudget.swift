/// What stops exact arithmetic before it has an answer.
struct ExactStop: Error {
  let reason: ExactVerdict.Obstacle
}

/// The time that exact arithmetic may take.
struct ExactBudget {
  private let deadline: ContinuousClock.Instant?

  init(timeLimit: Duration?) {
    deadline = timeLimit.map { ContinuousClock.now.advanced(by: $0) }
  }

  /// Looks at the clock and at the task.
  ///
  /// - Throws: ``ExactStop`` when the time is over or the task cancelled.
  func check() throws(ExactStop) {
    if Task.isCancelled { throw ExactStop(reason: .interrupted) }
    if let deadline, ContinuousClock.now >= deadline { throw ExactStop(reason: .timeLimit) }
  }
}
