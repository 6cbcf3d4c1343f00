import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// The strategies that need no solver, on boards that are worked out by hand.
@Suite struct StrategyTests {
  private func strategy(_ name: String) throws -> any AllocationStrategy {
    try #require(StandardStrategies.named(name))
  }

  private func plan(_ name: String, _ scenario: Scenario) async throws -> Plan {
    try await strategy(name).plan(
      for: scenario.validated(), using: GLPKSolver(), options: PlanOptions())
  }

  /// What some lines are granted.
  private func granted(_ plan: Plan, _ ids: [String]) -> [Int] {
    ids.map { id in plan.posts.first { $0.id == id }?.granted ?? -1 }
  }

  /// A source with vacancies, all reclaimable, and sinks A, B, … that lack so many posts.
  private func pool(
    of posts: Int, shortages: [Int], approved: Int = 0,
    objective: [ObjectiveLevel] = ObjectiveLevel.standard
  ) -> Scenario {
    let source = PostLine(
      id: "Z", unit: "Z", category: "c", approved: posts + 3, inPost: 3, need: 3)
    let sinks = zip("ABCDEFGHIJ", shortages).map { name, shortage in
      PostLine(
        id: "\(name)", unit: "\(name)", category: "c", approved: approved, inPost: approved,
        need: approved + shortage)
    }
    return Scenario(
      name: "Pool", categories: [QuotaCategory(id: "c")], posts: [source] + sinks,
      rules: [Rule(id: "all", .reclaim(Reclaim(.all)))], objective: objective)
  }

