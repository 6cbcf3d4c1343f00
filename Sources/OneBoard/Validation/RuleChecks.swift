extension ScenarioChecker {
  /// Checks the rules.
  mutating func checkRules() {
    checkIDs(scenario.rules.map(\.id), list: "rules", thing: "rule")
    var purchases = PurchaseClaims(lineCount: scenario.posts.count)
    for (index, rule) in scenario.rules.enumerated() {
      if isFull { return }
      let path = "rules[\(index)]"
      let isSound = checkSelector(rule.selection, "\(path).where")
      checkStrength(of: rule, path)
      switch rule.kind {
      case .reclaim(let reclaim): check(reclaim, "\(path).reclaim")
      case .ringFence(let from, let to):
        checkSelector(from, "\(path).ringFence.from")
        checkSelector(to, "\(path).ringFence.to")
      case .bound(let bound): check(bound, "\(path).bound")
      case .share(let share): check(share, "\(path).share")
      case .purchase(let purchase):
        check(purchase, "\(path).purchase")
        if isSound { claim(lines: rule, at: index, in: &purchases) }
      case .leadership(let steps): check(steps, "\(path).leadership.steps")
      case .discrete(.minimumLot(let least)): checkCount(least, "\(path).minimumLot.atLeast")
      case .discrete(.unitsTouched(let most)): checkCount(most, "\(path).unitsTouched.atMost")
      case .discrete(.closeOrKeep): break
      case .exchange(let exchange): check(exchange, "\(path).\(exchange.key)")
      case .approval(let approval): check(approval, "\(path).approval")
      }
    }
  }

  private mutating func checkStrength(of rule: Rule, _ path: String) {
    guard let weight = rule.softWeight else { return }
    checkDecimal(weight, "\(path).strength.soft", .positive)
    let mayBeSoft: Bool
    let name: String
    switch rule.kind {
    case .bound, .share: return
    case .reclaim(let reclaim): (mayBeSoft, name) = (reclaim.must, "reclaim without \"must\"")
    case .ringFence: (mayBeSoft, name) = (false, "ring fence")
    case .purchase: (mayBeSoft, name) = (false, "purchase")
    case .leadership: (mayBeSoft, name) = (false, "leadership table")
    case .discrete(let limit): (mayBeSoft, name) = (false, "rule with \"\(limit.key)\"")
    case .exchange(let exchange): (mayBeSoft, name) = (false, "rule with \"\(exchange.key)\"")
    case .approval: (mayBeSoft, name) = (false, "rule of approval")
    }
    if !mayBeSoft {
      fault(
        "\(path).strength", "A \(name) cannot be soft.",
        "Leave \"strength\" out; only bounds, shares and reclaims with \"must\" can be soft.")
    }
  }

  private mutating func check(_ reclaim: Reclaim, _ path: String) {
    switch reclaim.formula {
    case .all: break
    case .vacancyAbove(let fraction): checkDecimal(fraction, "\(path).vacancyAbove", .fraction)
    case .idleYears(let years): checkCount(years, "\(path).idleYears")
    case .aboveNeed(let factor): checkDecimal(factor, "\(path).aboveNeed", .nonnegative)
    case .atMost(let posts): checkCount(posts, "\(path).atMost")
    }
  }

  private mutating func check(_ bound: Bound, _ path: String) {
    if bound.atLeast == nil, bound.atMost == nil {
      fault(
        path, "The bound has neither \"atLeast\" nor \"atMost\".", "Write at least one of them.")
    }
    if bound.quantity == .net {
      checkNet(bound.atLeast, "\(path).atLeast")
      checkNet(bound.atMost, "\(path).atMost")
    } else {
      checkCount(bound.atLeast, "\(path).atLeast", atMost: Self.maximumTotal)
      checkCount(bound.atMost, "\(path).atMost", atMost: Self.maximumTotal)
    }
    checkOrder(bound.atLeast, bound.atMost, "\(path).atLeast", keys: ("atLeast", "atMost"))
  }

  /// Checks the limit of a net quantity, which may be negative.
  private mutating func checkNet(_ limit: Int?, _ path: String) {
    guard let limit, limit.magnitude > UInt(Self.maximumTotal) else { return }
    fault(
      path, "The number \(limit) is beyond 2^53.",
      "Check the digits, or leave the limit out if none is meant.")
  }

  private mutating func check(_ share: Share, _ path: String) {
    if share.quantity != .granted, share.quantity != .final {
      fault(
        "\(path).of", "A share cannot be of \"\(share.quantity.rawValue)\".",
        "Write \"granted\" or \"final\".")
    }
    if share.atLeast == nil, share.atMost == nil {
      fault(
        path, "The share has neither \"atLeast\" nor \"atMost\".", "Write at least one of them.")
    }
    checkSelector(share.among, "\(path).among")
    checkDecimal(share.atLeast, "\(path).atLeast", .fraction)
    checkDecimal(share.atMost, "\(path).atMost", .fraction)
    checkOrder(share.atLeast, share.atMost, "\(path).atLeast", keys: ("atLeast", "atMost"))
  }

  private mutating func check(_ exchange: Exchange, _ path: String) {
    guard case .replacement(let out, let received) = exchange.limit else { return }
    checkCount(received, "\(path).in", atMost: Exchange.largestFactor)
    checkCount(out, "\(path).out", atMost: Exchange.largestFactor)
    if out == 0 {
      fault(
        "\(path).out", "The replacement has no posts that go out.",
        "Write at least 1, such as \"out\": 2, \"in\": 1.")
    }
  }

  private mutating func check(_ approval: Approval, _ path: String) {
    guard approval.grouping == .all || approval.grouping == .line || approval.grouping == .category
    else { return }
    fault(
      "\(path).between", "Moves \"between\" \(approval.grouping.rawValue) are none.",
      "Write tier, department, sector, town, unit or occupation.")
  }

  private mutating func check(_ purchase: Purchase, _ path: String) {
    checkDecimal(purchase.unitCost, "\(path).unitCost", .positive)
    checkDecimal(purchase.budget, "\(path).budget", .nonnegative)
    checkCount(purchase.atMost, "\(path).atMost", atMost: Self.maximumTotal)
  }

  private mutating func check(_ steps: [LeadershipStep], _ path: String) {
    guard let last = steps.last else {
      fault(path, "The table has no steps.", "Write steps such as [10, 2], [50, 3], [null, 4].")
      return
    }
    var previous: Int?
    for (index, step) in steps.enumerated() {
      checkCount(step.leaders, "\(path)[\(index)][1]")
      if index > 0, step.leaders >= 0, step.leaders < steps[index - 1].leaders {
        fault(
          "\(path)[\(index)][1]",
          "The step allows \(step.leaders) leaders, fewer than the \(steps[index - 1].leaders) of the "
            + "smaller units before it.",
          "Write at least \(steps[index - 1].leaders).")
      }
      guard let posts = step.upToPosts else {
        if index < steps.count - 1 {
          fault(
            "\(path)[\(index)][0]", "A step without a number of posts is not the last.",
            "Move it to the end, or write up to how many posts it holds.")
        }
        continue
      }
      checkCount(posts, "\(path)[\(index)][0]", atMost: Self.maximumTotal)
      if let previous, posts <= previous {
        fault(
          "\(path)[\(index)][0]",
          "The step ends at \(posts) posts, but the one before it ends at \(previous).",
          "Put the steps in ascending order of posts.")
      }
      previous = posts
    }
    if let posts = last.upToPosts {
      fault(
        "\(path)[\(steps.count - 1)][0]",
        "The table ends at \(posts) posts and does not say what holds above.",
        "End it with a step such as [null, \(last.leaders)].")
    }
  }
}
