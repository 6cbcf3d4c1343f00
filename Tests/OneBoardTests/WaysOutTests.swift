import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Ways out of conflicts, against the enumeration of all plans of changed boards.
@Suite struct WaysOutTests {
  let solver = GLPKSolver()

  /// Boards of every kind, some of them infeasible; each failure prints its seed.
  static let seeds: [UInt64] = Array(1...500)

  private func waysOut(of scenario: Scenario) async throws -> WaysOut? {
    let board = try scenario.validated()
    let plan = try await board.plan(using: solver)
    guard let conflict = plan.conflict else { return nil }
    return try await board.waysOut(of: conflict, using: solver)
  }

  /// Only legality matters to these tests, and it has nothing to do with levels.
  private func hasPlan(_ scenario: Scenario) throws -> Bool {
    try !BoardEnumeration.legalPlans(of: scenario.validated()).isEmpty
  }

  /// Applies changes; a rule that can only be left out is removed.
  private func applying(_ changes: [WayOut.Change], to scenario: Scenario) throws -> Scenario {
    var result = try scenario.applying(changes.compactMap(\.setting))
    for change in changes where change.setting == nil {
      guard case .rule(let id) = change.place else { continue }
      result.rules.removeAll { $0.id == id }
    }
    return result
  }

  /// A change taken back by the least amount; `nil` if nothing of it is left.
  private func tightened(_ change: WayOut.Change) throws -> WayOut.Change? {
    guard let setting = change.setting, change.field != "must" else { return nil }
    let before = try #require(ExactDecimal(change.before))
    let after = try #require(ExactDecimal(change.after))
    // Limits and pools count posts, fractions go in steps of 0.0001, money could be any amount less.
    let isWhole = before.scale == 0 && after.scale == 0 && change.field != "budget"
    let scale = isWhole ? 0 : change.field == "budget" ? 9 : max(4, before.scale)
    let units = after.units * (0..<(scale - after.scale)).reduce(1) { power, _ in power * 10 }
    let step = before < after ? -1 : 1
    let value = try #require(ExactDecimal("\(units + step)e-\(scale)"))
    if value == before { return nil }
    var result = change
    result.setting = Setting(path: setting.path, value: value.description)
    return result
  }

  @Test(arguments: stride(from: 0, to: 500, by: 50).map { Array(Self.seeds[$0..<($0 + 50)]) })
  func `ways of random boards lead out, and no change in them can be less`(
    _ seeds: [UInt64]
  ) async throws {
    var checked = 0
    for seed in seeds {
      let scenario = RandomBoards.scenario(seed: seed)
      guard let found = try await waysOut(of: scenario) else { continue }
      #expect(found.isComplete, "seed \(seed)")
      for way in found.ways {
        checked += 1
        #expect(!way.changes.isEmpty, "seed \(seed)")
        #expect(try hasPlan(applying(way.changes, to: scenario)), "seed \(seed): \(way)")
        for index in way.changes.indices {
          var changes = way.changes
          let less = try tightened(changes.remove(at: index))
          if let less { changes.insert(less, at: index) }
          #expect(try !hasPlan(applying(changes, to: scenario)), "seed \(seed): \(way)")
        }
      }
      let counts = found.ways.map { $0.posts ?? .max }
      #expect(counts == counts.sorted(), "seed \(seed)")
      #expect(counts.allSatisfy { $0 > 0 }, "seed \(seed): \(found.ways)")
      #expect(Set(found.ways).count == found.ways.count, "seed \(seed)")
    }
    #expect(checked > 0, "\(seeds)")
  }

  /// The least value of a path that gives a plan, by trying one after the other.
  private func scan(
    _ path: String, _ values: some Sequence<Int>, of scenario: Scenario
  ) throws -> String? {
    for value in values {
      guard let changed = try? scenario.applying([Setting(path: path, value: "\(value)")])
      else { continue }
      if try hasPlan(changed) { return "\(value)" }
    }
    return nil
  }

