import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// What must hold of every plan, whatever the board.
@Suite struct PlanPropertyTests {
  let solver = GLPKSolver()
  static let seeds: [UInt64] = Array(1001...1060)

  private func plan(_ scenario: Scenario) async throws -> Plan {
    var plan = try await scenario.validated().plan(using: solver)
    plan.seconds = 0
    plan.solveSeconds = 0
    return plan
  }

  @Test(arguments: seeds)
  func `the order of lines, rules and categories changes nothing`(_ seed: UInt64) async throws {
    let scenario = RandomBoards.scenario(seed: seed)
    var generator = SeededGenerator(seed: seed)
    var shuffled = scenario
    shuffled.posts.shuffle(using: &generator)
    shuffled.rules.shuffle(using: &generator)
    shuffled.categories.shuffle(using: &generator)
    let first = try await plan(scenario)
    let second = try await plan(shuffled)
    #expect(first == second, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `scaling every weight scales the benefit and leaves the plan`(_ seed: UInt64) async throws {
    var scenario = RandomBoards.scenario(seed: seed)
    let scaled = BenefitWeight(where: .all, times: 8)
    let first = try await plan(scenario)
    for (index, level) in scenario.objective.enumerated() {
      if case .benefit(let curve, let weights) = level.goal {
        scenario.objective[index].goal = .benefit(curve: curve, weights: weights + [scaled])
      }
    }
    let second = try await plan(scenario)
    #expect(first.posts == second.posts, "seed \(seed)")
    for (before, after) in zip(first.levels, second.levels) {
      let factor: Double = before.name == "benefit" ? 8 : 1
      #expect(
        abs(after.value - factor * before.value) <= 1e-9 * max(1, abs(after.value)), "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func `a post more in every reserve never lowers the first level`(_ seed: UInt64) async throws {
    var scenario = RandomBoards.scenario(seed: seed)
    let first = try await plan(scenario)
    for index in scenario.categories.indices { scenario.categories[index].reserve += 1 }
    let second = try await plan(scenario)
    guard first.status == .optimal else { return }
    // Posts may stay in the pool, so every plan of before is still legal.
    #expect(second.status == .optimal, "seed \(seed)")
    let before = try #require(first.levels.first)
    let after = try #require(second.levels.first)
    let isMaximized = before.name == "benefit" || before.name == "coverage"
    let gain = isMaximized ? after.value - before.value : before.value - after.value
    #expect(gain >= -1e-9, "seed \(seed), level \(before.name)")
  }

  @Test func `Datian keeps the total and changes the plan least`() async throws {
    let plan = try await plan(KnownBoards.datian)
    #expect(plan.status == .optimal)
    let granted = Dictionary(uniqueKeysWithValues: plan.posts.map { ($0.id, $0.granted) })
    #expect(granted == KnownBoards.datianGranted)
    #expect(plan.levels.first { $0.name == "changeFrom" }?.value == 80)
  }

  @Test func `three cells that meet pairwise get one post, not one and a half`() async throws {
    let board = try KnownBoards.oddCycle.validated()
    let plan = try await board.plan(using: solver)
    #expect(plan.status == .optimal)
    #expect(plan.posts.reduce(0) { $0 + $1.granted } == 1)
    #expect(plan.notes.contains { $0.contains("not whole") })
    #expect(board.audit(plan.posts).violations.isEmpty)
  }

  @Test func `no time gives no plan, and says that it was stopped`() async throws {
    let board = try KnownBoards.miniCounty().validated()
    var options = PlanOptions()
    options.timeLimit = .zero
    let plan = try await board.plan(using: solver, options: options)
    #expect(plan.status == .stopped)
    #expect(plan.posts.isEmpty)
  }

  @Test func `posts beyond what a curve can hold are refused and not tried`() async throws {
    let line = PostLine(
      id: "A", unit: "A", category: "c", approved: 0, inPost: 0, need: PostLine.maximumPosts)
    let scenario = Scenario(
      name: "Huge", categories: [QuotaCategory(id: "c", reserve: PostLine.maximumPosts)],
      posts: [line], objective: [ObjectiveLevel(.benefit(curve: .squaredShortage, weights: []))])
    await #expect(throws: PlanError.self) { try await plan(scenario) }
  }
}
