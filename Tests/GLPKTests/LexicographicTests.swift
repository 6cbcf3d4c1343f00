import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// The simplex method over vectors of costs, against one solve for each objective.
@Suite struct LexicographicTests {
  struct Case {
    var model = Model()
    var objectives: [[Double]] = []
  }

  static func randomCase(using random: inout SeededGenerator) -> Case {
    var result = Case()
    let columns = Int.random(in: 1...9, using: &random)
    let rows = Int.random(in: 1...6, using: &random)
    for _ in 0..<columns {
      let lower = Double(Int.random(in: -3...2, using: &random))
      result.model.addColumn(
        lower: lower, upper: lower + Double(Int.random(in: 0...4, using: &random)))
    }
    // Rows around a whole point, so that most have room for it; ties are frequent.
    for _ in 0..<rows {
      var activity = 0.0
      var terms: [(Int, Double)] = []
      for column in 0..<columns where Bool.random(using: &random) {
        let coefficient = Double(Int.random(in: -2...2, using: &random))
        activity += coefficient * result.model.columnLower[column]
        terms.append((column, coefficient))
      }
      let low = activity - Double(Int.random(in: 0...2, using: &random))
      let row =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: result.model.addRow(lower: low)
        case 1: result.model.addRow(upper: activity + 3)
        case 2: result.model.addRow(lower: activity, upper: activity)
        default: result.model.addRow(lower: low, upper: activity + 2)
        }
      for (column, coefficient) in terms {
        result.model.addCoefficient(coefficient, row: row.index, column: column)
      }
    }
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      result.objectives.append(
        (0..<columns).map { _ in
          Int.random(in: 0..<3, using: &random) == 0
            ? Double(Int.random(in: -3...3, using: &random)) : 0
        })
    }
    return result
  }

  @Test func `One run over many objectives gives what one solve for each gives`() async throws {
    var random = SeededGenerator(seed: 41)
    let solver = GLPKSolver()
    var compared = 0
    var pivots = 0
    for number in 1...1_000 {
      let sample = Self.randomCase(using: &random)
      let start = try await solver.solve(sample.model)
      var basis = try #require(start.basis, "seed 41, case \(number)")
      // Words that no longer fit the bounds, as after bounds were changed, are put right.
      for column in basis.columns.indices
      where basis.columns[column] == .atLower && Bool.random(using: &random) {
        basis.columns[column] = .fixed
      }
      var costs = LexicographicCosts()
      for column in 0..<sample.model.columnCount {
        costs.addColumn(
          sample.objectives.indices.map { (position: $0, value: sample.objectives[$0][column]) })
      }
      var simplex = try #require(
        LexicographicSimplex(
          try sample.model.compiled(), costs: costs, from: basis, deadline: Deadline(after: nil)),
        "seed 41, case \(number)")
      #expect(simplex.run() == .optimal, "seed 41, case \(number)")
      pivots += simplex.iterations
      let point = simplex.columnValues
      let stages = sample.objectives.map { objective in
        ObjectiveStage(
          .maximize,
          LinearExpression(
            coefficients: objective,
            variables: objective.indices.map { sample.model.variable(at: $0) }))
      }
      let staged = try await solver.solve(sample.model, inOrder: stages)
      for (stage, objective) in zip(staged.stages, sample.objectives) {
        let reached = zip(objective, point).reduce(0) { $0 + $1.0 * $1.1 }
        let expected = try #require(stage.value)
        #expect(abs(reached - expected) < 1e-7, "seed 41, case \(number)")
      }
      // What is priced cannot move in any optimum of all objectives.
      let priced = simplex.priced()
      for column in 0..<sample.model.columnCount where priced[column] {
        #expect(
          abs(staged.solution.values[column] - point[column]) < 1e-7, "seed 41, case \(number)")
      }
      let ended = try await solver.solve(sample.model, options: Self.starting(at: simplex.basis))
      #expect(ended.termination == .optimal, "seed 41, case \(number)")
      compared += staged.stages.count
    }
    #expect(compared > 3_000)
    #expect(pivots > 500)
  }

  private static func starting(at basis: Basis) -> SolveOptions {
    var options = SolveOptions()
    options.basis = basis
    return options
  }
}
