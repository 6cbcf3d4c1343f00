internal import Dispatch
internal import Foundation

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
  let task = Task { try await work() }
  let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
  signal(SIGINT, SIG_IGN)
  source.setEventHandler {
    task.cancel()
    signal(SIGINT, SIG_DFL)
  }
  source.activate()
  defer {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
  return try await task.value
}
