import Foundation
import OneBoard
import OneBoardTestSupport
import Testing

@testable import OneBoardFiles

/// What is written of a scenario is what is read.
struct ScenarioWritingTests {
  /// Writes a scenario and reads it back.
  private func readBack(_ scenario: Scenario) throws -> LoadedScenario {
    let space = try Workspace()
    try ScenarioFile.write(scenario, toDirectory: space.directory)
    return try ScenarioFile.load(path: space.directory)
  }

  /// A scenario with every kind of rule, condition and level, and texts that need escapes.
  private var everything: Scenario {
    let odd = Selector([
      .field(.sector, ["office", "health"]),
      .not(Selector([.field(.tag, ["zombie"]), .field(.tier, ["county"])])),
      .any([
        .where(.id, "A"), .where(.unit, "U \"2\"").and(.category, "c"),
        Selector([.not(.where(.town, "T,1"))]), Selector([.any([.where(.department, "D\n1")])]),
      ]),
      .field(.occupation, ["nurse\\"]), .field(.service, ["canteen"]),
    ])
    var full = PostLine(
      id: "A", unit: "U,1", category: "c", approved: 10, inPost: 8, need: 12,
      name: "=1+1 \"x\"", department: "D\n1", sector: "health", tier: "county", town: "T,1",
      occupation: "nurse\\", service: "canteen", min: 0, max: 1_000_000_000, idleYears: 0,
      tags: ["zombie", "ä b"], leaders: 0)
    full.need = 0
    let plain = PostLine(
      id: "B", unit: "U \"2\"", category: "第二", approved: 0, inPost: 3, need: 4, sector: "office")
    let table = [
      LeadershipStep(upToPosts: 10, leaders: 2), LeadershipStep(upToPosts: nil, leaders: 3),
    ]
    let kinds: [(Rule.Kind, ExactDecimal?)] = [
      (.reclaim(Reclaim(.all)), nil), (.reclaim(Reclaim(.all, must: true)), 0.000_000_001),
      (.reclaim(Reclaim(.vacancyAbove(0.05), rounding: .up)), nil),
      (.reclaim(Reclaim(.idleYears(3), withIncumbents: true)), nil),
      (.reclaim(Reclaim(.aboveNeed(12.5), rounding: .nearest, must: true)), nil),
      (.reclaim(Reclaim(.atMost(0))), nil), (.ringFence(from: odd, to: .all), nil),
      (.bound(Bound(of: .net, per: .town, atLeast: -5, atMost: -5)), 10),
      (.share(Share(of: .final, among: odd, atLeast: 0.123_456_789, atMost: 1)), 2.5),
      (.share(Share(of: .granted, atMost: 0)), nil),
      (.purchase(Purchase(unitCost: 4.2, budget: 2100, atMost: 3)), nil),
      (.leadership(table), nil), (.exchange(Exchange(.mayNotFall)), nil),
      (.exchange(Exchange(.mayNotFall, per: .tier)), nil),
      (.exchange(Exchange(.replacement(out: 2, in: 1), per: .unit)), nil),
      (.exchange(Exchange(.replacement(out: 1000, in: 0))), nil),
      (.approval(Approval(between: .tier, by: "省编办")), nil),
      (.approval(Approval(between: .occupation)), nil),
      (.share(Share(of: .final, per: .unit, among: odd, atLeast: 0.9)), 1),
    ]
    var rules = kinds.enumerated().map { index, kind in
      Rule(id: "r\(index)", kind.0, softWeight: kind.1)
    }
    rules[0].selection = odd
    rules[0].title = "Title — \"quoted\"\t\u{1}"
    rules[0].basis = "第十二条"
    for (index, quantity) in Bound.Quantity.allCases.enumerated() {
      for grouping in Bound.Grouping.allCases {
        rules.append(
          Rule(
            id: "b-\(quantity)-\(grouping)",
            .bound(
              Bound(
                of: quantity, per: grouping, atLeast: index.isMultiple(of: 2) ? 0 : nil,
                atMost: 7 + index))))
      }
    }
    return Scenario(
      name: "All \"of\" it\\",
      categories: [
        QuotaCategory(id: "c", name: "类别", reserve: 3, keepAtLeast: 2, totalAtMost: 0),
        QuotaCategory(id: "第二"),
      ], posts: [plain, full], rules: rules,
      objective: [
        ObjectiveLevel(
          .benefit(curve: .log, weights: [BenefitWeight(where: odd, times: 1.5)]),
          tolerance: 0.005),
        ObjectiveLevel(.benefit(curve: .squaredShortage, weights: [])),
        ObjectiveLevel(.coverage(where: odd)), ObjectiveLevel(.coverage(where: .all)),
        ObjectiveLevel(.released), ObjectiveLevel(.cost, tolerance: 1),
        ObjectiveLevel(.unitsTouched),
        ObjectiveLevel(
          .change(from: [
            PlannedPosts(id: "A", released: 2, purchased: 1, final: 8),
            PlannedPosts(id: "B", granted: 4, final: 4),
          ])),
      ])
  }

  @Test func `a scenario with everything in it reads back equal`() throws {
    let scenario = everything
    let read = try readBack(scenario).scenario
    #expect(read.name == scenario.name)
    #expect(read.categories == scenario.categories)
    #expect(read.posts == scenario.posts)
    #expect(read.rules == scenario.rules)
    #expect(read.objective == scenario.objective)
  }

