internal import CGLPKShims
internal import LinearOptimization

extension SolveRequest {
  /// Carries the request out, on the solver's thread.
  ///
  /// - Parameter kept: The problem that a session keeps, if it is a session's request.
  /// - Returns: The solution.
  /// - Throws: ``SolveError`` for a fault of GLPK.
  func answer(keeping kept: KeptProblem? = nil) throws(SolveError) -> Solution {
    var solution: Solution
    if let limit = reachedLimit {
      solution = Solution(termination: .stopped(by: limit))
    } else if let known = withoutGLPK() {
      solution = known
    } else if branches {
      solution = try branchAndBound(keeping: kept)
    } else {
      solution = try linearProgram(compiled, keeping: kept).solution
    }
    // A model without columns has a point without values.
    if !solution.values.isEmpty || solution.primalStatus == .feasible {
      solution.residuals = Residuals(of: solution, in: compiled)
    }
    solution.work.seconds = secondsSpent
    reporter?.finish(solution)
    return solution
  }

  /// Models that must never reach GLPK: without coefficients, with all columns fixed, or with no whole
  /// number in a column.
  private func withoutGLPK() -> Solution? {
    if !compiled.values.isEmpty, !hasUsableSizes {
      var solution = Solution(termination: .numericalTrouble)
      solution.work.retries = ["numbers beyond 1e50 or coefficients below 1e-50: not tried"]
      return solution
    }
    if branches {
      let (lower, upper) = model.roundedBounds
      if zip(lower, upper).contains(where: { $0 > $1 }) {
        return Solution(termination: .infeasible)
      }
      return trivial(lower: lower, upper: upper)
    }
    return trivial(lower: model.columnLower, upper: model.columnUpper)
  }

  private func trivial(lower: [Double], upper: [Double]) -> Solution? {
    if compiled.values.isEmpty { return separable(lower: lower, upper: upper) }
    return lower == upper ? onlyPoint(lower) : nil
  }

  /// Whether products of the model's numbers stay far from overflow.
  ///
  /// Beyond that GLPK's ratio test circles without looking at a limit or printing a line, so that
  /// nothing can stop it.
  private var hasUsableSizes: Bool {
    func isUsable(_ value: Double) -> Bool { value.isInfinite || abs(value) <= 1e50 }
    return model.columnLower.allSatisfy(isUsable) && model.columnUpper.allSatisfy(isUsable)
      && model.rowLower.allSatisfy(isUsable) && model.rowUpper.allSatisfy(isUsable)
      && model.costs.allSatisfy(isUsable) && isUsable(model.objectiveConstant)
      && compiled.values.allSatisfy { abs($0) <= 1e50 && abs($0) >= 1e-50 }
  }

  /// Without coefficients every column stands alone and every row has activity 0.
  private func separable(lower: [Double], upper: [Double]) -> Solution {
    for row in 0..<model.rowCount where model.rowLower[row] > 0 || model.rowUpper[row] < 0 {
      var solution = Solution(termination: .infeasible)
      var multipliers = [Double](repeating: 0, count: model.rowCount)
      multipliers[row] = 1
      solution.certificate = checked(.farkas(rowMultipliers: multipliers))
      return solution
    }
    let direction: Double = model.sense == .maximize ? 1 : -1
    var values = [Double](repeating: 0, count: model.columnCount)
    for column in values.indices {
      let gain = direction * model.costs[column]
      let best = gain > 0 ? upper[column] : gain < 0 ? lower[column] : nil
      if let best, best.isInfinite {
        var solution = Solution(termination: .unbounded)
        var ray = [Double](repeating: 0, count: model.columnCount)
        ray[column] = gain > 0 ? 1 : -1
        solution.certificate = checked(.ray(direction: ray))
        return solution
      }
      // Without a cost: the bound nearest to zero, so that the point is a vertex.
      let nearest = abs(lower[column]) <= abs(upper[column]) ? lower[column] : upper[column]
      values[column] = best ?? (nearest.isFinite ? nearest : 0)
    }
    let objective = compiled.objective(at: values)
    // Finite costs and values can still add up to more than a double holds.
    guard objective.isFinite else { return Solution(termination: .numericalTrouble) }
    var solution = Solution(termination: .optimal)
    solution.values = values
    solution.objective = objective
    solution.bound = solution.objective
    solution.primalStatus = .feasible
    if !branches {
      solution.dualStatus = .feasible
      solution.reducedCosts = model.costs
      solution.shadowPrices = [Double](repeating: 0, count: model.rowCount)
      solution.basis = Basis(
        columns: values.indices.map { column in
          lower[column] == upper[column]
            ? .fixed
            : values[column] == lower[column]
              ? .atLower : values[column] == upper[column] ? .atUpper : .free
        }, rows: [BasisStatus](repeating: .basic, count: model.rowCount))
    }
    return solution
  }

  /// A certificate that was recomputed in Swift, or nothing.
  func checked(_ certificate: Certificate?) -> Certificate? {
    guard let certificate, compiled.proves(certificate) else { return nil }
    return certificate
  }
}
