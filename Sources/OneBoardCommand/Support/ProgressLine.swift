internal import Foundation
internal import Synchronization

/// One line on a terminal that says what is being done, for work of more than a second.
///
/// The line is rewritten in place and removed at the end.
final class ProgressLine: Sendable {
  private let phase: Mutex<String>
  private let clock = ContinuousClock()

  /// Makes a line.
  ///
  /// - Parameter phase: What is being done at first.
  init(_ phase: String) {
    self.phase = Mutex(phase)
  }

  /// Says what is being done now; the line shows it when it is next written.
  ///
  /// - Parameter text: What is being done.
  func update(_ text: String) {
    phase.withLock { $0 = text }
  }

  /// Does some work and shows the line meanwhile, after the first second.
  ///
  /// - Parameters:
  ///   - isShown: Whether the line may be shown at all.
  ///   - work: The work; it is given this line to say what is being done.
  /// - Returns: What the work gives.
  /// - Throws: What the work throws.
  func show<Value: Sendable>(
    if isShown: Bool, during work: (ProgressLine) async throws -> Value
  ) async throws -> Value {
    guard isShown else { return try await work(self) }
    let start = clock.now
    let writer = Task {
      try await Task.sleep(for: .seconds(1))
      while !Task.isCancelled {
        Console.rawNote("\r\u{1B}[2K" + self.text(after: self.clock.now - start))
        try await Task.sleep(for: .milliseconds(250))
      }
    }
    let result: Result<Value, any Error>
    do { result = .success(try await work(self)) } catch { result = .failure(error) }
    writer.cancel()
    _ = await writer.result
    if clock.now - start > .seconds(1) { Console.rawNote("\r\u{1B}[2K") }
    return try result.get()
  }

  /// The line's text.
  ///
  /// - Parameter elapsed: The time since the start.
  /// - Returns: For example `benefit, step 1 of 3 … 4 s`, in at most 79 columns.
  func text(after elapsed: Duration) -> String {
    let seconds = " … \(elapsed.components.seconds) s"
    return phase.withLock { $0 }.printable.truncated(to: 79 - seconds.displayWidth) + seconds
  }
}
