#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Board {
  /// The value of each objective level for a plan, computed without the planner.
  ///
  /// The first is `shortfall` where a rule is soft. The value of a coverage level is the least
  /// coverage, 1 where no selected line needs posts.
  ///
  /// - Parameter posts: What each line releases, receives and buys; lines not named do not change.
  /// - Returns: The levels in their order, without bounds.
  public func levelValues(of posts: [PlannedPosts]) -> [LevelResult] {
    let book = PlanBook(board: self, posts: posts)
    var selections = AuditSelections(lines)
    var results: [LevelResult] = []
    if rules.contains(where: { $0.softWeight != nil }) {
      results.append(LevelResult(name: "shortfall", value: weightedShortfall(of: posts)))
    }
    for level in objective {
      let value: Double
      switch level.goal {
      case .benefit(let curve, let weights):
        let masks = weights.map { (selections.mask($0.selection), $0.times.doubleValue) }
        value = benefit(of: book, curve, masks)
      case .coverage(let selector):
        let mask = selections.mask(selector)
        value = Self.coverages(lines, book, mask).min()?.doubleValue ?? 1
      case .released: value = Double(book.released.reduce(0, +))
      case .cost: value = cost(of: book, &selections)
      case .unitsTouched: value = Double(unitsTouched(by: book))
      case .change(let earlier): value = Double(change(of: book, from: earlier))
      }
      results.append(LevelResult(name: level.name, value: value))
    }
    return results
  }

  private func weightedShortfall(of posts: [PlannedPosts]) -> Double {
    var weights: [String: Double] = [:]
    for rule in rules { weights[rule.id] = rule.softWeight?.doubleValue }
    var sum = CompensatedSum()
    for shortfall in audit(posts).shortfalls {
      sum.add(shortfall.posts * (weights[shortfall.rule] ?? 0))
    }
    return sum.value
  }

  private func benefit(
    of book: PlanBook, _ curve: BenefitCurve, _ weights: [(mask: [Bool], times: Double)]
  ) -> Double {
    var sum = CompensatedSum()
    for (position, line) in lines.enumerated() where line.need > 0 {
      let service = book.service(at: position)
      if service == line.approved { continue }
      var weight = 1.0
      for (mask, times) in weights where mask[position] { weight *= times }
      sum.add(weight * curve.gain(from: line.approved, to: service, need: line.need))
    }
    return sum.value
  }

  private func cost(of book: PlanBook, _ selections: inout AuditSelections) -> Double {
    var billionths: Int128 = 0
    for rule in rules {
      guard case .purchase(let purchase) = rule.kind else { continue }
      for position in selections.positions(rule.selection) {
        billionths += purchase.unitCost.billionths * Int128(book.purchased[position])
      }
    }
    return Double(billionths) / 1e9
  }

  private func unitsTouched(by book: PlanBook) -> Int {
    var units: Set<String> = []
    for (position, line) in lines.enumerated()
    where book.released[position] > 0 || book.granted[position] > 0 {
      units.insert(line.unit)
    }
    return units.count
  }

  /// Lines that the earlier plan does not name count as unchanged by it.
  private func change(of book: PlanBook, from earlier: [PlannedPosts]) -> Int {
    var final = lines.map(\.approved)
    var purchased = Array(repeating: 0, count: lines.count)
    var position: [String: Int] = [:]
    for (index, line) in lines.enumerated() { position[line.id] = index }
    for entry in earlier {
      guard let index = position[entry.id] else { continue }
      final[index] = entry.final
      purchased[index] = entry.purchased
    }
    return lines.indices.reduce(0) {
      $0 + abs(book.final[$1] - final[$1]) + abs(book.purchased[$1] - purchased[$1])
    }
  }
}

extension BenefitCurve {
  /// What the curve gives for service beyond what it gives for the approved posts.
  fileprivate func gain(from approved: Int, to service: Int, need: Int) -> Double {
    let before = max(0, min(approved, need))
    let after = max(0, min(service, need))
    let needed = Double(need)
    switch self {
    case .linear: return Double(after - before)
    case .squaredShortage:
      let (missingBefore, missingAfter) = (Double(need - before), Double(need - after))
      return (missingBefore * missingBefore - missingAfter * missingAfter) / needed
    case .log: return needed * naturalLogarithm((1 + Double(after)) / (1 + Double(before)))
    }
  }
}

/// The logarithm under a name that no case of the curve hides.
func naturalLogarithm(_ value: Double) -> Double { log(value) }
