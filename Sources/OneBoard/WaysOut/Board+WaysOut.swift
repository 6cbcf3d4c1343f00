public import LinearOptimization

extension Board {
  /// Finds the least changes of the scenario after which a legal plan exists.
  ///
  /// Ways of one change come first: for every number in the conflict the least change that is enough
  /// alone. Only where there is none, several changes are combined; none of those can then be taken
  /// back by a step, but another combination may concern fewer posts. Each way is planned again from
  /// the changed scenario, and the plan is audited. The order of lines and rules does not matter.
  ///
  /// No way touches what always holds: nobody loses the post they sit on, nothing is granted beyond
  /// the need, categories do not mix, and posts are added only to the reserve of a pool. What people
  /// have and need, and what is reclaimable, is data and is not changed either.
  ///
  /// - Parameters:
  ///   - conflict: The conflict of this board's plan.
  ///   - solver: The solver of linear programs.
  ///   - timeLimit: The longest time; `nil` for none but a limit on programs.
  /// - Returns: The ways, the fewest posts first; what was found so far where a limit came first.
  /// - Throws: ``PlanError`` when something failed.
  /// - Complexity: A few programs for each member of the conflict and each halving of its range.
  public func waysOut(
    of conflict: Conflict, using solver: some LinearSolver, timeLimit: Duration? = nil
  ) async throws(PlanError) -> WaysOut {
    var search = WaysOutSearch(board: self, solver: solver, deadline: Deadline(after: timeLimit))
    return try await search.ways(outOf: conflict)
  }
}
