import GLPK
import OneBoardTestSupport
import Testing

@testable import OneBoard

/// Shares are kept in whole numbers, however many decimals they are written with.
struct ShareExactnessTests {
  @Test func `Neighbours of a fraction are the nearest that few parts can make`() {
    print("ShareExactnessTests: seed 61")
    var random = SeededGenerator(seed: 61)
    for _ in 0..<2000 {
      let units = Int.random(in: 0...1_000_000_000, using: &random)
      let number = ExactDecimal("0." + String(String(units + 1_000_000_000).suffix(9))) ?? .one
      let limit = Int.random(in: 1...40, using: &random)
      let found = number.neighbours(withDenominatorsUpTo: limit)
      var below = (0, 1)
      var above = (1, 1)
      for bottom in 1...limit {
        let floor = number.units * bottom / number.denominator
        let isExact = floor * number.denominator == number.units * bottom
        let ceiling = isExact ? floor : floor + 1
        if floor * below.1 > below.0 * bottom { below = (floor, bottom) }
        if ceiling * above.1 < above.0 * bottom { above = (ceiling, bottom) }
      }
      #expect(found.below.numerator * Int128(below.1) == Int128(below.0) * found.below.denominator)
      #expect(found.above.numerator * Int128(above.1) == Int128(above.0) * found.above.denominator)
    }
  }

  private func scenario(_ fraction: String, soft: Bool) -> Scenario {
    Scenario(
      name: "Share", categories: [QuotaCategory(id: "c", reserve: 6)],
      posts: [
        PostLine(id: "a", unit: "A", category: "c", approved: 0, inPost: 0, need: 4),
        PostLine(id: "b", unit: "B", category: "c", approved: 0, inPost: 0, need: 4),
      ],
      rules: [
        Rule(
          id: "s", where: .where(.id, "a"),
          .share(Share(of: .granted, atLeast: ExactDecimal(fraction))), softWeight: soft ? 10 : nil)
      ])
  }

  @Test(arguments: ["0.6667", "0.666667", "0.66666667", "0.666666667"])
  func `A share just above two thirds is more than four of six`(fraction: String) async throws {
    let hard = try scenario(fraction, soft: false).validated()
    let plan = try await hard.plan(using: GLPKSolver())
    #expect(plan.status == .optimal)
    // Four on the line at most, so one of the others is left out: 4 of 5.
    #expect(plan.posts.map(\.granted) == [4, 1])
    #expect(hard.audit(plan.posts).violations.isEmpty)
  }

  @Test(arguments: ["0.67", "0.6667"])
  func `What a soft share falls short of is stated to the last digit`(
    fraction: String
  ) async throws {
    let soft = try scenario(fraction, soft: true).validated()
    let other = try await soft.plan(using: GLPKSolver())
    #expect(other.status == .optimal)
    let stated = try #require(other.levels.first)
    let counted = try #require(soft.levelValues(of: other.posts).first)
    #expect(stated.name == "shortfall" && counted.name == "shortfall")
    #expect(abs(stated.value - counted.value) <= 1e-12)
  }
}
