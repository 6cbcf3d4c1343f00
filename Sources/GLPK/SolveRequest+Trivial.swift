internal import LinearOptimization

extension SolveRequest {
  /// The only point of a model whose columns are all fixed, or a proof against it.
  func onlyPoint(_ values: [Double]) -> Solution {
    let activities = compiled.rowActivities(of: values)
    var sizes = [Double](repeating: 1, count: model.rowCount)
    for column in values.indices {
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        let row = Int(compiled.rows[index])
        sizes[row] = max(sizes[row], abs(compiled.values[index] * values[column]))
      }
    }
    for row in activities.indices {
      let excess = max(model.rowLower[row] - activities[row], activities[row] - model.rowUpper[row])
      if excess > Self.rowTolerance * sizes[row] {
        var solution = Solution(termination: .infeasible)
        var multipliers = [Double](repeating: 0, count: model.rowCount)
        multipliers[row] = 1
        solution.certificate = checked(.farkas(rowMultipliers: multipliers))
        return solution
      }
    }
    let objective = compiled.objective(at: values)
    guard objective.isFinite else { return Solution(termination: .numericalTrouble) }
    var solution = Solution(termination: .optimal)
    solution.values = values
    solution.objective = objective
    solution.bound = objective
    solution.primalStatus = .feasible
    if !branches {
      solution.dualStatus = .feasible
      solution.reducedCosts = model.costs
      solution.shadowPrices = [Double](repeating: 0, count: model.rowCount)
      solution.basis = Basis(
        columns: [BasisStatus](repeating: .fixed, count: model.columnCount),
        rows: [BasisStatus](repeating: .basic, count: model.rowCount))
    }
    return solution
  }

  /// GLPK's own tolerance for rows (`tol_bnd`).
  private static var rowTolerance: Double { 1e-7 }
}
