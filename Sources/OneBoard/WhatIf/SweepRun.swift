internal import LinearOptimization

/// One sweep in the making.
struct SweepRun<Solver: LinearSolver> {
  let scenario: Scenario
  let range: SweepRange
  let solver: Solver
  let options: PlanOptions
  let deadline: Deadline
  let effect: SettingSlot.Effect
  let isSide: Bool
  var record: SweepRecord

  init(
    scenario: Scenario, range: SweepRange, solver: Solver, options: PlanOptions,
    deadline: Deadline, effect: SettingSlot.Effect, isSide: Bool
  ) {
    self.scenario = scenario
    self.range = range
    self.solver = solver
    self.options = options
    self.deadline = deadline
    // A level that may give something up measures from its own best, which the set decides.
    let isNested = scenario.objective.allSatisfy { $0.tolerance == nil }
    self.effect = isNested ? effect : .other
    self.isSide = isSide
    record = SweepRecord(range: range)
  }

  /// The position of a rank: ranks count from the widest set of legal plans to the narrowest.
  private func position(_ rank: Int) -> Int {
    effect == .morePlans ? range.count - 1 - rank : rank
  }

  consuming func curve() async throws(WhatIfError) -> SweepCurve {
    var run = self
    let method: String
    if run.effect == .other {
      method = "every value was solved"
      try await run.solveAll()
    } else if try run.isConcave() {
      method =
        "values between were proven: the levels are concave in the number and whole by structure"
      try await run.bisect()
    } else {
      method = "values between were proven: a best plan stays best while fewer plans are legal"
      try await run.walk()
    }
    var curve = run.record.curve(named: run.scenario.name, method: method)
    if run.record.solves == run.range.count { curve.method = "every value was solved" }
    if !curve.isComplete { curve.method = "a limit ended the work" }
    return curve
  }

  /// Whether three values on one line prove what lies between them.
  private func isConcave() throws(WhatIfError) -> Bool {
    guard isSide else { return false }
    return try board(at: 0).isWholeAndConcave
  }

  /// What planning one value gave.
  enum Outcome {
    case legal(Plan)
    case infeasible(String?)
    case open
  }

  private func board(at position: Int) throws(WhatIfError) -> Board {
    do throws(SettingError) {
      let changed = try scenario.applying([range.setting(at: position)])
      do throws(ScenarioError) {
        return try changed.validated()
      } catch {
        throw SettingError(
          .refused, range.setting(at: position).description, "The scenario is refused.",
          "Report this; it is a fault of OneBoard.")
      }
    } catch {
      throw .setting(error)
    }
  }

  private mutating func solve(_ position: Int) async throws(WhatIfError) -> Outcome {
    if let known = record.plans[position] { return .legal(known) }
    if deadline.hasPassed { return .open }
    let board = try board(at: position)
    var options = options
    options.timeLimit = deadline.remaining
    let plan: Plan
    do throws(PlanError) {
      plan = try await board.plan(using: solver, options: options)
    } catch {
      throw .plan(error)
    }
    record.solves += 1
    switch plan.status {
    case .infeasible: return .infeasible(plan.conflict?.sentence)
    case .stopped: return .open
    case .optimal, .feasible, .proposed:
      if let broken = board.audit(plan.posts).violations.first {
        let setting = range.setting(at: position)
        throw .plan(.internalFault("the plan with \(setting) breaks \(broken.rule)"))
      }
      record.add(plan, on: board, at: position, isSolved: true)
      return .legal(plan)
    }
  }

  private func isLegal(_ plan: Plan, at position: Int) throws(WhatIfError) -> Bool {
    let board = try board(at: position)
    return board.audit(plan.posts).violations.isEmpty && board.moves(for: plan.posts) != nil
  }

  private mutating func solveAll() async throws(WhatIfError) {
    for position in 0..<range.count {
      switch try await solve(position) {
      case .legal: break
      case .infeasible(let reason): record.add(.infeasible, position, position, reason: reason)
      case .open: return record.add(.open, position, range.count - 1)
      }
    }
  }

  /// From the widest set on: keeps each plan as long as it is legal, and ends where none is.
  private mutating func walk() async throws(WhatIfError) {
    var rank = 0
    let last = range.count - 1
    while rank <= last {
      switch try await solve(position(rank)) {
      case .open:
        record.add(.open, position(rank), position(last))
        return
      case .infeasible(let reason):
        record.add(.infeasible, position(rank), position(last), reason: reason)
        return
      case .legal(let plan):
        if plan.status == .optimal { rank = try carry(plan, from: rank, to: last) }
        rank += 1
      }
    }
  }

  /// Finds how far a best plan stays legal, by audits alone.
  ///
  /// - Returns: The last rank at which it is.
  private mutating func carry(
    _ plan: Plan, from rank: Int, to last: Int
  ) throws(WhatIfError) -> Int {
    var legal = rank
    var stride = 1
    // Doubling first: most plans do not stay legal for long.
    while legal < last {
      let next = min(last, legal + stride)
      guard try isLegal(plan, at: position(next)) else { break }
      legal = next
      stride *= 2
    }
    var illegal = min(last + 1, legal + stride)
    while illegal - legal > 1 {
      let middle = legal + (illegal - legal) / 2
      if try isLegal(plan, at: position(middle)) { legal = middle } else { illegal = middle }
    }
    if legal > rank {
      let end = position(legal)
      record.add(plan, on: try board(at: end), at: end, isSolved: false)
      record.add(.constant, position(rank), end)
    }
    return legal
  }

  /// Halves the range until every part is proven straight.
  private mutating func bisect() async throws(WhatIfError) {
    let last = range.count - 1
    switch try await solve(position(0)) {
    case .open: return record.add(.open, position(0), position(last))
    case .infeasible(let reason):
      return record.add(.infeasible, position(0), position(last), reason: reason)
    case .legal: break
    }
    var legal = 0
    var illegal = last + 1
    var reason: String?
    var isStopped = false
    var next = last
    while illegal - legal > 1, !isStopped {
      switch try await solve(position(next)) {
      case .legal: legal = next
      case .infeasible(let found):
        illegal = next
        reason = found
      case .open: isStopped = true
      }
      next = legal + (illegal - legal) / 2
    }
    if illegal <= last {
      record.add(.infeasible, position(illegal), position(last), reason: reason)
    }
    if isStopped { return record.openGaps() }
    let solved = (0...legal).filter { record.plans[position($0)] != nil }
    var parts = Array(zip(solved, solved.dropFirst()))
    while let (low, high) = parts.popLast() {
      guard high - low > 1, let wide = record.plans[position(low)] else { continue }
      if wide.status == .optimal, try isLegal(wide, at: position(high)) {
        record.add(.constant, position(low), position(high))
        continue
      }
      let middle = low + (high - low) / 2
      guard case .legal = try await solve(position(middle)) else { return record.openGaps() }
      if record.isStraight(position(low), position(middle), position(high)) {
        record.add(.straight, position(low), position(middle))
        record.add(.straight, position(middle), position(high))
      } else {
        parts += [(low, middle), (middle, high)]
      }
    }
  }
}
