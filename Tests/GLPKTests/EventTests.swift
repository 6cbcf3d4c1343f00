import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Progress, log lines and the sequence of events.
struct EventTests {
  private let solver = GLPKSolver()

  @Test(arguments: [ObjectiveSense.minimize, .maximize])
  func `A linear program tells of progress that ends at its optimum`(
    sense: ObjectiveSense
  ) async throws {
    var random = SeededGenerator(seed: 51)
    var model = RandomModels.covering(rows: 300, columns: 1500, using: &random)
    if sense == .maximize {
      model.sense = .maximize
      for column in 0..<model.columnCount {
        model.setCost(-model.costs[column], of: model.variable(at: column))
      }
    }
    for algorithm in [SolveOptions.Algorithm.primalSimplex, .dualSimplex] {
      let recorder = Recorder()
      var options = SolveOptions()
      options.algorithm = algorithm
      recorder.listen(&options)
      let solution = try await solver.solve(model, options: options)
      let optimum = try #require(solution.objective)
      let progress = recorder.events.compactMap { event -> LinearProgress? in
        if case .linear(let progress) = event { progress } else { nil }
      }
      #expect(!progress.isEmpty)
      for (earlier, later) in zip(progress, progress.dropFirst()) {
        #expect(later.iterations >= earlier.iterations)
      }
      let direction: Double = sense == .minimize ? 1 : -1
      for step in progress {
        #expect(step.iterations <= solution.work.iterations)
        let objective = try #require(step.objective)
        switch step.phase {
        // Points of the primal simplex are no better than the optimum, those of the dual no worse.
        case .primalOptimality: #expect(direction * (objective - optimum) > -1e-3)
        case .dualOptimality: #expect(direction * (objective - optimum) < 1e-3)
        case .primalFeasibility, .dualFeasibility: #expect(step.infeasibility >= 0)
        }
      }
      guard case .finished(let last)? = recorder.events.last else {
        Issue.record("the last event is not the end")
        continue
      }
      #expect(last.objective == optimum)
      #expect(recorder.lines.contains { $0.contains("obj =") })
      #expect(recorder.lines.allSatisfy { !$0.contains { $0.isNewline } })
    }
  }

  @Test func `A search tells of nodes, incumbent and bound, and the sequence of its end`()
    async throws
  {
    var random = SeededGenerator(seed: 52)
    let model = RandomModels.marketSplit(using: &random)
    var options = SolveOptions()
    options.timeLimit = .seconds(2)
    let clock = ContinuousClock()
    var times: [ContinuousClock.Instant] = []
    var last: Solution?
    var bounds: [(bound: Double, incumbent: Double?)] = []
    for try await event in solver.events(for: model, options: options) {
      #expect(last == nil)
      switch event {
      case .branching(let progress):
        times.append(clock.now)
        if let bound = progress.bound { bounds.append((bound, progress.incumbent)) }
        if let gap = progress.gap { #expect(gap >= 0) }
      case .finished(let solution): last = solution
      case .linear, .incumbent, .retry: break
      }
    }
    let solution = try #require(last)
    #expect(solution.termination == .feasible(stoppedBy: .timeLimit))
    #expect(!times.isEmpty)
    // At most every 100 ms, in the two seconds that the solve may take.
    #expect(times.count <= 21)
    let objective = try #require(solution.objective)
    for (bound, incumbent) in bounds {
      #expect(bound <= objective + 1e-6)
      if let incumbent { #expect(incumbent >= objective - 1e-6) }
    }
  }

  @Test func `Leaving the loop or cancelling its task stops the solve`() async throws {
    var random = SeededGenerator(seed: 53)
    let model = RandomModels.marketSplit(using: &random)
    for try await _ in solver.events(for: model) { break }
    // The solver has one thread: it answers only once it is free again.
    #expect(try await solver.solve(Model()).termination == .optimal)
    let task = Task {
      var count = 0
      for try await _ in solver.events(for: model) { count += 1 }
      return count
    }
    try await Task.sleep(for: .milliseconds(300))
    task.cancel()
    _ = try await task.value
    #expect(try await solver.solve(Model()).termination == .optimal)
  }

  @Test func `A slow reader gets the newest events and the end`() async throws {
    var random = SeededGenerator(seed: 54)
    let model = RandomModels.covering(rows: 40, columns: 160, using: &random)
    var events = solver.events(for: model).makeAsyncIterator()
    _ = try await solver.solve(Model())
    try await Task.sleep(for: .milliseconds(50))
    var last: SolveEvent?
    while let event = try await events.next() { last = event }
    guard case .finished(let solution)? = last else {
      Issue.record("the last event is not the end")
      return
    }
    #expect(solution.termination == .optimal)
  }

  @Test func `Refused models and failed methods are told`() async throws {
    var wrong = Model()
    wrong.addColumn(cost: .nan)
    await #expect(throws: SolveError.self) {
      for try await _ in solver.events(for: wrong) {}
    }
    var model = Model()
    let x = model.addVariables(count: 2, in: 0...5)
    model.add(x[0] + x[1] <= 4)
    model.add(2 * x[0] + 2 * x[1] <= 9)
    model.maximize(x[0])
    let recorder = Recorder()
    var options = SolveOptions()
    options.basis = Basis(columns: [.basic, .basic], rows: [.atUpper, .atUpper])
    recorder.listen(&options)
    let solution = try await solver.solve(model, options: options)
    let told = recorder.events.compactMap { event -> String? in
      if case .retry(let text) = event { text } else { nil }
    }
    #expect(told == solution.work.retries)
    #expect(told.count == 1)
  }
}
