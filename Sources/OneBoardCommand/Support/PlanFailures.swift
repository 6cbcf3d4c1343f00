internal import LinearOptimization
internal import OneBoard

/// Does some work and turns what planning throws into a failure of the command.
///
/// - Parameter work: The work.
/// - Returns: What the work gives.
/// - Throws: ``CommandFailure`` for an error of planning, else what the work throws.
func reportingPlanErrors<Value>(_ work: () async throws -> Value) async throws -> Value {
  do {
    return try await work()
  } catch let error as PlanError {
    let report = "This is a fault of ours; please report it with the scenario."
    switch error {
    case .tooLarge(let text):
      throw CommandFailure(.badData, text)
    case .solver(let error):
      throw CommandFailure(.internalFault, "the solver failed: \(error.reason). \(report)")
    case .internalFault(let text):
      throw CommandFailure(
        .internalFault, "a check of our own does not hold: \(text). \(report)")
    }
  }
}
