public import LinearOptimization

extension ModelSession {
  /// Gives all ranges of the last basis, if the model has not changed since it was solved.
  ///
  /// Positions in the report are those of ``model``. The kept problem and its basis stay as they are.
  ///
  /// - Parameter options: Its time limit holds for the analysis.
  /// - Returns: The ranges; `nil` where a limit or a cancellation ended the work.
  /// - Throws: ``SessionError`` where nothing has been solved or the model has changed since;
  ///   ``SolveError`` where the solution has no optimal basis, or for a fault of GLPK.
  /// - Complexity: One solve with the factors for each column and row.
  public func sensitivity(
    options: SolveOptions = SolveOptions()
  ) async throws -> SensitivityReport? {
    let answer = try current()
    var options = options
    options.basis = answer.solution.basis
    let request = try SolveRequest(answer.model, options)
    return try await thread.carryOut(request, interrupted: nil) { () throws(SolveError) in
      try request.sensitivity(at: answer.solution)
    }
  }
}
