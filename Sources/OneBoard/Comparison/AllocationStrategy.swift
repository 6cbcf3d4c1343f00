public import LinearOptimization

/// A way of allocating a board's posts: a board in, a plan out.
///
/// A strategy need not keep every rule. What it breaks is said by ``Board/audit(_:)``, not by the
/// strategy; ``Comparison`` runs both.
public protocol AllocationStrategy: Sendable {
  /// The short name on the command line and in files, such as `webster`.
  var name: String { get }
  /// One sentence on how posts are given.
  var summary: String { get }

  /// Plans a board.
  ///
  /// - Parameters:
  ///   - board: The board.
  ///   - solver: A solver, for strategies that need one.
  ///   - options: Limits and gap.
  /// - Returns: The plan, with every line in id order unless there is none.
  /// - Throws: ``PlanError`` when something failed; infeasible and stopped are outcomes.
  func plan(
    for board: Board, using solver: some LinearSolver, options: PlanOptions
  ) async throws(PlanError) -> Plan
}
