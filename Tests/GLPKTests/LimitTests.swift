import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Limits, refused options, cancellation.
@Suite(.serialized) struct LimitTests {
  /// A covering program that keeps GLPK busy for many seconds.
  static func covering(rows: Int, columns: Int, whole: Bool) -> Model {
    var generator = SeededGenerator(seed: 7)
    var model = Model(name: "covering, seed 7")
    for _ in 0..<columns {
      model.addColumn(
        upper: whole ? 1 : .infinity, cost: Double.random(in: 1...10, using: &generator),
        kind: whole ? .integer : .continuous)
    }
    for row in 0..<rows {
      model.addRow(lower: Double.random(in: 5...20, using: &generator))
      for _ in 0..<(whole ? 12 : 30) {
        model.addCoefficient(
          Double.random(in: 1...9, using: &generator), row: row,
          column: Int.random(in: 0..<columns, using: &generator))
      }
    }
    return model
  }

  /// A cancelled request has 0.3 s by contract; the rest is what a busy machine may need to run it.
  static let patience = Duration.milliseconds(600)

  /// Solves, cancels after two seconds, and tells how long the answer took from there.
  ///
  /// On a busy machine the task may start late; then it had no time to reach anything, and the trial
  /// is made again.
  private func cancelled(_ model: Model) async throws -> (Solution, Duration) {
    let solver = GLPKSolver()
    var trials = 0
    while true {
      trials += 1
      let task = Task { try await solver.solve(model) }
      try await Task.sleep(for: .seconds(2))
      let start = ContinuousClock.now
      task.cancel()
      let solution = try await task.value
      let waited = start.duration(to: .now)
      if solution.work.seconds > 1 || trials == 5 { return (solution, waited) }
    }
  }

  @Test func `cancelling stops a linear program at once and keeps what was reached`() async throws {
    let model = Self.covering(rows: 4000, columns: 8000, whole: false)
    let (solution, waited) = try await cancelled(model)
    #expect(solution.termination.limit == .interrupted)
    #expect(waited < Self.patience)
    // The dual simplex is dual feasible from the first slice on: there is a bound.
    #expect(
      solution.bound != nil || solution.objective != nil,
      "\(solution.termination) \(solution.work)")
  }

  @Test func `cancelling stops branch and bound at once and keeps point and bound`() async throws {
    let model = Self.covering(rows: 150, columns: 300, whole: true)
    let (solution, waited) = try await cancelled(model)
    #expect(solution.termination.limit == .interrupted)
    #expect(waited < Self.patience)
    #expect(solution.bound != nil)
    if let objective = solution.objective, let bound = solution.bound {
      #expect(bound <= objective + 1e-6)
      #expect(try #require(solution.residuals).primal < 1e-6)
    }
  }

  @Test func `a request that waits for another is cancelled at once`() async throws {
    let solver = GLPKSolver()
    let long = Task {
      try await solver.solve(Self.covering(rows: 4000, columns: 8000, whole: false))
    }
    try await Task.sleep(for: .milliseconds(500))
    let waiting = Task { try await solver.solve(Self.covering(rows: 5, columns: 5, whole: false)) }
    try await Task.sleep(for: .milliseconds(200))
    let start = ContinuousClock.now
    waiting.cancel()
    let waited = try await waiting.value
    #expect(start.duration(to: .now) < Self.patience)
    long.cancel()
    #expect(waited.termination == .stopped(by: .interrupted))
    #expect(try await long.value.termination.limit == .interrupted)
  }

  @Test func `a time limit ends a linear program near its time with an honest status`()
    async throws
  {
    var options = SolveOptions()
    options.timeLimit = .milliseconds(500)
    let model = Self.covering(rows: 4000, columns: 8000, whole: false)
    let solution = try await GLPKSolver().solve(model, options: options)
    #expect(solution.termination.limit == .timeLimit)
    // Reading a large model into GLPK comes before the first look at the clock.
    #expect(solution.work.seconds < 3)
    if case .boundOnly = solution.termination { #expect(solution.bound != nil) }
    if case .feasible = solution.termination { #expect(solution.objective != nil) }
  }

  @Test func `no time, no iterations and no nodes give typed outcomes`() async throws {
    let solver = GLPKSolver()
    let model = Self.covering(rows: 20, columns: 40, whole: true)
    var options = SolveOptions()
    options.timeLimit = .zero
    #expect(try await solver.solve(model, options: options).termination.limit == .timeLimit)
    options = SolveOptions()
    options.iterationLimit = 1
    options.relaxesIntegrality = true
    let stopped = try await solver.solve(model, options: options)
    #expect(stopped.termination.limit == .iterationLimit)
    #expect(stopped.work.iterations <= 1)
    options = SolveOptions()
    options.nodeLimit = 1
    let nodes = try await solver.solve(
      Self.covering(rows: 60, columns: 120, whole: true), options: options)
    #expect(nodes.termination.limit == .nodeLimit)
    #expect(nodes.bound != nil)
  }

  @Test func `a gap ends branching with point and bound that far apart at most`() async throws {
    var options = SolveOptions()
    options.relativeGap = 0.2
    let model = Self.covering(rows: 40, columns: 80, whole: true)
    let solution = try await GLPKSolver().solve(model, options: options)
    let objective = try #require(solution.objective)
    let bound = try #require(solution.bound)
    #expect(solution.termination == .optimal || solution.termination.limit == .gapLimit)
    #expect(bound <= objective + 1e-9)
    #expect(objective - bound <= 0.2 * objective + 1e-9)
  }

  @Test func `options that cannot hold are all listed`() async throws {
    var options = SolveOptions()
    options.timeLimit = .seconds(-1)
    options.iterationLimit = -1
    options.nodeLimit = -2
    options.relativeGap = .nan
    options.absoluteGap = -.infinity
    options.basis = Basis(columns: [.basic], rows: [])
    let error = await #expect(throws: SolveError.self) {
      try await GLPKSolver().solve(Model(), options: options)
    }
    guard case .invalidOptions(let faults)? = error?.reason else {
      Issue.record("the reason is \(String(describing: error?.reason))")
      return
    }
    #expect(faults.count == 6)
  }
}
