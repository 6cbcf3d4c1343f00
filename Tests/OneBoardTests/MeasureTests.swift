import OneBoard
import OneBoardTestSupport
import Testing

/// Measures of plans on boards small enough for pencil and paper.
struct `Measures of a plan` {
  private static let lines = [
    PostLine(
      id: "L1", unit: "U1", category: "a", approved: 10, inPost: 6, need: 6, sector: "office",
      tier: "county"),
    PostLine(
      id: "L2", unit: "U2", category: "a", approved: 4, inPost: 4, need: 8, sector: "Education",
      tier: "township", town: "T1"),
    PostLine(
      id: "L3", unit: "U2", category: "a", approved: 5, inPost: 5, need: 10, sector: "卫生",
      tier: "county", town: "T2", service: "canteen"),
    PostLine(
      id: "L4", unit: "U3", category: "b", approved: 6, inPost: 2, need: 2, sector: "office",
      tier: "county"),
    PostLine(
      id: "L5", unit: "U4", category: "b", approved: 0, inPost: 0, need: 4, sector: "culture",
      tier: "county", town: "T1"),
    PostLine(
      id: "L6", unit: "U5", category: "a", approved: 3, inPost: 3, need: 0, sector: "office"),
  ]

  private static let scenario = Scenario(
    name: "Six lines", categories: [QuotaCategory(id: "a", reserve: 3), QuotaCategory(id: "b")],
    posts: lines,
    rules: [
      Rule(id: "all", .reclaim(Reclaim(.all))),
      Rule(
        id: "buy", where: .where(.service, "canteen"),
        .purchase(Purchase(unitCost: 1.1, budget: 100))),
      Rule(id: "cap", .bound(Bound(of: .granted, atMost: 5))),
      Rule(
        id: "culture", where: .where(.sector, "culture"), .bound(Bound(of: .granted, atLeast: 3)),
        softWeight: 2),
      Rule(id: "floor", .bound(Bound(of: .final, per: .town, atLeast: 7))),
    ], objective: [ObjectiveLevel(.released)])

  private static func plan(on board: Board) -> [PlannedPosts] {
    KnownBoards.plan(
      on: board, released: ["L1": 2, "L4": 4], granted: ["L2": 3, "L3": 1, "L5": 2],
      purchased: ["L3": 3])
  }

  @Test func `Every figure agrees with pencil and paper`() throws {
    let board = try Self.scenario.validated()
    let measures = board.measures(of: Self.plan(on: board))
    #expect(measures.granted == 6)
    #expect(measures.released == 6)
    #expect(measures.purchased == 3)
    // L2 is in a township; L2 and L3 serve education and health.
    #expect(measures.frontlineShare == 0.5)
    #expect(measures.publicBenefitShare == 4.0 / 6)
    // 1, 7/8, 9/10, 1 and 2/4; L6 needs nothing.
    #expect(measures.coverage == CoverageSpread([1, 0.875, 0.9, 1, 0.5]))
    #expect(measures.coverage.least == 0.5)
    #expect(abs(measures.coverage.mean - 0.855) < 1e-15)
    // T1 ends with 7 + 2, T2 with 6.
    #expect(measures.townsBelowFloor == 1)
    #expect(measures.brokenRules == ["cap", "floor"])
    #expect(measures.violations == 2)
    #expect(!measures.isLegal)
    // U1, U2, U3 and U4.
    #expect(measures.unitsTouched == 4)
    // Category a: the greater of 2 and 4; b: of 4 and 2.
    #expect(measures.postsMoved == 8)
    #expect(measures.money == ExactDecimal("3.3"))
    // L2 gains 3, L3 4, L5 2; what L1 and L4 release is beyond their need.
    #expect(measures.benefit == 9)
    #expect(measures.shortage == 1 + 1 + 2)
    #expect(measures.shortfall == 2)
    #expect(measures.priceOfFairness == nil)
  }

