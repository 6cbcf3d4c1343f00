import LinearOptimization
import OneBoardTestSupport
import Testing

/// The oracle itself, against answers worked out by hand and against its own definition.
struct OracleTests {
  private let solver = ExhaustiveSolver()

  @Test func `A linear program of Chvatal's has its printed optimum`() async throws {
    // Chvátal, Linear Programming (1983), page 13: optimum 13 at (2, 0, 1).
    var model = Model()
    let x = model.addVariables(count: 3)
    model.maximize(5 * x[0] + 4 * x[1] + 3 * x[2])
    model.add(2 * x[0] + 3 * x[1] + x[2] <= 5)
    model.add(4 * x[0] + x[1] + 2 * x[2] <= 11)
    model.add(3 * x[0] + 4 * x[1] + 2 * x[2] <= 8)
    let solution = try await solver.solve(model)
    #expect(solution.termination == .optimal)
    #expect(abs(try #require(solution.objective) - 13) < 1e-9)
    #expect(zip(solution.values, [2, 0, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func `A knapsack, its relaxation and a mixed model have their optima`() async throws {
    var model = Model()
    let x = model.addVariables(count: 3, in: 0...1, kind: .integer)
    model.add(5 * x[0] + 4 * x[1] + 3 * x[2] <= 8)
    model.maximize(10 * x[0] + 7 * x[1] + 4 * x[2])
    #expect(try await solver.solve(model).objective == 14)
    var options = SolveOptions()
    options.relaxesIntegrality = true
    let relaxed = try await solver.solve(model, options: options)
    #expect(abs(try #require(relaxed.objective) - 15.25) < 1e-9)
    model.setKind(.continuous, of: x[1])
    let mixed = try await solver.solve(model)
    #expect(abs(try #require(mixed.objective) - 15.25) < 1e-9)
    #expect(try #require(mixed.residuals).integrality == 0)
  }

  @Test func `Infeasible and unbounded models are told apart`() async throws {
    var model = Model()
    let x = model.addVariable(in: -Double.infinity...Double.infinity)
    let y = model.addVariable()
    model.add(x + y >= 2)
    model.minimize(x)
    #expect(try await solver.solve(model).termination == .unbounded)
    model.add(x + 2 * y <= 3)
    model.add(x - y == 0, name: "line")
    let bounded = try await solver.solve(model)
    #expect(bounded.termination == .optimal)
    #expect(abs(try #require(bounded.objective) - 1) < 1e-6)
    model.add(y >= 5)
    #expect(try await solver.solve(model).termination == .infeasible)
    var whole = Model()
    let n = whole.addVariable(in: 0...9, kind: .integer)
    whole.add(2 * n == 5)
    #expect(try await solver.solve(whole).termination == .infeasible)
  }

  @Test func `Faulty and large models are refused`() async {
    var faulty = Model()
    faulty.addColumn(lower: 2, upper: 1)
    await #expect(throws: SolveError.self) { try await solver.solve(faulty) }
    var large = Model()
    large.addVariables(count: 40, in: 0...1, kind: .integer)
    await #expect(throws: SolveError.self) { try await solver.solve(large) }
    var endless = Model()
    endless.addVariable(kind: .integer)
    await #expect(throws: SolveError.self) { try await solver.solve(endless) }
  }

  @Test(arguments: [21, 22, 23] as [UInt64])
  func `No sampled feasible point beats the oracle`(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    print("seed", seed)
    var optima = 0
    for _ in 0..<40 {
      var model = Model()
      let x = model.addVariables(count: 3, in: 0...5)
      for _ in 0..<3 {
        let weights = x.map { _ in Double(Int.random(in: -3...3, using: &random)) }
        let side = Double(Int.random(in: -2...9, using: &random))
        model.add(LinearExpression(coefficients: weights, variables: x) <= side)
      }
      let costs = x.map { _ in Double(Int.random(in: -5...5, using: &random)) }
      model.maximize(LinearExpression(coefficients: costs, variables: x))
      let compiled = try model.compiled()
      let solution = try await solver.solve(model)
      if let residuals = solution.residuals { #expect(residuals.primal < 1e-6) }
      if solution.termination == .optimal { optima += 1 }
      for _ in 0..<200 {
        let point = x.map { _ in Double.random(in: 0...5, using: &random) }
        let activity = compiled.rowActivities(of: point)
        guard zip(activity, model.rowUpper).allSatisfy({ $0 <= $1 }) else { continue }
        let optimum = try #require(solution.objective)
        #expect(compiled.objective(at: point) <= optimum + 1e-6)
      }
    }
    #expect(optima > 10)
  }
}
