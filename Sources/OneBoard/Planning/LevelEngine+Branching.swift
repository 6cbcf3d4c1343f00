internal import LinearOptimization

extension LevelEngine {
  /// A solved relaxation whose point is not whole.
  struct Relaxation {
    var reduced: ReducedProgram
    var solution: Solution
    /// The solver saw the objective times this.
    var scale: Double
    /// The value that no whole point passes.
    var bound: Double
  }

  /// The best whole point that was found, and what is known about better ones.
  private struct Incumbent {
    var point: [Double]
    var value: Double
    var bound: Double
    var isProven: Bool
  }

  /// Branch and bound over the columns that prices leave open.
  ///
  /// A whole point that moves a column off its bound loses at least the column's reduced cost against
  /// the relaxation. So columns whose reduced cost exceeds a margin are fixed first; if the best
  /// point of the rest lies within the margin of the relaxation, nothing better was fixed away.
  /// Otherwise its distance is the next margin, and then it surely does.
  mutating func branch(
    _ relaxation: Relaxation, objective: ColumnObjective, wholeMultiple: Double?, keep: Keep
  ) async throws(PlanError) -> Outcome {
    var margin = firstMargin(relaxation)
    var best: Incumbent?
    search: while true {
      var rest = program
      if margin < .infinity {
        rest.keepPriced(relaxation.solution, reduced: relaxation.reduced, above: margin)
      }
      let reduced = ReducedProgram(rest, objective: objective, scale: relaxation.scale)
      let found = try await branch(reduced, in: rest, objective: objective)
      switch found {
      case .point(let point, let bound, let isOptimal):
        let reached = value(of: objective, at: point)
        let gap = (relaxation.bound - reached) * relaxation.scale
        let isComplete = margin == .infinity || gap <= margin
        let outer = isComplete ? min(relaxation.bound, max(reached, bound)) : relaxation.bound
        let incumbent = Incumbent(
          point: point, value: reached, bound: outer, isProven: isOptimal && isComplete)
        if best.map({ reached >= $0.value }) ?? true { best = incumbent }
        if isComplete || !isOptimal { break search }
        margin = gap * (1 + Tolerance.value)
      case .infeasible where margin == .infinity: return .infeasible
      case .stopped:
        if best == nil { return .stopped }
        break search
      case .failed(let name):
        if margin == .infinity { throw .internalFault("branch and bound ended with \(name)") }
        margin = .infinity
      case .infeasible:
        margin = margin > 0 && margin < Self.largestMargin ? margin * 16 : .infinity
      }
    }
    guard let best else { return .stopped }
    point = best.point
    self.keep(objective, reached: best.value, how: keep, wholeMultiple: wholeMultiple) {
      $0.keepRow(objective, atLeast: best.value, wholeMultiple: wholeMultiple)
      if best.isProven {
        $0.keepPriced(
          relaxation.solution, reduced: relaxation.reduced,
          above: (relaxation.bound - best.value) * relaxation.scale)
      }
    }
    return .solved(
      value: best.value, bound: best.isProven ? best.value : best.bound, isProven: best.isProven)
  }

  private enum Found {
    case point([Double], bound: Double, isOptimal: Bool)
    case infeasible
    case stopped
    case failed(String)
  }

  private mutating func branch(
    _ reduced: ReducedProgram, in rest: Program, objective: ColumnObjective
  ) async throws(PlanError) -> Found {
    if rest.isContradictory || !rest.fixedRowsHold() { return .infeasible }
    if reduced.columns.isEmpty { return .point(rest.lower, bound: .infinity, isOptimal: true) }
    var options = SolveOptions()
    options.timeLimit = deadline.remaining
    options.relativeGap = relativeGap
    options.startingPoint = startingPoint(for: reduced, in: rest)
    let solution = try await solve(reduced.model, options)
    work.branched += 1
    work.iterations += solution.work.iterations
    work.nodes += solution.work.nodes
    switch solution.termination {
    case .optimal, .feasible: break
    case .infeasible: return .infeasible
    case .boundOnly, .stopped: return .stopped
    case .unbounded, .infeasibleOrUnbounded, .numericalTrouble:
      return .failed(solution.termination.name)
    }
    guard rest.isWhole(reduced, values: solution.values) else {
      throw .internalFault("branch and bound gave a fraction of a post")
    }
    let point = reduced.point(solution.values, in: rest)
    let gap = abs((solution.bound ?? .infinity) - (solution.objective ?? 0))
    let largest = objective.largest
    return .point(
      point, bound: value(of: objective, at: point) + gap * largest / Self.objectiveScale,
      isOptimal: solution.termination == .optimal)
  }

  /// The plan of the level before, where it satisfies the bounds; columns made since are to be found.
  private func startingPoint(for reduced: ReducedProgram, in rest: Program) -> [Double]? {
    guard let point else { return nil }
    var start: [Double] = []
    for column in reduced.columns {
      if column >= point.count {
        if rest.isInteger[column] { return nil }
        start.append(.nan)
      } else if point[column] < rest.lower[column] || point[column] > rest.upper[column] {
        return nil
      } else {
        start.append(point[column])
      }
    }
    return start
  }

  /// The margin that leaves so many whole columns open as branch and bound takes in its stride.
  private func firstMargin(_ relaxation: Relaxation) -> Double {
    let costs = relaxation.solution.reducedCosts
    var margins: [Double] = []
    for (index, column) in relaxation.reduced.columns.enumerated()
    where costs.indices.contains(index) && program.lower[column] < program.upper[column] {
      if program.isInteger[column] || program.isWholeInOrder[column] {
        margins.append(abs(costs[index]))
      }
    }
    if margins.count <= Self.openColumns { return .infinity }
    margins.sort()
    return margins[Self.openColumns]
  }

  /// Whole columns left open at first; more make the tree slower than a second search.
  private static var openColumns: Int { 300 }
  /// Beyond this margin nothing is fixed: costs are at most ``objectiveScale``.
  private static var largestMargin: Double { 1e6 }
}
