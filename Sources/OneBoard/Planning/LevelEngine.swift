internal import LinearOptimization

/// Solves one objective after another over a program that narrows with each.
struct LevelEngine<Solver: LinearSolver> {
  let solver: Solver
  let deadline: Deadline
  let relativeGap: Double
  var program: Program
  /// The last whole point that satisfies the program.
  var point: [Double]?
  var work = PlanWork()
  /// The basis of the last solved program, by its columns and rows.
  var basis: Basis?

  init(solver: Solver, deadline: Deadline, relativeGap: Double, program: Program) {
    self.solver = solver
    self.deadline = deadline
    self.relativeGap = relativeGap
    self.program = program
  }

  /// How an objective is kept while later ones are optimised.
  enum Keep: Equatable {
    /// Exactly.
    case exactly
    /// Not below this value of the objective.
    case notBelow(Double)
    /// Not at all.
    case not
  }

  /// What optimising one objective gave.
  enum Outcome {
    /// A whole point with this value; nothing is better than the bound.
    case solved(value: Double, bound: Double, isProven: Bool)
    case infeasible
    /// A limit ended it before a whole point was found.
    case stopped
  }

  /// Maximises an objective, and keeps what was reached.
  ///
  /// - Parameters:
  ///   - objective: Coefficients by column.
  ///   - wholeMultiple: A factor that makes all coefficients whole, if one is known.
  ///   - keep: How the objective is kept.
  ///   - isFar: Whether the optimum is surely many exchanges away from the last vertex.
  /// - Returns: The value and its bound, or why there is none.
  /// - Throws: ``PlanError`` when the solver fails.
  mutating func maximize(
    _ objective: ColumnObjective, wholeMultiple: Double? = nil, keep: Keep = .exactly,
    isFar: Bool = false
  ) async throws(PlanError) -> Outcome {
    if program.isContradictory { return .infeasible }
    if deadline.hasPassed { return .stopped }
    let largest = objective.largest
    let scale = largest > 0 ? Self.objectiveScale / largest : 1
    let reduced = ReducedProgram(program, objective: objective, scale: scale, warm: basis)
    work.passes += 1
    if !program.fixedRowsHold() { return .infeasible }
    let constant = reduced.constant(of: objective, in: program)
    if reduced.columns.isEmpty {
      point = program.lower
      return .solved(value: constant, bound: constant, isProven: true)
    }
    if largest > 0, !isFar, point != nil,
      let outcome = climb(objective, reduced, scale: scale, keep: keep)
    {
      return outcome
    }
    var options = SolveOptions()
    options.relaxesIntegrality = true
    options.timeLimit = deadline.remaining
    if let basis = reduced.basis {
      // A new objective leaves the last vertex feasible; new bounds alone leave it dual feasible.
      options.basis = basis
      options.algorithm = largest == 0 ? .dualSimplex : .primalSimplex
    }
    let relaxed = try await solve(reduced.model, options)
    work.programs += 1
    work.iterations += relaxed.work.iterations
    switch relaxed.termination {
    case .optimal: basis = relaxed.basis.map { reduced.widened($0, program) }
    case .infeasible: return .infeasible
    case .feasible, .boundOnly, .stopped: return .stopped
    case .unbounded, .infeasibleOrUnbounded:
      throw .internalFault("the solver called a bounded program unbounded")
    case .numericalTrouble:
      throw .internalFault("every method of the solver failed on the program's numbers")
    }
    if program.isWhole(reduced, values: relaxed.values) {
      let whole = reduced.point(relaxed.values, in: program)
      point = whole
      let reached = value(of: objective, at: whole)
      self.keep(objective, reached: reached, how: keep, wholeMultiple: wholeMultiple) {
        $0.keepFace(of: relaxed, reduced: reduced)
      }
      return .solved(value: reached, bound: reached, isProven: true)
    }
    let bound = constant + (relaxed.objective ?? 0) / scale
    if let whole = try await wholeVertex(of: relaxed, reduced: reduced) {
      let reached = value(of: objective, at: whole.point)
      if reached >= bound - Tolerance.value * max(1, abs(bound)) {
        point = whole.point
        self.keep(objective, reached: reached, how: keep, wholeMultiple: wholeMultiple) {
          $0 = whole.face
        }
        return .solved(value: reached, bound: reached, isProven: true)
      }
    }
    let relaxation = Relaxation(
      reduced: reduced, solution: relaxed, scale: scale, bound: bound)
    return try await branch(
      relaxation, objective: objective, wholeMultiple: wholeMultiple, keep: keep)
  }

  /// Looks for a whole vertex on the optimal face, away from rows outside the whole-number class.
  ///
  /// A share that happens to be tight makes a vertex fractional although whole optima exist beside
  /// it; one more program finds them without branching.
  private mutating func wholeVertex(
    of relaxed: Solution, reduced: ReducedProgram
  ) async throws(PlanError) -> (point: [Double], face: Program)? {
    var face = program
    face.keepFace(of: relaxed, reduced: reduced)
    let away = face.slackOfOtherRows()
    if away.isZero { return nil }
    let largest = away.largest
    let probe = ReducedProgram(
      face, objective: away, scale: Self.objectiveScale / largest, warm: basis)
    var options = SolveOptions()
    options.relaxesIntegrality = true
    options.timeLimit = deadline.remaining
    if let basis = probe.basis {
      options.basis = basis
      options.algorithm = .primalSimplex
    }
    let solution = try await solve(probe.model, options)
    work.passes += 1
    work.programs += 1
    work.iterations += solution.work.iterations
    guard solution.termination == .optimal, face.isWhole(probe, values: solution.values) else {
      return nil
    }
    basis = solution.basis.map { probe.widened($0, face) }
    return (probe.point(solution.values, in: face), face)
  }

  mutating func keep(
    _ objective: ColumnObjective, reached: Double, how: Keep, wholeMultiple: Double?,
    exactly: (inout Program) -> Void
  ) {
    switch how {
    case .not: break
    case .exactly: exactly(&program)
    case .notBelow(let least):
      program.keepRow(objective, atLeast: min(least, reached), wholeMultiple: nil)
    }
  }

  func solve(_ model: Model, _ options: SolveOptions) async throws(PlanError) -> Solution {
    do {
      return try await solver.solve(model, options: options)
    } catch {
      throw .solver(error)
    }
  }

  func value(of objective: ColumnObjective, at point: [Double]) -> Double {
    objective.value(at: point)
  }

  /// The largest cost given to the solver, so that its absolute tolerances weigh little.
  static var objectiveScale: Double { 1000 }
}
