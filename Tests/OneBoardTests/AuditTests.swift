import OneBoard
import OneBoardTestSupport
import Testing

/// A small board for hand-made plans: an office that can give, a school and a clinic that lack posts.
enum AuditBench {
  static func board(
    _ rules: [Rule] = [], reserve: Int = 0, keepAtLeast: Int = 0, totalAtMost: Int? = nil,
    change: (inout [PostLine]) -> Void = { _ in }
  ) throws -> Board {
    var lines = [
      PostLine(
        id: "O", unit: "office", category: "c", approved: 30, inPost: 20, need: 20,
        sector: "office", town: "East", idleYears: 2),
      PostLine(
        id: "S", unit: "school", category: "c", approved: 10, inPost: 10, need: 18,
        sector: "education", town: "East", service: "canteen"),
      PostLine(
        id: "H", unit: "clinic", category: "c", approved: 10, inPost: 12, need: 14,
        sector: "health", town: "West", service: "canteen"),
    ]
    change(&lines)
    let open = Rule(id: "open", where: .where(.sector, "office"), .reclaim(Reclaim(.all)))
    return try Scenario(
      name: "Bench",
      categories: [
        QuotaCategory(
          id: "c", reserve: reserve, keepAtLeast: keepAtLeast, totalAtMost: totalAtMost)
      ], posts: lines, rules: [open] + rules
    ).validated()
  }

  /// Audits a plan given by notes; the violations as `rule@place:amount`, in order.
  static func audit(
    _ board: Board, released: [String: Int] = [:], granted: [String: Int] = [:],
    purchased: [String: Int] = [:]
  ) -> [String] {
    notes(
      board.audit(
        KnownBoards.plan(on: board, released: released, granted: granted, purchased: purchased)))
  }

  static func notes(_ report: AuditReport) -> [String] {
    report.violations.map { "\($0.rule)@\($0.place ?? "-"):\($0.amount)" }
  }
}

@Suite struct AuditTests {
  // MARK: The plan itself

  @Test func `an empty plan on a board without demands is legal`() throws {
    let report = try AuditBench.board().audit([])
    #expect(report.violations.isEmpty && report.shortfalls.isEmpty)
    #expect(report.checks > 0)
  }

