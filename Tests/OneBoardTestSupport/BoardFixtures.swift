public import OneBoard

/// Boards whose best plans are known from elsewhere.
public enum KnownBoards {
  /// The weights under which the linear optimum of the mini county is 86.3.
  public static let miniCountyWeights = [
    BenefitWeight(where: .where(.tier, "township"), times: 1.5),
    BenefitWeight(where: .where(.sector, "health"), times: 1.2),
  ]

  /// The mini county: five sources with 73 reclaimable posts, nine schools and clinics.
  ///
  /// - Parameters:
  ///   - curve: The curve of the benefit, the first level.
  ///   - weights: The weights of the benefit.
  ///   - further: The levels after the benefit.
  /// - Returns: The scenario.
  public static func miniCounty(
    curve: BenefitCurve = .linear, weights: [BenefitWeight] = [], further: [ObjectiveLevel] = []
  ) -> Scenario {
    miniCounty(objective: [ObjectiveLevel(.benefit(curve: curve, weights: weights))] + further)
  }

  /// The mini county with any objective.
  ///
  /// - Parameter objective: The objective levels.
  /// - Returns: The scenario.
  public static func miniCounty(objective: [ObjectiveLevel]) -> Scenario {
    Scenario(
      name: "Mini county", categories: [QuotaCategory(id: "institution", name: "事业编制")],
      posts: miniCountySources + miniCountySinks, rules: miniCountyRules, objective: objective)
  }

  private static var miniCountySources: [PostLine] {
    [("Z1", 30, 0), ("Z2", 18, 2), ("O1", 40, 28), ("O2", 60, 47), ("O3", 95, 84)].map {
      id, approved, inPost in
      PostLine(
        id: id, unit: id, category: "institution", approved: approved, inPost: inPost,
        need: inPost, sector: id.hasPrefix("O") ? "office" : "other", tier: "county",
        tags: id.hasPrefix("Z") ? ["zombie"] : [])
    }
  }

  private static var miniCountySinks: [PostLine] {
    let rows: [(String, String, String?, Int, Int)] = [
      ("J1", "education", nil, 138, 150), ("J2", "education", "T1", 52, 60),
      ("P1", "education", nil, 100, 150), ("P2", "education", "T2", 27, 30),
      ("P3", "education", "T3", 11, 15), ("H1", "health", "T1", 24, 31),
      ("H2", "health", "T2", 20, 24), ("H3", "health", "T3", 15, 18),
      ("C1", "health", nil, 20, 25),
    ]
    return rows.map { id, sector, town, approved, need in
      PostLine(
        id: id, unit: id, category: "institution", approved: approved, inPost: approved,
        need: need, sector: sector, tier: town == nil ? "county" : "township", town: town)
    }
  }

  private static var miniCountyRules: [Rule] {
    [
      Rule(id: "zombies", where: .where(.tag, "zombie"), .reclaim(Reclaim(.all))),
      Rule(
        id: "to-teachers",
        .ringFence(from: .where(.tag, "zombie"), to: .where(.sector, "education"))),
      Rule(
        id: "vacancy-5", where: .where(.sector, "office"),
        .reclaim(Reclaim(.vacancyAbove(0.05), rounding: .up))),
      Rule(
        id: "clinics", where: .where(.sector, "health").and(.tier, "township"),
        .bound(Bound(of: .granted, per: .line, atLeast: 1, atMost: 2))),
    ]
  }

  /// Luohe: a pool of 870 posts for 58 towns, with the same floor for each town.
  ///
  /// A floor of 15 is feasible in exactly one way; 16 is not, since 58 × 16 = 928 > 870.
  ///
  /// - Parameters:
  ///   - floor: The least posts of each town.
  ///   - ceiling: The most posts of each town; `nil` for the need alone, 30 posts.
  /// - Returns: The scenario.
  public static func luohe(floor: Int, ceiling: Int? = nil) -> Scenario {
    let towns = (1...58).map { number in
      let id = number < 10 ? "T0\(number)" : "T\(number)"
      return PostLine(
        id: id, unit: id, category: "institution", approved: 0, inPost: 0, need: 30,
        tier: "township", town: id)
    }
    return Scenario(
      name: "Luohe", categories: [QuotaCategory(id: "institution", reserve: 870)], posts: towns,
      rules: [
        Rule(
          id: "floor",
          .bound(Bound(of: .granted, per: .town, atLeast: floor, atMost: ceiling)))
      ])
  }

