import OneBoard
import Testing

@Suite struct ValidationTests {
  /// Two lines, a school and a clinic, in one category.
  private static func scenario(
    _ rules: [Rule] = [], objective: [ObjectiveLevel] = ObjectiveLevel.standard,
    change: (inout Scenario) -> Void = { _ in }
  ) -> Scenario {
    var scenario = Scenario(
      name: "Two lines", categories: [QuotaCategory(id: "institution", reserve: 2)],
      posts: [
        PostLine(
          id: "S1", unit: "school", category: "institution", approved: 10, inPost: 8, need: 12,
          sector: "education", town: "Dongshan", service: "canteen", tags: ["old", "shell"]),
        PostLine(
          id: "C1", unit: "clinic", category: "institution", approved: 5, inPost: 5, need: 6,
          sector: "health", tier: "township", service: "canteen"),
      ], rules: rules, objective: objective)
    change(&scenario)
    return scenario
  }

  private static func faults(_ scenario: Scenario) -> [ScenarioFault] {
    do throws(ScenarioError) {
      _ = try scenario.validated()
      return []
    } catch {
      return error.faults
    }
  }

  private static func rule(
    _ kind: Rule.Kind, where selection: Selector = .all, soft: ExactDecimal? = nil
  ) -> Rule {
    Rule(id: "r", where: selection, kind, softWeight: soft)
  }

  /// One faulty rule, and the paths at which the faults must be reported.
  struct FaultyRule: Sendable, CustomTestStringConvertible {
    let rule: Rule
    let paths: [String]
    var testDescription: String { "\(paths)" }

    init(
      _ kind: Rule.Kind, where selection: Selector = .all, soft: ExactDecimal? = nil,
      at paths: String...
    ) {
      rule = ValidationTests.rule(kind, where: selection, soft: soft)
      self.paths = paths
    }
  }

