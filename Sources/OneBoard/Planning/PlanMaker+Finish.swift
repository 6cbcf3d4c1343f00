extension PlanMaker {
  /// Puts a whole plan together and checks it against what the levels promised.
  func finish(
    _ posts: [PlannedPosts], formulation: Formulation, point: [Double], bounds: [Double],
    isProven: Bool, work: PlanWork
  ) throws(PlanError) -> Plan {
    var plan = Plan(scenario: board.name, status: isProven ? .optimal : .feasible)
    plan.posts = posts
    plan.pools = pools(posts)
    guard let moves = board.moves(for: posts) else {
      throw .internalFault("the ring fences admit no moves for the plan")
    }
    plan.moves = moves
    var bounds = bounds[...]
    if board.hasSoftRules {
      var sum = CompensatedSum()
      for column in formulation.shortfalls {
        let short = shortfall(of: column, posts) ?? point[column.column].snapped
        guard short > 0 else { continue }
        sum.add(short * column.weight.doubleValue)
        let rule = board.rules[column.rule].id
        plan.shortfalls.append(Shortfall(rule: rule, group: column.group, posts: short))
      }
      // Fractions of a post come from shares, and the solver knows those up to its tolerance.
      var bound = bounds.popFirst()
      if let stated = bound, abs(stated - sum.value) <= Tolerance.integrality { bound = sum.value }
      plan.levels.append(try result("shortfall", sum.value, bound, isKept: isProven))
    }
    let values = PlanValues(board: board, posts: posts)
    for level in board.objective {
      let value = values.value(of: level.goal, limits: formulation.limits)
      plan.levels.append(
        try result(
          level.name, value, bounds.popFirst(), isKept: isProven && level.tolerance == nil))
    }
    plan.notes = notes(work, formulation)
    return plan
  }

  /// What a share falls short of, exactly; `nil` for other rules.
  private func shortfall(of column: Formulation.ShortfallColumn, _ posts: [PlannedPosts]) -> Double?
  {
    let rule = board.rules[column.rule]
    guard case .share(let share) = rule.kind,
      let fraction = column.isLeast ? share.atLeast : share.atMost
    else { return nil }
    func total(_ lines: [Int]) -> Int128 {
      lines.reduce(0) {
        $0 + Int128(share.quantity == .final ? posts[$1].final : posts[$1].granted)
      }
    }
    let groups = board.shareGroups(of: share, in: rule)
    guard let group = groups.first(where: { $0.value == column.group }) else { return nil }
    let part = total(group.part) * Int128(fraction.denominator)
    let asked = total(group.whole) * Int128(fraction.units)
    let short = column.isLeast ? asked - part : part - asked
    return max(0, Double(short) / Double(fraction.denominator))
  }

  /// A level's result; where the level was proven and kept, value and bound must be one.
  private func result(
    _ name: String, _ value: Double, _ bound: Double?, isKept: Bool
  ) throws(PlanError) -> LevelResult {
    guard let bound else { return LevelResult(name: name, value: value) }
    let isEqual = abs(value - bound) <= Tolerance.value * max(1, abs(bound))
    if isKept, !isEqual {
      throw .internalFault("level \(name) was proven at \(bound) but the plan has \(value)")
    }
    return LevelResult(name: name, value: value, bound: isEqual ? value : bound)
  }

  private func pools(_ posts: [PlannedPosts]) -> [PoolBalance] {
    var pools = board.categories.map {
      PoolBalance(
        category: $0.id, opening: $0.reserve, released: 0, granted: 0, closing: $0.reserve)
    }
    for (line, category) in board.categoryOfLine.enumerated() {
      pools[category].released += posts[line].released
      pools[category].granted += posts[line].granted
      pools[category].closing += posts[line].released - posts[line].granted
    }
    return pools
  }

  private func notes(_ work: PlanWork, _ formulation: Formulation) -> [String] {
    guard work.branched > 0 else { return [] }
    let causes = board.causesOfFractions(oneWayLines: formulation.oneWayLines)
    let list = causes.joined(separator: ", ")
    let because = causes.isEmpty ? "" : " Outside the whole-number class: \(list)."
    return [
      "\(work.branched) of \(work.programs) linear programs were not whole; branch and bound closed "
        + "them in \(work.nodes) nodes.\(because)"
    ]
  }
}

extension Board {
  /// Whether any rule states a weight for its shortfall.
  var hasSoftRules: Bool { rules.contains { $0.softWeight != nil } }

  /// What takes the board out of the class whose linear programs are whole by structure.
  func causesOfFractions(oneWayLines: Set<Int>) -> [String] {
    var causes: [String] = []
    var hasFence = false
    var groupings: Set<Bound.Grouping> = []
    for rule in rules {
      switch rule.kind {
      case .share: causes.append("rule \(rule.id) (share)")
      case .ringFence: hasFence = true
      case .bound(let bound): groupings.insert(bound.grouping)
      case .leadership: groupings.insert(.unit)
      case .exchange(let exchange):
        if exchange.limit == .mayNotFall {
          groupings.insert(exchange.grouping)
        } else {
          causes.append("rule \(rule.id) (\(exchange.key))")
        }
      case .discrete(let limit): causes.append("rule \(rule.id) (\(limit.key))")
      default: break
      }
    }
    // Lines and units nest in every other grouping.
    let crossing = groupings.subtracting([.all, .line, .category])
    let names = crossing.map(\.rawValue).sorted().joined(separator: ", ")
    if hasFence, crossing.count > 1 {
      causes.append("ring fences crossed with bounds per \(names)")
    } else if crossing.count > 2 {
      causes.append("bounds per \(names)")
    }
    if !oneWayLines.isEmpty { causes.append("lines that could both release and receive") }
    for level in objective {
      if case .unitsTouched = level.goal { causes.append("level unitsTouched") }
      if level.tolerance != nil { causes.append("the tolerance of level \(level.name)") }
    }
    return causes
  }
}

extension ObjectiveLevel {
  /// Whether more is better.
  var isMaximized: Bool {
    switch goal {
    case .benefit, .coverage: true
    case .released, .cost, .unitsTouched, .change: false
    }
  }
}

extension Double {
  /// The whole number nearby, if one is within the tolerance of whole columns.
  var snapped: Double { abs(self - rounded()) <= Tolerance.integrality ? rounded() : self }
}
