extension Auditor {
  /// Checks a bound, group by group.
  mutating func check(_ bound: Bound, of rule: Rule) {
    for (value, members) in groups(of: positions(rule.selection), per: bound.grouping) {
      let sum = members.reduce(Int128(0)) { $0 + book.quantity(bound.quantity, at: $1) }
      let place = value.map { "\(bound.grouping.rawValue) \($0)" } ?? "all lines of the rule"
      if let least = bound.atLeast {
        require(
          rule, place: value, excess: Int128(least) - sum,
          "For \(place), \(bound.quantity.rawValue) is \(sum), below \(least).")
      }
      if let greatest = bound.atMost {
        require(
          rule, place: value, excess: sum - Int128(greatest),
          "For \(place), \(bound.quantity.rawValue) is \(sum), above \(greatest).")
      }
    }
  }

  /// The groups of some lines in order of their value; lines without the value form none.
  private func groups(
    of positions: [Int], per grouping: Bound.Grouping
  ) -> [(value: String?, members: [Int])] {
    guard grouping != .all else { return positions.isEmpty ? [] : [(nil, positions)] }
    var members: [String: [Int]] = [:]
    for position in positions {
      // One field, without a copy of the line.
      let value: String?
      switch grouping {
      case .all, .line: value = board.lines[position].id
      case .unit: value = board.lines[position].unit
      case .department: value = board.lines[position].department
      case .sector: value = board.lines[position].sector
      case .town: value = board.lines[position].town
      case .tier: value = board.lines[position].tier
      case .category: value = board.lines[position].category
      case .occupation: value = board.lines[position].occupation
      }
      if let value { members[value, default: []].append(position) }
    }
    return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Checks a share by cross-multiplication: Σ where against the fraction of Σ among.
  mutating func check(_ share: Share, of rule: Rule) {
    let scale = ExactDecimal.maximumScale
    let part = positions(rule.selection).reduce(Int128(0)) {
      $0 + book.quantity(share.quantity, at: $1)
    }
    let whole = positions(share.among).reduce(Int128(0)) {
      $0 + book.quantity(share.quantity, at: $1)
    }
    let parts = part * Int128(ExactDecimal.powerOfTen(scale))
    let name = share.quantity.rawValue
    if let least = share.atLeast {
      require(
        rule, place: nil, excess: least.billionths * whole - parts, scale: scale,
        "The selection has \(part) of \(whole) \(name) posts, below the fraction \(least).")
    }
    if let greatest = share.atMost {
      require(
        rule, place: nil, excess: parts - greatest.billionths * whole, scale: scale,
        "The selection has \(part) of \(whole) \(name) posts, above the fraction \(greatest).")
    }
  }
}
