internal import LinearOptimization

extension SolveRequest {
  /// The starting point of the request, as it can be used.
  struct Start {
    /// A point that satisfies the model.
    var values: [Double]?
    /// Why there is none.
    var reason: String?
    var iterations = 0
  }

  /// Completes and checks the starting point.
  func checkedStart() -> Start {
    guard var point = options.startingPoint, branches else { return Start() }
    for (column, kind) in model.kinds.enumerated() where kind == .integer {
      let whole = point[column].rounded()
      if abs(whole - point[column]) > Self.wholeTolerance {
        return Start(
          reason: "starting point left out: \(model.columnName(column)) is \(point[column])")
      }
      point[column] = whole
    }
    if compiled.relativeViolation(of: point) <= Self.primalTolerance { return Start(values: point) }
    guard let beside = besideWhole(point) else {
      return Start(reason: "starting point left out: it misses a row or bound")
    }
    guard compiled.relativeViolation(of: beside.values) <= Self.primalTolerance else {
      return Start(
        reason: "starting point left out: no values of the other columns satisfy the rows",
        iterations: beside.work.iterations)
    }
    return Start(values: beside.values, iterations: beside.work.iterations)
  }

  /// A solution that is no worse than the starting point.
  func noWorse(_ solution: Solution, than start: Start) -> Solution {
    var solution = solution
    if let reason = start.reason { solution.work.retries.insert(reason, at: 0) }
    guard let values = start.values else { return solution }
    let objective = compiled.objective(at: values)
    let sign: Double = model.sense == .minimize ? 1 : -1
    if let found = solution.objective,
      sign * found <= sign * objective + Self.closedGap * max(1, abs(objective))
    {
      return solution
    }
    solution.values = values
    solution.objective = objective
    solution.primalStatus = .feasible
    solution.certificate = nil
    if let bound = solution.bound, sign * bound > sign * objective { solution.bound = nil }
    // The search gave an answer that the point refutes, or none.
    solution.termination =
      solution.termination.limit.map { .feasible(stoppedBy: $0) } ?? .numericalTrouble
    return solution
  }

  /// GLPK's own tolerance for whole values (`tol_int`).
  private static var wholeTolerance: Double { 1e-5 }
}
