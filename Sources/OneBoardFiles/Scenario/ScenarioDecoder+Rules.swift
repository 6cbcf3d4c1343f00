import JSONText
import OneBoard

extension ScenarioDecoder {
  private static let kinds = [
    "reclaim", "ringFence", "bound", "share", "purchase", "leadership", "minimumLot",
    "unitsTouched", "closeOrKeep", "mayNotFall", "replacement", "approval",
  ]
  private static let ruleKeys = ["id", "title", "basis", "where", "strength"] + kinds

  /// Reads a rule; parts that are wrong are left out.
  ///
  /// - Parameter node: The value.
  /// - Returns: The rule; `nil` if what it asks cannot be read.
  mutating func rule(_ node: Int) -> Rule? {
    let before = faults.count
    guard let members = members(of: node, "a rule", Self.ruleKeys) else { return nil }
    let hasOnlyKnownKeys = faults.count == before
    var id: String?
    if let member = members[0] {
      id = text(member, example: "vacancy-5")
    } else {
      missing("id", in: node, "Give each rule an id of its own, such as \"vacancy-5\".")
    }
    let title = members[1].flatMap { text($0, example: "Vacancies above 5 % are taken back") }
    let basis = members[2].flatMap { text($0, example: "Article 12") }
    let selection = selector(members[3])
    let stated = members.indices.dropFirst(5).filter { members[$0] != nil }
    guard stated.count == 1, let slot = stated.first, let body = members[slot] else {
      let names = Self.kinds.joined(separator: ", ")
      if stated.isEmpty, hasOnlyKnownKeys {
        fault(at: node, "The rule asks for nothing.", "Give it one of the keys \(names).")
      } else {
        for slot in stated.dropFirst() {
          fault(
            at: members[slot] ?? node,
            "The rule has \(stated.count) of the keys \(names), but may have only one.",
            "Make a rule of its own of it.")
        }
      }
      _ = softWeight(members[4])
      return nil
    }
    guard let kind = kind(slot, body) else {
      _ = softWeight(members[4])
      return nil
    }
    if case .ringFence = kind, let member = members[3] {
      fault(
        at: member, "A ring fence has no \"where\"; it speaks about the lines of its \"from\".",
        "Remove \"where\" and write its fields into \"from\".")
    }
    let weight = softWeight(members[4])
    if weight != nil, !kind.mayBeSoft, let member = members[4] {
      fault(
        at: member, "Only bounds, shares and reclaims with \"must\": true can be soft.",
        "Remove \"strength\".")
    }
    return Rule(
      id: id ?? "", title: title, basis: basis, where: selection, kind, softWeight: weight)
  }

  private mutating func kind(_ slot: Int, _ body: Int) -> Rule.Kind? {
    switch Self.ruleKeys[slot] {
    case "reclaim": reclaim(body).map(Rule.Kind.reclaim)
    case "ringFence": ringFence(body)
    case "bound": bound(body).map(Rule.Kind.bound)
    case "share": share(body).map(Rule.Kind.share)
    case "purchase": purchase(body).map(Rule.Kind.purchase)
    case "minimumLot":
      count("atLeast", in: body, "a minimum lot").map { .discrete(.minimumLot($0)) }
    case "unitsTouched":
      count("atMost", in: body, "a limit on units").map { .discrete(.unitsTouched(atMost: $0)) }
    case "closeOrKeep":
      members(of: body, "a rule of whole units", []).map { _ in .discrete(.closeOrKeep) }
    case "mayNotFall":
      members(of: body, "a rule of groups that may not fall", ["per"]).map {
        .exchange(Exchange(.mayNotFall, per: grouping($0[0])))
      }
    case "replacement": replacement(body)
    case "approval": approval(body)
    default: leadership(body).map(Rule.Kind.leadership)
    }
  }

  /// The grouping, of which `all` stands for none and for a faulty one.
  private mutating func grouping(_ member: Int?) -> Bound.Grouping {
    member.flatMap { choice($0, among: Bound.Grouping.allCases) } ?? .all
  }

  private mutating func replacement(_ node: Int) -> Rule.Kind? {
    guard let members = members(of: node, "a replacement", ["out", "in", "per"]) else { return nil }
    for (slot, key) in ["out", "in"].enumerated() where members[slot] == nil {
      missing(key, in: node, "Write such as { \"out\": 2, \"in\": 1, \"per\": \"unit\" }.")
    }
    let out = members[0].flatMap { whole($0, in: 1...Exchange.largestFactor) }
    let received = members[1].flatMap { whole($0, in: 0...Exchange.largestFactor) }
    let grouping = grouping(members[2])
    guard let out, let received else { return nil }
    return .exchange(Exchange(.replacement(out: out, in: received), per: grouping))
  }

