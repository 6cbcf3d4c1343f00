public import OneBoard

/// Small random scenarios that use every kind of rule, curve and level.
///
/// They stay small enough for ``BoardEnumeration``; some are infeasible.
public enum RandomBoards {
  /// A scenario, always the same for a seed.
  ///
  /// - Parameter seed: The seed.
  /// - Returns: A scenario that validates.
  public static func scenario(seed: UInt64) -> Scenario {
    var maker = Maker(seed: seed)
    return maker.scenario(name: "Random \(seed)")
  }

  struct Maker {
    var generator: SeededGenerator
    var lines: [PostLine] = []

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    // MARK: Dice

    mutating func number(_ range: ClosedRange<Int>) -> Int {
      Int.random(in: range, using: &generator)
    }

    mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    mutating func pick<Element>(_ choices: [Element], or fallback: Element) -> Element {
      choices.randomElement(using: &generator) ?? fallback
    }

    // MARK: Scenario

    mutating func scenario(name: String) -> Scenario {
      let categories = makeCategories()
      makeLines(categories.map(\.id))
      var rules = makeReclaims() + makeFences() + makeBounds() + makePurchases()
      if chance(30) { rules.append(makeShare()) }
      if chance(20) { rules.append(makeLeadership()) }
      if chance(30) { rules.append(makeGroupOrDiscrete()) }
      // Ids in another order than the rules, so that nothing rests on the order.
      rules.shuffle(using: &generator)
      for index in rules.indices { rules[index].id = "r\(index)-" + rules[index].id }
      let limited = categories.map { category in
        var limited = category
        if chance(15) {
          let approved = lines.filter { $0.category == category.id }.reduce(0) { $0 + $1.approved }
          limited.totalAtMost = max(0, approved + number(-1...2))
        }
        return limited
      }
      return Scenario(
        name: name, categories: limited, posts: lines.shuffled(using: &generator), rules: rules,
        objective: chance(15) ? ObjectiveLevel.standard : makeObjective())
    }

    mutating func makeCategories() -> [QuotaCategory] {
      (0..<(chance(35) ? 2 : 1)).map { index in
        QuotaCategory(
          id: ["institution", "administration"][index], reserve: number(0...3),
          keepAtLeast: chance(25) ? number(1...2) : 0)
      }
    }

    mutating func makeLines(_ categories: [String]) {
      var size = 1
      for index in 0..<number(3...6) {
        let (line, choices) = makeLine(index, pick(categories, or: "institution"))
        guard size * choices <= 40_000 else { break }
        size *= choices
        lines.append(line)
      }
    }

    /// A line, and a bound on the number of its choices.
    private mutating func makeLine(_ index: Int, _ category: String) -> (PostLine, Int) {
      let approved: Int
      let inPost: Int
      let need: Int
      switch number(1...10) {
      case 1...4:  // A line that lacks posts.
        approved = number(0...5)
        inPost = approved + (chance(15) ? number(1...2) : 0)
        need = approved + number(1...4)
      case 5...8:  // A line with vacancies.
        approved = number(2...6)
        inPost = max(0, approved - number(1...4))
        need = chance(70) ? inPost : number(0...approved)
      default:
        approved = number(0...5)
        inPost = max(0, approved - number(0...3))
        need = approved + number(-min(approved, 2)...3)
      }
      var line = PostLine(
        id: "L\(index)", unit: "U\(number(0...max(1, index)))", category: category,
        approved: approved, inPost: inPost, need: need,
        department: chance(40) ? "D\(number(1...2))" : nil,
        sector: pick(["education", "health", "office"], or: "office"),
        tier: chance(50) ? "county" : "township",
        town: chance(70) ? pick(["East", "West"], or: "East") : nil,
        occupation: chance(30) ? pick(["nurse", "teacher"], or: "nurse") : nil,
        service: chance(35) ? pick(["canteen", "cleaning"], or: "canteen") : nil,
        idleYears: chance(50) ? number(0...4) : nil, tags: chance(40) ? ["shell"] : [],
        leaders: chance(30) ? number(1...3) : nil)
      if line.tags.isEmpty, chance(20) { line.tags = ["old", "shell"] }
      if chance(12) { line.min = number(0...approved) }
      if chance(12) { line.max = number(max(approved, line.min ?? 0)...(approved + 3)) }
      let short = max(0, need - approved)
      let grants = line.service == nil ? short + 1 : (short + 1) * (short + 2) / 2
      return (line, grants * 1 + min(approved, 4))
    }

    // MARK: Selectors

    /// A selector whose values all occur.
    mutating func selector() -> Selector {
      switch number(1...10) {
      case 1...3: .all
      case 4...6: Selector([condition()])
      case 7: Selector([condition(), condition()])
      case 8: Selector([.not(Selector([condition()]))])
      case 9: Selector([.any([Selector([condition()]), Selector([condition()])])])
      default:
        Selector([.any([Selector([condition()]), Selector([.not(Selector([condition()]))])])])
      }
    }

    /// A condition with a value that some line has.
    mutating func condition() -> Selector.Condition {
      guard let line = lines.randomElement(using: &generator),
        let other = lines.randomElement(using: &generator)
      else { return .not(.all) }
      let fields: [Selector.Field] = [
        .sector, .sector, .town, .tier, .unit, .id, .category, .tag, .department, .occupation,
      ]
      let field = pick(fields, or: .id)
      let values = Self.values(of: field, line) + (chance(30) ? Self.values(of: field, other) : [])
      return values.isEmpty ? .field(.id, [line.id]) : .field(field, values)
    }

