internal import ArgumentParser
internal import Foundation

/// Does a command's work and turns its failures into a message and an exit code.
///
/// - Parameter work: The work; it gives the exit code.
/// - Throws: The exit code, if it is not 0.
func reportingFailures(_ work: () async throws -> ExitStatus) async throws {
  let status: ExitStatus
  do {
    status = try await work()
  } catch let failure as CommandFailure {
    Console.note("oneboard: \(failure.message)")
    status = failure.status
  } catch let code as ExitCode {
    throw code
  } catch {
    Console.note("oneboard: \(error). This is a fault of ours; please report it.")
    status = .internalFault
  }
  if status != .done { throw ExitCode(status.rawValue) }
}
