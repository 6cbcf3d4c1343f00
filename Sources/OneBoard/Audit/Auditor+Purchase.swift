extension Auditor {
  /// Checks that places are bought only where a rule allows it, and within its money and places.
  mutating func checkPurchases() {
    var isAllowed = Array(repeating: false, count: board.lines.count)
    for rule in board.rules {
      guard case .purchase(let purchase) = rule.kind else { continue }
      var places = Int128(0)
      for position in positions(rule.selection) {
        isAllowed[position] = true
        places += Int128(book.purchased[position])
      }
      let cost = purchase.unitCost.billionths * places
      require(
        rule, place: nil, excess: cost - purchase.budget.billionths,
        scale: ExactDecimal.maximumScale,
        "\(places) places at \(purchase.unitCost) cost "
          + "\(ExactDecimal(roundingUp: cost, scale: ExactDecimal.maximumScale)), above the "
          + "budget \(purchase.budget).")
      if let most = purchase.atMost {
        require(
          rule, place: nil, excess: places - Int128(most),
          "\(places) places are bought, above \(most).")
      }
    }
    for (position, line) in board.lines.enumerated() where !isAllowed[position] {
      let purchased = book.purchased[position]
      require(
        "purchase", place: line.id, excess: Int128(purchased),
        "The line \(line.id) buys \(purchased) places, but no purchase rule speaks of it.")
    }
  }

  /// Checks a leadership table, unit by unit.
  mutating func check(_ steps: [LeadershipStep], of rule: Rule) {
    var units: [String: (final: Int128, leaders: Int128, states: Bool)] = [:]
    for position in positions(rule.selection) {
      let line = board.lines[position]
      var unit = units[line.unit] ?? (0, 0, false)
      unit.final += Int128(book.final[position])
      unit.leaders += Int128(line.leaders ?? 0)
      unit.states = unit.states || line.leaders != nil
      units[line.unit] = unit
    }
    for (name, unit) in units.sorted(by: { $0.key < $1.key }) where unit.states {
      let step = steps.first { step in
        step.upToPosts.map { unit.final <= Int128($0) } ?? true
      }
      guard let step else { continue }
      require(
        rule, place: name, excess: unit.leaders - Int128(step.leaders),
        "The unit \(name) has \(unit.leaders) leaders, but for \(unit.final) final posts the table "
          + "gives at most \(step.leaders).")
    }
  }
}
