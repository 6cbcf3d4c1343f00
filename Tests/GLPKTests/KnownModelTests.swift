import GLPK
import LinearOptimization
import Testing

/// Models small enough to be solved by hand, with their prices.
@Suite struct KnownModelTests {
  let solver = GLPKSolver()

  /// max 3x + 2y; x + y ≤ 4; x + 3y ≤ 7; x ≤ 3: x = 3, y = 1, objective 11.
  private func production(_ sense: ObjectiveSense) -> (Model, Variable, Variable, [Constraint]) {
    var model = Model(name: "production")
    let sign: Double = sense == .maximize ? 1 : -1
    let x = model.addColumn(lower: 0, upper: 3, cost: 3 * sign, name: "x")
    let y = model.addColumn(cost: 2 * sign, name: "y")
    let first = model.addRow(upper: 4)
    let second = model.addRow(upper: 7)
    for (row, column, value) in [(0, 0, 1.0), (0, 1, 1.0), (1, 0, 1.0), (1, 1, 3.0)] {
      model.addCoefficient(value, row: row, column: column)
    }
    model.sense = sense
    return (model, x, y, [first, second])
  }

  @Test(arguments: [ObjectiveSense.maximize, .minimize])
  func `prices are changes of the stated objective per unit of right-hand side`(
    _ sense: ObjectiveSense
  ) async throws {
    let (model, x, y, rows) = production(sense)
    let sign: Double = sense == .maximize ? 1 : -1
    let solution = try await solver.solve(model)
    #expect(solution.termination == .optimal)
    #expect(abs(try #require(solution.objective) - 11 * sign) < 1e-9)
    #expect(abs(solution[x] - 3) < 1e-9 && abs(solution[y] - 1) < 1e-9)
    // One more in x + y ≤ 4 gives one more y; one more x ≤ 3 trades a y for an x.
    #expect(abs(try #require(solution.shadowPrice(of: rows[0])) - 2 * sign) < 1e-9)
    #expect(abs(try #require(solution.shadowPrice(of: rows[1]))) < 1e-9)
    #expect(abs(try #require(solution.reducedCost(of: x)) - 1 * sign) < 1e-9)
    #expect(solution.primalStatus == .feasible && solution.dualStatus == .feasible)
    #expect(solution.bound == solution.objective)
    let residuals = try #require(solution.residuals)
    #expect(residuals.primal < 1e-9 && residuals.dual < 1e-9 && residuals.complementarity < 1e-9)
  }

  @Test func `a two-sided row is one row, and its price follows the side that binds`()
    async throws
  {
    for (sense, expected, price) in [(ObjectiveSense.minimize, 2.0, 1.0), (.maximize, 5.0, 1.0)] {
      var model = Model()
      model.sense = sense
      let x = model.addColumn(lower: -.infinity, cost: 1)
      let y = model.addColumn(lower: -.infinity, cost: 1)
      let row = model.addRow(lower: 2, upper: 5)
      model.addCoefficient(1, row: 0, column: x.index)
      model.addCoefficient(1, row: 0, column: y.index)
      let solution = try await solver.solve(model)
      #expect(solution.termination == .optimal)
      #expect(abs(try #require(solution.objective) - expected) < 1e-9)
      #expect(abs(try #require(solution.shadowPrice(of: row)) - price) < 1e-9)
    }
  }

  @Test func `bounds of every type are honoured`() async throws {
    var model = Model()
    let free = model.addColumn(lower: -.infinity, upper: .infinity, cost: 1)
    let upperOnly = model.addColumn(lower: -.infinity, upper: -2, cost: -1)
    let fixed = model.addColumn(lower: 3, upper: 3, cost: 10)
    let negative = model.addColumn(lower: -7, upper: -4, cost: 1)
    model.addRow(lower: 0, upper: 0)
    for (column, value) in [(free, 1.0), (upperOnly, 1), (fixed, 1), (negative, 1)] {
      model.addCoefficient(value, row: 0, column: column.index)
    }
    // free = −upperOnly − fixed − negative; cost −2·upperOnly + 9·fixed + 0·negative.
    let solution = try await solver.solve(model)
    #expect(solution.termination == .optimal)
    #expect(abs(solution[upperOnly] + 2) < 1e-9 && abs(solution[fixed] - 3) < 1e-9)
    #expect(abs(try #require(solution.objective) - 31) < 1e-9)
    #expect(abs(solution[free] + solution[upperOnly] + solution[fixed] + solution[negative]) < 1e-9)
  }

