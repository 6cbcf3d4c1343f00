import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// A scenario beside itself with some numbers changed.
@Suite struct WhatIfTests {
  let solver = GLPKSolver()
  static let seeds: [UInt64] = Array(4201...4260)

  /// Plans without clocks and counters.
  private func plain(_ plan: Plan) -> Plan {
    var plan = plan
    (plan.seconds, plan.solveSeconds, plan.work, plan.notes) = (0, 0, PlanWork(), [])
    return plan
  }

  @Test(arguments: stride(from: 0, to: 60, by: 15).map { Array(Self.seeds[$0..<($0 + 15)]) })
  func `both plans are those of a fresh solve, carried or not`(_ seeds: [UInt64]) async throws {
    var carried = 0
    for seed in seeds {
      let scenario = RandomBoards.scenario(seed: seed)
      let category = try #require(scenario.categories.first)
      let line = try #require(scenario.posts.first)
      var settings = [
        ["pool.\(category.id).reserve=\(max(0, category.reserve - 1))"],
        ["pool.\(category.id).reserve=\(category.reserve + 3)"],
        ["pool.\(category.id).keepAtLeast=\(category.keepAtLeast + 1)"],
        [
          "line.\(line.id).max=\(line.need + 1)", "pool.\(category.id).reserve=\(category.reserve)",
        ],
        ["line.\(line.id).need=\(line.need + 2)"],
      ]
      for rule in scenario.rules {
        if case .bound(let bound) = rule.kind, let most = bound.atMost {
          settings.append(["rule.\(rule.id).atLeast=\(most)"])
        }
        if case .reclaim(let reclaim) = rule.kind, case .vacancyAbove = reclaim.formula {
          settings.append(["rule.\(rule.id).vacancyAbove=0.3"])
        }
      }
      let base = try await scenario.validated().plan(using: solver)
      for texts in settings {
        let changes = try texts.map { text throws in try Setting(text) }
        guard let changed = try? scenario.applying(changes) else { continue }
        let answer = try await scenario.whatIf(changes, using: solver)
        let fresh = try await changed.validated().plan(using: solver)
        #expect(plain(answer.base) == plain(base), "seed \(seed), \(texts)")
        #expect(plain(answer.changed) == plain(fresh), "seed \(seed), \(texts)")
        if answer.isCarried { carried += 1 }
        check(answer, "seed \(seed), \(texts)")
      }
    }
    #expect(carried > 0)
  }

  /// The difference is recounted line by line.
  private func check(_ answer: WhatIf, _ place: String) {
    let (base, changed, difference) = (answer.base, answer.changed, answer.difference)
    if base.posts.isEmpty || changed.posts.isEmpty {
      #expect(difference.isEmpty, "\(place)")
      return
    }
    var expected: [String] = []
    for (before, after) in zip(base.posts, changed.posts) where before != after {
      expected.append(before.id)
    }
    #expect(difference.lines.map(\.after.id) == expected.sorted(), "\(place)")
    for change in difference.lines {
      #expect(base.posts.contains(change.before), "\(place)")
      #expect(changed.posts.contains(change.after), "\(place)")
    }
    #expect(difference.pools.map(\.before) == base.pools, "\(place)")
    #expect(difference.pools.map(\.after) == changed.pools, "\(place)")
    #expect(difference.levels.map(\.values.before) == base.levels.map { $0.value }, "\(place)")
    #expect(difference.levels.map(\.values.after) == changed.levels.map { $0.value }, "\(place)")
    let granted = difference.lines.reduce(0) { $0 + $1.after.granted - $1.before.granted }
    #expect(
      difference.totals.after.granted - difference.totals.before.granted == granted, "\(place)")
  }

  @Test func `a tolerance is never carried over`() async throws {
    var scenario = Scenario(
      name: "Tolerance", categories: [QuotaCategory(id: "c", reserve: 4)],
      posts: [PostLine(id: "a", unit: "a", category: "c", approved: 1, inPost: 1, need: 3)],
      objective: [ObjectiveLevel(.benefit(curve: .linear, weights: []), tolerance: 0.5)])
    let setting = try Setting("pool.c.reserve=3")
    #expect(try await !scenario.whatIf([setting], using: solver).isCarried)
    scenario.objective[0].tolerance = nil
    #expect(try await scenario.whatIf([setting], using: solver).isCarried)
  }

  @Test func `levels that only one plan has stand on one side`() async throws {
    let scenario = Scenario(
      name: "Soft", categories: [QuotaCategory(id: "c", reserve: 1)],
      posts: [PostLine(id: "a", unit: "a", category: "c", approved: 1, inPost: 1, need: 3)],
      rules: [Rule(id: "floor", .bound(Bound(of: .granted, atLeast: 2)), softWeight: 3)])
    let answer = try await scenario.whatIf(
      [Setting("rule.floor.strength.soft=none"), Setting("pool.c.reserve=2")], using: solver)
    let shortfall = try #require(answer.difference.levels.first { $0.name == "shortfall" })
    #expect(shortfall.values.before == 3)
    #expect(shortfall.values.after == nil)
    #expect(answer.changed.status == .optimal)
  }
}
