import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Random small models against exhaustive search, residuals and certificates.
@Suite struct OracleTests {
  let solver = GLPKSolver()

  private func model(seed: UInt64, whole: Bool) -> Model {
    var generator = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Double {
      Double(Int.random(in: range, using: &generator))
    }
    var model = Model(name: "seed \(seed)")
    model.sense = Bool.random(using: &generator) ? .maximize : .minimize
    model.objectiveConstant = number(-3...3)
    let columns = Int.random(in: 1...4, using: &generator)
    for _ in 0..<columns {
      let lower = number(-4...2)
      model.addColumn(
        lower: lower, upper: lower + number(0...5), cost: number(-5...5),
        kind: whole && Int.random(in: 0...3, using: &generator) > 0 ? .integer : .continuous)
    }
    for row in 0..<Int.random(in: 0...4, using: &generator) {
      let side = number(-8...8)
      switch Int.random(in: 0...3, using: &generator) {
      case 0: model.addRow(lower: side)
      case 1: model.addRow(upper: side)
      case 2: model.addRow(lower: side, upper: side)
      default: model.addRow(lower: side, upper: side + number(0...4))
      }
      for column in 0..<columns where Int.random(in: 0...2, using: &generator) > 0 {
        model.addCoefficient(number(-3...3), row: row, column: column)
      }
    }
    return model
  }

  @Test(arguments: [false, true])
  func `answers equal exhaustive search`(whole: Bool) async throws {
    var infeasible = 0
    for seed: UInt64 in 1...400 {
      let model = model(seed: seed, whole: whole)
      let expected = try await ExhaustiveSolver().solve(model, options: SolveOptions())
      let found = try await solver.solve(model)
      #expect(found.termination == expected.termination, "seed \(seed)")
      if found.termination == .infeasible {
        infeasible += 1
        if !model.isMixedInteger {
          let certificate = try #require(found.certificate, "seed \(seed)")
          #expect(try model.compiled().proves(certificate), "seed \(seed)")
        }
        continue
      }
      let difference = try #require(found.objective) - #require(expected.objective)
      #expect(abs(difference) < 1e-6, "seed \(seed)")
      let residuals = try #require(found.residuals)
      #expect(residuals.primal < 1e-6 && residuals.integrality < 1e-6, "seed \(seed)")
      if !model.isMixedInteger {
        #expect(residuals.dual < 1e-6 && residuals.complementarity < 1e-6, "seed \(seed)")
      }
    }
    #expect(infeasible > 20)
  }
}
