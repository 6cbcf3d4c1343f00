/// The exit codes of `oneboard`; a contract with scripts.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  /// An audit found violations, registers disagree, or a proof fails.
  case violations = 1
  /// No legal plan exists.
  case noLegalPlan = 2
  /// A limit stopped the work before a plan was found.
  case stoppedWithoutPlan = 3
  /// Wrong use of the command.
  case wrongUse = 64
  /// Data that cannot be used.
  case badData = 65
  /// A file that is missing or cannot be read or written.
  case fileMissing = 66
  /// A fault of ours.
  case internalFault = 70
}

/// Why a command could not do its work: what is printed on standard error, and the exit code.
package struct CommandFailure: Error {
  /// The exit code.
  package let status: ExitStatus
  /// The fact and the next step.
  package let message: String

  /// Makes a failure.
  ///
  /// - Parameters:
  ///   - status: The exit code.
  ///   - message: The fact and the next step.
  package init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