  @Test func `names are unique and found`() throws {
    let names = StandardStrategies.names
    #expect(Set(names).count == names.count)
    #expect(names.contains("full-board") && names.contains("leximin"))
    for name in names { #expect(try strategy(name).name == name) }
    #expect(StandardStrategies.named("none") == nil)
  }

  @Test(arguments: [
    ("hamilton", [51, 44, 2, 2, 1]), ("jefferson", [52, 45, 1, 1, 1]),
    ("webster", [51, 43, 2, 2, 2]), ("huntington-hill", [51, 43, 2, 2, 2]),
    ("adams", [51, 43, 2, 2, 2]), ("dean", [51, 43, 2, 2, 2]),
  ])
  func `shortages are populations`(_ name: String, _ expected: [Int]) async throws {
    let scenario = pool(of: 100, shortages: [5117, 4400, 162, 161, 160], approved: 7)
    let plan = try await plan(name, scenario)
    #expect(granted(plan, ["A", "B", "C", "D", "E"]) == expected)
    #expect(plan.status == .proposed)
    #expect(plan.pools.first?.released == 100)
    #expect(plan.moves.reduce(0) { $0 + $1.posts } == 100)
  }

  @Test(arguments: [
    ("talmud", 100, [34, 33, 33]), ("talmud", 200, [50, 75, 75]), ("talmud", 300, [50, 100, 150]),
    ("equal-awards", 400, [100, 150, 150]), ("equal-losses", 400, [34, 133, 233]),
    ("equal-awards", 700, [100, 200, 300]),
  ])
  func `shortages are claims`(_ name: String, _ posts: Int, _ expected: [Int]) async throws {
    let plan = try await plan(name, pool(of: posts, shortages: [100, 200, 300]))
    #expect(granted(plan, ["A", "B", "C"]) == expected)
    // No more is released than was granted.
    #expect(plan.pools.first?.released == min(posts, 600))
  }

  @Test func `floors, caps and the reserve bind`() async throws {
    var scenario = pool(of: 20, shortages: [10, 10, 10, 10])
    scenario.rules += [
      Rule(
        id: "floor", where: .where(.id, "A"), .bound(Bound(of: .granted, per: .line, atLeast: 9))),
      Rule(id: "cap", where: .where(.id, "B"), .bound(Bound(of: .final, per: .line, atMost: 2))),
    ]
    scenario.categories[0].reserve = 1
    scenario.categories[0].keepAtLeast = 4
    let board = try scenario.validated()
    for strategy in StandardStrategies.all where !(strategy is LevelStrategy) {
      if strategy.name == "departmental" { continue }
      let plan = try await strategy.plan(for: board, using: GLPKSolver(), options: PlanOptions())
      // 17 of 21 posts may be granted: 9 at least to A, 2 at most to B.
      #expect(plan.posts.reduce(0) { $0 + $1.granted } == 17, "\(strategy.name)")
      #expect(board.audit(plan.posts).violations.isEmpty, "\(strategy.name)")
    }
    let webster = try await plan("webster", scenario)
    #expect(granted(webster, ["A", "B", "C", "D"]) == [9, 2, 3, 3])
  }

  @Test func `what rules demand is released first, then posts above the need`() async throws {
    func source(_ id: String, need: Int, _ tags: [String] = []) -> PostLine {
      PostLine(
        id: id, unit: id, category: "c", approved: 10, inPost: 0, need: need, tags: tags)
    }
    let sink = PostLine(id: "A", unit: "A", category: "c", approved: 0, inPost: 0, need: 12)
    let scenario = Scenario(
      name: "Release", categories: [QuotaCategory(id: "c")],
      posts: [sink, source("X", need: 10, ["must"]), source("Y", need: 4), source("Z", need: 7)],
      rules: [
        Rule(id: "all", .reclaim(Reclaim(.all))),
        Rule(id: "must", where: .where(.tag, "must"), .reclaim(Reclaim(.atMost(2), must: true))),
      ])
    let plan = try await plan("webster", scenario)
    // 2 by rule, 6 and 3 above the need, and the last of the 8 + 4 + 7 still there: 8/19 is most.
    #expect(plan.posts.map(\.released) == [0, 3, 6, 3])
    #expect(granted(plan, ["A"]) == [12])
  }

  @Test func `departments keep what is theirs`() async throws {
    func line(_ id: String, _ department: String?, _ numbers: (Int, Int, Int)) -> PostLine {
      PostLine(
        id: id, unit: id, category: "c", approved: numbers.0, inPost: numbers.1, need: numbers.2,
        department: department)
    }
    let scenario = Scenario(
      name: "Owners", categories: [QuotaCategory(id: "c", reserve: 7)],
      posts: [
        line("S", "D1", (10, 5, 5)), line("a", "D1", (2, 2, 8)), line("b", "D1", (6, 6, 8)),
        line("c", "D2", (0, 0, 5)), line("d", nil, (0, 0, 5)), line("e", nil, (9, 0, 0)),
        line("f", "D3", (5, 0, 0)), line("g", "D3", (1, 1, 3)),
      ], rules: [Rule(id: "all", .reclaim(Reclaim(.all)))])
    let plan = try await plan("departmental", scenario)
    // Four posts lift a from 2/8 to b's 6/8; the fifth is a tie, which goes by id.
    #expect(granted(plan, ["a", "b", "c", "d", "g"]) == [5, 0, 0, 0, 2])
    #expect(
      plan.moves == [Move(from: "S", to: "a", posts: 5), Move(from: "f", to: "g", posts: 2)])
    #expect(plan.pools.first?.closing == 7)
  }

  @Test func `the least covered first gives the leximin of the mini county`() async throws {
    var scenario = KnownBoards.miniCounty()
    for index in scenario.posts.indices { scenario.posts[index].department = "all" }
    let plan = try await plan("departmental", scenario)
    let ids = KnownBoards.miniCountyLeximin.keys.sorted()
    #expect(granted(plan, ids) == ids.map { KnownBoards.miniCountyLeximin[$0] ?? -1 })
  }

  @Test(arguments: [
    (BenefitCurve.linear, KnownBoards.miniCountyWeights, 86.3),
    (.squaredShortage, [], 22.238637992831542),
  ])
  func `greedy finds the best of the mini county, whose fence does not bind`(
    _ curve: BenefitCurve, _ weights: [BenefitWeight], _ expected: Double
  ) async throws {
    let plan = try await plan("greedy", KnownBoards.miniCounty(curve: curve, weights: weights))
    #expect(abs(try #require(plan.levels.first).value - expected) < 1e-12)
  }

