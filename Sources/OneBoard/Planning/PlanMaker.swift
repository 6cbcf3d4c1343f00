internal import LinearOptimization

/// Carries one board through its levels to a whole plan.
struct PlanMaker<Solver: LinearSolver> {
  let board: Board
  let solver: Solver
  let options: PlanOptions
  let deadline: Deadline
  /// The least service of each line, by position, beyond what the board asks; empty for none.
  var serviceFloors: [Int: Int] = [:]
  /// What all passes and the search for a conflict cost.
  private(set) var work = PlanWork()

  init(board: Board, solver: Solver, options: PlanOptions, deadline: Deadline) {
    self.board = board
    self.solver = solver
    self.options = options
    self.deadline = deadline
  }

  /// What one pass over the levels gave.
  enum Pass {
    case plan(Plan)
    case infeasible
    /// These lines release and receive at once; they need a binary.
    case bothWays([Int])
    case stopped
  }

  mutating func plan() async throws(PlanError) -> Plan {
    var oneWayLines: Set<Int> = []
    while true {
      switch try await pass(oneWayLines) {
      case .plan(let plan): return plan
      case .stopped: return Plan(scenario: board.name, status: .stopped)
      case .bothWays(let lines): oneWayLines.formUnion(lines)
      case .infeasible where !serviceFloors.isEmpty:
        return Plan(scenario: board.name, status: .infeasible)
      case .infeasible:
        var search = ConflictSearch(
          board: board, solver: solver, deadline: deadline, oneWayLines: oneWayLines)
        var plan = Plan(scenario: board.name, status: .infeasible)
        plan.conflict = try await search.conflict()
        work.add(search.work)
        return plan
      }
    }
  }

  private mutating func pass(_ oneWayLines: Set<Int>) async throws(PlanError) -> Pass {
    var formulation = Formulation(board: board, oneWayLines: oneWayLines)
    for (line, floor) in serviceFloors.sorted(by: { $0.key < $1.key }) {
      let (terms, constant) = formulation.service(of: line)
      formulation.program.addRow(terms, lower: Double(floor) - constant)
    }
    var engine = LevelEngine(
      solver: solver, deadline: deadline, relativeGap: options.relativeGap,
      program: formulation.program)
    defer { work.add(engine.work) }
    var bounds: [Double] = []
    let hasShortfalls = board.hasSoftRules
    let steps = board.objective.count + (hasShortfalls ? 1 : 0) + 1
    var isStopped = false
    var isProven = true
    if hasShortfalls {
      options.progress?(PlanProgress(phase: "shortfall", step: 1, steps: steps))
      let objective = formulation.shortfallObjective()
      let outcome = try await engine.maximize(
        objective.coefficients, wholeMultiple: objective.wholeMultiple)
      switch outcome {
      case .infeasible: return .infeasible
      case .stopped: isStopped = true
      case .solved(_, let bound, let proven):
        bounds.append(-bound)
        isProven = proven
      }
    }
    for level in board.objective where !isStopped {
      options.progress?(
        PlanProgress(phase: level.name, step: bounds.count + 1, steps: steps))
      switch try await optimize(level, formulation, &engine) {
      case .infeasible:
        if engine.point == nil { return .infeasible }
        throw .internalFault("level \(level.name) lost the plan of the level before it")
      case .stopped: isStopped = true
      case .solved(let reached, let bound, let proven):
        let gap = (level.isMaximized ? 1 : -1) * (bound - reached)
        bounds.append(value(of: level, formulation, at: engine.point ?? []) + gap)
        isProven = isProven && proven
        // Later levels may leave this optimum, so what is illegal in it must show now.
        if level.tolerance != nil, let point = engine.point {
          let lines = bothWays(formulation.posts(at: point))
          if !lines.isEmpty { return .bothWays(lines) }
        }
      }
    }
    if !isStopped {
      options.progress?(PlanProgress(phase: "ties", step: steps, steps: steps))
      switch try await engine.breakTies(formulation) {
      case .infeasible:
        if engine.point == nil { return .infeasible }
        throw .internalFault("breaking ties lost the plan")
      case .stopped: isStopped = true
      case .solved: break
      }
    }
    guard let point = engine.point else { return .stopped }
    let posts = formulation.posts(at: point)
    let lines = bothWays(posts)
    if !lines.isEmpty { return isStopped ? .stopped : .bothWays(lines) }
    return .plan(
      try finish(
        posts, formulation: formulation, point: point, bounds: bounds,
        isProven: isProven && !isStopped, work: engine.work))
  }

  /// Lines that would release and receive at once.
  private func bothWays(_ posts: [PlannedPosts]) -> [Int] {
    posts.indices.filter { posts[$0].released > 0 && posts[$0].granted > 0 }
  }

