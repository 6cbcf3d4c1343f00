public import LinearOptimization

/// The scenario's own objective levels under all of its rules, as `oneboard solve` plans it.
public struct FullBoard: AllocationStrategy {
  /// The short name on the command line and in files.
  public let name = "full-board"
  /// One sentence on how posts are given.
  public let summary = "All rules and objective levels of the scenario, proven."

  /// Makes the strategy.
  public init() {}

  /// Plans a board as ``Board/plan(using:options:)`` does.
  ///
  /// - Parameters:
  ///   - board: The board.
  ///   - solver: The solver of linear programs.
  ///   - options: Limits and gap.
  /// - Returns: The plan.
  /// - Throws: ``PlanError`` when something failed.
  public func plan(
    for board: Board, using solver: some LinearSolver, options: PlanOptions
  ) async throws(PlanError) -> Plan {
    try await board.plan(using: solver, options: options)
  }
}