  @Test func `every single number that is enough alone is found, at its least change`() async throws
  {
    var seen: [String: Int] = [:]
    for seed in Self.seeds.prefix(120) {
      let scenario = RandomBoards.scenario(seed: seed)
      guard let found = try await waysOut(of: scenario) else { continue }
      var expected: [String: String] = [:]
      for category in scenario.categories {
        let path = "pool.\(category.id)."
        expected[path + "reserve"] = try scan(
          path + "reserve", (category.reserve + 1)...(category.reserve + 12), of: scenario)
        expected[path + "keepAtLeast"] = try scan(
          path + "keepAtLeast", (0..<category.keepAtLeast).reversed(), of: scenario)
        if let most = category.totalAtMost {
          expected[path + "total.atMost"] = try scan(
            path + "total.atMost", (most + 1)...(most + 10), of: scenario)
        }
      }
      for line in scenario.posts {
        let path = "line.\(line.id)."
        if let least = line.min {
          expected[path + "min"] = try scan(path + "min", (0..<least).reversed(), of: scenario)
        }
        if let most = line.max {
          expected[path + "max"] = try scan(path + "max", (most + 1)...(most + 8), of: scenario)
        }
      }
      for rule in scenario.rules where rule.softWeight == nil {
        guard case .bound(let bound) = rule.kind else { continue }
        let path = "rule.\(rule.id)."
        if let least = bound.atLeast {
          expected[path + "atLeast"] = try scan(
            path + "atLeast", (-6..<least).reversed(), of: scenario)
        }
        if let most = bound.atMost {
          expected[path + "atMost"] = try scan(
            path + "atMost", (most + 1)...(most + 10), of: scenario)
        }
      }
      var singles: [String: String] = [:]
      for way in found.ways where way.changes.count == 1 {
        guard let setting = way.changes.first?.setting else { continue }
        singles[setting.path] = setting.value
      }
      for (path, value) in expected {
        #expect(singles[path] == value, "seed \(seed), \(path)")
        let field = String(path.split(separator: ".").last ?? "")
        seen[path.hasPrefix("pool") ? "pool.\(field)" : field, default: 0] += 1
      }
      // Combinations stand only where no number is enough alone.
      if !expected.isEmpty {
        #expect(found.ways.allSatisfy { $0.changes.count == 1 }, "seed \(seed)")
      }
    }
    for kind in ["pool.reserve", "pool.keepAtLeast", "atLeast", "min"] {
      #expect(seen[kind, default: 0] > 0, "no board had a way by \(kind)")
    }
  }

  /// What a plan misses a bound by, as it was stated, over all groups.
  private func shortfall(_ posts: [PlannedPosts], of rule: Rule, on board: Board) -> Int {
    guard case .bound(let bound) = rule.kind else { return 0 }
    let groups = board.groups(of: board.lines(selectedBy: rule.selection), per: bound.grouping)
    return groups.reduce(0) { total, group in
      let sum = group.lines.reduce(0) { sum, index in
        let line = posts[index]
        switch bound.quantity {
        case .granted: return sum + line.granted
        case .released: return sum + line.released
        case .net: return sum + line.granted - line.released
        case .final: return sum + board.lines[index].approved + line.granted - line.released
        case .purchased: return sum + line.purchased
        }
      }
      return total + max(0, (bound.atLeast ?? sum) - sum) + max(0, sum - (bound.atMost ?? sum))
    }
  }

  @Test func `a way counts the posts that it concerns`() async throws {
    var bounds = 0
    for seed in Self.seeds.prefix(250) {
      let scenario = RandomBoards.scenario(seed: seed)
      guard let found = try await waysOut(of: scenario) else { continue }
      for way in found.ways where way.changes.count == 1 {
        let change = try #require(way.changes.first)
        guard case .rule(let id) = change.place else {
          let (before, after) = (Int(change.before) ?? 0, Int(change.after) ?? 0)
          #expect(way.posts == abs(after - before), "seed \(seed): \(way)")
          continue
        }
        let rule = try #require(scenario.rules.first { $0.id == id })
        guard case .bound = rule.kind else { continue }
        let board = try applying(way.changes, to: scenario).validated()
        let least = try BoardEnumeration.legalPlans(of: board)
          .map { shortfall($0, of: rule, on: board) }.min()
        #expect(way.posts == least, "seed \(seed): \(way)")
        bounds += 1
      }
    }
    #expect(bounds > 10)
  }

  @Test func `the order of lines and rules does not matter`() async throws {
    var checked = 0
    for seed in Self.seeds.prefix(200) {
      let scenario = RandomBoards.scenario(seed: seed)
      guard let found = try await waysOut(of: scenario) else { continue }
      var turned = scenario
      turned.posts.reverse()
      turned.rules.reverse()
      turned.categories.reverse()
      #expect(try await waysOut(of: turned) == found, "seed \(seed)")
      checked += 1
    }
    #expect(checked > 10)
  }

