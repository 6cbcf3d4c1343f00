import OneBoard
import OneBoardTestSupport
import Testing

/// Functions that move and units that merge.
@Suite struct ReorganizationTests {
  private static let lines = [
    PostLine(
      id: "A", unit: "zone", category: "c", approved: 20, inPost: 18, need: 19, department: "zone",
      tier: "county", leaders: 2),
    PostLine(
      id: "B", unit: "town", category: "c", approved: 10, inPost: 12, need: 14, department: "town",
      tier: "township"),
    PostLine(
      id: "C", unit: "bureau", category: "d", approved: 10, inPost: 9, need: 9, department: "zone",
      tier: "county"),
  ]

  private static func board(_ lines: [PostLine] = lines, rules: [Rule] = []) throws -> Board {
    try Scenario(
      name: "Reorganized", categories: [QuotaCategory(id: "c"), QuotaCategory(id: "d")],
      posts: lines, rules: [Rule(id: "all", .reclaim(Reclaim(.all)))] + rules
    ).validated()
  }

  /// Why a reorganization is refused; `nil` where it is carried out.
  private static func refusal(
    of reorganization: Reorganization, on board: Board
  ) -> ReorganizationError? {
    do {
      _ = try board.reorganized(by: reorganization)
      return nil
    } catch {
      return error
    }
  }

