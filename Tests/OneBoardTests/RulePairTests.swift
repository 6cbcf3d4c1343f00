import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Every kind of rule alone, and every two together, against enumeration.
@Suite struct RulePairTests {
  private let solver = GLPKSolver()

  private enum Outcome { case optimal, infeasible, tooLarge }

  private func compare(_ scenario: Scenario, _ place: Comment) async throws -> Outcome {
    let board = try scenario.validated()
    let best: (posts: [PlannedPosts], levels: [LevelResult])?
    do { best = try BoardEnumeration.best(of: board) } catch { return .tooLarge }
    let plan: Plan
    do { plan = try await board.plan(using: solver) } catch {
      Issue.record("\(place): \(error)")
      return .tooLarge
    }
    guard let best else {
      #expect(plan.status == .infeasible, place)
      return .infeasible
    }
    #expect(plan.status == .optimal, place)
    #expect(plan.posts == best.posts, place)
    #expect(board.audit(plan.posts).violations == [], place)
    #expect(plan.levels.map(\.name) == best.levels.map(\.name), place)
    for (level, expected) in zip(plan.levels, best.levels) {
      #expect(abs(level.value - expected.value) <= 1e-9 * max(1, abs(expected.value)), place)
    }
    return .optimal
  }

  @Test(arguments: RandomRuleKind.allCases)
  func `a kind of rule alone gives what enumeration gives`(_ kind: RandomRuleKind) async throws {
    var (solved, impossible) = (0, 0)
    let own = try #require(RandomRuleKind.allCases.firstIndex(of: kind))
    let first = UInt64(31_001 + 100 * own)
    for seed in first...(first + 19) {
      let scenario = RandomBoards.scenario(seed: seed, kinds: [kind])
      switch try await compare(scenario, "seed \(seed), \(kind.rawValue)") {
      case .optimal: solved += 1
      case .infeasible: impossible += 1
      case .tooLarge: break
      }
    }
    print(
      "Seeds \(first) to \(first + 19), \(kind.rawValue): \(solved) plans, \(impossible) without one."
    )
    #expect(solved > 5)
    #expect(solved + impossible > 15)
  }

  @Test(arguments: RandomRuleKind.allCases)
  func `a kind of rule beside every other gives what enumeration gives`(
    _ kind: RandomRuleKind
  ) async throws {
    let kinds = RandomRuleKind.allCases
    let own = try #require(kinds.firstIndex(of: kind))
    for (index, other) in kinds.enumerated() where index >= own {
      // A line may match one purchase rule only.
      if kind == .purchase, other == .purchase { continue }
      let first = UInt64(32_001 + 10_000 * own + 100 * index)
      var found = 0
      for seed in first...(first + 4) {
        let scenario = RandomBoards.scenario(seed: seed, kinds: [kind, other])
        let place = Comment(rawValue: "seed \(seed), \(kind.rawValue) and \(other.rawValue)")
        if try await compare(scenario, place) != .tooLarge { found += 1 }
      }
      #expect(found > 2, "\(kind.rawValue) and \(other.rawValue)")
    }
  }

  /// A tolerance of a level whose row was not whole, and a lot without pool and need.
  @Test(
    arguments: zip(
      [33_324, 52_724, 204_333, 133_923, 84_331] as [UInt64],
      [
        [.minimumLot], [.idleYears, .withIncumbents], [.shareFinal, .minimumLot],
        [.released, .softShare], [.must, .minimumLot],
      ] as [[RandomRuleKind]]))
  func `boards on which the solver's numbers once failed give what enumeration gives`(
    _ seed: UInt64, _ kinds: [RandomRuleKind]
  ) async throws {
    let scenario = RandomBoards.scenario(seed: seed, kinds: kinds)
    let outcome = try await compare(scenario, "seed \(seed)")
    #expect(outcome != .tooLarge)
  }

  /// A gap measured from a point that was whole but for rounding had fixed a column too many.
  @Test func `a level after logarithms keeps the plan of the level before`() async throws {
    let outcome = try await compare(RandomBoards.scenario(seed: 5_008_820), "seed 5008820")
    #expect(outcome == .optimal)
  }
}