    private static func values(of field: Selector.Field, _ line: PostLine) -> [String] {
      let value: String? =
        switch field {
        case .id: line.id
        case .unit: line.unit
        case .department: line.department
        case .sector: line.sector
        case .tier: line.tier
        case .town: line.town
        case .category: line.category
        case .occupation: line.occupation
        case .service: line.service
        case .tag: line.tags.first
        }
      return value.map { [$0] } ?? []
    }

    // MARK: Rules

    private mutating func makeReclaims() -> [Rule] {
      (0..<number(1...3)).map { index in
        let formula: Reclaim.Formula
        switch number(1...6) {
        case 1, 2: formula = .all
        case 3: formula = .vacancyAbove(pick([0.05, 0.1, 0.15, 0.25], or: 0.05))
        case 4: formula = .idleYears(number(0...3))
        case 5: formula = .aboveNeed(pick([0.5, 1, 1.5, 0.333], or: 1))
        default: formula = .atMost(number(0...3))
        }
        let must = chance(20)
        let reclaim = Reclaim(
          formula, rounding: pick(Reclaim.Rounding.allCases, or: .down), must: must,
          withIncumbents: chance(12))
        return Rule(
          id: "reclaim", where: index == 0 && chance(60) ? .all : selector(), .reclaim(reclaim),
          softWeight: must && chance(40) ? weight() : nil)
      }
    }

    private mutating func makeFences() -> [Rule] {
      (0..<max(0, number(-2...3))).map { _ in
        Rule(id: "fence", .ringFence(from: selector(), to: selector()))
      }
    }

    private mutating func makeBounds() -> [Rule] {
      (0..<number(0...2)).map { _ in
        let quantity = pick(Bound.Quantity.allCases, or: .granted)
        let grouping = pick(Bound.Grouping.allCases, or: .all)
        let middle: Int
        switch quantity {
        case .final: middle = grouping == .line ? 3 : 8
        case .net: middle = 0
        case .granted, .released, .purchased: middle = 1
        }
        let floor = quantity == .net ? -3 : 0
        var bound = Bound(of: quantity, per: grouping)
        if chance(60) { bound.atLeast = max(floor, middle + number(-3...1)) }
        if bound.atLeast == nil || chance(50) {
          bound.atMost = max(bound.atLeast ?? floor, middle + number(0...3))
        }
        return Rule(
          id: "bound", where: selector(), .bound(bound), softWeight: chance(35) ? weight() : nil)
      }
    }

    private mutating func makePurchases() -> [Rule] {
      ["canteen", "cleaning"].filter { service in lines.contains { $0.service == service } }.map {
        Rule(
          id: "buy", where: .where(.service, $0),
          .purchase(
            Purchase(
              unitCost: pick([1, 2.5, 4.2, 0.75], or: 1), budget: pick([0, 3, 5, 8.4], or: 3),
              atMost: chance(25) ? number(0...3) : nil)))
      }
    }

    private mutating func makeShare() -> Rule {
      let fractions: [ExactDecimal] = [0.25, 0.3, 0.333, 0.5, 0.6]
      let fraction = pick(fractions, or: 0.5)
      let isFloor = chance(60)
      let share = Share(
        of: chance(70) ? .granted : .final, among: selector(), atLeast: isFloor ? fraction : nil,
        atMost: isFloor ? nil : fraction)
      return Rule(
        id: "share", where: selector(), .share(share), softWeight: chance(40) ? weight() : nil)
    }

    mutating func makeLeadership() -> Rule {
      let first = number(2...5)
      return Rule(
        id: "leaders", where: chance(70) ? .all : selector(),
        .leadership([
          LeadershipStep(upToPosts: first, leaders: number(1...2)),
          LeadershipStep(upToPosts: first + number(1...6), leaders: number(2...4)),
          LeadershipStep(upToPosts: nil, leaders: number(4...6)),
        ]))
    }

    mutating func weight() -> ExactDecimal { pick([1, 2, 0.5, 10], or: 1) }

    // MARK: Objective

    mutating func makeObjective() -> [ObjectiveLevel] {
      (0..<(chance(15) ? 1 : number(2...4))).map { _ in
        switch number(1...10) {
        case 1...3: level(benefit())
        case 4, 5: ObjectiveLevel(.coverage(where: selector()))
        case 6, 7: level(.released)
        case 8: level(.cost)
        case 9: level(.unitsTouched)
        default: level(.change(from: earlierPlan()))
        }
      }
    }

    private mutating func level(_ goal: ObjectiveLevel.Goal) -> ObjectiveLevel {
      ObjectiveLevel(goal, tolerance: chance(35) ? pick([0.1, 0.25, 0.34, 0.5], or: 0.1) : nil)
    }

    private mutating func benefit() -> ObjectiveLevel.Goal {
      .benefit(
        curve: pick(BenefitCurve.allCases, or: .linear),
        weights: (0..<number(0...2)).map { _ in
          BenefitWeight(where: selector(), times: pick([1.5, 1.2, 0.8, 2, 3], or: 2))
        })
    }

    private mutating func earlierPlan() -> [PlannedPosts] {
      var plan: [PlannedPosts] = []
      for line in lines where chance(70) {
        let granted = number(0...2)
        let released = granted > 0 ? 0 : number(0...min(2, line.approved))
        plan.append(
          PlannedPosts(
            id: line.id, released: released, granted: granted,
            purchased: line.service != nil && chance(40) ? 1 : 0,
            final: line.approved - released + granted))
      }
      return plan
    }
  }
}
