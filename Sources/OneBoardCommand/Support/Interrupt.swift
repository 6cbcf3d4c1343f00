internal import Foundation
internal import Synchronization

/// Whether Ctrl-C was pressed; a signal handler may do no more than set it.
private let isInterrupted = Atomic<Bool>(false)

/// Does some work that Ctrl-C cancels, so that what is known so far can still be printed.
///
/// A second Ctrl-C ends the process as usual.
///
/// - Parameter work: The work.
/// - Returns: What the work gives.
/// - Throws: What the work throws.
func cancelledByInterrupt<Value: Sendable>(
  _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  isInterrupted.store(false, ordering: .relaxed)
  signal(SIGINT) { _ in
    isInterrupted.store(true, ordering: .relaxed)
    signal(SIGINT, SIG_DFL)
  }
  defer { signal(SIGINT, SIG_DFL) }
  let task = Task { try await work() }
  let watch = Task {
    while !isInterrupted.load(ordering: .relaxed) { try await Task.sleep(for: .milliseconds(50)) }
    task.cancel()
  }
  defer { watch.cancel() }
  return try await task.value
}