  @Test(arguments: Array(UInt64(1)...200))
  func `random scenarios read back equal`(_ seed: UInt64) throws {
    let scenario = RandomBoards.scenario(seed: seed)
    let read = try readBack(scenario)
    #expect(read.scenario.name == scenario.name, "seed \(seed)")
    #expect(read.scenario.categories == scenario.categories, "seed \(seed)")
    #expect(read.scenario.posts == scenario.posts, "seed \(seed)")
    let board = try scenario.validated()
    func same(_ left: Selector, _ right: Selector) -> Bool {
      // Two conditions of one kind cannot stand in one object, so the form may differ.
      left == right || board.lines(selectedBy: left) == board.lines(selectedBy: right)
    }
    #expect(read.scenario.rules.count == scenario.rules.count, "seed \(seed)")
    for (left, right) in zip(read.scenario.rules, scenario.rules) {
      #expect(same(left.selection, right.selection), "seed \(seed), rule \(right.id)")
      var left = left
      left.selection = right.selection
      switch (left.kind, right.kind) {
      case (.ringFence(let from, let to), .ringFence(let otherFrom, let otherTo)):
        #expect(same(from, otherFrom) && same(to, otherTo), "seed \(seed), rule \(right.id)")
        left.kind = right.kind
      case (.share(var share), .share(let other)):
        #expect(same(share.among, other.among), "seed \(seed), rule \(right.id)")
        share.among = other.among
        left.kind = .share(share)
      default: break
      }
      #expect(left == right, "seed \(seed)")
    }
    #expect(read.scenario.objective.count == scenario.objective.count, "seed \(seed)")
    for (left, right) in zip(read.scenario.objective, scenario.objective) {
      #expect(left.tolerance == right.tolerance, "seed \(seed)")
      switch (left.goal, right.goal) {
      case (.coverage(let one), .coverage(let other)): #expect(same(one, other), "seed \(seed)")
      case (.benefit(let curve, let weights), .benefit(let otherCurve, let others)):
        #expect(curve == otherCurve && weights.map(\.times) == others.map(\.times), "seed \(seed)")
        for (one, other) in zip(weights, others) {
          #expect(same(one.selection, other.selection), "seed \(seed)")
        }
      case (.change(let posts), .change(let others)):
        #expect(posts == others.sorted { $0.id < $1.id }, "seed \(seed)")
      default: #expect(left.goal == right.goal, "seed \(seed)")
      }
    }
  }

  @Test func `columns that no line states are left out`() throws {
    let line = PostLine(id: "A", unit: "U", category: "c", approved: 10, inPost: 8, need: 12)
    let text = String(decoding: try ScenarioFile.csv(of: [line]), as: UTF8.self)
    #expect(text == "id,unit,category,approved,inPost,need\r\nA,U,c,10,8,12\r\n")
  }

  @Test func `the JSON is one line a rule, with defaults left out`() {
    let scenario = Scenario(
      name: "S", categories: [QuotaCategory(id: "c", totalAtMost: 5)], posts: [],
      rules: [
        Rule(
          id: "r", where: .where(.sector, "a", "b"),
          .bound(Bound(of: .granted, per: .line, atLeast: 1)), softWeight: 2.5),
        Rule(id: "twice", where: .where(.tier, "x").and(.tier, "y"), .reclaim(Reclaim(.all))),
      ], objective: [ObjectiveLevel(.released)])
    let expected = """
      {
        "oneboard": 1,
        "name": "S",
        "categories": [
          { "id": "c", "reserve": 0, "keepAtLeast": 0, "total": { "atMost": 5 } }
        ],
        "posts": "posts.csv",
        "rules": [
          { "id": "r", "where": { "sector": ["a", "b"] }, "bound": { "of": "granted", "per": "line", \
      "atLeast": 1 }, "strength": { "soft": 2.5 } },
          { "id": "twice", "where": { "not": { "any": [{ "not": { "tier": ["x"] } }, \
      { "not": { "tier": ["y"] } }] } }, "reclaim": { "all": true } }
        ],
        "objective": [
          { "minimize": "released" }
        ]
      }

      """
    #expect(ScenarioFile.json(of: scenario) == expected)
  }

  @Test(arguments: [" a", "a ", "\u{3000}甲", "甲\u{A0}", "\ta"])
  func `a text that a table would trim is refused`(_ text: String) throws {
    let line = PostLine(
      id: "A", unit: "U", category: "c", approved: 1, inPost: 1, need: 1, name: text)
    let error = try #require(throws: FileError.self) { try ScenarioFile.csv(of: [line]) }
    #expect(error.kind == .unwritable)
    #expect(error.description.contains("posts[0]: name"))
  }

  @Test(arguments: ["a;b", "", " a"])
  func `a tag that a table would split is refused`(_ tag: String) throws {
    var line = PostLine(id: "A", unit: "U", category: "c", approved: 1, inPost: 1, need: 1)
    line.tags = ["x", tag]
    let error = try #require(throws: FileError.self) { try ScenarioFile.csv(of: [line]) }
    #expect(error.kind == .unwritable)
  }

  @Test func `a scenario without name or objective is refused, empty texts are left out`() throws {
    var scenario = everything
    scenario.rules[0].title = ""
    scenario.rules[0].basis = ""
    scenario.categories[0].name = ""
    let read = try readBack(scenario).scenario
    #expect(read.rules[0].title == nil && read.rules[0].basis == nil)
    #expect(read.categories[0].name == scenario.categories[0].id)
    var nameless = scenario
    nameless.name = ""
    var aimless = scenario
    aimless.objective = []
    for wrong in [nameless, aimless] {
      let error = try #require(throws: FileError.self) { try ScenarioFile.files(of: wrong) }
      #expect(error.kind == .unwritable)
    }
  }

  @Test func `a directory that cannot be made is refused`() throws {
    let space = try Workspace()
    try space.write("x", to: "file")
    let error = try #require(throws: FileError.self) {
      try ScenarioFile.write(everything, toDirectory: space.path("file/inner"))
    }
    #expect(error.kind == .unwritable)
  }
}
