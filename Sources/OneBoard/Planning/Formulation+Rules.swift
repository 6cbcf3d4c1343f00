extension Formulation {
  /// Adds the rows of every rule but ring fences, which shape the pools.
  mutating func addRules() {
    for (position, rule) in board.rules.enumerated() where isInForce(rule: position) {
      switch rule.kind {
      case .bound(let bound): add(bound, of: position)
      case .share(let share): add(share, of: position)
      case .purchase(let purchase): add(purchase, of: position)
      case .leadership(let steps): add(steps, of: position)
      case .discrete(let limit): add(limit, of: position)
      case .reclaim(let reclaim): addSoftMust(reclaim, of: position)
      case .exchange(let exchange): add(exchange, of: position)
      case .ringFence, .approval: break
      }
    }
  }

  private mutating func add(_ bound: Bound, of position: Int) {
    let rule = board.rules[position]
    let selected = board.lines(selectedBy: rule.selection)
    for group in board.groups(of: selected, per: bound.grouping) {
      var extra: [Term] = []
      if rule.softWeight != nil {
        if bound.atLeast != nil { extra.append(Term(addShortfall(position, group.value), 1)) }
        if bound.atMost != nil { extra.append(Term(addShortfall(position, group.value), -1)) }
      }
      addSum(
        of: bound.quantity, over: group.lines,
        lower: bound.atLeast.map(Double.init) ?? -.infinity,
        upper: bound.atMost.map(Double.init) ?? .infinity, extra: extra,
        name: rule.rowName(group.value))
    }
  }

  /// Σ over `where` − φ Σ over `among`, times φ's denominator so that coefficients are whole.
  private mutating func add(_ share: Share, of position: Int) {
    for group in board.shareGroups(of: share, in: board.rules[position]) {
      add(share, of: position, group.value, group.part, among: group.whole)
    }
  }

  private mutating func add(
    _ share: Share, of position: Int, _ group: String?, _ selected: [Int], among: [Int]
  ) {
    let rule = board.rules[position]
    let sides = [(share.atLeast, true), (share.atMost, false)]
    for case (let fraction?, let isLeast) in sides {
      var coefficients: [Int: Double] = [:]
      var constant = 0.0
      func collect(_ lines: [Int], times factor: Double) {
        for line in lines {
          let part = quantity(share.quantity, of: line)
          for term in part.terms {
            coefficients[term.column, default: 0] += factor * term.coefficient
          }
          constant += factor * part.constant
        }
      }
      var scale = Double(fraction.denominator)
      var part = Double(fraction.units)
      if rule.softWeight == nil {
        // Whole counts cannot tell the fraction from its neighbour; the solver's tolerance could.
        let most = among.reduce(0) { $0 + largest(share.quantity, of: $1) }
        let neighbours = fraction.neighbours(withDenominatorsUpTo: most)
        let nearest = isLeast ? neighbours.above : neighbours.below
        (part, scale) = (Double(nearest.numerator), Double(nearest.denominator))
      }
      collect(selected, times: scale)
      collect(among, times: -part)
      var terms = coefficients.sorted { $0.key < $1.key }.filter { $0.value != 0 }
        .map { Term($0.key, $0.value) }
      if rule.softWeight != nil {
        let column = addShortfall(position, group, isLeast: isLeast)
        terms.append(Term(column, isLeast ? scale : -scale))
      }
      program.addRow(
        terms, lower: isLeast ? -constant : -.infinity, upper: isLeast ? .infinity : -constant,
        name: rule.rowName((group.map { "\($0):" } ?? "") + (isLeast ? "atLeast" : "atMost")))
    }
  }

  /// The most that a line can add to a share's sum.
  private func largest(_ quantity: Bound.Quantity, of line: Int) -> Int {
    (quantity == .final ? board.lines[line].approved : 0) + limits[line].grantable
  }

  private mutating func add(_ exchange: Exchange, of position: Int) {
    let rule = board.rules[position]
    let factors = exchange.factors
    let lines = board.lines(selectedBy: rule.selection)
    for group in board.groups(of: lines, per: exchange.grouping) {
      var terms: [Term] = []
      for line in group.lines {
        if let column = released[line] { terms.append(Term(column, Double(factors.released))) }
        if let column = granted[line] { terms.append(Term(column, Double(factors.granted))) }
      }
      program.addRow(
        terms.filter { $0.coefficient != 0 }, lower: 0, name: rule.rowName(group.value))
    }
  }

  /// A rule has one price, so its budget is a number of places and the row stays whole.
  private mutating func add(_ purchase: Purchase, of position: Int) {
    let rule = board.rules[position]
    let lines = board.lines(selectedBy: rule.selection)
    let most = purchase.placesInBudget
    addSum(
      of: .purchased, over: lines, upper: Double(min(most, purchase.atMost ?? most)),
      name: rule.rowName(nil))
  }

  /// A unit with L leaders needs the posts of the first step that allows L.
  private mutating func add(_ steps: [LeadershipStep], of position: Int) {
    let rule = board.rules[position]
    let lines = board.lines(selectedBy: rule.selection)
    for group in board.groups(of: lines, per: .unit) {
      let stated = group.lines.compactMap { board.lines[$0].leaders }
      if stated.isEmpty { continue }
      let leaders = stated.reduce(0, +)
      if let step = steps.firstIndex(where: { $0.leaders >= leaders }) {
        let least = step == 0 ? 0 : (steps[step - 1].upToPosts ?? 0) + 1
        addSum(
          of: .final, over: group.lines, lower: Double(least),
          name: rule.rowName(group.value))
      } else {
        program.isContradictory = true
      }
    }
  }

  private mutating func addSoftMust(_ reclaim: Reclaim, of position: Int) {
    let rule = board.rules[position]
    guard reclaim.must, rule.softWeight != nil else { return }
    for line in board.lines(selectedBy: rule.selection) {
      let posts = reclaim.posts(of: board.lines[line])
      guard posts > 0 else { continue }
      let id = board.lines[line].id
      let missing = addShortfall(position, id)
      addSum(
        of: .released, over: [line], lower: Double(posts), extra: [Term(missing, 1)],
        name: rule.rowName(id))
    }
  }

  private mutating func addShortfall(
    _ rule: Int, _ group: String?, isLeast: Bool = true
  ) -> Int {
    let stated = board.rules[rule]
    let column = program.addColumn(
      upper: .infinity, isInteger: false, name: stated.columnName(group))
    shortfalls.append(
      ShortfallColumn(
        rule: rule, group: group, weight: stated.softWeight ?? .one, column: column,
        isLeast: isLeast))
    return column
  }
}

extension Rule {
  fileprivate func rowName(_ group: String?) -> String { name("rule", group) }

  fileprivate func columnName(_ group: String?) -> String { name("shortfall", group) }

  private func name(_ start: String, _ group: String?) -> String {
    "\(start):\(id)" + (group.map { ":\($0)" } ?? "")
  }
}

extension Purchase {
  /// How many places the budget pays for, in exact arithmetic.
  var placesInBudget: Int {
    let money = Int128(budget.units) * Int128(unitCost.denominator)
    let price = Int128(unitCost.units) * Int128(budget.denominator)
    guard price > 0, money > 0 else { return 0 }
    return Int(min(money / price, Int128(1) << 52))
  }
}
