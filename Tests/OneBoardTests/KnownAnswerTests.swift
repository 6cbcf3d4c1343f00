import GLPK
import LinearOptimization
import OneBoard
import OneBoardTestSupport
import Testing

/// The known answers of `formulation.md`, through the planner and the real solver.
@Suite struct KnownAnswerTests {
  let solver = GLPKSolver()

  private func plan(_ scenario: Scenario) async throws -> (Board, Plan) {
    let board = try scenario.validated()
    return (board, try await board.plan(using: solver))
  }

  private func granted(_ plan: Plan) -> [String: Int] {
    var result: [String: Int] = [:]
    for posts in plan.posts where posts.granted > 0 { result[posts.id] = posts.granted }
    return result
  }

  @Test func `the mini county has a linear benefit of 86,3 and ties go to the first id`()
    async throws
  {
    let scenario = KnownBoards.miniCounty(weights: KnownBoards.miniCountyWeights)
    let (board, plan) = try await plan(scenario)
    #expect(plan.status == .optimal)
    #expect(plan.levels.first?.value == 86.3)
    #expect(plan.levels.first?.bound == 86.3)
    // J1 + P1 = 47 is a tie; J1 sorts first and takes its twelve.
    #expect(granted(plan) == KnownBoards.miniCountyLinear)
    #expect(board.audit(plan.posts).violations.isEmpty)
  }

  @Test func `the mini county by squared shortage has the named plan and value`() async throws {
    let (board, plan) = try await plan(KnownBoards.miniCounty(curve: .squaredShortage))
    #expect(plan.status == .optimal)
    #expect(abs((plan.levels.first?.value ?? 0) - 22.238637992831542) < 1e-12)
    #expect(granted(plan) == KnownBoards.miniCountySquared)
    #expect(board.audit(plan.posts).violations.isEmpty)
  }

  @Test func `the mini county by leximin of coverage has the named plan`() async throws {
    let scenario = KnownBoards.miniCounty(objective: [ObjectiveLevel(.coverage(where: .all))])
    let (board, plan) = try await plan(scenario)
    #expect(plan.status == .optimal)
    #expect(granted(plan) == KnownBoards.miniCountyLeximin)
    #expect(plan.posts.reduce(0) { $0 + $1.released } == 73)
    #expect(board.audit(plan.posts).violations.isEmpty)
  }

  @Test func `Luohe with a floor of 15 gives every town 15`() async throws {
    let (board, plan) = try await plan(KnownBoards.luohe(floor: 15))
    #expect(plan.status == .optimal)
    #expect(plan.posts.allSatisfy { $0.granted == 15 })
    #expect(plan.posts.count == 58)
    #expect(board.audit(plan.posts).violations.isEmpty)
  }

  @Test func `Luohe with a floor of 16 says that 928 is more than 870`() async throws {
    let (_, plan) = try await plan(KnownBoards.luohe(floor: 16))
    #expect(plan.status == .infeasible)
    let conflict = try #require(plan.conflict)
    #expect(conflict.isMinimal)
    #expect(conflict.members == ["floor", "pool:institution"])
    #expect(conflict.sentence.contains("58 towns × 16 = 928 > 870 posts in the pool"))
  }
}
