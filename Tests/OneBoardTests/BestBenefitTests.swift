import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// The best benefit and the prices of rules, against every plan of small boards.
struct `Best benefit and prices of rules` {
  /// The greatest benefit over all legal plans, by enumeration.
  private static func enumerated(_ scenario: Scenario) throws -> Double? {
    let board = try scenario.validated()
    return try BoardEnumeration.best(of: board)?.levels.first?.value
  }

  /// The scenario with its first benefit level alone and without soft rules.
  private static func bare(_ scenario: Scenario) -> Scenario {
    var bare = scenario
    for (index, rule) in scenario.rules.enumerated() where rule.softWeight != nil {
      // A soft duty to release is a permission too.
      guard case .reclaim(var reclaim) = rule.kind else { continue }
      reclaim.must = false
      bare.rules[index].kind = .reclaim(reclaim)
      bare.rules[index].softWeight = nil
    }
    bare.rules.removeAll { $0.softWeight != nil }
    let level = scenario.objective.first { $0.name == "benefit" }
    bare.objective = [
      ObjectiveLevel(level?.goal ?? .benefit(curve: .linear, weights: []))
    ]
    return bare
  }

  private static func agrees(_ best: BestBenefit, _ expected: Double?) -> Bool {
    guard let expected else { return best == .infeasible }
    guard let value = best.value else { return false }
    return abs(value - expected) <= 1e-9 * max(1, abs(expected))
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `Random boards agree with enumeration`(seed: UInt64) async throws {
    let scenario = RandomBoards.scenario(seed: seed)
    let board = try scenario.validated()
    let solver = GLPKSolver()
    let best = await board.bestBenefit(using: solver)
    let bare = Self.bare(scenario)
    #expect(Self.agrees(best, try Self.enumerated(bare)), "seed \(seed)")

    var expected: [String] = []
    for rule in board.rules where rule.softWeight == nil {
      switch rule.kind {
      case .purchase, .approval: continue
      case .reclaim(let reclaim) where !reclaim.must: continue
      default: expected.append(rule.id)
      }
    }
    let prices = await board.rulePrices(using: solver, best: best)
    #expect(prices.map(\.rule) == expected)
    for price in prices {
      var without = bare
      let index = try #require(without.rules.firstIndex { $0.id == price.rule })
      if case .reclaim(var reclaim) = without.rules[index].kind {
        reclaim.must = false
        without.rules[index].kind = .reclaim(reclaim)
      } else {
        without.rules.remove(at: index)
      }
      let free = try Self.enumerated(without)
      #expect(Self.agrees(price.without, free), "seed \(seed), rule \(price.rule)")
      if let free, let bound = try Self.enumerated(bare) {
        let found = try #require(price.price)
        #expect(abs(found - (free - bound)) <= 1e-9 * max(1, abs(free)))
        #expect(found >= 0)
      } else {
        #expect(price.price == nil)
      }
    }
  }

  @Test func `The mini county's best benefit is 86.3`() async throws {
    let board = try KnownBoards.miniCounty(weights: KnownBoards.miniCountyWeights).validated()
    let best = await board.bestBenefit(using: GLPKSolver())
    let value = try #require(best.value)
    #expect(abs(value - 86.3) < 1e-12)
  }

  @Test func `An infeasible board has a best benefit only without the rule at fault`() async throws
  {
    let board = try KnownBoards.luohe(floor: 16).validated()
    let solver = GLPKSolver()
    let best = await board.bestBenefit(using: solver)
    #expect(best == .infeasible)
    let prices = await board.rulePrices(using: solver, best: best)
    #expect(prices.map(\.rule) == ["floor"])
    #expect(prices.first?.without == .proven(870))
    #expect(prices.first?.price == nil)
  }

  @Test func `Without time nothing is claimed`() async throws {
    let board = try KnownBoards.luohe(floor: 15).validated()
    let best = await board.bestBenefit(using: GLPKSolver(), timeLimit: .zero)
    #expect(best == .stopped)
    let prices = await board.rulePrices(using: GLPKSolver(), best: best, timeLimit: .zero)
    #expect(prices.map(\.without) == [.stopped])
    #expect(prices.map(\.price) == [nil])
  }
}