  @Test func `posts, staff, need and leaders go with the function`() throws {
    let board = try Self.board(rules: [
      Rule(id: "levels", .approval(Approval(between: .tier, by: "The city")))
    ])
    let result = try board.reorganized(
      by: Reorganization(transfers: [
        FunctionTransfer("one", from: "A", to: "B", approved: 5, inPost: 4, need: 5, leaders: 1),
        FunctionTransfer("two", from: "A", to: "B", approved: 1, need: 1, approval: "No. 7"),
      ]))
    let lines = Dictionary(uniqueKeysWithValues: result.scenario.posts.map { ($0.id, $0) })
    let (a, b) = (try #require(lines["A"]), try #require(lines["B"]))
    #expect([a.approved, a.inPost, a.need, a.leaders] == [14, 14, 13, 1])
    #expect([b.approved, b.inPost, b.need, b.leaders] == [16, 16, 20, 1])
    #expect(result.pending == [0: ["levels"]])
    #expect(board.lines.first { $0.id == "A" } == Self.lines[0])
  }

  @Test(arguments: [
    (FunctionTransfer("f", from: "A", to: "Z", approved: 1), "No line of posts has the id Z."),
    (FunctionTransfer("f", from: "A", to: "A", approved: 1), "to itself"),
    (FunctionTransfer("f", from: "A", to: "C", approved: 1), "but C of d"),
    (FunctionTransfer("f", from: "A", to: "B"), "Nothing goes along"),
    (FunctionTransfer("f", from: "A", to: "B", approved: -1), "below 0"),
    (FunctionTransfer("f", from: "A", to: "B", approved: .max), "beyond"),
    (FunctionTransfer("f", from: "A", to: "B", approved: 21), "has 20 approved posts"),
    (FunctionTransfer("f", from: "A", to: "B", inPost: 19), "has 18 persons in post"),
    (FunctionTransfer("f", from: "A", to: "B", need: 20), "has 19 posts of need"),
    (FunctionTransfer("f", from: "A", to: "B", approved: 1, leaders: 3), "has 2 leaders"),
    (FunctionTransfer("f", from: "A", to: "B", approved: 3), "would have 18 persons on 17 posts"),
    (FunctionTransfer("f", from: "A", to: "B", inPost: 1), "would have 13 persons on 10 posts"),
  ])
  func `a transfer that breaks a limit is refused with its reason`(
    _ transfer: FunctionTransfer, _ words: String
  ) throws {
    let board = try Self.board()
    let error = Self.refusal(of: Reorganization(transfers: [transfer]), on: board)
    #expect(error?.transfer == 0)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.advice.isEmpty == false)
  }

  @Test func `the least and greatest posts of a line hold`() throws {
    var lines = Self.lines
    lines[0].min = 18
    lines[1].max = 12
    let board = try Self.board(lines)
    for (posts, words) in [(3, "below its least, 18"), (2, nil)] {
      let transfer = FunctionTransfer("f", from: "A", to: "B", approved: posts, inPost: posts)
      if let words {
        let error = Self.refusal(of: Reorganization(transfers: [transfer]), on: board)
        #expect(error?.message.contains(words) == true)
      } else {
        #expect(Self.refusal(of: Reorganization(transfers: [transfer]), on: board) == nil)
      }
    }
    lines[0].min = nil
    let other = try Self.board(lines)
    let error = Self.refusal(
      of: Reorganization(transfers: [
        FunctionTransfer("f", from: "A", to: "B", approved: 3, inPost: 3)
      ]), on: other)
    #expect(error?.message.contains("above its greatest, 12") == true)
  }

  /// Decides by the words of the rule, unit by unit, where each small unit goes.
  private func expected(
    _ lines: [PostLine], _ merger: UnitMerger
  ) -> [String: String] {
    func key(_ line: PostLine) -> String? {
      merger.grouping == .department ? line.department : merger.grouping == .town ? line.town : ""
    }
    let units = Set(lines.map(\.unit)).sorted()
    func own(_ unit: String) -> [PostLine] { lines.filter { $0.unit == unit } }
    func posts(_ unit: String) -> Int { own(unit).reduce(0) { $0 + $1.approved } }
    func group(_ unit: String) -> String? {
      let values = Set(own(unit).map(key))
      return values.count == 1 ? values.first ?? nil : nil
    }
    func isSmall(_ unit: String) -> Bool { posts(unit) <= merger.smallUnit }
    var found: [String: String] = [:]
    for unit in units where isSmall(unit) {
      guard let value = group(unit) else { continue }
      let able = units.filter { other in
        group(other) == value
          && Set(own(unit).map(\.category)).isSubset(of: Set(own(other).map(\.category)))
      }
      let large = able.filter { !isSmall($0) }
      let pool = large.isEmpty ? able : large
      let most = pool.map(posts).max() ?? 0
      if let target = pool.filter({ posts($0) == most }).min(), target != unit {
        found[unit] = target
      }
    }
    // Whoever joins one that joins another ends where that one ends.
    for unit in found.keys {
      while let next = found[unit].flatMap({ found[$0] }) { found[unit] = next }
    }
    return found
  }

  @Test(arguments: 1...UInt64(200))
  func `mergers do what their words say, and nothing appears or disappears`(
    _ seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let scenario = RandomBoards.scenario(seed: 81_000 + seed, kinds: [.leadership])
    var plain = scenario
    plain.rules = [Rule(id: "all", .reclaim(Reclaim(.all)))]
    let board = try plain.validated()
    let merger = UnitMerger(
      id: "small", smallUnit: Int.random(in: 0...7, using: &random),
      within: [.department, .town, .all].randomElement(using: &random) ?? .all)
    var transfers: [FunctionTransfer] = []
    if let from = board.lines.first(where: { $0.vacancy > 0 }),
      let to = board.lines.first(where: { $0.category == from.category && $0.id != from.id })
    {
      let posts = Int.random(in: 1...from.vacancy, using: &random)
      transfers.append(FunctionTransfer("f", from: from.id, to: to.id, approved: posts))
    }
    let floorsHold = board.lines.allSatisfy { $0.min == nil && $0.max == nil }
    if !floorsHold { transfers = [] }
    let result = try board.reorganized(
      by: Reorganization(transfers: transfers, mergers: [merger]))
    let balances = board.scenarioCopy.balances(against: result.scenario)
    #expect(balances.filter { !$0.isBalanced } == [])
    var moved = board.lines
    for transfer in transfers {
      for index in moved.indices {
        if moved[index].id == transfer.from { moved[index].approved -= transfer.approved }
        if moved[index].id == transfer.to { moved[index].approved += transfer.approved }
      }
    }
    let expected = expected(moved, merger)
    for (line, after) in zip(moved, result.scenario.posts) {
      var wanted = line
      wanted.unit = expected[line.unit] ?? line.unit
      #expect(after == wanted, "seed \(seed), line \(line.id)")
    }
    for unit in result.units { #expect(unit.into == expected[unit.unit], "seed \(seed)") }
    // The order of the lines changes nothing.
    var shuffled = plain
    shuffled.posts.shuffle(using: &random)
    let again = try shuffled.validated().reorganized(
      by: Reorganization(transfers: transfers, mergers: [merger]))
    #expect(again.scenario.posts == result.scenario.posts)
    #expect(again.units == result.units)
  }

  @Test func `a unit matches one merger, and a merger some line`() throws {
    let board = try Self.board()
    let twice = Reorganization(mergers: [
      UnitMerger(id: "x", smallUnit: 10, within: .all),
      UnitMerger(id: "y", smallUnit: 10, within: .all),
    ])
    let error = Self.refusal(of: twice, on: board)
    #expect(error?.place == "y")
    let none = Reorganization(mergers: [
      UnitMerger(id: "x", where: .where(.unit, "nobody"), smallUnit: 10)
    ])
    #expect(Self.refusal(of: none, on: board) != nil)
    let negative = Reorganization(mergers: [UnitMerger(id: "x", smallUnit: -1)])
    #expect(Self.refusal(of: negative, on: board) != nil)
  }

  @Test func `units of several departments, or without a partner, stay`() throws {
    var lines = Self.lines
    lines.append(
      PostLine(
        id: "D", unit: "town", category: "c", approved: 0, inPost: 0, need: 0, department: "zone"))
    let result = try Self.board(lines).reorganized(
      by: Reorganization(mergers: [UnitMerger(id: "x", smallUnit: 10)]))
    let obstacles = Dictionary(
      uniqueKeysWithValues: result.units.map { ($0.unit, $0.obstacle) })
    #expect(obstacles["town"] == .noGroup)
    // The zone has posts of another category.
    #expect(obstacles["bureau"] == .noUnit)
    #expect(result.scenario.posts.map(\.unit) == ["zone", "town", "bureau", "town"])
  }
}

extension Board {
  fileprivate var scenarioCopy: Scenario {
    Scenario(
      name: name, categories: categories, posts: lines, rules: rules, objective: objective)
  }
}
