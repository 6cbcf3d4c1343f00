import OneBoard

/// The rules of a synthetic scenario.
///
/// What a rule of a county limits is set from the hidden plan, so that this plan keeps it. For one
/// county of 22 towns about 40 rows couple the lines, however many lines there are: the pools with
/// the ring fence, 22 towns, 12 sectors, the share, the money, three departments and a total.
struct CountyRules {
  static let idleYears = 3
  static let mostOfOffices = 3
  /// The most places of a purchase rule, so that the budget is a number that files can hold.
  static let mostPlaces = 200_000_000
  private static let basis = "synthetic rule"
  private static let steps: [(Int?, Int)] = [
    (10, 2), (50, 3), (100, 4), (200, 5), (400, 6), (600, 7), (nil, 8),
  ]

  /// The most leaders of a unit.
  static func leaders(of posts: Int) -> Int {
    steps.first { step in step.0.map { posts <= $0 } ?? true }?.1 ?? 8
  }

  /// The rules that are written once for all counties and couple no two of them.
  ///
  /// - Parameters:
  ///   - counties: The counties.
  ///   - hasTechnicianFloor: Whether every clinic may be promised a technician.
  /// - Returns: The rules.
  static func common(of counties: [CountyDraft], hasTechnicianFloor: Bool) -> [Rule] {
    let departments = mostByDepartment(in: counties)
    return reclaims + [
      rule(
        "shells-to-education", "What shell institutions free goes to education", .all,
        .ringFence(from: .where(.tag, "zombie"), to: .where(.sector, "education"))),
      rule(
        "technicians", "One or two medical technicians for every clinic of a town",
        .where(.occupation, "medical-technician").and(.tier, "township"),
        .bound(
          Bound(of: .granted, per: .line, atLeast: hasTechnicianFloor ? 1 : nil, atMost: 2))),
      rule(
        "department-limit", "No department of works gives more than it can spare",
        .where(.sector, "transport", "water", "commerce").and(.tag, "over-supplied"),
        .bound(Bound(of: .released, per: .department, atMost: departments))),
      rule(
        "leaders", "Leadership posts by the number of posts", .where(.tag, "over-supplied"),
        .leadership(steps.map { LeadershipStep(upToPosts: $0.0, leaders: $0.1) })),
    ]
  }

  private static var reclaims: [Rule] {
    let centres = Sector.ofTowns.map(\.rawValue)
    return [
      rule(
        "shells", "Shell institutions give every vacancy back", .where(.tag, "zombie"),
        .reclaim(Reclaim(.all, must: true))),
      rule(
        "vacancy-5", "Vacancies above 5 % of the approved posts go to the pool",
        .where(.tag, "over-supplied"), .reclaim(Reclaim(.vacancyAbove(0.05), rounding: .up))),
      rule(
        "officials-8", "County departments keep a vacancy of 8 %",
        .where(.occupation, "official").and(.tier, "county"),
        .reclaim(Reclaim(.vacancyAbove(0.08), rounding: .nearest))),
      rule(
        "idle-3", "Posts of town centres idle for three years go to the pool",
        Selector([
          .field(.sector, centres), .field(.tier, ["township"]), .not(.where(.tag, "zombie")),
        ]), .reclaim(Reclaim(.idleYears(idleYears)))),
      rule(
        "above-need", "Half of the support posts approved above the need",
        .where(.occupation, "support"), .reclaim(Reclaim(.aboveNeed(0.5)))),
      rule(
        "offices", "Hospital offices give at most three posts", .where(.occupation, "office"),
        .reclaim(Reclaim(.atMost(mostOfOffices)))),
    ]
  }

  private static func mostByDepartment(in counties: [CountyDraft]) -> Int {
    var most = 0
    for county in counties {
      var released: [Sector: Int] = [:]
      for (line, mark) in zip(county.lines, county.marks)
      where line.tags.first == "over-supplied" {
        released[mark.sector, default: 0] += mark.released
      }
      for sector in [Sector.transport, .water, .commerce] {
        most = max(most, released[sector] ?? 0)
      }
    }
    return most
  }

