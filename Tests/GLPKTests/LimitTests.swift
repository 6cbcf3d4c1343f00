import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Limits, gaps and starting bases.
struct LimitTests {
  private let solver = GLPKSolver()

  @Test(arguments: [SolveOptions.Algorithm.primalSimplex, .dualSimplex])
  func `An iteration limit gives a point or a bound that holds`(
    algorithm: SolveOptions.Algorithm
  ) async throws {
    var random = SeededGenerator(seed: 11)
    let model = RandomModels.covering(rows: 40, columns: 160, using: &random)
    let optimum = try #require(try await solver.solve(model).objective)
    var options = SolveOptions()
    options.algorithm = algorithm
    var known = 0
    for limit in [0, 1, 5, 20, 60] {
      options.iterationLimit = limit
      let solution = try await solver.solve(model, options: options)
      #expect(solution.work.iterations <= limit)
      if solution.termination == .optimal { continue }
      #expect(solution.termination.limit == .iterationLimit)
      if let bound = solution.bound {
        #expect(bound <= optimum + 1e-6)
        known += 1
      }
      if let objective = solution.objective {
        #expect(objective >= optimum - 1e-6)
        #expect(try #require(solution.residuals).primal < 1e-6)
        known += 1
      }
    }
    #expect(known > 0)
  }

  @Test func `No time gives a stopped solve`() async throws {
    var random = SeededGenerator(seed: 12)
    let model = RandomModels.covering(rows: 20, columns: 60, using: &random)
    var options = SolveOptions()
    options.timeLimit = .zero
    #expect(try await solver.solve(model, options: options).termination == .stopped(by: .timeLimit))
    options.timeLimit = .seconds(Int64.max)
    #expect(try await solver.solve(model, options: options).termination == .optimal)
  }

  @Test func `Branching stops at its node limit, its time and its gap`() async throws {
    var random = SeededGenerator(seed: 13)
    let model = RandomModels.marketSplit(using: &random)
    var options = SolveOptions()
    options.nodeLimit = 50
    let nodes = try await solver.solve(model, options: options)
    #expect(nodes.termination.limit == .nodeLimit)
    #expect(nodes.work.nodes >= 50)
    #expect(nodes.work.nodes < 60)
    options.nodeLimit = nil
    options.timeLimit = .milliseconds(300)
    let timed = try await solver.solve(model, options: options)
    #expect(timed.termination.limit == .timeLimit)
    options.timeLimit = .seconds(20)
    options.absoluteGap = 1e6
    let gap = try await solver.solve(model, options: options)
    #expect(gap.termination == .feasible(stoppedBy: .gapLimit))
    let objective = try #require(gap.objective)
    let bound = try #require(gap.bound)
    #expect(bound <= objective)
    #expect(objective - bound <= 1e6)
  }

  @Test func `A gap that is closed is an optimum`() async throws {
    var model = Model()
    let x = model.addVariables(count: 3, in: 0...1, kind: .integer)
    model.add(5 * x[0] + 4 * x[1] + 3 * x[2] <= 8)
    model.maximize(10 * x[0] + 7 * x[1] + 4 * x[2])
    var options = SolveOptions()
    options.relativeGap = 1e-9
    let solution = try await solver.solve(model, options: options)
    #expect(solution.termination == .optimal)
    #expect(solution.objective == 14)
  }

  @Test func `The final basis starts a solve that has nothing left to do`() async throws {
    var random = SeededGenerator(seed: 14)
    var model = RandomModels.covering(rows: 60, columns: 240, using: &random)
    let first = try await solver.solve(model)
    var options = SolveOptions()
    options.basis = first.basis
    let again = try await solver.solve(model, options: options)
    #expect(again.work.iterations == 0)
    #expect(abs(try #require(again.objective) - (first.objective ?? .nan)) < 1e-6)
    // A bound that moves leaves the basis dual feasible.
    model.setBounds(lower: 0, upper: 8, of: model.variable(at: 0))
    let moved = try await solver.solve(model, options: options)
    #expect(moved.work.iterations < max(5, first.work.iterations / 4))
    #expect(moved.termination == .optimal)
  }

  @Test func `A singular starting basis is replaced, a wrong one refused`() async throws {
    var model = Model()
    let x = model.addVariables(count: 2, in: 0...5)
    model.add(x[0] + x[1] <= 4)
    model.add(2 * x[0] + 2 * x[1] <= 9)
    model.maximize(x[0])
    var options = SolveOptions()
    options.basis = Basis(columns: [.basic, .basic], rows: [.atUpper, .atUpper])
    let solution = try await solver.solve(model, options: options)
    #expect(solution.objective == 4)
    #expect(!solution.work.retries.isEmpty)
    for wrong in [
      Basis(columns: [.basic], rows: [.basic]),
      Basis(columns: [.basic, .basic], rows: [.basic, .atLower]),
    ] {
      options.basis = wrong
      await #expect(throws: SolveError.self) { try await solver.solve(model, options: options) }
    }
  }

  @Test func `A model is solved in the same steps, alone or beside others`() async throws {
    // Some seconds of the simplex method, so that it is taken up again several times.
    var random = SeededGenerator(seed: 25)
    let model = RandomModels.covering(rows: 1000, columns: 3000, using: &random)
    let alone = try await GLPKSolver().solve(model)
    #expect(alone.termination == .optimal)
    print("Covering program of 1000 rows: \(alone.work)")
    async let first = GLPKSolver().solve(model)
    async let second = GLPKSolver().solve(model)
    async let third = GLPKSolver().solve(model)
    for beside in try await [first, second, third] {
      #expect(beside.work.iterations == alone.work.iterations)
      #expect(beside.values == alone.values)
    }
  }

  @Test func `Options that cannot hold are all named`() async throws {
    var options = SolveOptions()
    options.relativeGap = .nan
    options.absoluteGap = .infinity
    options.timeLimit = .seconds(-1)
    options.iterationLimit = -1
    options.nodeLimit = .min
    let error = await #expect(throws: SolveError.self) {
      try await solver.solve(Model(), options: options)
    }
    guard case .invalidOptions(let faults)? = error?.reason else {
      Issue.record("the options were not refused")
      return
    }
    #expect(faults.count == 5)
  }
}
