import LinearOptimization
import OneBoardTestSupport
import Testing

@testable import GLPK

/// A session gives what a fresh solve of its model gives.
struct SessionTests {
  private let solver = GLPKSolver()

  /// Compares with exhaustive search where that is not too long; tells whether it was.
  private func agreesWithSearch(_ answer: SessionSolution) async -> Bool? {
    let oracle = ExhaustiveSolver(limit: 20_000)
    guard let expected = try? await oracle.solve(answer.model) else { return nil }
    let found = answer.solution
    guard found.termination == .optimal, expected.termination == .optimal else {
      return (found.termination == .optimal) == (expected.termination == .optimal)
    }
    guard let objective = found.objective, let known = expected.objective else { return false }
    return abs(objective - known) <= 1e-6 * max(1, abs(known))
  }

  private func expectSame(_ answer: SessionSolution, _ note: String) async throws {
    let fresh = try await solver.solve(answer.model)
    let found = answer.solution
    let isOptimal = fresh.termination == .optimal
    #expect((found.termination == .optimal) == isOptimal, "\(note)")
    if isOptimal {
      let objective = try #require(found.objective)
      let expected = try #require(fresh.objective)
      #expect(abs(objective - expected) <= 1e-6 * max(1, abs(expected)), "\(note)")
      let residuals = try #require(found.residuals)
      #expect(residuals.primal < 1e-6, "\(note)")
      if !answer.model.isMixedInteger { #expect(residuals.dual < 1e-6, "\(note)") }
    } else if fresh.termination != .infeasibleOrUnbounded,
      found.termination != .infeasibleOrUnbounded
    {
      #expect(found.termination == fresh.termination, "\(note)")
    }
  }

  @Test(arguments: [61, 62, 63, 64] as [UInt64])
  func `After random changes the answer is that of a fresh solve`(seed: UInt64) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var warm = 0
    var optimal = 0
    var searched = 0
    var reasons: [String: Int] = [:]
    for sequence in 0..<90 {
      let whole = seed % 2 == 0
      let session = try ModelSession(RandomModels.small(whole: whole, using: &random))
      for step in 0..<6 {
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          try RandomChanges.apply(to: session, whole: whole, using: &random)
        }
        let answer = try await session.solve()
        #expect(session.isCurrent(answer))
        try await expectSame(answer, "seed \(seed), sequence \(sequence), step \(step)")
        if answer.solution.termination == .optimal { optimal += 1 }
        if let agrees = await agreesWithSearch(answer) {
          #expect(agrees, "seed \(seed), sequence \(sequence), step \(step)")
          searched += 1
        }
        for reason in answer.solution.work.rebuilds { reasons[reason, default: 0] += 1 }
        if step > 0, answer.solution.work.rebuilds.isEmpty { warm += 1 }
      }
    }
    print("seed \(seed): \(optimal) optimal, \(warm) warm, \(searched) searched; \(reasons)")
    #expect(optimal > 100)
    #expect(searched > 200)
    #expect(warm > 200)
  }

  @Test func `A solve after a small change takes fewer iterations than a fresh one`()
    async throws
  {
    var random = SeededGenerator(seed: 65)
    let model = RandomModels.covering(rows: 200, columns: 800, using: &random)
    let session = try ModelSession(model)
    let first = try await session.solve()
    #expect(first.solution.work.iterations > 50)
    for step in 0..<10 {
      let column = Int.random(in: 0..<model.columnCount, using: &random)
      let row = Int.random(in: 0..<model.rowCount, using: &random)
      switch step % 5 {
      case 0: try session.setBounds(lower: 0, upper: 2, of: model.variable(at: column))
      case 1: try session.setBounds(lower: 9, upper: .infinity, of: model.constraint(at: row))
      case 2: try session.setCost(3, of: model.variable(at: column))
      case 3:
        try session.setCoefficient(2, of: model.variable(at: column), in: session.constraints[row])
      default: try session.add(2 * model.variable(at: column) >= 1)
      }
      let answer = try await session.solve()
      #expect(answer.solution.work.rebuilds.isEmpty)
      let fresh = try await solver.solve(answer.model)
      #expect(abs((answer.solution.objective ?? .nan) - (fresh.objective ?? 0)) < 1e-6)
      #expect(answer.solution.work.iterations < fresh.work.iterations / 4)
    }
  }

  @Test(arguments: [71, 72] as [UInt64], ["columns", "rows", "both"])
  func `Deletions of what is in the basis leave a basis`(
    seed: UInt64, kind: String
  ) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    let session = try ModelSession(RandomModels.covering(rows: 120, columns: 500, using: &random))
    _ = try await session.solve()
    var warm = 0
    var cold = 0
    for step in 0..<8 {
      let basis = try #require(try session.current().solution.basis)
      let basic = zip(session.variables, basis.columns).filter { $1 == .basic }.map(\.0)
      let active = zip(session.constraints, basis.rows).filter { $1 != .basic }.map(\.0)
      if kind != "rows" { try session.remove(Array(basic.shuffled(using: &random).prefix(3))) }
      if kind != "columns" { try session.remove(Array(active.shuffled(using: &random).prefix(3))) }
      let answer = try await session.solve()
      #expect(answer.solution.work.rebuilds.isEmpty)
      warm += answer.solution.work.iterations
      cold += try await solver.solve(answer.model).work.iterations
      try await expectSame(answer, "seed \(seed), \(kind), step \(step)")
    }
    print("seed \(seed), \(kind): \(warm) iterations in eight solves, cold \(cold)")
    // Where both go, the basis is neither primal nor dual feasible any more.
    #expect(warm < (kind == "both" ? cold : cold / 2))
  }

  /// Skipped where the suites are not installed, which is said in one line.
  @Test(
    .enabled(if: Suites.areHere),
    arguments: ["lp/25fv47.mps.gz", "lp/bnl1.mps.gz", "lp/ship04s.mps", "lp/etamacro.mps"])
  func `A published program is solved again in fewer iterations`(file: String) async throws {
    let model = try MPSReader.read(Suites.bytes(of: file)).model
    let session = try ModelSession(model)
    let first = try await session.solve()
    let again = try await session.solve()
    #expect(again.solution.work.iterations == 0)
    let basis = try #require(first.solution.basis)
    let column = try #require(basis.columns.firstIndex(of: .basic))
    let value = try #require(try first.value(of: model.variable(at: column)))
    try session.setBounds(
      lower: model.columnLower[column], upper: max(value * 0.9, model.columnLower[column]),
      of: model.variable(at: column))
    let warm = try await session.solve()
    let cold = try await solver.solve(warm.model)
    print("\(file): \(warm.solution.work.iterations) iterations, cold \(cold.work.iterations)")
    #expect(warm.solution.termination == cold.termination)
    #expect(warm.solution.work.iterations < cold.work.iterations)
    if let objective = cold.objective {
      #expect(abs((warm.solution.objective ?? .nan) - objective) <= 1e-6 * max(1, abs(objective)))
    }
  }

  @Test func `Handles outlive the deletion of others, and are refused after their own`()
    async throws
  {
    var model = Model()
    let x = model.addVariables(count: 3, in: 0...5)
    let first = model.add(x[0] + x[1] + x[2] <= 6)
    let second = model.add(x[0] - x[1] <= 1)
    model.maximize(3 * x[0] + 2 * x[1] + x[2])
    let session = try ModelSession(model)
    let before = try await session.solve()
    #expect(try before.value(of: x[0]) == 3.5)
    try session.remove([x[0]])
    try session.remove([second])
    let added = try session.addVariable(upper: 2, cost: 4, coefficients: [(first, 1)])
    let row = try session.add(added + x[2] <= 3)
    let after = try await session.solve()
    // 4 · 2 + 2 · 4 for the new column and x₁, which share the six.
    #expect(after.solution.objective == 16)
    #expect(try after.value(of: added) == 2)
    #expect(try after.value(of: x[1]) == 4)
    #expect(try after.value(of: x[2]) == 0)
    #expect(try after.shadowPrice(of: first) == 2)
    #expect(try after.shadowPrice(of: row) == 0)
    #expect(try before.value(of: x[0]) == 3.5)
    for refused in [
      { try session.setCost(1, of: x[0]) }, { try session.remove([x[1], x[0]]) },
      { try session.setCoefficient(1, of: x[1], in: second) },
      { _ = try after.value(of: x[0]) }, { try session.add(x[0] + x[1] <= 1) },
      { try session.remove([second]) },
    ] as [() throws -> Void] {
      let error = #expect(throws: SessionError.self) { try refused() }
      guard case .deletedHandle? = error else {
        Issue.record("\(String(describing: error)) is no deleted handle")
        continue
      }
    }
    var other = Model()
    let foreign = other.addVariable()
    let late = model.addVariable()
    for handle in [foreign, late] {
      #expect(throws: SessionError.foreignHandle(place: "a change of cost")) {
        try session.setCost(1, of: handle)
      }
    }
    // A refused call has changed nothing.
    #expect(session.isCurrent(after))
    #expect(session.variables.count == 3)
  }

  @Test func `Numbers that cannot be are refused and change nothing`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...5)
    let row = model.add(x <= 4)
    let session = try ModelSession(model)
    for refused in [
      { try session.setBounds(lower: 3, upper: 2, of: x) },
      { try session.setBounds(lower: .nan, upper: 2, of: row) },
      { try session.setBounds(lower: .infinity, upper: .infinity, of: x) },
      { try session.setCost(.infinity, of: x) },
      { try session.setCoefficient(.nan, of: x, in: row) },
      { try session.setObjectiveConstant(.nan) },
      { try session.addVariable(cost: .nan) },
      {
        try session.addVariable(coefficients: [
          (row, .greatestFiniteMagnitude), (row, .greatestFiniteMagnitude),
        ])
      },
      { try session.add(Double.nan * x <= 1) },
    ] as [() throws -> Void] {
      #expect(throws: SessionError.self) { try refused() }
    }
    #expect(session.revision == 0)
    var wrong = Model()
    wrong.addColumn(lower: 2, upper: 1)
    #expect(throws: SolveError.self) { try ModelSession(wrong) }
  }

  @Test func `A solution before a change is not the current one`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...5)
    model.add(2 * x <= 8)
    model.maximize(x)
    let session = try ModelSession(model)
    #expect(throws: SessionError.unsolved) { try session.current() }
    let first = try await session.solve()
    #expect(try session.current().solution.objective == 4)
    try session.setBounds(lower: 0, upper: 3, of: x)
    #expect(!session.isCurrent(first))
    #expect(throws: SessionError.outdated(solutionRevision: 0, modelRevision: 1)) {
      try session.current()
    }
    #expect(try await session.solve().solution.objective == 3)
    #expect(try session.current().revision == 1)
  }

  @Test func `After an abort the problem is built anew, with the reason, from the last basis`()
    async throws
  {
    var random = SeededGenerator(seed: 66)
    let model = RandomModels.covering(rows: 100, columns: 400, using: &random)
    let session = try ModelSession(model)
    let first = try await session.solve()
    for round in 0..<5 {
      let bench = session.bench
      await withCheckedContinuation { continuation in
        session.thread.perform {
          try? bench.problem.session?.misuse()
          continuation.resume()
        }
      }
      try session.setBounds(lower: 0, upper: Double(8 - round), of: model.variable(at: round))
      let answer = try await session.solve()
      #expect(answer.solution.work.rebuilds.count == 1)
      #expect(answer.solution.work.rebuilds.first?.contains("glp_set_row_bnds") == true)
      #expect(answer.solution.work.iterations < first.solution.work.iterations / 4)
      try await expectSame(answer, "round \(round)")
      let again = try await session.solve()
      #expect(again.solution.work.rebuilds.isEmpty)
      #expect(again.solution.work.iterations == 0)
    }
  }

  @Test func `Changes and solves from many tasks give answers to their revisions`() async throws {
    var random = SeededGenerator(seed: 67)
    let model = RandomModels.covering(rows: 20, columns: 60, using: &random)
    let session = try ModelSession(model)
    let answers = try await withThrowingTaskGroup(of: SessionSolution.self) { group in
      for task in 0..<12 {
        group.addTask {
          let column = model.variable(at: task)
          try session.setBounds(lower: 0, upper: Double(9 - task % 3), of: column)
          let added = try session.addVariable(upper: 1, cost: Double(task))
          let row = try session.add(added + column <= 9)
          let answer = try await session.solve()
          try session.remove([row])
          try session.remove([added])
          return answer
        }
      }
      var answers: [SessionSolution] = []
      for try await answer in group { answers.append(answer) }
      return answers
    }
    for answer in answers { try await expectSame(answer, "revision \(answer.revision)") }
    #expect(session.revision == 12 * 5)
    #expect(session.variables.count == 60)
    let last = try await session.solve()
    try await expectSame(last, "the last")
  }

  @Test func `A mixed program is branched again from its last relaxation`() async throws {
    var random = SeededGenerator(seed: 73)
    var model = RandomModels.covering(rows: 12, columns: 40, using: &random)
    for column in 0..<20 { model.setKind(.integer, of: model.variable(at: column)) }
    let session = try ModelSession(model)
    var warm = 0
    var cold = 0
    for step in 0..<6 {
      try session.setBounds(lower: 0, upper: Double(8 - step), of: model.variable(at: step))
      let answer = try await session.solve()
      #expect(answer.solution.work.rebuilds.isEmpty)
      #expect(answer.solution.termination == .optimal)
      try await expectSame(answer, "step \(step)")
      warm += answer.solution.work.iterations
      cold += try await solver.solve(answer.model).work.iterations
      // The relaxation of the same problem, and back.
      var options = SolveOptions()
      options.relaxesIntegrality = true
      let relaxed = try await session.solve(options: options)
      #expect(relaxed.solution.work.rebuilds.isEmpty)
      let bound = try #require(relaxed.solution.objective)
      let objective = try #require(answer.solution.objective)
      #expect(bound <= objective + 1e-6)
      let fresh = try await solver.solve(relaxed.model, options: options)
      #expect(abs(bound - (fresh.objective ?? .nan)) < 1e-6)
    }
    print("\(warm) iterations in six searches, cold \(cold)")
  }

  @Test func `Events and a limit of a session's solve, and the solve after it`() async throws {
    var random = SeededGenerator(seed: 74)
    let model = RandomModels.covering(rows: 100, columns: 400, using: &random)
    let session = try ModelSession(model)
    var options = SolveOptions()
    options.iterationLimit = 10
    let stopped = try await session.solve(options: options)
    #expect(stopped.solution.termination.limit == .iterationLimit)
    #expect(stopped.solution.work.iterations == 10)
    let recorder = Recorder()
    options.iterationLimit = nil
    recorder.listen(&options)
    let whole = try await session.solve(options: options)
    try await expectSame(whole, "after a limit")
    #expect(whole.solution.work.rebuilds.isEmpty)
    #expect(!recorder.lines.isEmpty)
    guard case .finished(let last)? = recorder.events.last else {
      Issue.record("the last event is not the end")
      return
    }
    #expect(last.objective == whole.solution.objective)
    let count = recorder.events.count
    // The listener of one solve hears nothing of the next.
    try session.setBounds(lower: 0, upper: 3, of: model.variable(at: 0))
    _ = try await session.solve()
    #expect(recorder.events.count == count)
  }

  @Test func `A session that is left while it solves ends in peace`() async throws {
    var random = SeededGenerator(seed: 68)
    let model = RandomModels.marketSplit(using: &random)
    for _ in 0..<5 {
      let session = try ModelSession(model)
      let task = Task { try await session.solve() }
      try await Task.sleep(for: .milliseconds(30))
      task.cancel()
      #expect(try await task.value.solution.termination.limit == .interrupted)
    }
    #expect(try await solver.solve(Model()).termination == .optimal)
  }

  @Test func `A basis goes out by names and comes back in`() async throws {
    var random = SeededGenerator(seed: 69)
    let model = RandomModels.covering(rows: 50, columns: 200, using: &random)
    let first = try await ModelSession(model).solve()
    let text = try BasisFile.write(try #require(first.solution.basis), for: first.model)
    var options = SolveOptions()
    options.basis = try BasisFile.read(Array(text.utf8), for: first.model)
    let session = try ModelSession(model)
    let warm = try await session.solve(options: options)
    #expect(warm.solution.work.iterations == 0)
    #expect(abs((warm.solution.objective ?? .nan) - (first.solution.objective ?? 0)) < 1e-6)
    // The session's own problem takes it as well.
    let slack = Basis(
      columns: model.columnLower.map { _ in .atLower }, rows: model.rowLower.map { _ in .basic })
    options.basis = slack
    let cold = try await session.solve(options: options)
    #expect(cold.solution.work.iterations > 20)
    #expect(cold.solution.work.rebuilds.isEmpty)
  }
}
