import GLPK
import LinearOptimization
import Testing

/// Models without rows, columns or coefficients, which GLPK itself answers wrongly or not at all.
struct TrivialModelTests {
  private let solver = GLPKSolver()

  @Test func `An empty model is optimal at its constant`() async throws {
    var model = Model()
    model.objectiveConstant = 7
    let solution = try await solver.solve(model)
    #expect(solution.termination == .optimal)
    #expect(solution.objective == 7)
    #expect(solution.bound == 7)
  }

  @Test func `Columns without rows go to their better bounds`() async throws {
    var model = Model()
    model.addColumn(lower: -1, upper: 2, cost: 3)
    model.addColumn(lower: 0.5, upper: 2.5, cost: -1, kind: .integer)
    let solution = try await solver.solve(model)
    #expect(solution.values == [-1, 2])
    #expect(solution.objective == -5)
    var open = Model()
    open.addColumn(cost: -1)
    let unbounded = try await solver.solve(open)
    #expect(unbounded.termination == .unbounded)
    #expect(try open.compiled().proves(try #require(unbounded.certificate)))
  }

  @Test func `Rows without columns hold or contradict`() async throws {
    var model = Model()
    model.addRow(lower: -1, upper: 1)
    #expect(try await solver.solve(model).termination == .optimal)
    model.addRow(lower: 1)
    let solution = try await solver.solve(model)
    #expect(solution.termination == .infeasible)
    #expect(try model.compiled().proves(try #require(solution.certificate)))
  }

  @Test func `Coefficients that cancel leave none`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...4)
    let row = model.addRow(upper: 3)
    model.addCoefficient(2, row: row.index, column: x.index)
    model.addCoefficient(-2, row: row.index, column: x.index)
    model.maximize(x)
    let solution = try await solver.solve(model)
    #expect(solution.objective == 4)
  }

  @Test(arguments: [VariableKind.continuous, .integer])
  func `A model with every column fixed is checked`(kind: VariableKind) async throws {
    var model = Model()
    let x = model.addVariable(in: 2...2, kind: kind)
    let y = model.addVariable(in: 3...3, kind: kind)
    model.add(x + y <= 5)
    model.maximize(x + 2 * y)
    #expect(try await solver.solve(model).objective == 8)
    model.add(x + y <= 4)
    #expect(try await solver.solve(model).termination == .infeasible)
  }

  @Test func `A whole column between two whole numbers is infeasible`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0.2...0.8, kind: .integer)
    model.add(x <= 5)
    #expect(try await solver.solve(model).termination == .infeasible)
  }
}