  static let faultyRules: [FaultyRule] = [
    FaultyRule(.reclaim(Reclaim(.vacancyAbove(-0.1))), at: "rules[0].reclaim.vacancyAbove"),
    FaultyRule(.reclaim(Reclaim(.vacancyAbove(1.01))), at: "rules[0].reclaim.vacancyAbove"),
    FaultyRule(.reclaim(Reclaim(.aboveNeed(-1))), at: "rules[0].reclaim.aboveNeed"),
    FaultyRule(.reclaim(Reclaim(.idleYears(-1))), at: "rules[0].reclaim.idleYears"),
    FaultyRule(.reclaim(Reclaim(.atMost(-3))), at: "rules[0].reclaim.atMost"),
    FaultyRule(.reclaim(Reclaim(.all)), soft: 1, at: "rules[0].strength"),
    FaultyRule(.reclaim(Reclaim(.all, must: true)), soft: 0, at: "rules[0].strength.soft"),
    FaultyRule(.ringFence(from: .all, to: .all), soft: 2, at: "rules[0].strength"),
    FaultyRule(.purchase(Purchase(unitCost: 1, budget: 1)), soft: 2, at: "rules[0].strength"),
    FaultyRule(
      .leadership([LeadershipStep(upToPosts: nil, leaders: 1)]), soft: 2, at: "rules[0].strength"),
    FaultyRule(.bound(Bound(of: .granted)), at: "rules[0].bound"),
    FaultyRule(.bound(Bound(of: .final, atLeast: -1)), at: "rules[0].bound.atLeast"),
    FaultyRule(.bound(Bound(of: .released, atMost: -1)), at: "rules[0].bound.atMost"),
    FaultyRule(.bound(Bound(of: .purchased, atMost: .max)), at: "rules[0].bound.atMost"),
    FaultyRule(.bound(Bound(of: .net, atLeast: .min)), at: "rules[0].bound.atLeast"),
    FaultyRule(.bound(Bound(of: .net, atLeast: 3, atMost: 2)), at: "rules[0].bound.atLeast"),
    FaultyRule(.bound(Bound(of: .net, atLeast: 1)), soft: -1, at: "rules[0].strength.soft"),
    FaultyRule(.share(Share(of: .granted)), at: "rules[0].share"),
    FaultyRule(.share(Share(of: .released, atLeast: 0.5)), at: "rules[0].share.of"),
    FaultyRule(.share(Share(of: .final, atLeast: 1.5)), at: "rules[0].share.atLeast"),
    FaultyRule(.share(Share(of: .final, atMost: -0.5)), at: "rules[0].share.atMost"),
    FaultyRule(.share(Share(of: .final, atLeast: 0.5, atMost: 0.4)), at: "rules[0].share.atLeast"),
    FaultyRule(
      .share(Share(of: .final, among: .where(.town, "Xishan"), atLeast: 0.5)),
      at: "rules[0].share.among.town[0]"),
    FaultyRule(.purchase(Purchase(unitCost: 0, budget: 1)), at: "rules[0].purchase.unitCost"),
    FaultyRule(.purchase(Purchase(unitCost: 1, budget: -1)), at: "rules[0].purchase.budget"),
    FaultyRule(
      .purchase(Purchase(unitCost: 1, budget: ExactDecimal(.max))),
      at: "rules[0].purchase.budget"),
    FaultyRule(
      .purchase(Purchase(unitCost: 1, budget: 1, atMost: -1)), at: "rules[0].purchase.atMost"),
    FaultyRule(.exchange(Exchange(.mayNotFall)), soft: 1, at: "rules[0].strength"),
    FaultyRule(
      .exchange(Exchange(.replacement(out: 0, in: 1))), at: "rules[0].replacement.out"),
    FaultyRule(
      .exchange(Exchange(.replacement(out: 2, in: -1))), at: "rules[0].replacement.in"),
    FaultyRule(
      .exchange(Exchange(.replacement(out: 1001, in: 1))), at: "rules[0].replacement.out"),
    FaultyRule(.approval(Approval(between: .all)), at: "rules[0].approval.between"),
    FaultyRule(.approval(Approval(between: .tier)), soft: 1, at: "rules[0].strength"),
    FaultyRule(.leadership([]), at: "rules[0].leadership.steps"),
    FaultyRule(
      .leadership([
        LeadershipStep(upToPosts: 10, leaders: 1), LeadershipStep(upToPosts: 10, leaders: 2),
        LeadershipStep(upToPosts: nil, leaders: 3),
      ]), at: "rules[0].leadership.steps[1][0]"),
    FaultyRule(
      .leadership([
        LeadershipStep(upToPosts: 10, leaders: 4), LeadershipStep(upToPosts: nil, leaders: 3),
      ]), at: "rules[0].leadership.steps[1][1]"),
    FaultyRule(
      .leadership([
        LeadershipStep(upToPosts: nil, leaders: 1), LeadershipStep(upToPosts: nil, leaders: -2),
      ]), at: "rules[0].leadership.steps[0][0]", "rules[0].leadership.steps[1][1]"),
    FaultyRule(
      .leadership([LeadershipStep(upToPosts: 9, leaders: 1)]),
      at: "rules[0].leadership.steps[0][0]"),
    FaultyRule(
      .ringFence(from: .where(.tag, "shel"), to: .where(.sector, "education", "police")),
      at: "rules[0].ringFence.from.tag[0]", "rules[0].ringFence.to.sector[1]"),
    FaultyRule(
      .reclaim(Reclaim(.all)), where: Selector([.field(.occupation, ["teacher"])]),
      at: "rules[0].where.occupation[0]"),
    FaultyRule(
      .reclaim(Reclaim(.all)), where: Selector([.field(.sector, [])]), at: "rules[0].where.sector"),
    FaultyRule(
      .reclaim(Reclaim(.all)), where: Selector([.any([])]), at: "rules[0].where.any"),
    FaultyRule(
      .reclaim(Reclaim(.all)),
      where: Selector([.not(Selector([.any([.all, .where(.town, "Beishan")])]))]),
      at: "rules[0].where.not.any[1].town[0]"),
  ]

  @Test(arguments: faultyRules)
  func `each faulty parameter of a rule is reported at its own path`(_ example: FaultyRule) throws {
    let found = Self.faults(Self.scenario([example.rule]))
    #expect(found.map(\.path) == example.paths)
    for fault in found {
      #expect(fault.message.hasSuffix(".") && fault.advice.hasSuffix("."))
    }
  }

