public import OneBoard

/// Every kind of rule that a scenario may state, to be tried alone and in pairs.
public enum RandomRuleKind: String, CaseIterable, Sendable {
  case reclaimAll, vacancyAbove, idleYears, aboveNeed, reclaimAtMost
  case must, softMust, withIncumbents
  case ringFence
  case granted, released, net, final, purchased
  case softGranted, softFinal
  case shareGranted, shareFinal, sharePerGroup, softShare, softSharePerGroup
  case purchase, leadership
  case minimumLot, unitsTouched, closeOrKeep
  case mayNotFall, replacement, approval

  /// Whether the kind is a form of reclaim.
  var isReclaim: Bool {
    switch self {
    case .reclaimAll, .vacancyAbove, .idleYears, .aboveNeed, .reclaimAtMost, .must, .softMust,
      .withIncumbents:
      true
    default: false
    }
  }

  /// Whether the kind speaks of services bought.
  var isAboutServices: Bool { self == .purchase || self == .purchased }
}

extension RandomBoards {
  /// A scenario with one rule of each kind and only what these need to mean anything.
  ///
  /// A board without a form of reclaim may reclaim every vacancy; a bound of places bought comes
  /// with a rule that lets them be bought.
  ///
  /// - Parameters:
  ///   - seed: The seed.
  ///   - kinds: The kinds.
  /// - Returns: A scenario that validates.
  public static func scenario(seed: UInt64, kinds: [RandomRuleKind]) -> Scenario {
    var maker = Maker(seed: seed)
    return maker.scenario(name: "Random \(seed)", kinds)
  }
}

extension RandomBoards.Maker {
  mutating func scenario(name: String, _ kinds: [RandomRuleKind]) -> Scenario {
    let categories = makeCategories()
    makeLines(categories.map(\.id))
    if kinds.contains(where: \.isAboutServices), !lines.contains(where: { $0.service != nil }),
      !lines.isEmpty
    {
      lines[lines.count - 1].service = "canteen"
    }
    var rules: [Rule] = []
    if !kinds.contains(where: \.isReclaim) {
      rules.append(Rule(id: "base", .reclaim(Reclaim(.all))))
    }
    if kinds.contains(.purchased), !kinds.contains(.purchase) { rules.append(buying()) }
    for (number, kind) in kinds.enumerated() {
      var rule = rule(kind)
      rule.id = "\(kind.rawValue)-\(number)"
      rules.append(rule)
    }
    return Scenario(
      name: name, categories: categories, posts: lines.shuffled(using: &generator),
      rules: rules.shuffled(using: &generator), objective: makeObjective())
  }

  /// A rule of a kind that has no part of its own in every scenario.
  mutating func makeGroupOrDiscrete() -> Rule {
    let kinds: [RandomRuleKind] = [
      .minimumLot, .unitsTouched, .closeOrKeep, .mayNotFall, .replacement, .sharePerGroup,
      .softSharePerGroup, .approval,
    ]
    let kind = pick(kinds, or: .mayNotFall)
    var rule = rule(kind)
    rule.id = kind.rawValue
    return rule
  }