  @Test func `unknown lines, lines named twice and wrong finals are reported`() throws {
    let board = try AuditBench.board()
    let report = board.audit([
      PlannedPosts(id: "O", released: 2, final: 27), PlannedPosts(id: "X", final: 0),
      PlannedPosts(id: "O", released: 5, final: 25),
    ])
    #expect(
      AuditBench.notes(report) == ["duplicateLine@O:0", "finalPosts@O:1", "unknownLine@X:0"])
    #expect(report.violations[1].message.contains("30 − 2 + 0 = 28"))
  }

  @Test(arguments: [Int.min, -1, .max])
  func `numbers beyond reason are reported and overflow nothing`(_ number: Int) throws {
    let board = try AuditBench.board(
      [Rule(id: "share", .share(Share(of: .final, atLeast: 0.123456789)))],
      change: { $0[1].leaders = 1 })
    let report = board.audit([
      PlannedPosts(
        id: "S", released: number, granted: number, purchased: number, final: number),
      PlannedPosts(id: "H", released: number, final: number),
    ])
    #expect(report.violations.contains { $0.rule == "number" && $0.place == "S" })
    #expect(board.levelValues(of: [PlannedPosts(id: "S", granted: number, final: 0)]).count == 3)
  }

  // MARK: Invariants

  @Test func `a pool cannot give more than it has`() throws {
    let board = try AuditBench.board(reserve: 1)
    #expect(AuditBench.audit(board, released: ["O": 4], granted: ["S": 5]) == [])
    #expect(AuditBench.audit(board, released: ["O": 4], granted: ["S": 8]) == ["pool:c@c:3"])
  }

  @Test func `a pool keeps what it must keep`() throws {
    let board = try AuditBench.board(reserve: 3, keepAtLeast: 2)
    #expect(AuditBench.audit(board, granted: ["S": 1]) == [])
    #expect(AuditBench.audit(board, granted: ["S": 3]) == ["keepAtLeast:c@c:2"])
    #expect(AuditBench.audit(board, granted: ["S": 4]) == ["keepAtLeast:c@c:3", "pool:c@c:1"])
  }

  @Test func `the total of a category is limited`() throws {
    let board = try AuditBench.board(reserve: 9, totalAtMost: 52)
    #expect(AuditBench.audit(board, granted: ["S": 2]) == [])
    #expect(AuditBench.audit(board, granted: ["S": 5]) == ["total:c@c:3"])
  }

  @Test func `categories do not share a pool`() throws {
    let board = try Scenario(
      name: "Two pools", categories: [QuotaCategory(id: "a"), QuotaCategory(id: "b")],
      posts: [
        PostLine(id: "A", unit: "u", category: "a", approved: 5, inPost: 0, need: 0),
        PostLine(id: "B", unit: "u", category: "b", approved: 5, inPost: 5, need: 9),
      ], rules: [Rule(id: "all", .reclaim(Reclaim(.all)))]
    ).validated()
    #expect(AuditBench.audit(board, released: ["A": 2], granted: ["B": 2]) == ["pool:b@b:2"])
  }

  @Test func `nobody loses the post they sit on unless people move with their posts`() throws {
    let plan = ["O": 12]
    #expect(
      AuditBench.audit(try AuditBench.board(), released: plan)
        == ["incumbents@O:2", "reclaimable@O:2"])
    let moving = Rule(id: "merge", .reclaim(Reclaim(.atMost(13), withIncumbents: true)))
    #expect(AuditBench.audit(try AuditBench.board([moving]), released: plan) == [])
    #expect(
      AuditBench.audit(try AuditBench.board([moving]), released: ["O": 15])
        == ["reclaimable@O:2"])
  }

  @Test func `a line releases or receives, not both`() throws {
    let board = try AuditBench.board(change: { $0[0].need = 40 })
    #expect(AuditBench.audit(board, released: ["O": 3], granted: ["O": 2]) == ["oneWay@O:2"])
  }

  @Test func `a line receives no more than its need and its maximum`() throws {
    let board = try AuditBench.board(reserve: 20, change: { $0[2].max = 13 })
    #expect(AuditBench.audit(board, granted: ["S": 8, "H": 3]) == [])
    #expect(
      AuditBench.audit(board, granted: ["S": 9, "H": 4])
        == ["lineMaximum@H:1", "need@H:1", "need@S:1"])
  }

  @Test func `a line ends at its minimum or above`() throws {
    let board = try AuditBench.board(change: { $0[0].min = 25 })
    #expect(AuditBench.audit(board, released: ["O": 5]) == [])
    #expect(AuditBench.audit(board, released: ["O": 7]) == ["lineMinimum@O:2"])
  }

  // MARK: Rules

  static let reclaims: [(Reclaim, Int)] = [
    (Reclaim(.all), 11), (Reclaim(.vacancyAbove(0.1)), 8),
    (Reclaim(.vacancyAbove(0.1), rounding: .up), 8),
    (Reclaim(.vacancyAbove(0.05)), 9), (Reclaim(.vacancyAbove(0.05), rounding: .up), 10),
    (Reclaim(.vacancyAbove(0.05), rounding: .nearest), 10),
    (Reclaim(.vacancyAbove(0.049), rounding: .nearest), 10),
    (Reclaim(.vacancyAbove(0.051), rounding: .nearest), 9),
    (Reclaim(.vacancyAbove(0.9), rounding: .up), 0),
    (Reclaim(.idleYears(2)), 11), (Reclaim(.idleYears(3)), 0),
    (Reclaim(.aboveNeed(1)), 7), (Reclaim(.aboveNeed(0.5)), 3),
    (Reclaim(.aboveNeed(0.5), rounding: .up), 4), (Reclaim(.aboveNeed(3)), 11),
    (Reclaim(.aboveNeed(3), withIncumbents: true), 21),
    (Reclaim(.aboveNeed(9), withIncumbents: true), 30),
    (Reclaim(.atMost(4)), 4), (Reclaim(.atMost(40)), 11),
    (Reclaim(.atMost(40), withIncumbents: true), 30),
  ]

  /// A reclaim formula on a line of 30 posts, 19 in post, need 23, idle for 2 years.
  @Test(arguments: reclaims)
  func `each reclaim formula gives its number`(_ reclaim: Reclaim, _ number: Int) throws {
    let line = PostLine(
      id: "L", unit: "u", category: "c", approved: 30, inPost: 19, need: 23, idleYears: 2)
    let board = try Scenario(
      name: "One line", categories: [QuotaCategory(id: "c")], posts: [line],
      rules: [Rule(id: "r", basis: "Article 9", .reclaim(reclaim))]
    ).validated()
    #expect(AuditBench.audit(board, released: ["L": number]) == [])
    let broken = board.audit(KnownBoards.plan(on: board, released: ["L": number + 1]))
    let violation = try #require(broken.violations.first { $0.rule == "reclaimable" })
    #expect(violation.amount == 1 && violation.place == "L")
    #expect(violation.basis == (number > 0 ? "Article 9" : nil))
  }

  @Test func `of several reclaim rules the largest counts`() throws {
    let rules = [
      Rule(id: "a", .reclaim(Reclaim(.atMost(3)))), Rule(id: "b", .reclaim(Reclaim(.atMost(6)))),
    ]
    let scenario = Scenario(
      name: "One line", categories: [QuotaCategory(id: "c")],
      posts: [PostLine(id: "L", unit: "u", category: "c", approved: 9, inPost: 0, need: 0)],
      rules: rules)
    #expect(AuditBench.audit(try scenario.validated(), released: ["L": 6]) == [])
    #expect(AuditBench.audit(try scenario.validated(), released: ["L": 8]) == ["reclaimable@L:2"])
  }

  @Test func `what must be reclaimed is reclaimed, or falls short where the rule is soft`() throws {
    let must = Reclaim(.vacancyAbove(0.1), must: true)
    let selection = Selector.where(.sector, "office")
    let board = try AuditBench.board([Rule(id: "must", where: selection, .reclaim(must))])
    #expect(AuditBench.audit(board, released: ["O": 7]) == [])
    #expect(AuditBench.audit(board, released: ["O": 5]) == ["must@O:2"])
    let soft = try AuditBench.board([
      Rule(id: "must", where: selection, .reclaim(must), softWeight: 2.5)
    ])
    let report = soft.audit(KnownBoards.plan(on: soft, released: ["O": 5]))
    #expect(report.violations.isEmpty)
    #expect(report.shortfalls == [Shortfall(rule: "must", group: "O", posts: 2)])
    let levels = soft.levelValues(of: KnownBoards.plan(on: soft, released: ["O": 5]))
    #expect(levels.first == LevelResult(name: "shortfall", value: 5))
  }

  static let quantities: [(Bound.Quantity, Int, Int)] = [
    (.granted, 4, 6), (.released, 4, 5), (.net, 1, 2), (.final, 19, 21),
    (.purchased, 2, 3),
  ]

  @Test(arguments: quantities)
  func `a bound counts its quantity, group by group`(
    _ quantity: Bound.Quantity, _ low: Int, _ high: Int
  ) throws {
    // East: O releases 5 or is given nothing, S receives and buys; West: H.
    let plan: (released: [String: Int], granted: [String: Int]) = (["O": 5], ["S": 6, "H": 2])
    let lines = Selector.where(.id, quantity == .final ? "S" : "O", "S")
    let group = Rule(
      id: "bound", basis: "Article 1", where: lines,
      .bound(Bound(of: quantity, per: .town, atLeast: low, atMost: high)))
    let buy = Rule(
      id: "buy", where: .where(.service, "canteen"), .purchase(Purchase(unitCost: 1, budget: 9)))
    let board = try AuditBench.board([group, buy], reserve: 3)
    let value =
      switch quantity {
      case .granted: 6
      case .released: 5
      case .net: 1
      case .final: 16
      case .purchased: 2
      }
    var expected: [String] = []
    if value < low { expected = ["bound@East:\(low - value)"] }
    #expect(
      AuditBench.audit(
        board, released: plan.released, granted: plan.granted, purchased: ["S": 2]) == expected)
    let tight = try AuditBench.board(
      [
        Rule(
          id: "bound", where: lines, .bound(Bound(of: quantity, per: .town, atMost: value - 1))),
        buy,
      ], reserve: 3)
    #expect(
      AuditBench.audit(
        tight, released: plan.released, granted: plan.granted, purchased: ["S": 2])
        == ["bound@East:1"])
  }

  static let groupings: [(Bound.Grouping, [String])] = [
    (.all, ["b@-:3"]), (.line, ["b@H:3", "b@O:5", "b@S:5"]),
    (.unit, ["b@clinic:3", "b@office:5", "b@school:5"]), (.department, ["b@D:5"]),
    (.sector, ["b@education:5", "b@health:3", "b@office:5"]), (.town, ["b@East:5", "b@West:3"]),
    (.tier, []), (.category, ["b@c:3"]), (.occupation, ["b@nurse:3"]),
  ]

  @Test(arguments: groupings)
  func `each grouping makes a row for each value that occurs`(
    _ grouping: Bound.Grouping, _ expected: [String]
  ) throws {
    let board = try AuditBench.board(
      [Rule(id: "b", .bound(Bound(of: .granted, per: grouping, atLeast: 5)))], reserve: 4
    ) { lines in
      lines[0].department = "D"
      lines[2].occupation = "nurse"
    }
    #expect(AuditBench.audit(board, granted: ["H": 2]) == expected)
  }

  @Test func `a bound on an empty selection has no rows`() throws {
    let none = Selector([.not(.all)])
    let board = try AuditBench.board([
      Rule(id: "b", where: none, .bound(Bound(of: .granted, atLeast: 5)))
    ])
    #expect(AuditBench.audit(board) == [])
  }

  @Test func `a soft bound falls short instead of being broken`() throws {
    let board = try AuditBench.board([
      Rule(
        id: "b", .bound(Bound(of: .granted, per: .town, atLeast: 2, atMost: 4)), softWeight: 1.5)
    ])
    let plan = KnownBoards.plan(on: board, released: ["O": 7], granted: ["S": 7])
    let report = board.audit(plan)
    #expect(report.violations.isEmpty)
    #expect(
      report.shortfalls == [
        Shortfall(rule: "b", group: "East", posts: 3),
        Shortfall(rule: "b", group: "West", posts: 2),
      ])
    #expect(board.levelValues(of: plan).first == LevelResult(name: "shortfall", value: 7.5))
  }

  @Test func `a share is compared exactly`() throws {
    let clinics = Selector.where(.sector, "health")
    let third = Rule(
      id: "share", where: clinics, .share(Share(of: .granted, atLeast: 0.333333333)))
    let board = try AuditBench.board([third])
    #expect(AuditBench.audit(board, released: ["O": 3], granted: ["S": 2, "H": 1]) == [])
    #expect(
      AuditBench.audit(board, released: ["O": 4], granted: ["S": 3, "H": 1])
        == ["share@-:0.333333332"])
    let over = Rule(id: "share", where: clinics, .share(Share(of: .final, atMost: 0.2)))
    // Final posts 26 + 12 + 12 = 50, of which a fifth is 10.
    #expect(
      AuditBench.audit(
        try AuditBench.board([over]), released: ["O": 4], granted: ["S": 2, "H": 2])
        == ["share@-:2"])
    let soft = try AuditBench.board([
      Rule(
        id: "share", where: clinics, .share(Share(of: .granted, atLeast: 0.5)), softWeight: 4)
    ])
    let report = soft.audit(
      KnownBoards.plan(on: soft, released: ["O": 4], granted: ["S": 3, "H": 1]))
    #expect(report.violations.isEmpty)
    #expect(report.shortfalls == [Shortfall(rule: "share", group: nil, posts: 1)])
  }

  @Test func `places are bought where a rule allows it, for lacking posts and within the money`()
    throws
  {
    let buy = Rule(
      id: "buy", where: .where(.sector, "education"),
      .purchase(Purchase(unitCost: 4.2, budget: 21, atMost: 6)))
    let board = try AuditBench.board([buy])
    #expect(AuditBench.audit(board, purchased: ["S": 5]) == [])
    #expect(AuditBench.audit(board, purchased: ["S": 6]) == ["buy@-:4.2"])
    #expect(AuditBench.audit(board, purchased: ["S": 8]) == ["buy@-:2", "buy@-:12.6"])
    #expect(AuditBench.audit(board, purchased: ["H": 2]) == ["purchase@H:2"])
    #expect(
      AuditBench.audit(board, released: ["O": 6], granted: ["S": 6], purchased: ["S": 4])
        == ["need@S:2"])
  }

  @Test func `leaders are held against the table unit by unit`() throws {
    let table = Rule(
      id: "leaders",
      .leadership([
        LeadershipStep(upToPosts: 10, leaders: 2), LeadershipStep(upToPosts: 25, leaders: 3),
        LeadershipStep(upToPosts: nil, leaders: 4),
      ]))
    let board = try AuditBench.board([table], reserve: 1) { lines in
      lines[0].leaders = 4
      lines[1].unit = "clinic"
      lines[1].leaders = 4
    }
    // The clinic's two lines have 20 posts and 4 leaders, one too many; the office has 30 and 4.
    #expect(AuditBench.audit(board) == ["leaders@clinic:1"])
    #expect(
      AuditBench.audit(board, released: ["O": 5], granted: ["S": 6]) == ["leaders@office:1"])
  }

  // MARK: Known boards

  @Test(arguments: [
    KnownBoards.miniCountyLinear, KnownBoards.miniCountySquared, KnownBoards.miniCountyLeximin,
  ])
  func `the known plans of the mini county are legal`(_ granted: [String: Int]) throws {
    let board = try KnownBoards.miniCounty().validated()
    let plan = KnownBoards.plan(
      on: board, released: KnownBoards.miniCountyReleased, granted: granted)
    #expect(AuditBench.notes(board.audit(plan)) == [])
    var greedy = granted
    greedy["H1"] = 3
    greedy["J1", default: 0] -= 1
    #expect(
      AuditBench.audit(board, released: KnownBoards.miniCountyReleased, granted: greedy)
        == ["clinics@H1:1"])
  }

  @Test func `one post more than the mini county's zombies and offices have is noticed`() throws {
    let board = try KnownBoards.miniCounty().validated()
    var released = KnownBoards.miniCountyReleased
    released["O3"] = 8
    #expect(
      AuditBench.audit(board, released: released, granted: KnownBoards.miniCountyLinear)
        == ["reclaimable@O3:1"])
  }

  @Test func `Luohe's floor of 15 has its plan and its floor of 16 lacks 58 posts`() throws {
    let even = Dictionary(
      uniqueKeysWithValues: try KnownBoards.luohe(floor: 15).validated().lines.map { ($0.id, 15) })
    let board = try KnownBoards.luohe(floor: 15, ceiling: 15).validated()
    #expect(AuditBench.audit(board, granted: even) == [])
    let higher = try KnownBoards.luohe(floor: 16).validated()
    #expect(
      AuditBench.audit(higher, granted: even.mapValues { $0 + 1 })
        == ["pool:institution@institution:58"])
  }
}