  @Test func `a sound scenario with every kind of rule passes and is put in id order`() throws {
    let rules = [
      Rule(
        id: "z", .reclaim(Reclaim(.vacancyAbove(0.05), rounding: .up, must: true)), softWeight: 3),
      Rule(id: "f", .ringFence(from: .where(.tag, "shell"), to: .where(.sector, "health"))),
      Rule(id: "b", .bound(Bound(of: .net, per: .town, atLeast: -2, atMost: 5)), softWeight: 0.5),
      Rule(
        id: "n", where: Selector([.not(.all)]), .bound(Bound(of: .granted, atLeast: 1))),
      Rule(id: "s", .share(Share(of: .final, atLeast: 0, atMost: 1)), softWeight: 1),
      Rule(
        id: "p", where: .where(.service, "canteen"),
        .purchase(Purchase(unitCost: 4.2, budget: 0, atMost: 0))),
      Rule(
        id: "l",
        .leadership([
          LeadershipStep(upToPosts: 0, leaders: 0), LeadershipStep(upToPosts: nil, leaders: 2),
        ])),
    ]
    let board = try Self.scenario(
      rules,
      objective: [
        ObjectiveLevel(.released, tolerance: 0), ObjectiveLevel(.released, tolerance: 1),
        ObjectiveLevel(.change(from: [PlannedPosts(id: "C1", granted: 1, final: 6)])),
      ]
    ).validated()
    #expect(board.rules.map(\.id) == ["b", "f", "l", "n", "p", "s", "z"])
    #expect(board.lines.map(\.id) == ["C1", "S1"])
  }

