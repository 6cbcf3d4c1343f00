extension SettingSlot {
  /// The places of a quota category.
  static func slots(ofCategory index: Int) -> [SettingSlot] {
    let path = "categories[\(index)]"
    return [
      SettingSlot(
        field: "reserve", faultPath: "\(path).reserve", content: .whole, effect: .morePlans,
        isSide: true
      ) { $0.categories[index].reserve = $1.whole ?? 0 },
      SettingSlot(
        field: "keepAtLeast", faultPath: "\(path).keepAtLeast", content: .whole,
        effect: .fewerPlans, isSide: true
      ) { $0.categories[index].keepAtLeast = $1.whole ?? 0 },
      SettingSlot(
        field: "total.atMost", faultPath: "\(path).total.atMost", content: .whole,
        isOptional: true, effect: .morePlans, isSide: true
      ) { $0.categories[index].totalAtMost = $1.whole },
    ]
  }

  /// The places of a line of posts.
  static func slots(ofLine index: Int) -> [SettingSlot] {
    func required(_ field: String, _ key: WritableKeyPath<PostLine, Int>) -> SettingSlot {
      SettingSlot(field: field, faultPath: "posts[\(index)].\(field)", content: .whole) {
        $0.posts[index][keyPath: key] = $1.whole ?? 0
      }
    }
    func optional(
      _ field: String, _ key: WritableKeyPath<PostLine, Int?>, _ effect: Effect = .other
    ) -> SettingSlot {
      SettingSlot(
        field: field, faultPath: "posts[\(index)].\(field)", content: .whole, isOptional: true,
        effect: effect
      ) { $0.posts[index][keyPath: key] = $1.whole }
    }
    return [
      required("approved", \.approved), required("inPost", \.inPost), required("need", \.need),
      optional("min", \.min, .fewerPlans), optional("max", \.max, .morePlans),
      optional("idleYears", \.idleYears), optional("leaders", \.leaders),
    ]
  }

  /// The places of a rule; ring fences, leadership tables and rules without a number have none.
  static func slots(of rule: Rule, at index: Int) -> [SettingSlot] {
    let isHard = rule.softWeight == nil
    let path = "rules[\(index)]"
    switch rule.kind {
    case .ringFence, .leadership, .discrete(.closeOrKeep), .approval: return []
    case .discrete(.minimumLot):
      return [
        number("minimumLot.atLeast", "atLeast", index, path, .fewerPlans) {
          $0.kind = .discrete(.minimumLot($1))
        }
      ]
    case .discrete(.unitsTouched):
      return [
        number("unitsTouched.atMost", "atMost", index, path, .morePlans) {
          $0.kind = .discrete(.unitsTouched(atMost: $1))
        }
      ]
    case .exchange(let exchange):
      guard case .replacement = exchange.limit else { return [] }
      return [
        number("replacement.out", "out", index, path, .fewerPlans) {
          $0.kind = $0.kind.replacing(out: $1)
        },
        number("replacement.in", "in", index, path, .morePlans) {
          $0.kind = $0.kind.replacing(in: $1)
        },
      ]
    case .reclaim(let reclaim):
      return slots(of: reclaim, index, "\(path).reclaim")
        + (reclaim.must ? [softWeight(index, path)] : [])
    case .bound:
      return [
        bound("atLeast", \.atLeast, index, path, isHard ? .fewerPlans : .other),
        bound("atMost", \.atMost, index, path, isHard ? .morePlans : .other),
        softWeight(index, path),
      ]
    case .share:
      return [
        share("atLeast", \.atLeast, index, path, isHard ? .fewerPlans : .other),
        share("atMost", \.atMost, index, path, isHard ? .morePlans : .other),
        softWeight(index, path),
      ]
    case .purchase:
      // The price also enters a level of cost; the money and the places do not.
      return [
        purchase("unitCost", .decimal, index, path) { $0.unitCost = $1.decimal ?? .zero },
        purchase("budget", .decimal, index, path, .morePlans) { $0.budget = $1.decimal ?? .zero },
        purchase("atMost", .whole, index, path, .morePlans, isOptional: true) {
          $0.atMost = $1.whole
        },
      ]
    }
  }

  /// A whole number of a rule.
  private static func number(
    _ place: String, _ field: String, _ index: Int, _ path: String, _ effect: Effect,
    _ write: @escaping (inout Rule, Int) -> Void
  ) -> SettingSlot {
    SettingSlot(field: field, faultPath: "\(path).\(place)", content: .whole, effect: effect) {
      write(&$0.rules[index], $1.whole ?? 0)
    }
  }

  private static func softWeight(_ index: Int, _ path: String) -> SettingSlot {
    SettingSlot(
      field: "strength.soft", faultPath: "\(path).strength.soft", content: .decimal,
      isOptional: true
    ) { $0.rules[index].softWeight = $1.decimal }
  }

  private static func slots(of reclaim: Reclaim, _ index: Int, _ path: String) -> [SettingSlot] {
    func slot(
      _ field: String, _ content: Content, _ effect: Effect = .other,
      _ write: @escaping (inout Reclaim, Value) -> Void
    ) -> SettingSlot {
      // What must be taken is also a duty, so neither direction nests.
      SettingSlot(
        field: field, faultPath: "\(path).\(field)", content: content,
        effect: reclaim.must ? .other : effect
      ) { scenario, value in
        guard case .reclaim(var changed) = scenario.rules[index].kind else { return }
        write(&changed, value)
        scenario.rules[index].kind = .reclaim(changed)
      }
    }
    var slots: [SettingSlot] = []
    switch reclaim.formula {
    case .all: break
    case .vacancyAbove:
      slots.append(
        slot("vacancyAbove", .decimal, .fewerPlans) {
          $0.formula = .vacancyAbove($1.decimal ?? .zero)
        })
    case .idleYears:
      slots.append(
        slot("idleYears", .whole, .fewerPlans) { $0.formula = .idleYears($1.whole ?? 0) })
    case .aboveNeed:
      slots.append(
        slot("aboveNeed", .decimal, .morePlans) { $0.formula = .aboveNeed($1.decimal ?? .zero) })
    case .atMost:
      slots.append(slot("atMost", .whole, .morePlans) { $0.formula = .atMost($1.whole ?? 0) })
    }
    slots.append(
      slot("rounding", .word(Reclaim.Rounding.allCases.map(\.rawValue))) {
        $0.rounding = Reclaim.Rounding(rawValue: $1.word) ?? $0.rounding
      })
    slots.append(slot("must", .flag) { $0.must = $1.flag })
    slots.append(slot("withIncumbents", .flag) { $0.withIncumbents = $1.flag })
    return slots
  }

  private static func bound(
    _ field: String, _ key: WritableKeyPath<Bound, Int?>, _ index: Int, _ path: String,
    _ effect: Effect
  ) -> SettingSlot {
    SettingSlot(
      field: field, faultPath: "\(path).bound.\(field)", content: .whole, isOptional: true,
      effect: effect, isSide: effect != .other
    ) { scenario, value in
      guard case .bound(var changed) = scenario.rules[index].kind else { return }
      changed[keyPath: key] = value.whole
      scenario.rules[index].kind = .bound(changed)
    }
  }

  private static func share(
    _ field: String, _ key: WritableKeyPath<Share, ExactDecimal?>, _ index: Int, _ path: String,
    _ effect: Effect
  ) -> SettingSlot {
    SettingSlot(
      field: field, faultPath: "\(path).share.\(field)", content: .decimal, isOptional: true,
      effect: effect
    ) { scenario, value in
      guard case .share(var changed) = scenario.rules[index].kind else { return }
      changed[keyPath: key] = value.decimal
      scenario.rules[index].kind = .share(changed)
    }
  }

  private static func purchase(
    _ field: String, _ content: Content, _ index: Int, _ path: String, _ effect: Effect = .other,
    isOptional: Bool = false, _ write: @escaping (inout Purchase, Value) -> Void
  ) -> SettingSlot {
    SettingSlot(
      field: field, faultPath: "\(path).purchase.\(field)", content: content,
      isOptional: isOptional, effect: effect
    ) { scenario, value in
      guard case .purchase(var changed) = scenario.rules[index].kind else { return }
      write(&changed, value)
      scenario.rules[index].kind = .purchase(changed)
    }
  }
}

extension Rule.Kind {
  /// A replacement with other numbers.
  fileprivate func replacing(out: Int? = nil, in received: Int? = nil) -> Rule.Kind {
    guard case .exchange(var exchange) = self,
      case .replacement(let oldOut, let oldIn) = exchange.limit
    else { return self }
    exchange.limit = .replacement(out: out ?? oldOut, in: received ?? oldIn)
    return .exchange(exchange)
  }
}
