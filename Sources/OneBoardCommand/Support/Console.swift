internal import ArgumentParser
internal import Foundation

/// Where results and messages go: results to standard output, all else to standard error.
enum Console {
  /// Writes a result.
  ///
  /// - Parameter text: The text, with its line ends.
  /// - Throws: An exit code of 0 if the reader went away, as `head` does; ``CommandFailure`` if
  ///   the text could not be written.
  static func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      if Self.isBrokenPipe(error) { throw ExitCode.success }
      throw CommandFailure(
        .fileMissing, "the result could not be written to standard output: \(error)")
    }
  }

  /// Writes a message for people; a failure to do so is ignored.
  ///
  /// - Parameter text: The message, without its line end; it may quote files.
  static func note(_ text: String) {
    let lines = text.components(separatedBy: "\n").map(\.printable)
    rawNote(lines.joined(separator: "\n") + "\n")
  }

  /// Writes without a line end, for a progress line.
  ///
  /// - Parameter text: The text.
  static func rawNote(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Whether standard error is a terminal, where a progress line can be shown.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

  private static func isBrokenPipe(_ error: any Error) -> Bool {
    var current: NSError? = error as NSError
    while let known = current {
      if known.domain == NSPOSIXErrorDomain, known.code == Int(EPIPE) { return true }
      current = known.userInfo[NSUnderlyingErrorKey] as? NSError
    }
    return false
  }
}
