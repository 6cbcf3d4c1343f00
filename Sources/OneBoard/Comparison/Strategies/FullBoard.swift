public import LinearOptimization

/// The scenario's own objective levels under all of its rules, as `oneboard solve` plans it.
public struct FullBoard: AllocationStrategy {
  public let name = "full-board"
  public let summary = "All rules and objective levels of the scenario, proven."

  /// Makes the strategy.
  public init() {}

  public func plan(
    for board: Board, using solver: some LinearSolver, options: PlanOptions
  ) async throws(PlanError) -> Plan {
    try await board.plan(using: solver, options: options)
  }
}
