internal import LinearOptimization

extension ConformanceTrial {
  /// A basis has as many basic members as rows, statuses that the bounds allow, and is regular; at an
  /// optimum its exact solution is optimal but for rounding.
  mutating func checkBasis(_ solution: Solution, _ compiled: CompiledModel) {
    guard let basis = solution.basis else { return }
    note(.basis)
    let model = compiled.model
    guard basis.columns.count == model.columnCount, basis.rows.count == model.rowCount else {
      return expect(
        false, "The basis has \(basis.columns.count) columns and \(basis.rows.count) rows",
        "the model has \(model.columnCount) and \(model.rowCount)")
    }
    let basic = (basis.columns + basis.rows).count { $0 == .basic }
    expect(
      basic == model.rowCount, "The basis has \(basic) basic members",
      "it must have \(model.rowCount)")
    let members =
      zip(basis.rows, zip(model.rowLower, model.rowUpper)).map { ($0, $1.0, $1.1) }
      + zip(basis.columns, zip(model.columnLower, model.columnUpper)).map { ($0, $1.0, $1.1) }
    for (member, (status, lower, upper)) in members.enumerated() {
      let isPossible =
        switch status {
        case .basic: true
        case .atLower: lower.isFinite
        case .atUpper: upper.isFinite
        case .free: lower.isInfinite && upper.isInfinite
        case .fixed: lower == upper
        }
      let name =
        member < model.rowCount
        ? "row \(model.rowName(member))" : "column \(model.columnName(member - model.rowCount))"
      expect(isPossible, "The basis puts \(name) \(status)", "its bounds are \(lower) and \(upper)")
    }
    guard solution.termination == .optimal, !model.isMixedInteger, complaints.isEmpty else {
      return
    }
    checkExactly(basis, solution, compiled)
  }

  private mutating func checkExactly(
    _ basis: Basis, _ solution: Solution, _ compiled: CompiledModel
  ) {
    switch compiled.exactVerdict(of: basis) {
    case .optimal(let exact), .notOptimal(let exact):
      let size = max(1, compiled.model.costs.reduce(0) { max($0, abs($1)) })
      let misses = [
        exact.primalMiss?.amount.double ?? 0, (exact.dualMiss?.amount.double ?? 0) / size,
      ]
      expect(
        misses.allSatisfy { $0 <= 1e-6 }, "The basis is not optimal",
        "it misses a bound by \(misses[0]) and a sign by \(misses[1])")
      if let objective = solution.objective {
        expect(
          abs(exact.objective.double - objective) <= Self.margin(objective),
          "The basis has the objective \(exact.objective.double)", "stated is \(objective)")
      }
    case let verdict: expect(false, "The basis is none", "\(verdict)")
    }
  }
}
