import JSONText
import OneBoard

extension JSONWriter {
  /// Writes the members of a rule.
  ///
  /// - Parameter rule: The rule.
  mutating func write(_ rule: Rule) {
    inline("id", rule.id)
    if let title = rule.title, !title.isEmpty { inline("title", title) }
    if let basis = rule.basis, !basis.isEmpty { inline("basis", basis) }
    if rule.selection != .all { inline("where", rule.selection) }
    switch rule.kind {
    case .reclaim(let reclaim): inline("reclaim") { $0.write(reclaim) }
    case .ringFence(let from, let to):
      inline("ringFence") {
        $0.inline("from", from)
        $0.inline("to", to)
      }
    case .bound(let bound): inline("bound") { $0.write(bound) }
    case .share(let share): inline("share") { $0.write(share) }
    case .purchase(let purchase):
      inline("purchase") {
        $0.inline("unitCost", purchase.unitCost)
        $0.inline("budget", purchase.budget)
        if let most = purchase.atMost { $0.inline("atMost", most) }
      }
    case .discrete(let limit):
      inline(limit.key) { writer in
        switch limit {
        case .minimumLot(let least): writer.inline("atLeast", least)
        case .unitsTouched(let most): writer.inline("atMost", most)
        case .closeOrKeep: break
        }
      }
    case .exchange(let exchange):
      inline(exchange.key) { writer in
        if case .replacement(let out, let received) = exchange.limit {
          writer.inline("out", out)
          writer.inline("in", received)
        }
        if exchange.grouping != .all { writer.inline("per", exchange.grouping.rawValue) }
      }
    case .approval(let approval):
      inline("approval") {
        $0.inline("between", approval.grouping.rawValue)
        if let office = approval.office, !office.isEmpty { $0.inline("by", office) }
      }
    case .leadership(let steps):
      inline("leadership") {
        $0.inlineList("steps", steps) { writer, step in
          writer.raw("[\(step.upToPosts.map(String.init) ?? "null"), \(step.leaders)]")
        }
      }
    }
    if let weight = rule.softWeight { inline("strength") { $0.inline("soft", weight) } }
  }

  private mutating func write(_ reclaim: Reclaim) {
    switch reclaim.formula {
    case .all: inline("all", raw: "true")
    case .vacancyAbove(let fraction): inline("vacancyAbove", fraction)
    case .idleYears(let years): inline("idleYears", years)
    case .aboveNeed(let factor): inline("aboveNeed", factor)
    case .atMost(let posts): inline("atMost", posts)
    }
    if reclaim.rounding != .down { inline("rounding", reclaim.rounding.rawValue) }
    if reclaim.must { inline("must", raw: "true") }
    if reclaim.withIncumbents { inline("withIncumbents", raw: "true") }
  }

  private mutating func write(_ bound: Bound) {
    inline("of", bound.quantity.rawValue)
    if bound.grouping != .all { inline("per", bound.grouping.rawValue) }
    if let least = bound.atLeast { inline("atLeast", least) }
    if let most = bound.atMost { inline("atMost", most) }
  }

  private mutating func write(_ share: Share) {
    inline("of", share.quantity.rawValue)
    if share.grouping != .all { inline("per", share.grouping.rawValue) }
    inline("among", share.among)
    if let least = share.atLeast { inline("atLeast", least) }
    if let most = share.atMost { inline("atMost", most) }
  }

  /// Writes a selector as a member.
  ///
  /// - Parameters:
  ///   - key: The member's key.
  ///   - selector: The selector.
  mutating func inline(_ key: String, _ selector: Selector) {
    inline(key) { $0.write(selector) }
  }

  private mutating func write(_ selector: Selector) {
    let keys = selector.conditions.map(\.key)
    if Set(keys).count == keys.count {
      for condition in selector.conditions { write(condition) }
      return
    }
    // All hold exactly if it is not so that any fails.
    let negated = selector.conditions.map { Selector([.not(Selector([$0]))]) }
    write(.not(Selector([.any(negated)])))
  }

  private mutating func write(_ condition: Selector.Condition) {
    switch condition {
    case .field(_, let values): inlineTexts(condition.key, values)
    case .not(let inner): inline(condition.key, inner)
    case .any(let alternatives):
      inlineList(condition.key, alternatives) { writer, alternative in
        writer.object { $0.write(alternative) }
      }
    }
  }
}

extension Selector.Condition {
  /// The key in files.
  fileprivate var key: String {
    switch self {
    case .field(let field, _): field.rawValue
    case .not: "not"
    case .any: "any"
    }
  }
}
