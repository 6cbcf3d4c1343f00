internal import LinearOptimization

extension SiftingSolver {
  /// Solves a component that few rows hold together; `nil` where it is none or was not solved.
  ///
  /// - Parameters:
  ///   - compiled: The model of the component.
  ///   - structure: Its structure.
  ///   - options: The options of the request.
  ///   - deadline: The end of the request's time.
  ///   - trail: Takes note of what was tried.
  /// - Returns: The solution, checked against the whole model.
  /// - Throws: ``SolveError`` as the inner solver does.
  func splitBySharedRows(
    _ compiled: CompiledModel, _ structure: BlockStructure, _ options: SolveOptions,
    _ deadline: Deadline, _ trail: inout Trail
  ) async throws(SolveError) -> Solution? {
    guard splitsSharedRows, options.iterationLimit == nil,
      let shared = SharedRows(compiled, structure)
    else { return nil }
    options.log?("sifting: \(shared.rows.count) rows are shared by \(shared.partCount) parts")
    var inside = self
    inside.splitsSharedRows = false
    var split = SharedSplit(compiled, shared, inside, options, deadline)
    switch try await split.solve() {
    case .handOver(let reason):
      trail.notes.append("sifting: shared rows: \(reason)")
    case .solved(var solution):
      guard solution.termination == .optimal else { return solution }
      let check = OptimalityCheck(solution, compiled)
      if check.holds {
        solution.residuals = Residuals(of: solution, in: compiled)
        return solution
      }
      trail.notes.append(
        "sifting: shared rows: the answer misses by \(check.primal), its prices by \(check.dual)")
    }
    options.onEvent?(.retry(trail.notes.last ?? ""))
    return nil
  }
}
