import GLPK
import LinearOptimization
import Testing

/// Prices and reduced costs against hand computation: change of the stated objective per unit.
struct PriceTests {
  private let solver = GLPKSolver()

  private func expectConsistent(_ solution: Solution, _ model: Model) throws {
    let residuals = Residuals(of: solution, in: try model.compiled())
    #expect(residuals.primal < 1e-9)
    #expect(residuals.dual < 1e-9)
    #expect(residuals.complementarity < 1e-9)
    #expect(residuals.objective < 1e-9)
  }

  @Test func `A maximum has positive prices on its binding capacities`() async throws {
    // max 3x + 2y, x + y <= 4, x + 3y <= 6, x <= 3: optimum 11 at (3, 1). One more unit of the first
    // row gives one more y (2); one more unit of x's bound swaps a y for an x (1).
    var model = Model()
    let x = model.addVariable(in: 0...3)
    let y = model.addVariable()
    let first = model.add(x + y <= 4)
    let second = model.add(x + 4 * y <= 8)
    model.maximize(3 * x + 2 * y + 10)
    let solution = try await solver.solve(model)
    #expect(solution.termination == .optimal)
    #expect(abs(try #require(solution.objective) - 21) < 1e-9)
    #expect(abs(try #require(solution.shadowPrice(of: first)) - 2) < 1e-9)
    #expect(abs(try #require(solution.shadowPrice(of: second))) < 1e-9)
    #expect(abs(try #require(solution.reducedCost(of: x)) - 1) < 1e-9)
    try expectConsistent(solution, model)
  }

  @Test func `A minimum has positive prices on its binding demands`() async throws {
    // min 2x + 3y, x + y >= 4, x <= 3: optimum 9 at (3, 1); demand costs 3, x's bound saves 1.
    var model = Model()
    let x = model.addVariable(in: 0...3)
    let y = model.addVariable()
    let demand = model.add(x + y >= 4)
    model.minimize(2 * x + 3 * y)
    let solution = try await solver.solve(model)
    #expect(abs(try #require(solution.objective) - 9) < 1e-9)
    #expect(abs(try #require(solution.shadowPrice(of: demand)) - 3) < 1e-9)
    #expect(abs(try #require(solution.reducedCost(of: x)) + 1) < 1e-9)
    try expectConsistent(solution, model)
  }

  @Test(arguments: SolveOptions.Algorithm.allCases)
  func `Rows with two sides and columns of every kind`(
    algorithm: SolveOptions.Algorithm
  ) async throws {
    // x free, y <= -1, z = 2: min x + y - 4z with 3 <= x - y <= 8 and x + y + z >= -5, so that
    // x + y is least at -7 and the objective -7 - 8.
    var model = Model()
    let x = model.addVariable(in: -Double.infinity...Double.infinity)
    let y = model.addVariable(in: -Double.infinity ... -1)
    let z = model.addVariable(in: 2...2)
    let difference = model.addRow(lower: 3, upper: 8)
    model.addCoefficient(1, row: difference.index, column: x.index)
    model.addCoefficient(-1, row: difference.index, column: y.index)
    let sum = model.add(x + y + z >= -5)
    model.minimize(x + y - 4 * z)
    var options = SolveOptions()
    options.algorithm = algorithm
    let solution = try await solver.solve(model, options: options)
    #expect(solution.termination == .optimal)
    #expect(abs(try #require(solution.objective) + 15) < 1e-9)
    #expect(abs(try #require(solution.shadowPrice(of: sum)) - 1) < 1e-9)
    #expect(abs(try #require(solution.shadowPrice(of: difference))) < 1e-9)
    // One more z gives -4 and lets x + y fall by one.
    #expect(abs(try #require(solution.reducedCost(of: z)) + 5) < 1e-9)
    try expectConsistent(solution, model)
  }

  @Test func `The upper side of a two-sided row has a price of the other sign`() async throws {
    var model = Model()
    let x = model.addVariable()
    let row = model.addRow(lower: 1, upper: 5)
    model.addCoefficient(2, row: row.index, column: x.index)
    model.minimize(-6 * x)
    let solution = try await solver.solve(model)
    #expect(abs(try #require(solution.shadowPrice(of: row)) + 3) < 1e-9)
    model.minimize(6 * x)
    let other = try await solver.solve(model)
    #expect(abs(try #require(other.shadowPrice(of: row)) - 3) < 1e-9)
  }

  @Test func `A degenerate vertex still has prices that prove it`() async throws {
    var model = Model()
    let x = model.addVariables(count: 2)
    for weight in 1...6 { model.add(Double(weight) * x[0] + x[1] <= 4) }
    model.maximize(x[0] + x[1])
    let solution = try await solver.solve(model)
    #expect(abs(try #require(solution.objective) - 4) < 1e-9)
    try expectConsistent(solution, model)
  }
}
