import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Minimum lots, limits on units touched and units closed as a whole, against enumeration.
@Suite struct DiscreteLimitTests {
  private let solver = GLPKSolver()
  static let limits: [[DiscreteLimit]] = [
    [.minimumLot(2)], [.minimumLot(3)], [.unitsTouched(atMost: 1)], [.unitsTouched(atMost: 2)],
    [.closeOrKeep], [.minimumLot(2), .unitsTouched(atMost: 2)], [.minimumLot(2), .closeOrKeep],
    [.unitsTouched(atMost: 2), .closeOrKeep],
  ]

  /// Adds the limits to a random scenario, over all lines or over those of one sector or unit.
  private func scenario(
    _ seed: UInt64, _ limits: [DiscreteLimit], keeping rule: Int? = nil
  ) throws -> Scenario {
    var scenario = RandomBoards.scenario(seed: seed)
    var random = SeededGenerator(seed: seed &* 7 &+ UInt64(limits.count))
    if let rule {
      // What may be given back stays; of the other rules only one, so that the kinds meet in pairs.
      let others = scenario.rules.filter { if case .reclaim = $0.kind { false } else { true } }
      scenario.rules.removeAll { if case .reclaim = $0.kind { false } else { true } }
      if !others.isEmpty { scenario.rules.append(others[rule % others.count]) }
    }
    for (number, limit) in limits.enumerated() {
      let line = try #require(scenario.posts.randomElement(using: &random))
      let selection: Selector =
        Int.random(in: 0..<3, using: &random) == 0 ? .where(.unit, line.unit) : .all
      scenario.rules.append(
        Rule(id: "discrete-\(number)", where: selection, .discrete(limit)))
    }
    return scenario
  }

  private func compare(_ scenario: Scenario, _ place: Comment) async throws -> Bool {
    let board = try scenario.validated()
    let best = try BoardEnumeration.best(of: board)
    let plan = try await board.plan(using: solver)
    guard let best else {
      #expect(plan.status == .infeasible, place)
      return false
    }
    #expect(plan.status == .optimal, place)
    #expect(plan.posts == best.posts, place)
    #expect(board.audit(plan.posts).violations == [], place)
    for (level, expected) in zip(plan.levels, best.levels) {
      #expect(
        abs(level.value - expected.value) <= 1e-9 * max(1, abs(expected.value)), place)
    }
    return true
  }

  @Test(arguments: limits.indices)
  func `plans under discrete limits equal exhaustive enumeration`(_ index: Int) async throws {
    let limits = Self.limits[index]
    var (solved, bites) = (0, 0)
    for seed in UInt64(9_001)...9_040 {
      let place = Comment(rawValue: "seed \(seed), \(limits)")
      let scenario = try scenario(seed, limits)
      if try await compare(scenario, place) { solved += 1 }
      let without = RandomBoards.scenario(seed: seed)
      if let free = try BoardEnumeration.best(of: try without.validated()),
        !(try scenario.validated().audit(free.posts).violations.isEmpty)
      {
        bites += 1
      }
    }
    print("Seeds 9001 to 9040, \(limits): \(solved) plans, \(bites) of them changed by the limits.")
    #expect(solved > 10)
    #expect(bites > 0)
  }

  @Test(arguments: 0..<6)
  func `a discrete limit beside one rule of another kind equals enumeration`(
    _ rule: Int
  ) async throws {
    var kinds: Set<String> = []
    for seed in UInt64(9_101)...9_130 {
      let limit = Self.limits[Int(seed) % 5]
      let scenario = try scenario(seed, limit, keeping: rule)
      let place = Comment(rawValue: "seed \(seed), \(limit), rule \(rule)")
      if try await compare(scenario, place) {
        for other in scenario.rules { kinds.insert(OracleTests.name(of: other)) }
      }
    }
    #expect(kinds.count > 5)
  }

  @Test func `the audit agrees with the enumeration's definition on every plan`() throws {
    var (legal, illegal) = (0, 0)
    for seed in UInt64(9_201)...9_215 {
      for limits in Self.limits.prefix(5) {
        let board = try scenario(seed, limits).validated()
        var free = try scenario(seed, limits)
        free.rules.removeAll { $0.id == "discrete-0" }
        for posts in try BoardEnumeration.legalPlans(of: try free.validated()).prefix(200) {
          let broken = board.audit(posts).violations.contains { $0.rule == "discrete-0" }
          #expect(
            broken != BoardEnumeration.isLegal(posts, on: board), "seed \(seed), \(limits)")
          if broken { illegal += 1 } else { legal += 1 }
        }
      }
    }
    print("Seeds 9201 to 9215: \(legal) legal, \(illegal) illegal plans.")
    #expect(legal > 100)
    #expect(illegal > 100)
  }
}