  private static func rule(
    _ id: String, _ title: String, _ selection: Selector, _ kind: Rule.Kind,
    softWeight: ExactDecimal? = nil
  ) -> Rule {
    Rule(id: id, title: title, basis: basis, where: selection, kind, softWeight: softWeight)
  }

  // MARK: Rules of one county

  let county: CountyDraft
  /// Whether ceilings and the share stand; without them only pools limit what is granted.
  var hasCeilings = true
  /// Whether floors stand.
  var hasFloors = true

  /// The lines of the county.
  ///
  /// - Parameters:
  ///   - pools: The categories; all of them if not given.
  ///   - conditions: What else the lines must be.
  /// - Returns: The selector, with an indexable condition first.
  func lines(
    _ pools: [CountyDraft.Pool]? = nil, _ conditions: [Selector.Condition] = []
  ) -> Selector {
    let categories = (pools ?? CountyDraft.Pool.allCases).map(county.category)
    var start: [Selector.Condition] = []
    if let key = county.key {
      if pools != nil || !county.settings.sharesPool { start.append(.field(.category, categories)) }
      if county.settings.sharesPool { start.append(.field(.tag, [key])) }
    } else if pools != nil {
      start.append(.field(.category, categories))
    }
    return Selector(start + conditions)
  }

  /// The id of a rule in the county.
  func id(_ name: String) -> String { county.key.map { "\(name)-\($0)" } ?? name }

  /// The rules that couple the lines of the county.
  var rules: [Rule] {
    var rules = [purchaseRule]
    if let towns = townRule { rules.append(towns) }
    rules += Sector.allCases.compactMap(sectorRule)
    if hasCeilings, let share = shareRule { rules.append(share) }
    return rules
  }

  private func bound(_ id: String, _ title: String, _ selection: Selector, _ bound: Bound) -> Rule?
  {
    var bound = bound
    if !hasFloors || bound.atLeast == 0 { bound.atLeast = nil }
    if !hasCeilings { bound.atMost = nil }
    if bound.atLeast == nil, bound.atMost == nil { return nil }
    return Self.rule(self.id(id), title, selection, .bound(bound))
  }

  private var townRule: Rule? {
    var granted = Array(repeating: 0, count: county.towns.count)
    for mark in county.marks where mark.pool == .institution {
      if let town = mark.town { granted[town] += mark.granted }
    }
    let (least, most) = (granted.min() ?? 0, granted.max() ?? 0)
    return bound(
      "towns", "Every town receives some posts, and none too many",
      lines([.institution], [.field(.tier, ["township"])]),
      Bound(of: .granted, per: .town, atLeast: least - least / 8, atMost: most + most / 8))
  }

  private func sectorRule(_ sector: Sector) -> Rule? {
    let granted = county.marks.reduce(0) { $0 + ($1.sector == sector ? $1.granted : 0) }
    return bound(
      "sector-\(sector)", "What the sector receives in all",
      lines(nil, [.field(.sector, [sector.rawValue])]),
      Bound(of: .granted, atLeast: granted - granted / 8, atMost: granted + granted / 6 + 1))
  }

  private var shareRule: Rule? {
    var (township, all) = (0, 0)
    for mark in county.marks {
      all += mark.granted
      if mark.town != nil { township += mark.granted }
    }
    guard all > 0 else { return nil }
    let isSoft = county.settings.hasSoftShare
    let permille = min(1000, max(1, 1000 * township / all + (isSoft ? 60 : -60)))
    return Self.rule(
      id("frontline"), "The part of all grants that goes to townships",
      lines(nil, [.field(.tier, ["township"])]),
      .share(
        Share(
          of: .granted, among: lines(),
          atLeast: ExactDecimal("\(permille)e-3") ?? .zero)),
      softWeight: isSoft ? 10 : nil)
  }

  private var purchaseRule: Rule {
    let places = county.marks.reduce(0) { $0 + $1.purchased }
    return Self.rule(
      id("services"), "Services bought instead of posts",
      lines(nil, [.field(.service, county.services.sorted())]),
      .purchase(Purchase(unitCost: 4.2, budget: ExactDecimal("\(42 * places)e-1") ?? .zero)))
  }
}