  /// Optimises a level, and keeps what was reached in the engine's program.
  func optimize(
    _ level: ObjectiveLevel, _ formulation: Formulation, _ engine: inout LevelEngine<Solver>
  ) async throws(PlanError) -> LevelEngine<Solver>.Outcome {
    let objective: LevelObjective
    switch level.goal {
    case .coverage(let selection):
      return try await optimizeCoverage(selection, level.tolerance, formulation, &engine)
    case .benefit(let curve, let weights):
      objective = try formulation.benefitObjective(
        curve, weights: weights, in: &engine.program, point: engine.point)
    case .released: objective = formulation.releasedObjective()
    case .cost: objective = formulation.costObjective()
    case .unitsTouched: objective = formulation.unitsTouchedObjective(in: &engine.program)
    case .change(let earlier):
      objective = formulation.changeObjective(from: earlier, in: &engine.program)
    }
    let outcome = try await engine.maximize(
      objective.coefficients, wholeMultiple: objective.wholeMultiple,
      keep: level.tolerance == nil ? .exactly : .not)
    if let tolerance = level.tolerance, case .solved(let reached, let bound, _) = outcome,
      let point = engine.point
    {
      let best = value(of: level, formulation, at: point) + (bound - reached)
      if let multiple = objective.wholeMultiple,
        let floor = tolerance.wholeFloor(below: reached, of: best, multiple: multiple)
      {
        engine.program.keepRow(
          objective.coefficients, atLeast: floor / multiple, wholeMultiple: multiple)
      } else {
        engine.program.keepRow(
          objective.coefficients, atLeast: reached - tolerance.doubleValue * abs(best),
          wholeMultiple: nil)
      }
    }
    return outcome
  }

  private func value(
    of level: ObjectiveLevel, _ formulation: Formulation, at point: [Double]
  ) -> Double {
    PlanValues(board: board, posts: formulation.posts(at: point))
      .value(of: level.goal, limits: formulation.limits)
  }

  private func optimizeCoverage(
    _ selection: Selector, _ tolerance: ExactDecimal?, _ formulation: Formulation,
    _ engine: inout LevelEngine<Solver>
  ) async throws(PlanError) -> LevelEngine<Solver>.Outcome {
    let before = engine.program
    let level = try CoverageLevel(
      of: selection, in: formulation, program: &engine.program, point: engine.point)
    let outcome = try await engine.maximizeCoverage(level)
    guard let tolerance, case .solved = outcome, let point = engine.point else { return outcome }
    // Only the least coverage is a value that a fraction of can be given up.
    let least = PlanValues(board: board, posts: formulation.posts(at: point))
      .leastCoverage(where: selection)
    engine.program = before
    for line in board.lines(selectedBy: selection) where board.lines[line].need > 0 {
      let keep = Int128(tolerance.denominator - tolerance.units) * Int128(least.posts)
      let whole = Int128(tolerance.denominator) * Int128(least.need)
      let floor = (keep * Int128(board.lines[line].need) + whole - 1) / whole
      let (terms, constant) = formulation.service(of: line)
      engine.program.addRow(terms, lower: Double(floor) - constant)
    }
    return outcome
  }
}

extension ExactDecimal {
  /// ⌈m · reached − fraction · m · |best|⌉, where both values are whole once multiplied by m.
  ///
  /// A row with a side that is not whole makes branch and bound decide by the solver's tolerance.
  ///
  /// - Returns: The multiplied floor; `nil` where the products are not whole or too large.
  fileprivate func wholeFloor(below reached: Double, of best: Double, multiple: Double) -> Double? {
    func whole(_ value: Double) -> Int128? {
      let product = value * multiple
      let nearest = product.rounded()
      guard abs(nearest) < 0x1p52, abs(product - nearest) <= Tolerance.integrality else {
        return nil
      }
      return Int128(nearest)
    }
    guard let reached = whole(reached), let best = whole(abs(best)) else { return nil }
    let numerator = reached * Int128(denominator) - Int128(units) * best
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: Int128(denominator))
    return Double(rest > 0 ? quotient + 1 : quotient)
  }
}

extension Formulation {
  /// The whole posts of every line at a point, in id order.
  func posts(at point: [Double]) -> [PlannedPosts] {
    func count(_ column: Int?) -> Int { column.map { Int(point[$0].rounded()) } ?? 0 }
    return board.lines.indices.map { line in
      let release = count(released[line])
      let grant = count(granted[line])
      return PlannedPosts(
        id: board.lines[line].id, released: release, granted: grant,
        purchased: count(purchased[line]), final: board.lines[line].approved - release + grant)
    }
  }
}