  private mutating func rule(_ kind: RandomRuleKind) -> Rule {
    switch kind {
    case .reclaimAll: reclaim(.all)
    case .vacancyAbove: reclaim(.vacancyAbove(pick([0.05, 0.1, 0.25], or: 0.1)))
    case .idleYears: reclaim(.idleYears(number(0...3)))
    case .aboveNeed: reclaim(.aboveNeed(pick([0.5, 1, 1.5, 0.333], or: 1)))
    case .reclaimAtMost: reclaim(.atMost(number(1...3)))
    case .must: reclaim(.atMost(number(1...2)), must: true)
    case .softMust: reclaim(.vacancyAbove(0.1), must: true, weight())
    case .withIncumbents: reclaim(.atMost(number(1...3)), movesPeople: true)
    case .ringFence: Rule(id: "", .ringFence(from: selector(), to: selector()))
    case .granted: bound(.granted, around: 1)
    case .released: bound(.released, around: 1)
    case .net: bound(.net, around: 0)
    case .final: bound(.final, around: 6)
    case .purchased: bound(.purchased, around: 1)
    case .softGranted: bound(.granted, around: 2, weight())
    case .softFinal: bound(.final, around: 6, weight())
    case .shareGranted: share(.granted, .all)
    case .shareFinal: share(.final, .all)
    case .sharePerGroup: share(chance(50) ? .granted : .final, grouping())
    case .softShare: share(.granted, .all, weight())
    case .softSharePerGroup: share(chance(50) ? .granted : .final, grouping(), weight())
    case .purchase: buying()
    case .leadership: makeLeadership()
    case .minimumLot: discrete(.minimumLot(number(2...3)))
    case .unitsTouched: discrete(.unitsTouched(atMost: number(1...3)))
    case .closeOrKeep: discrete(.closeOrKeep)
    case .mayNotFall:
      Rule(id: "", where: selector(), .exchange(Exchange(.mayNotFall, per: grouping())))
    case .replacement: replacement()
    case .approval:
      Rule(
        id: "", where: selector(), .approval(Approval(between: pick([.tier, .sector], or: .tier))))
    }
  }

  private mutating func grouping() -> Bound.Grouping { pick(Bound.Grouping.allCases, or: .all) }

  private mutating func reclaim(
    _ formula: Reclaim.Formula, must: Bool = false, movesPeople: Bool = false,
    _ weight: ExactDecimal? = nil
  ) -> Rule {
    Rule(
      id: "", where: chance(70) ? .all : selector(),
      .reclaim(
        Reclaim(
          formula, rounding: pick(Reclaim.Rounding.allCases, or: .down), must: must,
          withIncumbents: movesPeople)), softWeight: weight)
  }

  private mutating func bound(
    _ quantity: Bound.Quantity, around middle: Int, _ weight: ExactDecimal? = nil
  ) -> Rule {
    let floor = quantity == .net ? -3 : 0
    var bound = Bound(of: quantity, per: grouping())
    if chance(50) { bound.atLeast = max(floor, middle + number(-3...1)) }
    if bound.atLeast == nil || chance(30) {
      bound.atMost = max(bound.atLeast ?? floor, middle + number(0...3))
    }
    return Rule(id: "", where: selector(), .bound(bound), softWeight: weight)
  }

  private mutating func share(
    _ quantity: Bound.Quantity, _ grouping: Bound.Grouping, _ weight: ExactDecimal? = nil
  ) -> Rule {
    let fraction = pick([0.25, 0.333, 0.5, 0.6], or: 0.5 as ExactDecimal)
    let isFloor = chance(50)
    return Rule(
      id: "", where: selector(),
      .share(
        Share(
          of: quantity, per: grouping, among: selector(), atLeast: isFloor ? fraction : nil,
          atMost: isFloor ? nil : fraction)), softWeight: weight)
  }

  private mutating func buying() -> Rule {
    let services = Set(lines.compactMap(\.service)).sorted()
    return Rule(
      id: "buying", where: Selector([.field(.service, services)]),
      .purchase(
        Purchase(
          unitCost: pick([1, 2.5, 0.75], or: 1), budget: pick([3, 5, 8.4], or: 3),
          atMost: chance(25) ? number(0...3) : nil)))
  }

  private mutating func discrete(_ limit: DiscreteLimit) -> Rule {
    Rule(id: "", where: chance(60) ? .all : selector(), .discrete(limit))
  }

  private mutating func replacement() -> Rule {
    let (out, received) = pick([(2, 1), (1, 1), (3, 2), (1, 2), (2, 0)], or: (2, 1))
    return Rule(
      id: "", where: selector(),
      .exchange(Exchange(.replacement(out: out, in: received), per: grouping())))
  }
}