  @Test func `A measure by name is the figure of that name`() throws {
    let board = try Self.scenario.validated()
    let measures = board.measures(of: Self.plan(on: board))
    let expected: [Measure: Double] = [
      .benefit: 9, .violations: 2, .brokenRules: 2, .granted: 6, .released: 6, .purchased: 3,
      .money: 3.3, .shortage: 4, .shortfall: 2, .frontlineShare: 0.5,
      .publicBenefitShare: 4.0 / 6, .leastCoverage: 0.5, .meanCoverage: measures.coverage.mean,
      .gini: measures.coverage.gini, .jain: measures.coverage.jain,
      .theil: measures.coverage.theil, .townsBelowFloor: 1, .unitsTouched: 4, .postsMoved: 8,
    ]
    for measure in Measure.allCases { #expect(measures[measure] == expected[measure]) }
  }

  @Test func `Benefit is that of the scenario's first benefit level`() throws {
    let board = try KnownBoards.miniCounty(
      objective: [
        ObjectiveLevel(.released),
        ObjectiveLevel(.benefit(curve: .linear, weights: KnownBoards.miniCountyWeights)),
      ]
    ).validated()
    let posts = KnownBoards.plan(
      on: board, released: KnownBoards.miniCountyReleased, granted: KnownBoards.miniCountyLinear)
    let measures = board.measures(of: posts)
    #expect(abs(measures.benefit - 86.3) < 1e-12)
    #expect(measures.isLegal)
    #expect(measures.publicBenefitShare == 1)
    #expect(measures.frontlineShare == 21.0 / 73)
  }

  @Test func `Nothing granted and nothing recognised have no share`() throws {
    var scenario = Self.scenario
    let board = try scenario.validated()
    let empty = board.measures(of: [])
    #expect(empty.frontlineShare == nil)
    #expect(empty.publicBenefitShare == nil)
    #expect(empty.granted == 0)
    for index in scenario.posts.indices { scenario.posts[index].tier = "bureau" }
    let other = try scenario.validated()
    #expect(other.measures(of: Self.plan(on: other)).frontlineShare == nil)
  }

  @Test func `Stated selectors replace those that are recognised`() throws {
    let board = try Self.scenario.validated()
    let settings = MeasureSettings(
      frontline: .where(.id, "L5"), publicBenefit: .where(.sector, "culture", "卫生"))
    let measures = board.measures(of: Self.plan(on: board), settings: settings)
    #expect(measures.frontlineShare == 2.0 / 6)
    #expect(measures.publicBenefitShare == 0.5)
  }

  @Test func `Absurd plans are measured without a trap`() throws {
    let board = try Self.scenario.validated()
    let posts = [
      PlannedPosts(id: "L1", released: .max, granted: .min, purchased: .max, final: .max),
      PlannedPosts(id: "L3", released: .min, granted: .max, purchased: .max, final: .min),
      PlannedPosts(id: "nobody", final: 1),
    ]
    let measures = board.measures(of: posts)
    #expect(measures.violations > 0)
    #expect(measures.brokenRules.contains("unknownLine"))
    for measure in Measure.allCases {
      if let value = measures[measure] { #expect(value.isFinite) }
    }
  }

  /// The counts of the audit and of the levels, on plans of every kind.
  @Test func `Random legal plans have the figures of their levels`() throws {
    for seed: UInt64 in 1...40 {
      var scenario = RandomBoards.scenario(seed: seed)
      scenario.objective = [
        ObjectiveLevel(.benefit(curve: .squaredShortage, weights: [])),
        ObjectiveLevel(.coverage(where: .all)), ObjectiveLevel(.released), ObjectiveLevel(.cost),
        ObjectiveLevel(.unitsTouched),
      ]
      let board = try scenario.validated()
      guard let plan = try BoardEnumeration.legalPlans(of: board).last else { continue }
      let measures = board.measures(of: plan)
      #expect(measures.isLegal, "seed \(seed)")
      var levels: [String: Double] = [:]
      for level in board.levelValues(of: plan) { levels[level.name] = level.value }
      #expect(measures.benefit == levels["benefit"])
      #expect(measures.coverage.least == levels["coverage"])
      #expect(Double(measures.released) == levels["released"])
      #expect(measures.money.doubleValue == levels["cost"])
      #expect(Double(measures.unitsTouched) == levels["unitsTouched"])
      #expect(measures.shortfall == levels["shortfall"] ?? 0)
      #expect(measures.granted == plan.reduce(0) { $0 + $1.granted })
    }
  }
}
