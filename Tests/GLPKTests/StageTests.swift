import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Several objectives in order, against exhaustive search with a row for each level.
@Suite struct StageTests {
  let solver = GLPKSolver()
  let oracle = ExhaustiveSolver()

  private func objective(
    _ model: Model, using random: inout SeededGenerator
  ) -> LinearExpression {
    LinearExpression(
      coefficients: (0..<model.columnCount).map { _ in
        Double(Int.random(in: -3...3, using: &random))
      }, variables: (0..<model.columnCount).map { model.variable(at: $0) })
  }

  @Test(arguments: [false, true])
  func `Stages equal exhaustive search with a row for each level`(whole: Bool) async throws {
    print("StageTests: seed", whole ? 52 : 51)
    var random = SeededGenerator(seed: whole ? 52 : 51)
    var solved = 0
    while solved < 300 {
      let model = RandomModels.small(whole: whole, using: &random)
      let tolerance = Bool.random(using: &random) ? 0.5 : 0
      let stages = [
        ObjectiveStage(.minimize, objective(model, using: &random), absoluteTolerance: tolerance),
        ObjectiveStage(.maximize, objective(model, using: &random)),
        ObjectiveStage(.minimize, objective(model, using: &random)),
      ]
      let found = try await solver.solve(model, inOrder: stages)
      guard found.stages.allSatisfy({ $0.termination == .optimal }), found.stages.count == 3 else {
        continue
      }
      solved += 1
      var levels = model
      for (stage, result) in zip(stages, found.stages) {
        switch stage.sense {
        case .minimize: levels.minimize(stage.objective)
        case .maximize: levels.maximize(stage.objective)
        }
        let best = try #require(try await oracle.solve(levels).objective, "\(levels)")
        let optimum = try #require(result.optimum)
        let value = try #require(result.value)
        #expect(abs(best - optimum) < 1e-6, "\(levels)")
        #expect(abs(value - optimum) <= stage.absoluteTolerance + 1e-6)
        let room = stage.absoluteTolerance + 1e-8
        if stage.sense == .minimize {
          levels.add(stage.objective <= best + room)
        } else {
          levels.add(stage.objective >= best - room)
        }
      }
    }
  }

  @Test func `A face is kept without a row, and limits end the stages honestly`() async throws {
    var model = Model()
    let x = model.addVariables(count: 3, in: 0...4)
    model.add(x.sum() <= 6)
    let stages = [
      ObjectiveStage(.maximize, x[0] + x[1], name: "first"),
      ObjectiveStage(.maximize, x[1], name: "second"),
      ObjectiveStage(.maximize, x[2], name: "third", relativeTolerance: 0.1),
    ]
    let found = try await solver.solve(model, inOrder: stages)
    #expect(found.stages.map(\.value) == [6, 4, 0])
    #expect(found.solution.values == [2, 4, 0])
    var options = SolveOptions()
    options.timeLimit = .zero
    let stopped = try await solver.solve(model, inOrder: stages, options: options)
    #expect(stopped.stages.map(\.termination) == [.stopped(by: .timeLimit)])
    await #expect(throws: SolveError.self) {
      _ = try await solver.solve(
        model, inOrder: [ObjectiveStage(.minimize, x[0], absoluteTolerance: .nan)])
    }
  }

  @Test func `A blend is the weighted sum with less as better`() async throws {
    var model = Model()
    let x = model.addVariables(count: 2, in: 0...4)
    model.add(x[0] + x[1] <= 5)
    model.minimizeBlend(of: [
      (ObjectiveStage(.maximize, x[0]), 2), (ObjectiveStage(.maximize, x[1]), 1),
    ])
    #expect(try await solver.solve(model).values == [4, 1])
  }
}
