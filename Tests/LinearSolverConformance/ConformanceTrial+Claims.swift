internal import LinearOptimization

extension ConformanceTrial {
  /// A claim of a point comes with one, which satisfies everything and has the objective stated.
  mutating func checkPoint(
    _ solution: Solution, _ compiled: CompiledModel, _ known: KnownOutcome?
  ) {
    let needsPoint =
      switch solution.termination {
      case .optimal, .feasible: true
      default: false
      }
    if needsPoint {
      expect(
        solution.primalStatus == .feasible,
        "The outcome \(solution.termination) comes without a feasible point",
        "the primal status is \(solution.primalStatus)")
      expect(solution.objective != nil, "A claimed point comes without an objective")
    }
    if case .boundOnly = solution.termination {
      expect(solution.bound != nil, "A claimed bound is missing")
    }
    guard solution.primalStatus == .feasible else {
      return expect(
        solution.objective == nil, "An objective is stated without a feasible point",
        "\(solution.objective ?? .nan)")
    }
    note(.point)
    expect(known != .infeasible, "A point is claimed of a model that has none")
    guard solution.values.count == compiled.model.columnCount else {
      return expect(
        false, "There are \(solution.values.count) values",
        "the model has \(compiled.model.columnCount) columns")
    }
    let found = Verification(of: solution, in: compiled)
    let limits = found.tolerances
    hold(found.primal, limits.primal, "The point misses a bound")
    hold(found.integrality, limits.integrality, "A whole column is not whole")
    hold(found.objectiveDifference, limits.objective, "The stated objective is wrong")
  }

  /// Prices agree with the convention and, at an optimum, prove it.
  mutating func checkPrices(_ solution: Solution, _ compiled: CompiledModel) {
    let model = compiled.model
    let prices = solution.shadowPrices
    if solution.dualStatus == .feasible {
      expect(prices.count == model.rowCount, "Feasible prices are claimed but not given")
    }
    if !prices.isEmpty {
      expect(
        prices.count == model.rowCount, "There are \(prices.count) shadow prices",
        "the model has \(model.rowCount) rows")
    }
    if !solution.reducedCosts.isEmpty {
      expect(
        solution.reducedCosts.count == model.columnCount,
        "There are \(solution.reducedCosts.count) reduced costs",
        "the model has \(model.columnCount) columns")
    }
    // A model without rows has prices although there are none.
    guard prices.count == model.rowCount, !prices.isEmpty || !solution.reducedCosts.isEmpty else {
      return
    }
    note(.prices)
    let found = Verification(of: solution, in: compiled)
    let limits = found.tolerances
    hold(found.reducedCosts, limits.dual, "A reduced cost is not c − Aᵀy")
    if solution.dualStatus == .feasible, !model.isMixedInteger {
      hold(found.dual, limits.dual, "A price has the wrong sign")
    }
    if solution.termination == .optimal, !model.isMixedInteger {
      hold(found.dual, limits.dual, "A price has the wrong sign")
      hold(found.gap, limits.gap, "The prices do not prove the objective")
      hold(found.complementarity, limits.gap, "A slack and its price are both not zero")
    }
  }

  mutating func checkCertificate(_ solution: Solution, _ compiled: CompiledModel) {
    guard let certificate = solution.certificate else { return }
    switch certificate {
    case .farkas:
      note(.farkas)
      expect(
        solution.termination == .infeasible || solution.termination == .infeasibleOrUnbounded,
        "A proof of infeasibility comes with the outcome \(solution.termination)")
    case .ray:
      note(.ray)
      expect(
        solution.termination == .unbounded || solution.termination == .infeasibleOrUnbounded,
        "A ray comes with the outcome \(solution.termination)")
    }
    expect(compiled.proves(certificate), "The certificate proves nothing", "\(certificate)")
  }

  /// Residuals are what anybody can compute.
  mutating func checkResiduals(_ solution: Solution, _ compiled: CompiledModel) {
    guard let stated = solution.residuals else { return }
    note(.residuals)
    let found = Residuals(of: solution, in: compiled)
    let pairs = [
      (stated.primal, found.primal), (stated.dual, found.dual),
      (stated.complementarity, found.complementarity), (stated.integrality, found.integrality),
      (stated.objective, found.objective),
    ]
    for (stated, found) in pairs where !(stated.isNaN && found.isNaN) {
      expect(
        abs(stated - found) <= 1e-9 * max(1, abs(found)), "A residual is stated as \(stated)",
        "it is \(found)")
    }
  }

  private mutating func hold(_ worst: Verification.Worst?, _ limit: Double, _ fact: String) {
    guard let worst else { return }
    expect(
      worst.relative <= limit, fact, "by \(worst.absolute) at \(worst.place)")
  }
}