  @Test func `sectors queue by weight, by name, or as stated`() async throws {
    var scenario = pool(
      of: 7, shortages: [4, 4, 4, 4], approved: 1,
      objective: [
        ObjectiveLevel(
          .benefit(
            curve: .linear, weights: [BenefitWeight(where: .where(.sector, "health"), times: 2)]))
      ])
    for (id, sector) in [("A", "roads"), ("B", "health"), ("C", "courts")] {
      let index = try #require(scenario.posts.firstIndex { $0.id == id })
      scenario.posts[index].sector = sector
    }
    let ids = ["A", "B", "C", "D"]
    #expect(granted(try await plan("queue", scenario), ids) == [0, 4, 3, 0])
    let stated = try await SectorQueue(priority: ["roads", "courts"]).plan(
      for: scenario.validated(), using: GLPKSolver(), options: PlanOptions())
    #expect(granted(stated, ids) == [4, 0, 3, 0])
  }

  @Test func `sectors and towns have their shares at the same time`() async throws {
    // The published example of de.wikipedia.org, as shortages in nine cells.
    let shortages = [[5100, 9800, 4500], [6000, 10000, 12000], [6300, 10200, 14400]]
    var scenario = pool(of: 15, shortages: [])
    for (sector, row) in shortages.enumerated() {
      for (town, shortage) in row.enumerated() {
        scenario.posts.append(
          PostLine(
            id: "\(sector)\(town)", unit: "u", category: "c", approved: 0, inPost: 0,
            need: shortage, sector: "s\(sector)", town: "t\(town)"))
      }
    }
    let plan = try await plan("biproportional", scenario)
    let seats = shortages.indices.map { sector in
      granted(plan, (0..<3).map { "\(sector)\($0)" })
    }
    // Webster gives 15 posts to 19400 : 28000 : 30900 as 4 5 6, and to 17400 : 30000 : 30900 as
    // 3 6 6; of all matrices with these totals this one has the greatest product of quotients.
    #expect(seats == [[1, 2, 1], [1, 2, 2], [1, 2, 3]])
    #expect(plan.notes.isEmpty)
  }

  @Test func `impossible totals of sectors and towns are noted and given by Webster`() async throws
  {
    // Each sector has one town; with caps the totals of both cannot hold together.
    var scenario = pool(of: 6, shortages: [9, 9, 9])
    for (id, sector, town, most) in [
      ("A", "s", "t", 1), ("B", "s", "u", 9), ("C", "r", "t", 9),
    ] {
      let index = try #require(scenario.posts.firstIndex { $0.id == id })
      scenario.posts[index].sector = sector
      scenario.posts[index].town = town
      scenario.posts[index].max = most
    }
    let plan = try await plan("biproportional", scenario)
    #expect(plan.posts.reduce(0) { $0 + $1.granted } == 6)
    #expect(granted(plan, ["A"]).allSatisfy { $0 <= 1 })
    #expect(!plan.notes.isEmpty)
  }

  @Test func `a county of three thousand lines is planned at once`() async throws {
    var generator = SeededGenerator(seed: 3)
    let lines = (0..<3000).map { index in
      let approved = Int.random(in: 0...200, using: &generator)
      let isSource = index % 3 == 0
      return PostLine(
        id: "L\(index)", unit: "U\(index / 2)", category: "c", approved: approved,
        inPost: isSource ? approved / 2 : approved,
        need: isSource ? approved / 2 : approved + Int.random(in: 0...80, using: &generator),
        department: "D\(index % 40)", sector: "S\(index % 11)", town: "T\(index % 17)")
    }
    let board = try Scenario(
      name: "County", categories: [QuotaCategory(id: "c")], posts: lines,
      rules: [Rule(id: "all", .reclaim(Reclaim(.all)))],
      objective: [ObjectiveLevel(.benefit(curve: .log, weights: []))]
    ).validated()
    for strategy in StandardStrategies.all
    where !(strategy is LevelStrategy) && !(strategy is FullBoard) {
      let plan = try await strategy.plan(for: board, using: GLPKSolver(), options: PlanOptions())
      print("\(strategy.name): \(plan.solveSeconds) s for 3,000 lines, seed 3")
      #expect(board.audit(plan.posts).violations.isEmpty, "\(strategy.name)")
      #expect(plan.posts.reduce(0) { $0 + $1.granted } > 10_000, "\(strategy.name)")
    }
  }
}
