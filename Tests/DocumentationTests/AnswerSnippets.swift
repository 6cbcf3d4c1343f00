import GLPK
import LinearOptimization
import Testing

/// The code of the articles on missing answers, ranges, changes, threads and tolerances.
@Suite struct AnswerSnippets {
  @Test func `When there is no answer`() async throws {
    // snippet: infeasible-model
    var model = Model()
    let day = model.addVariable(in: 0...8, name: "day")
    let night = model.addVariable(in: 0...4, name: "night")
    model.add(day + night >= 14, name: "demand")
    model.add(day - night >= 0, name: "fair")
    model.minimize(day + 2 * night)
    // end
    let solver = GLPKSolver()
    // snippet: conflict
    let finding = try await solver.infeasibleSubsystem(of: model)
    print(finding.text(for: model))
    // end
    #expect(finding.text(for: model).contains("demand"))
    // snippet: contradiction
    if let contradiction = try await solver.contradiction(in: model) {
      print(contradiction.sentence(for: model))
    }
    // end
    let contradiction = try #require(try await solver.contradiction(in: model))
    #expect(contradiction.sentence(for: model).contains("0 >= 2"))
    // snippet: relaxation
    let relaxation = try await solver.leastRelaxation(of: model)
    print(relaxation.text(for: model))
    // end
    #expect(relaxation.changes.count == 1 && abs(relaxation.changes[0].amount - 2) < 1e-9)

    // snippet: unbounded
    var open = Model()
    let x = open.addVariable(in: 0..., name: "x")
    open.maximize(x)
    let solution = try await solver.solve(open)
    if case .ray(let direction)? = solution.certificate { print("improves along", direction) }
    // end
    #expect(solution.termination == .unbounded && solution.certificate != nil)
  }

  @Test func `Sensitivity`() async throws {
    var model = Model()
    let chairs = model.addVariable(in: 0..., name: "chairs")
    let tables = model.addVariable(in: 0..., name: "tables")
    let wood = model.add(5 * chairs + 20 * tables <= 400, name: "wood")
    model.add(10 * chairs + 15 * tables <= 450, name: "hours")
    model.maximize(45 * chairs + 80 * tables)
    let solver = GLPKSolver()
    // snippet: sensitivity
    let solution = try await solver.solve(model)
    if let report = try await solver.sensitivity(of: model, at: solution) {
      print(report.text(for: model))
      if let cost = report.column(chairs)?.cost {
        print("the plan stays while a chair brings", cost.lower, "to", cost.upper)
      }
      if let side = report.row(wood)?.upperSide {
        print("the price of wood holds from", side.lower, "to", side.upper)
      }
    }
    // end
    let report = try #require(try await solver.sensitivity(of: model, at: solution))
    let cost = try #require(report.column(chairs)?.cost)
    #expect(abs(cost.lower - 20) < 1e-9 && abs(cost.upper - 160 / 3.0) < 1e-9)
    let side = try #require(report.row(wood)?.upperSide)
    #expect(abs(side.lower - 225) < 1e-9 && abs(side.upper - 600) < 1e-9)
  }

  @Test func `Changing and re-solving`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...10, name: "x")
    let cap = model.add(2 * x <= 12, name: "cap")
    model.maximize(x)
    // snippet: session
    let session = try ModelSession(model)
    let first = try await session.solve()
    try session.setBounds(lower: -.infinity, upper: 8, of: cap)
    print(session.isCurrent(first))
    let second = try await session.solve()
    print(try second.value(of: x) ?? .nan)
    // end
    #expect(!session.isCurrent(first) && session.isCurrent(second))
    #expect(try second.value(of: x) == 4)
    // snippet: session-rows
    let y = try session.addVariable(upper: 3, cost: 2, name: "y")
    try session.add(x + y <= 5, name: "both")
    try session.remove([cap])
    let third = try await session.solve()
    // end
    #expect(try third.value(of: x) == 2 && third.value(of: y) == 3)
  }

  @Test func `Threads and cancellation`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...10, kind: .integer, name: "x")
    model.add(3 * x <= 20)
    model.maximize(x)
    let solver = GLPKSolver()
    // snippet: side-by-side
    let one = model
    async let first = GLPKSolver().solve(one)
    async let second = GLPKSolver().solve(one)
    let answers = try await [first, second]
    // end
    #expect(answers.allSatisfy { $0.objective == 6 })
    // snippet: limits
    var options = SolveOptions()
    options.timeLimit = .seconds(30)
    options.relativeGap = 0.001
    let solution = try await solver.solve(model, options: options)
    // end
    #expect(solution.objective == 6)
    // snippet: events
    for try await event in solver.events(for: model, options: options) {
      switch event {
      case .linear(let progress): print(progress.iterations, progress.infeasibility)
      case .branching(let progress): print(progress.nodes, progress.gap ?? .nan)
      case .incumbent(let incumbent): print("found", incumbent.objective)
      case .retry(let reason): print(reason)
      case .finished(let solution): print(solution.termination.name)
      }
    }
    // end
    var finished = 0
    for try await event in solver.events(for: model, options: options) {
      if case .finished = event { finished += 1 }
    }
    #expect(finished == 1)
    // snippet: cancel
    let task = Task { try await solver.solve(one) }
    task.cancel()
    let stopped = try await task.value
    print(stopped.termination.name)
    // end
    #expect([.stopped(by: .interrupted), .optimal].contains(stopped.termination))
  }

  @Test func `Tolerances`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...1, name: "x")
    model.add(3 * x <= 1, name: "third")
    model.maximize(x)
    // snippet: residuals
    let solution = try await GLPKSolver().solve(model)
    if let residuals = solution.residuals { print(residuals.primal, residuals.dual) }
    // end
    #expect((solution.residuals?.primal ?? 1) < 1e-9)
    // snippet: statistics
    let statistics = try model.statistics()
    print(statistics)
    // end
    #expect("\(statistics)".contains("1"))
  }

  @Test func `From JuMP, PuLP and OR-Tools`() async throws {
    // snippet: side-by-side-swift
    var model = Model()
    let x = model.addVariable(in: 0...3, kind: .integer, name: "x")
    let y = model.addVariable(in: 0..., name: "y")
    let row = model.add(2 * x + y <= 7, name: "c")
    model.maximize(5 * x + 2 * y)
    let solution = try await GLPKSolver().solve(model)
    print(solution.termination, solution.objective ?? .nan, solution[x])
    // end
    #expect(solution.objective == 17 && solution[x] == 3)
    #expect(model.rowName(row.index) == "c")
  }
}
