import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Plans of random small boards against exhaustive enumeration.
@Suite struct PlanOracleTests {
  let solver = GLPKSolver()

  /// Seeds of the boards; each failure prints its own.
  static let seeds: [UInt64] = Array(1...500)

  @Test(arguments: stride(from: 0, to: 500, by: 50).map { Array(Self.seeds[$0..<($0 + 50)]) })
  func `plans equal exhaustive enumeration and pass the audit`(_ seeds: [UInt64]) async throws {
    for seed in seeds {
      let board = try RandomBoards.scenario(seed: seed).validated()
      let best = try BoardEnumeration.best(of: board)
      let plan = try await board.plan(using: solver)
      guard let best else {
        #expect(plan.status == .infeasible, "seed \(seed)")
        continue
      }
      #expect(plan.status == .optimal, "seed \(seed)")
      #expect(plan.posts == best.posts, "seed \(seed)")
      #expect(board.audit(plan.posts).violations == [], "seed \(seed)")
      #expect(board.auditMoves(plan.moves, posts: plan.posts).violations == [], "seed \(seed)")
      #expect(plan.levels.map(\.name) == best.levels.map(\.name), "seed \(seed)")
      for (level, expected) in zip(plan.levels, best.levels) {
        #expect(
          abs(level.value - expected.value) <= 1e-9 * max(1, abs(expected.value)),
          "seed \(seed), level \(level.name)")
      }
    }
  }
}
