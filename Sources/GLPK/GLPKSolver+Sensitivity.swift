public import LinearOptimization

extension GLPKSolver: SensitivityAnalyzing {
  /// Gives all ranges of an optimal basis from one factorization; cancelling the task ends the work.
  ///
  /// - Parameters:
  ///   - model: The model; its whole columns count as continuous.
  ///   - solution: An optimal solution of its linear program, with its basis.
  ///   - options: Its time limit holds for the analysis.
  /// - Returns: The ranges; `nil` where a limit or a cancellation ended the work.
  /// - Throws: ``SolveError`` where the solution has no optimal basis for the model, or for a fault of
  ///   GLPK.
  /// - Complexity: One solve with the factors for each column and row.
  public func sensitivity(
    of model: Model, at solution: Solution, options: SolveOptions = SolveOptions()
  ) async throws(SolveError) -> SensitivityReport? {
    var options = options
    options.basis = solution.basis
    let request = try SolveRequest(model, options)
    return try await thread.carryOut(request, interrupted: nil) { () throws(SolveError) in
      try request.sensitivity(at: solution)
    }
  }
}

extension SolveRequest {
  /// The ranges of a solution's basis, on the solver's thread.
  func sensitivity(at solution: Solution) throws(SolveError) -> SensitivityReport? {
    guard solution.termination == .optimal, let basis = solution.basis,
      let analysis = SensitivityAnalysis(of: compiled, at: solution)
    else {
      throw SolveError(
        .invalidOptions([
          "The solution is \(solution.termination) and has \(solution.basis == nil ? "no" : "a") "
            + "basis. Give an optimal solution of this model's linear program, with its basis."
        ]))
    }
    do throws(SessionFailure) {
      if let tableau = try tableau(of: basis) {
        var tableau = tableau
        return try analysis.report(from: &tableau) { reachedLimit != nil }
      }
    } catch {
      switch error {
      case .braked: return nil
      case .aborted(let text): throw SolveError(.engineFailure("GLPK aborted: \(text)"))
      case .stuck: throw SolveError(.engineFailure("GLPK made no progress"))
      }
    }
    throw SolveError(
      .invalidOptions([
        "The basis is not optimal for the model. Solve the model as it is now, and give that "
          + "solution."
      ]))
  }

  /// The tableau of a basis; `nil` if the basis is not optimal.
  private func tableau(of basis: Basis) throws(SessionFailure) -> SessionTableau? {
    let session = try Session(compiled, wholeColumns: false, brake: brake, deadline: deadline)
    try session.prepare(scales: true, start: .given(basis))
    return try session.warmUp() ? SessionTableau(session) : nil
  }
}