  @Test func `a floor of 16 in Luohe costs 58 posts either way`() async throws {
    let found = try #require(try await waysOut(of: KnownBoards.luohe(floor: 16)))
    #expect(
      found.ways == [
        WayOut(
          changes: [
            WayOut.Change(
              place: .pool("institution"), field: "reserve", before: "870", after: "928",
              setting: Setting(path: "pool.institution.reserve", value: "928"))
          ], posts: 58),
        WayOut(
          changes: [
            WayOut.Change(
              place: .rule("floor"), field: "atLeast", before: "16", after: "15",
              setting: Setting(path: "rule.floor.atLeast", value: "15"))
          ], posts: 58),
      ])
    #expect(found.isComplete)
  }

  /// One source of 4 posts, sinks that need 10 each.
  private func scenario(_ rules: [Rule], sinks: Int = 2, reserve: Int = 0) -> Scenario {
    Scenario(
      name: "Hostile", categories: [QuotaCategory(id: "c", reserve: reserve)],
      posts: [PostLine(id: "S", unit: "S", category: "c", approved: 4, inPost: 0, need: 0)]
        + (1...sinks).map {
          PostLine(
            id: "R\($0)", unit: "R\($0)", category: "c", approved: 0, inPost: 0, need: 10,
            service: "canteen")
        }, rules: rules)
  }

  @Test func `rules that contradict each other twice need two changes`() async throws {
    func bound(_ id: String, _ line: String, _ bound: Bound) -> Rule {
      Rule(id: id, where: .where(.id, line), .bound(bound))
    }
    let scenario = scenario(
      [
        bound("a-floor", "R1", Bound(of: .granted, atLeast: 5)),
        bound("a-roof", "R1", Bound(of: .granted, atMost: 3)),
        bound("b-floor", "R2", Bound(of: .granted, atLeast: 4)),
        bound("b-roof", "R2", Bound(of: .granted, atMost: 3)),
      ], reserve: 100)
    let found = try #require(try await waysOut(of: scenario))
    // Each of two contradictions can be resolved from either side.
    #expect(found.ways.count == 4)
    for way in found.ways {
      #expect(way.changes.count == 2 && way.posts == 3, "\(way)")
      #expect(try hasPlan(scenario.applying(way.changes.compactMap(\.setting))))
    }
  }

  @Test func `a budget grows by whole places and is exact`() async throws {
    let scenario = scenario([
      Rule(
        id: "buy", where: .where(.service, "canteen"),
        .purchase(Purchase(unitCost: 4.2, budget: 10))),
      Rule(
        id: "some", where: .where(.service, "canteen"), .bound(Bound(of: .purchased, atLeast: 5))),
    ])
    let found = try #require(try await waysOut(of: scenario))
    let settings = found.ways.compactMap { $0.changes.first?.setting?.description }
    // 10 pays for 2 places of 4.2; 5 places cost 21.
    #expect(Set(settings) == ["rule.buy.budget=21", "rule.some.atLeast=2"])
    #expect(found.ways.map(\.posts) == [3, 3])
  }

  @Test func `a share is lowered to the last 0.0001 that has a plan`() async throws {
    let scenario = scenario(
      [
        Rule(id: "give", where: .where(.id, "R1"), .bound(Bound(of: .granted, atLeast: 2))),
        Rule(id: "more", where: .where(.id, "R2"), .share(Share(of: .granted, atLeast: 0.9))),
      ], reserve: 3)
    let found = try #require(try await waysOut(of: scenario))
    let settings = found.ways.compactMap { $0.changes.first?.setting?.description }
    // With 3 posts and 2 of them for R1, R2 has a third.
    #expect(settings.contains("rule.more.atLeast=0.3333"))
    #expect(found.ways.allSatisfy { ($0.posts ?? 0) > 0 })
  }

  @Test func `a duty, a fence and a leadership table can be left out`() async throws {
    var leaders = scenario([
      Rule(id: "all", where: .where(.id, "S"), .reclaim(Reclaim(.all, must: true))),
      Rule(id: "table", .leadership([LeadershipStep(upToPosts: nil, leaders: 1)])),
    ])
    leaders.posts[0].leaders = 2
    let table = try #require(try await waysOut(of: leaders))
    #expect(table.ways.map { $0.changes.map(\.field) } == [["leadership"]])
    #expect(table.ways.first?.posts == nil)

    var duty = scenario([
      Rule(id: "all", where: .where(.id, "S"), .reclaim(Reclaim(.all, must: true)))
    ])
    duty.posts[0].min = 3
    let kept = try #require(try await waysOut(of: duty))
    let settings = kept.ways.map { $0.changes.first?.setting?.description ?? "" }
    #expect(Set(settings) == ["rule.all.must=false", "line.S.min=0"])
    #expect(kept.ways.map(\.posts) == [3, 3])

    let fence = scenario([
      Rule(id: "all", where: .where(.id, "S"), .reclaim(Reclaim(.all))),
      Rule(id: "fence", .ringFence(from: .where(.id, "S"), to: .where(.id, "R1"))),
      Rule(id: "floor", where: .where(.id, "R2"), .bound(Bound(of: .granted, atLeast: 2))),
    ])
    let open = try #require(try await waysOut(of: fence))
    #expect(open.ways.map(\.posts) == [2, 2, nil])
    #expect(open.ways.last?.changes.map(\.field) == ["ringFence"])
  }

  @Test func `what only data forbids has no way out`() async throws {
    // Nothing is reclaimable, and the duty is to release.
    let scenario = scenario([
      Rule(id: "out", where: .where(.id, "S"), .bound(Bound(of: .released, atLeast: 2)))
    ])
    let found = try #require(try await waysOut(of: scenario))
    #expect(found.ways.map { $0.changes.map(\.after) } == [["0"]])
  }

  @Test func `a thousand rules and a limit of no time end without a trap`() async throws {
    let rules = (0..<1_000).map { index in
      Rule(
        id: "r\(index)", where: .where(.id, "R\(index % 40 + 1)"),
        .bound(
          index % 3 == 0
            ? Bound(of: .granted, atLeast: 2 + index % 7) : Bound(of: .granted, atMost: index % 9)))
    }
    let board = try scenario(rules, sinks: 40).validated()
    let plan = try await board.plan(using: solver)
    let conflict = try #require(plan.conflict)
    let none = try await board.waysOut(of: conflict, using: solver, timeLimit: .zero)
    #expect(none == WaysOut(ways: [], isComplete: false))
    // Hundreds of contradictions: what is found in time leads out, and no completeness is claimed.
    let some = try await board.waysOut(of: conflict, using: solver, timeLimit: .seconds(2))
    #expect(!some.isComplete)
    for way in some.ways {
      let changed = try board.scenario(with: way.changes)
      #expect(try await changed.validated().plan(using: solver).status != .infeasible)
    }
  }

  @Test func `twenty contradictions among a thousand rules have one way of twenty`() async throws {
    let rules = (0..<1_000).map { index in
      Rule(
        id: "r\(index)", where: .where(.id, "R\(index % 40 + 1)"),
        .bound(
          index < 20
            ? Bound(of: .granted, atLeast: 5)
            : index % 40 < 20 && index < 80
              ? Bound(of: .granted, atMost: 3) : Bound(of: .granted, atMost: 10)))
    }
    let scenario = scenario(rules, sinks: 40, reserve: 200)
    let found = try #require(try await waysOut(of: scenario))
    #expect(found.ways.map(\.changes.count) == [20])
    // A floor of 5 and a roof of 3 meet in each of twenty lines; either gives way by 2.
    #expect(found.ways.first?.posts == 40)
    #expect(!found.isComplete)
    for way in found.ways {
      let changed = try scenario.applying(way.changes.compactMap(\.setting))
      #expect(try await changed.validated().plan(using: solver).status != .infeasible)
    }
  }

  @Test func `extreme numbers and unknown members neither trap nor hang`() async throws {
    let huge = Int.max / 4_096
    let scenario = scenario([
      Rule(id: "need", .bound(Bound(of: .net, atLeast: min(huge, 1 << 53)))),
      Rule(id: "buy", .bound(Bound(of: .purchased, atLeast: 1 << 53))),
    ])
    let found = try #require(try await waysOut(of: scenario))
    for way in found.ways {
      let changed = try scenario.applying(way.changes.compactMap(\.setting))
      #expect(try await changed.validated().plan(using: solver).status != .infeasible)
    }
    let unknown = Conflict(members: ["nothing"], sentence: "", isMinimal: false)
    let none = try await scenario.validated().waysOut(of: unknown, using: solver)
    #expect(none.ways.isEmpty)
  }
}

extension Board {
  fileprivate func scenario(with changes: [WayOut.Change]) throws -> Scenario {
    try Scenario(
      name: name, categories: categories, posts: lines, rules: rules, objective: objective
    ).applying(changes.compactMap(\.setting))
  }
}