  @Test func `repeated and empty ids are reported with their first occurrence`() {
    let found = Self.faults(
      Self.scenario([
        Rule(id: "r", .reclaim(Reclaim(.all))), Rule(id: "r", .reclaim(Reclaim(.all))),
        Rule(id: "", .reclaim(Reclaim(.all))),
      ]) { scenario in
        scenario.categories.append(QuotaCategory(id: "institution"))
        scenario.posts.append(scenario.posts[0])
        scenario.posts[1].id = ""
      })
    #expect(
      found.map(\.path) == [
        "categories[1].id", "posts[1].id", "posts[2].id", "rules[1].id", "rules[2].id",
      ])
    #expect(found[0].message.contains("categories[0]"))
    #expect(found[2].message.contains("posts[0]"))
    #expect(found[3].message.contains("rules[0]"))
  }

  @Test func `an unknown category is reported with the near name`() throws {
    let found = Self.faults(Self.scenario { $0.posts[1].category = "institutoin" })
    #expect(found.map(\.path) == ["posts[1].category"])
    #expect(try #require(found.first).advice.contains("Did you mean \"institution\"?"))
  }

  @Test func `numbers outside their range are reported field by field`() {
    let found = Self.faults(
      Self.scenario { scenario in
        scenario.categories[0].reserve = -1
        scenario.categories[0].keepAtLeast = -2
        scenario.categories[0].totalAtMost = -3
        scenario.posts[0].approved = -1
        scenario.posts[0].inPost = 1_000_000_001
        scenario.posts[0].need = .min
        scenario.posts[0].min = 5
        scenario.posts[0].max = 4
        scenario.posts[1].idleYears = -1
        scenario.posts[1].leaders = .max
        scenario.posts[1].unit = ""
        scenario.posts[1].tags = [""]
      })
    #expect(
      found.map(\.path) == [
        "categories[0].reserve", "categories[0].keepAtLeast", "categories[0].total.atMost",
        "posts[0].approved", "posts[0].inPost", "posts[0].need", "posts[0].min", "posts[1].unit",
        "posts[1].tags", "posts[1].idleYears", "posts[1].leaders",
      ])
  }

  @Test func `a line that looks like a pool in a list of moves is refused`() {
    let found = Self.faults(Self.scenario { $0.posts[0].id = "reserve:institution" })
    #expect(found.map(\.path) == ["posts[0].id"])
  }

  @Test func `totals that binary numbers cannot hold exactly are refused`() {
    let found = Self.faults(
      Self.scenario { $0.categories[0].reserve = (1 << 53) - 10 })
    #expect(found.map(\.path) == ["posts"])
    #expect(Self.faults(Self.scenario { $0.categories[0].reserve = (1 << 53) - 33 }).isEmpty)
  }

  @Test func `a value that no line has is reported with the near value`() throws {
    let found = Self.faults(
      Self.scenario([Self.rule(.reclaim(Reclaim(.all)), where: .where(.sector, "educaton"))]))
    let fault = try #require(found.first)
    #expect(fault.path == "rules[0].where.sector[0]")
    #expect(fault.message == "No line has the sector \"educaton\".")
    #expect(
      fault.advice
        == "Did you mean \"education\"? Use a value that occurs: \"education\", \"health\".")
  }

  @Test func `a line of two purchase rules is reported at the second rule`() throws {
    let purchase = Rule.Kind.purchase(Purchase(unitCost: 1, budget: 5))
    let found = Self.faults(
      Self.scenario([
        Rule(id: "first", where: .where(.sector, "health"), purchase),
        Rule(id: "second", where: .where(.service, "canteen"), purchase),
      ]))
    let fault = try #require(found.first)
    #expect(found.count == 1)
    #expect(fault.path == "rules[1].where")
    #expect(fault.message.contains("\"C1\"") && fault.message.contains("\"first\" at rules[0]"))
    #expect(
      Self.faults(
        Self.scenario([
          Rule(id: "first", where: .where(.sector, "health"), purchase),
          Rule(id: "second", where: .where(.sector, "education"), purchase),
        ])
      ).isEmpty)
  }

  @Test func `faults of objective levels are reported at their paths`() {
    let found = Self.faults(
      Self.scenario(
        objective: [
          ObjectiveLevel(
            .benefit(
              curve: .log,
              weights: [
                BenefitWeight(where: .all, times: 0),
                BenefitWeight(where: .where(.tier, "county"), times: 1),
              ]), tolerance: 1.5),
          ObjectiveLevel(.coverage(where: .where(.id, "S2")), tolerance: -0.1),
          ObjectiveLevel(
            .change(from: [
              PlannedPosts(id: "S1", granted: 1, final: 11), PlannedPosts(id: "S9", final: 1),
              PlannedPosts(id: "S1", released: -1, final: 11),
            ])),
        ]))
    #expect(
      found.map(\.path) == [
        "objective[0].tolerance", "objective[0].weights[0].times",
        "objective[0].weights[1].where.tier[0]", "objective[1].tolerance",
        "objective[1].where.id[0]", "objective[2].minimize.changeFrom[1].id",
        "objective[2].minimize.changeFrom[2].id", "objective[2].minimize.changeFrom[2].released",
      ])
  }

  @Test func `selectors nested too deeply are refused instead of exhausting the stack`() {
    var deep = Selector.all
    for _ in 0..<200 { deep = Selector([.not(deep)]) }
    let found = Self.faults(
      Self.scenario([Self.rule(.purchase(Purchase(unitCost: 1, budget: 1)), where: deep)]))
    #expect(found.count == 1)
  }

  @Test func `at most a thousand faults are kept`() {
    let found = Self.faults(
      Self.scenario { scenario in
        for index in 0..<3_000 {
          var line = scenario.posts[0]
          line.id = "L\(index)"
          line.need = -1
          scenario.posts.append(line)
        }
      })
    #expect(found.count == 1_000)
  }

  @Test func `a hundred thousand lines with fifty rules validate quickly`() throws {
    let lines = (0..<100_000).map { index in
      PostLine(
        id: "L\(index)", unit: "U\(index / 3)", category: "institution", approved: 10, inPost: 8,
        need: 11, sector: "S\(index % 60)", town: "T\(index % 500)")
    }
    let rules = (0..<50).map { index in
      Rule(
        id: "r\(index)", where: .where(.sector, "S\(index)").and(.town, "T\(index)"),
        .purchase(Purchase(unitCost: 1, budget: 10)))
    }
    let scenario = Scenario(
      name: "Large", categories: [QuotaCategory(id: "institution")], posts: lines, rules: rules)
    let elapsed = try ContinuousClock().measure { _ = try scenario.validated() }
    #expect(elapsed < .seconds(20))
  }
}

@Suite struct NearNameTests {
  @Test(arguments: [
    ("educaton", "education"), ("Education", "education"), ("heatlh", "health"),
    ("卫声", "卫生"), ("T1O", "T10"),
  ])
  func `a slip of the pen is recognised`(_ written: String, _ meant: String) {
    let names = ["education", "health", "卫生", "公安", "T10", "T20"]
    #expect(Self.nearest(written, names) == meant)
  }

  @Test func `a name that is nothing like the others has no near name`() {
    #expect(Self.nearest("police", ["education", "health"]) == nil)
    #expect(Self.nearest("A", ["B"]) == nil)
    #expect(Self.nearest("", ["B"]) == nil)
  }

  @Test func `of equally near names the first in order is taken`() {
    #expect(Self.nearest("T1x", ["T1c", "T1a", "T1b"]) == "T1a")
  }

  private static func nearest(_ name: String, _ names: [String]) -> String? {
    NearName.nearest(to: name, among: names)
  }
}
