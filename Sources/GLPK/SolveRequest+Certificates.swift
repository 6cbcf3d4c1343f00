internal import CGLPKShims
internal import LinearOptimization

extension SolveRequest {
  /// An infeasible outcome, with multipliers from the dual simplex or from an elastic program.
  func infeasible(_ session: Session, _ compiled: CompiledModel) -> Solution {
    var solution = Solution(termination: .infeasible)
    if let multipliers = try? session.farkasMultipliers(),
      compiled.proves(.farkas(rowMultipliers: multipliers))
    {
      solution.certificate = .farkas(rowMultipliers: multipliers)
    } else if let multipliers = elasticMultipliers(compiled) {
      solution.certificate = .farkas(rowMultipliers: multipliers)
    }
    return solution
  }

  /// Row prices of "least total violation", which prove infeasibility where that is above zero.
  private func elasticMultipliers(_ compiled: CompiledModel) -> [Double]? {
    var elastic = compiled.model
    elastic.sense = .minimize
    for column in 0..<elastic.columnCount { elastic.setCost(0, of: elastic.variable(at: column)) }
    for row in 0..<elastic.rowCount {
      for sign in [1.0, -1.0] {
        let violation = elastic.addColumn(cost: 1)
        elastic.addCoefficient(sign, row: row, column: violation.index)
      }
    }
    guard let relaxed = try? elastic.compiled(),
      let session = try? Session(relaxed, wholeColumns: false, brake: brake, deadline: deadline)
    else { return nil }
    for (method, start) in [(GLP_DUAL, Session.Start.betterBound), (GLP_PRIMAL, .advanced)] {
      guard (try? session.prepare(scales: true, start: start)) != nil,
        let result = try? session.simplex(
          method: method, longStep: false, presolves: false, iterationLimit: Int32.max,
          milliseconds: milliseconds(Self.leastProofTime + 2 * secondsSpent)),
        result.code == 0, result.status == GLP_OPT, let reading = try? session.read()
      else { continue }
      if compiled.proves(.farkas(rowMultipliers: reading.prices)) { return reading.prices }
    }
    return nil
  }

  /// Seconds that a proof may take, besides twice what the request has taken so far.
  private static var leastProofTime: Double { 1 }

  /// An unbounded outcome, or "infeasible or unbounded" where no feasible point is known.
  func unbounded(
    _ session: Session, _ result: cglpk_simplex_result, _ compiled: CompiledModel,
    triesPrimal: Bool = true
  ) throws(SessionFailure) -> Solution {
    guard result.primal == GLP_FEAS else {
      return try withoutObjective(compiled)
    }
    var solution = Solution(termination: .unbounded)
    let reading = try session.read()
    solution.values = reading.values
    solution.objective = compiled.objective(at: reading.values)
    solution.primalStatus = .feasible
    if let direction = try session.ray() {
      for ray in [direction, direction.map { -$0 }] where compiled.proves(.ray(direction: ray)) {
        solution.certificate = .ray(direction: ray)
        break
      }
    }
    // Only the primal simplex leaves a ray.
    if solution.certificate == nil, triesPrimal {
      let second = try withoutObjective(compiled)
      if second.certificate != nil { return second }
    }
    return solution
  }

  /// Tells infeasible from unbounded after the dual simplex found no dual feasible point.
  private func withoutObjective(_ compiled: CompiledModel) throws(SessionFailure) -> Solution {
    let session = try Session(compiled, wholeColumns: false, brake: brake, deadline: deadline)
    try session.prepare(scales: true, start: .advanced)
    let result = try session.simplex(
      method: GLP_PRIMAL, longStep: false, presolves: false, iterationLimit: Int32.max,
      milliseconds: milliseconds(.infinity))
    if result.code == 0, result.primal == GLP_NOFEAS { return infeasible(session, compiled) }
    if result.code == 0, result.primal == GLP_FEAS, result.dual == GLP_NOFEAS {
      return try unbounded(session, result, compiled, triesPrimal: false)
    }
    return Solution(termination: .infeasibleOrUnbounded)
  }
}
