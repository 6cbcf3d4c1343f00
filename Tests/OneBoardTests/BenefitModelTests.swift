import GLPK
import LinearOptimization
import OneBoard
import OneBoardTestSupport
import Testing

/// The program that is written for other solvers, against the best plan.
@Suite struct BenefitModelTests {
  let solver = GLPKSolver()

  @Test(arguments: stride(from: 1, to: 300, by: 50).map { UInt64($0)..<UInt64($0 + 50) })
  func `the optimum of the file is the benefit of the best plan`(
    _ seeds: Range<UInt64>
  ) async throws {
    var compared = 0
    for seed in seeds {
      let board = try RandomBoards.scenario(seed: seed).validated()
      let plan = try await board.plan(using: solver)
      let linear = try await board.benefitModel(using: solver)
      let whole = try await board.benefitModel(using: solver, isWhole: true)
      guard board.objective.contains(where: { $0.name == "benefit" }) else {
        #expect(isMissing(linear) && isMissing(whole), "seed \(seed)")
        continue
      }
      guard plan.status == .optimal else {
        #expect(try await optimum(of: whole, forOtherSolvers: false) == nil, "seed \(seed)")
        continue
      }
      // The bound is what the level reached before a tolerance gave some of it up.
      let level = try #require(plan.levels.first { $0.name == "benefit" })
      let best = try #require(level.bound)
      let slack = 1e-7 * max(1, abs(best))
      for forOtherSolvers in [false, true] {
        let sign = forOtherSolvers ? -1.0 : 1.0
        let exact = try #require(
          try await optimum(of: whole, forOtherSolvers: forOtherSolvers), "seed \(seed)")
        #expect(abs(sign * exact - best) <= slack, "seed \(seed): \(exact), plan \(best)")
        let relaxed = try #require(
          try await optimum(of: linear, forOtherSolvers: forOtherSolvers), "seed \(seed)")
        #expect(sign * relaxed >= best - slack, "seed \(seed): \(relaxed), plan \(best)")
      }
      compared += 1
    }
    #expect(compared >= 15)
  }

  @Test func `the best legal plan by enumeration has the benefit of the file`() async throws {
    var compared = 0
    for seed in 301...400 as ClosedRange<UInt64> {
      var scenario = RandomBoards.scenario(seed: seed)
      scenario.objective = [ObjectiveLevel(.benefit(curve: .squaredShortage, weights: []))]
      let board = try scenario.validated()
      guard !board.rules.contains(where: { $0.softWeight != nil }) else { continue }
      let values = try BoardEnumeration.legalPlans(of: board).map {
        board.levelValues(of: $0)[0].value
      }
      let model = try await board.benefitModel(using: solver, isWhole: true)
      let optimum = try await optimum(of: model, forOtherSolvers: false)
      if let best = values.max() {
        let reached = try #require(optimum, "seed \(seed)")
        #expect(abs(reached - best) <= 1e-7 * max(1, abs(best)), "seed \(seed)")
        compared += 1
      } else {
        #expect(optimum == nil, "seed \(seed)")
      }
    }
    #expect(compared > 20)
  }

  @Test func `in the whole-number class the linear optimum is the benefit of the plan`()
    async throws
  {
    for seed in 1...60 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let board = try Self.wholeBoard(&generator).validated()
      let plan = try await board.plan(using: solver)
      let model = try await board.benefitModel(using: solver)
      guard plan.status == .optimal else {
        #expect(try await optimum(of: model, forOtherSolvers: true) == nil, "seed \(seed)")
        continue
      }
      let reached = try #require(
        try await optimum(of: model, forOtherSolvers: true), "seed \(seed)")
      #expect(abs(reached + plan.levels[0].value) <= 1e-7 * max(1, abs(reached)), "seed \(seed)")
    }
  }

  @Test func `rows and columns bear the ids of the scenario, without blanks`() async throws {
    var scenario = KnownBoards.miniCounty(curve: .squaredShortage)
    for index in scenario.posts.indices where scenario.posts[index].id == "H1" {
      scenario.posts[index].id = "H 1"
    }
    let board = try scenario.validated()
    guard case .model(let model) = try await board.benefitModel(using: solver) else {
      Issue.record("there is no model")
      return
    }
    let columns = Set((0..<model.columnCount).map(model.columnName))
    let rows = Set((0..<model.rowCount).map(model.rowName))
    #expect(columns.isSuperset(of: ["granted:H_1", "released:Z1", "increment:J1:1"]))
    #expect(rows.isSuperset(of: ["poolFrom:institution:1", "increments:J1"]))
    #expect(columns.count == model.columnCount && rows.count == model.rowCount)
    #expect(columns.union(rows).allSatisfy { !$0.contains(" ") })
  }

  private func isMissing(_ model: BenefitModel) -> Bool {
    if case .noBenefitLevel = model { true } else { false }
  }

  /// The optimum of the model after it was written and read; `nil` if it has no point.
  private func optimum(of model: BenefitModel, forOtherSolvers: Bool) async throws -> Double? {
    guard case .model(let model) = model else { return nil }
    let bytes = try MPSWriter.write(model, forOtherSolvers: forOtherSolvers)
    let solution = try await solver.solve(MPSReader.read(bytes).model, options: SolveOptions())
    #expect(solution.termination == .optimal || solution.termination == .infeasible)
    return solution.objective
  }

  /// One pool, sources and sinks apart, and one hierarchy of whole bounds.
  private static func wholeBoard(_ generator: inout SeededGenerator) -> Scenario {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let posts = (0..<number(4...12)).map { index in
      let approved = number(3...20)
      let isSource = index.isMultiple(of: 2)
      return PostLine(
        id: "L\(index)", unit: "U\(index)", category: "institution", approved: approved,
        inPost: isSource ? approved - number(0...3) : approved,
        need: isSource ? approved : approved + number(1...9), sector: "S\(number(0...2))")
    }
    return Scenario(
      name: "Whole", categories: [QuotaCategory(id: "institution", reserve: number(0...5))],
      posts: posts,
      rules: [
        Rule(id: "take", where: .all, .reclaim(Reclaim(.all))),
        Rule(
          id: "sector", where: .all,
          .bound(Bound(of: .granted, per: .sector, atMost: number(1...6)))),
        Rule(id: "all", where: .all, .bound(Bound(of: .released, atMost: number(1...9)))),
      ],
      objective: [
        ObjectiveLevel(
          .benefit(
            curve: BenefitCurve.allCases.randomElement(using: &generator) ?? .linear,
            weights: [BenefitWeight(where: .where(.id, "L1"), times: 1.5)]))
      ])
  }
}