  /// Datian: 386 outstanding posts over three years, planned as 100, 100 and 186, when the first
  /// year is cut to 60.
  ///
  /// The least change is 80; how the 40 are spread over the later years is a tie, which the stated
  /// tie-break gives to the second year.
  public static var datian: Scenario {
    let planned = [("Y1", 100), ("Y2", 100), ("Y3", 186)]
    return Scenario(
      name: "Datian", categories: [QuotaCategory(id: "institution", reserve: 386)],
      posts: planned.map { id, _ in
        PostLine(
          id: id, unit: id, category: "institution", approved: 0, inPost: 0, need: 386,
          max: id == "Y1" ? 60 : nil)
      }, rules: [Rule(id: "all-of-it", .bound(Bound(of: .granted, atLeast: 386)))],
      objective: [
        ObjectiveLevel(
          .change(from: planned.map { PlannedPosts(id: $0.0, granted: $0.1, final: $0.1) }))
      ])
  }

  /// The plan of Datian by the stated tie-break.
  public static let datianGranted = ["Y1": 60, "Y2": 140, "Y3": 186]

  /// Three sinks that meet pairwise: X and Y in a sector, Y and Z in a town, X and Z behind a fence,
  /// each pair with one post in all.
  ///
  /// Half a post each is worth 1.5, so a linear program is not whole; the best whole plan is worth 1.
  public static var oddCycle: Scenario {
    let sources = ["P", "Q"].map {
      PostLine(id: $0, unit: $0, category: "institution", approved: 1, inPost: 0, need: 0)
    }
    let sinks = [("X", "s", "t1"), ("Y", "s", "t2"), ("Z", "r", "t2")].map { id, sector, town in
      PostLine(
        id: id, unit: id, category: "institution", approved: 0, inPost: 0, need: 1,
        sector: sector, town: town)
    }
    return Scenario(
      name: "Odd cycle", categories: [QuotaCategory(id: "institution")], posts: sources + sinks,
      rules: [
        Rule(id: "all", .reclaim(Reclaim(.all))),
        Rule(id: "ends", .ringFence(from: .where(.id, "P"), to: .where(.id, "X", "Z"))),
        Rule(id: "middle", .ringFence(from: .where(.id, "Q"), to: .where(.id, "Y"))),
        Rule(id: "sector", .bound(Bound(of: .granted, per: .sector, atMost: 1))),
        Rule(id: "town", .bound(Bound(of: .granted, per: .town, atMost: 1))),
      ], objective: [ObjectiveLevel(.benefit(curve: .linear, weights: []))])
  }

  /// A plan from short notes: posts released and posts granted by line id.
  ///
  /// - Parameters:
  ///   - board: The board.
  ///   - released: Posts released by line id.
  ///   - granted: Posts granted by line id.
  ///   - purchased: Places purchased by line id.
  /// - Returns: The posts of every line of the board, in id order.
  public static func plan(
    on board: Board, released: [String: Int] = [:], granted: [String: Int] = [:],
    purchased: [String: Int] = [:]
  ) -> [PlannedPosts] {
    board.lines.map { line in
      let (taken, given) = (released[line.id] ?? 0, granted[line.id] ?? 0)
      return PlannedPosts(
        id: line.id, released: taken, granted: given, purchased: purchased[line.id] ?? 0,
        final: line.approved - taken + given)
    }
  }

  /// What the sources of the mini county release when all of it is needed.
  public static let miniCountyReleased = ["Z1": 30, "Z2": 16, "O1": 10, "O2": 10, "O3": 7]

  /// A plan of benefit 86.3 under ``miniCountyWeights``; J1 and P1 tie.
  public static let miniCountyLinear = [
    "J1": 12, "J2": 8, "P1": 35, "P2": 3, "P3": 4, "H1": 2, "H2": 2, "H3": 2, "C1": 5,
  ]

  /// The best plan by squared shortage without weights.
  public static let miniCountySquared = [
    "J1": 7, "J2": 6, "P1": 45, "P2": 2, "P3": 3, "H1": 2, "H2": 2, "H3": 2, "C1": 4,
  ]

  /// The plan of the best coverage when the whole supply is used.
  public static let miniCountyLeximin = [
    "J1": 6, "J2": 6, "P1": 44, "P2": 2, "P3": 4, "H1": 2, "H2": 2, "H3": 2, "C1": 5,
  ]
}
