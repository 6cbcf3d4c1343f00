extension Board {
  /// What can be stated less strictly about the members of a conflict, without an invariant broken.
  ///
  /// A way of one change has to be among these, because the conflict holds whatever else changes,
  /// save for what reclaims and needs permit, which are data and stay as they are.
  ///
  /// - Parameter members: The members of a conflict.
  /// - Returns: The relaxations in the order of the members.
  func relaxations(of members: [ConflictMember]) -> [Relaxation] {
    var found: [Relaxation?] = []
    var asksForPurchases = false
    for member in members {
      switch member {
      case .rule(let position):
        found += relaxations(ofRule: position)
        if case .bound(let bound) = rules[position].kind, bound.quantity == .purchased,
          bound.atLeast != nil
        {
          asksForPurchases = true
        }
      case .pool(let index): found.append(reserve(index))
      case .keepAtLeast(let index):
        found.append(
          .whole(.pool(categories[index].id), "keepAtLeast", categories[index].keepAtLeast, to: 0) {
            $0.categories[index].keepAtLeast = $1
          })
      case .total(let index):
        guard let most = categories[index].totalAtMost else { continue }
        let limit = largestSum(lines.indices.filter { categoryOfLine[$0] == index })
        if limit > most {
          found.append(
            .whole(.pool(categories[index].id), "total.atMost", most, to: limit) {
              $0.categories[index].totalAtMost = $1
            })
        }
      case .lineMinimum:
        for (index, line) in lines.enumerated() {
          guard let least = line.min, least > 0 else { continue }
          found.append(
            .whole(.line(line.id), "min", least, to: 0) { $0.posts[index].min = $1 })
        }
      case .lineMaximum:
        for (index, line) in lines.enumerated() {
          guard let most = line.max, most < max(line.approved, line.need) else { continue }
          found.append(
            .whole(.line(line.id), "max", most, to: max(line.approved, line.need)) {
              $0.posts[index].max = $1
            })
        }
      case .need, .oneWay: break
      }
    }
    if asksForPurchases {
      for position in rules.indices { found += purchases(position) }
    }
    return found.compactMap(\.self)
  }

  private func largestSum(_ positions: [Int]) -> Int {
    positions.reduce(0) { sum, index in
      let (next, isLarge) = sum.addingReportingOverflow(
        max(lines[index].approved, lines[index].need))
      return isLarge ? .max : next
    }
  }

  private func reserve(_ index: Int) -> Relaxation? {
    let category = categories[index]
    let members = lines.indices.filter { categoryOfLine[$0] == index }
    let (limit, isLarge) = largestSum(members).addingReportingOverflow(category.keepAtLeast)
    // More than every line could receive is of no use.
    let most = isLarge ? Int.max : limit
    guard most > category.reserve else { return nil }
    return .whole(.pool(category.id), "reserve", category.reserve, to: most) {
      $0.categories[index].reserve = $1
    }
  }

  private func relaxations(ofRule position: Int) -> [Relaxation?] {
    let rule = rules[position]
    switch rule.kind {
    case .bound(let bound): return relaxations(of: bound, position)
    case .share(let share):
      return [
        fraction(share.atLeast, "atLeast", position) { $0.atLeast = $1 },
        fraction(share.atMost, "atMost", position) { $0.atMost = $1 },
      ]
    case .reclaim(let reclaim):
      return [
        .dropped(
          rule.id, "must", before: "true", after: "false", .shortfall(position), hasPath: true
        ) {
          var changed = reclaim
          changed.must = false
          $0.rules[position].kind = .reclaim(changed)
        }
      ]
    case .ringFence(let from, _):
      return [
        .dropped(
          rule.id, "ringFence", before: "in force", after: "left out", .none, hasPath: false
        ) { $0.rules[position].kind = .ringFence(from: from, to: .all) }
      ]
    case .leadership: return [leftOut(rule.id, "leadership", position)]
    case .discrete(.closeOrKeep): return [leftOut(rule.id, "closeOrKeep", position)]
    case .discrete(.minimumLot(let least)):
      return [
        .whole(.rule(rule.id), "atLeast", least, to: min(1, least), .none) {
          $0.rules[position].kind = .discrete(.minimumLot($1))
        }
      ]
    case .discrete(.unitsTouched(let most)):
      let units = groups(of: lines(selectedBy: rule.selection), per: .unit).count
      return [
        .whole(.rule(rule.id), "atMost", most, to: max(most, units), .none) {
          $0.rules[position].kind = .discrete(.unitsTouched(atMost: $1))
        }
      ]
    case .exchange(let exchange): return [leftOut(rule.id, exchange.key, position)]
    case .purchase, .approval: return []
    }
  }

  private func leftOut(_ id: String, _ key: String, _ position: Int) -> Relaxation {
    .dropped(id, key, before: "in force", after: "left out", .none, hasPath: false) {
      $0.rules[position].selection = Selector([.not(.all)])
    }
  }

  private func relaxations(of bound: Bound, _ position: Int) -> [Relaxation?] {
    let rule = rules[position]
    let sum = largestSum(lines(selectedBy: rule.selection))
    let floor = bound.quantity == .net ? -sum : 0
    func side(_ field: String, _ key: WritableKeyPath<Bound, Int?>, _ limit: Int)
      -> Relaxation?
    {
      guard let old = bound[keyPath: key], field == "atLeast" ? old > limit : old < limit else {
        return nil
      }
      return .whole(.rule(rule.id), field, old, to: limit, .shortfall(position)) {
        guard case .bound(var changed) = $0.rules[position].kind else { return }
        changed[keyPath: key] = $1
        $0.rules[position].kind = .bound(changed)
      }
    }
    return [side("atLeast", \.atLeast, floor), side("atMost", \.atMost, sum)]
  }

  /// A fraction goes in steps of 0.0001, or of its own last digit if that is smaller.
  private func fraction(
    _ old: ExactDecimal?, _ field: String, _ position: Int,
    _ set: @escaping (inout Share, ExactDecimal) -> Void
  ) -> Relaxation? {
    guard let old else { return nil }
    let scale = max(4, old.scale)
    let units = old.units * ExactDecimal.powerOfTen(scale - old.scale)
    let falls = field == "atLeast"
    let maximum = falls ? units : ExactDecimal.powerOfTen(scale) - units
    guard maximum > 0 else { return nil }
    func value(_ steps: Int) -> ExactDecimal {
      ExactDecimal("\(falls ? units - steps : units + steps)e-\(scale)") ?? old
    }
    return Relaxation(
      place: .rule(rules[position].id), field: field, before: old.description, maximum: maximum,
      measure: .shortfall(position), hasPath: true, value: { value($0).description },
      write: { scenario, steps in
        guard case .share(var changed) = scenario.rules[position].kind else { return }
        set(&changed, value(steps))
        scenario.rules[position].kind = .share(changed)
      })
  }

  /// More money, in whole places, and more places.
  private func purchases(_ position: Int) -> [Relaxation?] {
    guard case .purchase(let purchase) = rules[position].kind, purchase.unitCost.units > 0 else {
      return []
    }
    let id = rules[position].id
    let price = purchase.unitCost
    let most = largestSum(lines(selectedBy: rules[position].selection))
    let affordable =
      Int128(ExactDecimal.maximumMagnitude) * Int128(price.denominator) / Int128(price.units)
    let paid = purchase.placesInBudget
    let payable = min(most, Int(clamping: affordable))
    func money(_ places: Int) -> ExactDecimal {
      ExactDecimal("\(Int128(price.units) * Int128(places))e-\(price.scale)") ?? purchase.budget
    }
    func write(_ scenario: inout Scenario, _ change: (inout Purchase) -> Void) {
      guard case .purchase(var changed) = scenario.rules[position].kind else { return }
      change(&changed)
      scenario.rules[position].kind = .purchase(changed)
    }
    var found: [Relaxation?] = []
    if payable > paid {
      found.append(
        Relaxation(
          place: .rule(id), field: "budget", before: purchase.budget.description,
          maximum: payable - paid, measure: .steps, hasPath: true,
          value: { money(paid + $0).description },
          write: { scenario, steps in
            write(&scenario) { $0.budget = money(paid + steps) }
          }))
    }
    if let limit = purchase.atMost, limit < most {
      found.append(
        .whole(.rule(id), "atMost", limit, to: most) { scenario, value in
          write(&scenario) { $0.atMost = value }
        })
    }
    return found
  }
}