  @Test func `an infeasible model comes with a proof that was checked`() async throws {
    var model = Model()
    let x = model.addColumn(upper: 1)
    let y = model.addColumn(upper: 1)
    model.addRow(lower: 3)
    model.addCoefficient(1, row: 0, column: x.index)
    model.addCoefficient(1, row: 0, column: y.index)
    let solution = try await solver.solve(model)
    #expect(solution.termination == .infeasible)
    let certificate = try #require(solution.certificate)
    #expect(try model.compiled().proves(certificate))
    #expect(solution.values.isEmpty)
  }

  @Test func `an unbounded model comes with a ray that was checked`() async throws {
    var model = Model()
    let x = model.addColumn(cost: -1)
    let y = model.addColumn(cost: 0)
    model.addRow(upper: 2)
    model.addCoefficient(1, row: 0, column: x.index)
    model.addCoefficient(-1, row: 0, column: y.index)
    let solution = try await solver.solve(model)
    #expect(solution.termination == .unbounded)
    #expect(try model.compiled().proves(try #require(solution.certificate)))
  }

  @Test func `models without rows, columns or coefficients are answered`() async throws {
    let empty = try await solver.solve(Model())
    #expect(empty.termination == .optimal && empty.objective == 0)
    var constant = Model()
    constant.objectiveConstant = 7
    constant.addRow(lower: -1, upper: 1)
    #expect(try await solver.solve(constant).objective == 7)
    var impossible = Model()
    impossible.addRow(lower: 1)
    let refuted = try await solver.solve(impossible)
    #expect(refuted.termination == .infeasible && refuted.certificate != nil)
    var alone = Model()
    alone.sense = .maximize
    alone.addColumn(lower: 0, upper: 2.5, cost: 2, kind: .integer)
    let whole = try await solver.solve(alone)
    #expect(whole.termination == .optimal && whole.objective == 4)
    var endless = Model()
    endless.addColumn(lower: -.infinity, cost: 1)
    #expect(try await solver.solve(endless).termination == .unbounded)
  }

  @Test func `whole columns have their bounds rounded inwards`() async throws {
    var model = Model()
    model.sense = .maximize
    let x = model.addColumn(lower: 0.2, upper: 3.7, cost: 1, kind: .integer)
    let y = model.addColumn(lower: 0, upper: 10, cost: 1, kind: .integer)
    model.addRow(upper: 8.5)
    model.addCoefficient(2, row: 0, column: x.index)
    model.addCoefficient(2, row: 0, column: y.index)
    let solution = try await solver.solve(model)
    #expect(solution.termination == .optimal)
    #expect(solution.objective == 4 && solution.bound == 4)
    #expect(solution[x] >= 1 && solution[x] <= 3)
    var none = Model()
    none.addColumn(lower: 0.2, upper: 0.8, kind: .integer)
    #expect(try await solver.solve(none).termination == .infeasible)
  }

  @Test func `a basis of the optimum needs no iterations`() async throws {
    let (model, _, _, _) = production(.maximize)
    let first = try await solver.solve(model)
    var options = SolveOptions()
    options.basis = first.basis
    let second = try await solver.solve(model, options: options)
    #expect(second.termination == .optimal)
    #expect(second.work.iterations == 0)
    #expect(second.objective == first.objective)
  }

  @Test func `the blocking form gives the same answer`() throws {
    let (model, x, _, _) = production(.maximize)
    let solution = try solver.solveBlocking(model)
    #expect(solution.termination == .optimal)
    #expect(abs(solution[x] - 3) < 1e-9)
  }
}
