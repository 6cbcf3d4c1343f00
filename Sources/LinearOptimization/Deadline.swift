/// A point in time after which no new work starts; a cancelled task has passed it.
package struct Deadline: Sendable {
  private let end: ContinuousClock.Instant?

  package init(after limit: Duration?) {
    end = limit.map { ContinuousClock.now.advanced(by: $0) }
  }

  /// What is left of the limit; `nil` without one.
  package var remaining: Duration? {
    end.map { max(.zero, ContinuousClock.now.duration(to: $0)) }
  }

  package var hasPassed: Bool {
    if Task.isCancelled { return true }
    guard let end else { return false }
    return ContinuousClock.now >= end
  }
}
