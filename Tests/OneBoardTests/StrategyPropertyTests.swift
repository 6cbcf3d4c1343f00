import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// What must hold of every proposed plan, whatever the board.
@Suite struct StrategyPropertyTests {
  static let seeds: [UInt64] = Array(2001...2120)
  static let strategies = StandardStrategies.all.filter {
    !($0 is LevelStrategy) && !($0 is FullBoard)
  }

  /// Invariants that every plan keeps even where the rules cannot all be kept.
  static let unconditional: Set<String> = [
    "unknownLine", "duplicateLine", "number", "finalPosts", "incumbents", "oneWay", "reclaimable",
    "need", "purchase",
  ]

  private func plan(_ strategy: any AllocationStrategy, _ board: Board) async throws -> Plan {
    var plan = try await strategy.plan(for: board, using: GLPKSolver(), options: PlanOptions())
    plan.seconds = 0
    plan.solveSeconds = 0
    return plan
  }

  @Test(arguments: seeds)
  func `no strategy breaks an invariant of lines and pools`(_ seed: UInt64) async throws {
    let board = try RandomBoards.scenario(seed: seed).validated()
    for strategy in Self.strategies {
      let plan = try await plan(strategy, board)
      let broken = board.audit(plan.posts).violations.filter {
        Self.unconditional.contains($0.rule) || $0.rule.hasPrefix("pool:")
      }
      #expect(broken.isEmpty, "seed \(seed), \(strategy.name): \(broken)")
      #expect(plan.posts.map(\.id) == board.lines.map(\.id))
      #expect(plan.status == .proposed)
      let isNoted = plan.notes.contains { $0.contains("ring fences") }
      if isNoted {
        #expect(plan.moves.isEmpty)
      } else {
        let moves = board.auditMoves(plan.moves, posts: plan.posts).violations
        #expect(moves.isEmpty, "seed \(seed), \(strategy.name): \(moves)")
      }
    }
  }

  /// The scenario with nothing left but lines, pools and what may or must be taken back.
  private func stripped(_ scenario: Scenario) -> Scenario {
    var scenario = scenario
    scenario.rules = scenario.rules.compactMap { rule in
      guard case .reclaim(var reclaim) = rule.kind else { return nil }
      if rule.softWeight != nil { reclaim.must = false }
      return Rule(id: rule.id, where: rule.selection, .reclaim(reclaim))
    }
    scenario.objective = [ObjectiveLevel(.released)]
    return scenario
  }

  @Test(arguments: seeds)
  func `where a plan exists for lines and pools alone, strategies that pool make one`(
    _ seed: UInt64
  ) async throws {
    let board = try stripped(RandomBoards.scenario(seed: seed)).validated()
    let best = try await board.plan(using: GLPKSolver())
    guard best.status == .optimal else { return }
    for strategy in Self.strategies where strategy.name != "departmental" {
      let broken = board.audit(try await plan(strategy, board).posts).violations
      #expect(broken.isEmpty, "seed \(seed), \(strategy.name): \(broken)")
    }
  }

  @Test(arguments: seeds)
  func `the order of lines, rules and categories changes no proposal`(_ seed: UInt64) async throws {
    let scenario = RandomBoards.scenario(seed: seed)
    var generator = SeededGenerator(seed: seed)
    var shuffled = scenario
    shuffled.posts.shuffle(using: &generator)
    shuffled.rules.shuffle(using: &generator)
    shuffled.categories.shuffle(using: &generator)
    let (first, second) = (try scenario.validated(), try shuffled.validated())
    for strategy in Self.strategies {
      #expect(
        try await plan(strategy, first) == plan(strategy, second), "seed \(seed), \(strategy.name)")
    }
  }

  @Test(arguments: seeds)
  func `greedy is best for a concave curve where lines and pools are all there is`(
    _ seed: UInt64
  ) async throws {
    // Without sources below their need, no release costs anything, and greed is optimal.
    var scenario = stripped(RandomBoards.scenario(seed: seed))
    for index in scenario.posts.indices where scenario.posts[index].vacancy > 0 {
      scenario.posts[index].need = min(scenario.posts[index].need, scenario.posts[index].inPost)
      scenario.posts[index].min = nil
    }
    for index in scenario.rules.indices {
      guard case .reclaim(var reclaim) = scenario.rules[index].kind else { continue }
      reclaim.withIncumbents = false
      scenario.rules[index].kind = .reclaim(reclaim)
    }
    for curve in BenefitCurve.allCases {
      let times: ExactDecimal = 2.5
      scenario.objective = [
        ObjectiveLevel(
          .benefit(
            curve: curve, weights: [BenefitWeight(where: .where(.id, "L0"), times: times)]))
      ]
      let board = try scenario.validated()
      let best = try await board.plan(using: GLPKSolver())
      guard best.status == .optimal else { continue }
      let value = try #require(try await plan(GreedyBenefit(), board).levels.first).value
      let optimum = try #require(best.levels.first).value
      #expect(abs(value - optimum) < 1e-9, "seed \(seed), \(curve)")
    }
  }

  @Test(arguments: seeds)
  func `departments use neither the reserve nor each other's posts`(_ seed: UInt64) async throws {
    let board = try RandomBoards.scenario(seed: seed).validated()
    let plan = try await plan(DepartmentalOwnership(), board)
    for pool in plan.pools { #expect(pool.closing >= pool.opening, "seed \(seed)") }
    var balance: [[String]: Int] = [:]
    for (line, posts) in zip(board.lines, plan.posts) {
      let owner = line.department.map { ["department", $0] } ?? ["unit", line.unit]
      balance[[line.category] + owner, default: 0] += posts.granted - posts.released
    }
    #expect(balance.values.allSatisfy { $0 <= 0 }, "seed \(seed)")
  }
}
