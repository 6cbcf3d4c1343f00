internal import BigInt

extension CompiledModel {
  /// Looks for an exact proof of infeasibility with the help of a solver.
  ///
  /// The solver minimises the total violation of the rows over the column bounds, a program that has
  /// an optimum. Its last basis is judged exactly, with the pivots allowed, and the exact prices of
  /// that basis are checked as a proof. Nothing that the solver computes is relied on. Whole columns
  /// count as continuous, so a model that is infeasible only in whole numbers has no such proof.
  ///
  /// - Parameters:
  ///   - solver: The solver for the program of least violation.
  ///   - options: The time for the solver and, again, for the arithmetic; and the pivots.
  /// - Returns: The checked proof; `nil` where none was found.
  /// - Throws: ``SolveError`` when the solver fails.
  public func exactInfeasibilityProof(
    using solver: some LinearSolver, options: ExactOptions = ExactOptions()
  ) async throws(SolveError) -> ExactProof? {
    var elastic = model
    elastic.sense = .minimize
    elastic.objectiveConstant = 0
    for column in 0..<elastic.columnCount {
      elastic.setCost(0, of: elastic.variable(at: column))
    }
    for row in 0..<model.rowCount {
      for sign in [1.0, -1.0] {
        let violation = elastic.addColumn(cost: 1)
        elastic.addCoefficient(sign, row: row, column: violation.index)
      }
    }
    var solveOptions = SolveOptions()
    solveOptions.timeLimit = options.timeLimit
    solveOptions.relaxesIntegrality = true
    let found = try await solver.solve(elastic, options: solveOptions)
    guard let basis = found.basis, let compiled = try? elastic.compiled() else { return nil }
    let solution: ExactBasicSolution
    switch compiled.exactVerdict(of: basis, options: options) {
    case .optimal(let exact), .notOptimal(let exact): solution = exact
    default: return nil
    }
    let prices = solution.prices.rows
    for multipliers in [prices.map { -$0 }, prices] where contradictsExactly(multipliers) {
      var proof = ExactProof(vector: multipliers)
      proof.pivots = solution.pivots
      return proof
    }
    return nil
  }
}
