import GLPK
import LinearOptimization
import Sifting
import Testing

/// Models in which no two blocks are alike, so that samples and boxes have to find the prices.
struct SamplingTests {
  /// Every block has coefficients of its own.
  static func model(seed: UInt64, blocks: Int = 200) -> Model {
    var dice = Dice(seed)
    var model = Model()
    model.sense = .maximize
    var activities = [Double](repeating: 0, count: 4)
    for _ in 0..<4 { model.addRow() }
    for _ in 0..<blocks {
      let upper = Double(dice.roll(1...5))
      let column = model.addColumn(upper: upper, cost: 1 + dice.fraction()).index
      for row in 0..<4 where row == 0 || dice.roll(0...1) == 0 {
        let value = 0.5 + dice.fraction()
        model.addCoefficient(value, row: row, column: column)
        activities[row] += value * upper / 2
      }
    }
    for row in 0..<4 {
      model.setBounds(
        lower: row == 3 ? activities[row] : -.infinity,
        upper: row == 3 ? activities[row] + 1 : activities[row], of: model.constraint(at: row))
    }
    return model
  }

  @Test func `Samples and boxes find the optimum of GLPK`() async throws {
    let inner = GLPKSolver()
    var boxed = 0
    for seed in UInt64(1)...20 {
      let model = Self.model(seed: seed)
      let notes = Notes()
      var options = SolveOptions()
      options.log = { notes.take($0) }
      let sifted = try await SiftingSolver(around: inner, settings: .small())
        .solve(model, options: options)
      let direct = try await inner.solve(model)
      let (found, wanted) = try (#require(sifted.objective), #require(direct.objective))
      #expect(sifted.termination == .optimal)
      #expect(abs(found - wanted) <= 1e-9 * max(1, abs(wanted)), "seed \(seed)")
      let report = Verification(of: sifted, in: try model.compiled())
      #expect(report.isConsistent, "seed \(seed): \(report.complaints)")
      if notes.contains("width"), sifted.work.retries.isEmpty { boxed += 1 }
    }
    #expect(boxed >= 15, "boxes ended in \(boxed) of 20 models")
  }
}
