import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Levels that allow something to be given up.
struct ToleranceTests {
  /// One line could release idle posts of its own and receive others in the same breath.
  private func scenario(tolerance: ExactDecimal?) -> Scenario {
    Scenario(
      name: "One way", categories: [QuotaCategory(id: "c", reserve: 10)],
      posts: [
        PostLine(id: "z", unit: "Z", category: "c", approved: 10, inPost: 4, need: 12),
        PostLine(id: "b", unit: "B", category: "c", approved: 5, inPost: 5, need: 9),
        PostLine(id: "c", unit: "C", category: "c", approved: 0, inPost: 0, need: 10),
      ],
      rules: [
        Rule(id: "idle", where: .where(.id, "z"), .reclaim(Reclaim(.all))),
        Rule(id: "least", where: .where(.id, "z"), .bound(Bound(of: .released, atLeast: 3))),
        Rule(id: "grant", .bound(Bound(of: .granted, atMost: 16))),
      ],
      objective: [
        ObjectiveLevel(
          .benefit(
            curve: .linear,
            weights: [BenefitWeight(where: .where(.id, "z"), times: 2)]),
          tolerance: tolerance),
        ObjectiveLevel(.released),
      ])
  }

  @Test func `The optimum that a tolerance is taken from is one that a legal plan has`()
    async throws
  {
    let solver = GLPKSolver()
    let strict = try await scenario(tolerance: nil).validated().plan(using: solver)
    let loose = try await scenario(tolerance: 0.5).validated().plan(using: solver)
    #expect(strict.status == .optimal)
    #expect(loose.status == .optimal)
    // The line must release three, so it may receive none: 2 × −3 + 3 + 10 at best, and not 9.
    #expect(strict.levels.first?.value == 7)
    #expect(loose.levels.first?.bound == 7)
  }
}