  private mutating func approval(_ node: Int) -> Rule.Kind? {
    guard let members = members(of: node, "a rule of approval", ["between", "by"]) else {
      return nil
    }
    let fields = Bound.Grouping.allCases.filter { ![.all, .line, .category].contains($0) }
    let office = members[1].flatMap { text($0, example: "the provincial office") }
    guard let member = members[0] else {
      missing("between", in: node, "Write such as { \"between\": \"tier\" }.")
      return nil
    }
    return choice(member, among: fields).map { .approval(Approval(between: $0, by: office)) }
  }

  /// The only number of an object.
  private mutating func count(_ key: String, in node: Int, _ thing: String) -> Int? {
    guard let members = members(of: node, thing, [key]) else { return nil }
    guard let member = members[0] else {
      missing(key, in: node, "Write such as { \"\(key)\": 3 }.")
      return nil
    }
    return whole(member)
  }

  /// The weight of a soft rule; `nil` for a hard one.
  private mutating func softWeight(_ node: Int?) -> ExactDecimal? {
    guard let node else { return nil }
    let advice = "Write \"hard\" or { \"soft\": 10 }."
    if document.kind(node) == .string {
      if document.text(node) != "hard" {
        fault(at: node, "\(document.text(node).quoted) is no strength.", advice)
      }
      return nil
    }
    guard document.kind(node) == .object else {
      fault(at: node, "\(found(node)) stands where a strength belongs.", advice)
      return nil
    }
    guard let members = members(of: node, "a strength", ["soft"]) else { return nil }
    guard let member = members[0] else {
      missing("soft", in: node, advice)
      return nil
    }
    return decimal(member, example: "10")
  }

  private mutating func ringFence(_ node: Int) -> Rule.Kind? {
    guard let members = members(of: node, "a ring fence", ["from", "to"]) else { return nil }
    for (slot, key) in ["from", "to"].enumerated() where members[slot] == nil {
      missing(key, in: node, "Write both \"from\" and \"to\"; { } takes every line.")
    }
    return .ringFence(from: selector(members[0]), to: selector(members[1]))
  }

  private mutating func bound(_ node: Int) -> Bound? {
    let keys = ["of", "per", "atLeast", "atMost"]
    guard let members = members(of: node, "a bound", keys) else { return nil }
    let quantity = quantity(members[0], in: node, Bound.Quantity.allCases)
    let grouping = members[1].map { choice($0, among: Bound.Grouping.allCases) } ?? .all
    let least = quantity == .net ? -PostLine.maximumTotal : 0
    let range = least...PostLine.maximumTotal
    let atLeast = members[2].flatMap { whole($0, in: range) }
    let atMost = members[3].flatMap { whole($0, in: range) }
    needOneSide(members[2], members[3], in: node)
    guard let quantity, let grouping else { return nil }
    return Bound(of: quantity, per: grouping, atLeast: atLeast, atMost: atMost)
  }

  private mutating func share(_ node: Int) -> Share? {
    let keys = ["of", "per", "among", "atLeast", "atMost"]
    guard let members = members(of: node, "a share", keys) else { return nil }
    let quantity = quantity(members[0], in: node, [.granted, .final])
    let grouping = grouping(members[1])
    let among = selector(members[2])
    let atLeast = members[3].flatMap { decimal($0, example: "0.25") }
    let atMost = members[4].flatMap { decimal($0, example: "0.25") }
    needOneSide(members[3], members[4], in: node)
    guard let quantity else { return nil }
    return Share(of: quantity, per: grouping, among: among, atLeast: atLeast, atMost: atMost)
  }

  private mutating func quantity(
    _ member: Int?, in node: Int, _ choices: [Bound.Quantity]
  ) -> Bound.Quantity? {
    if let member { return choice(member, among: choices) }
    missing("of", in: node, "Say what is counted, such as \"of\": \"granted\".")
    return nil
  }

  private mutating func needOneSide(_ atLeast: Int?, _ atMost: Int?, in node: Int) {
    if atLeast == nil, atMost == nil {
      fault(
        at: node, "There is neither \"atLeast\" nor \"atMost\".", "Write one of them or both.")
    }
  }

  private mutating func purchase(_ node: Int) -> Purchase? {
    let keys = ["unitCost", "budget", "atMost"]
    guard let members = members(of: node, "a purchase", keys) else { return nil }
    for slot in 0...1 where members[slot] == nil {
      missing(keys[slot], in: node, "Write the price of a place and the money of the rule.")
    }
    let unitCost = members[0].flatMap { decimal($0, example: "4.2") }
    let budget = members[1].flatMap { decimal($0, example: "2100") }
    let atMost = members[2].flatMap { whole($0, in: Self.totals) }
    guard let unitCost, let budget else { return nil }
    return Purchase(unitCost: unitCost, budget: budget, atMost: atMost)
  }
}

extension Rule.Kind {
  /// Whether the contract gives the rule a shortfall that a weight can count.
  fileprivate var mayBeSoft: Bool {
    switch self {
    case .bound, .share: true
    case .reclaim(let reclaim): reclaim.must
    case .ringFence, .purchase, .leadership, .discrete, .exchange, .approval: false
    }
  }
}
