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

  /// Checks how what each group receives stands to what it gives.
  mutating func check(_ exchange: Exchange, of rule: Rule) {
    for (value, members) in groups(of: positions(rule.selection), per: exchange.grouping) {
      let released = members.reduce(Int128(0)) { $0 + book.quantity(.released, at: $1) }
      let granted = members.reduce(Int128(0)) { $0 + book.quantity(.granted, at: $1) }
      let place = value.map { "\(exchange.grouping.rawValue) \($0)" } ?? "all lines of the rule"
      switch exchange.limit {
      case .mayNotFall:
        require(
          rule, place: value, excess: released - granted,
          "For \(place), \(released) posts are released and \(granted) granted; they may not fall.")
      case .replacement(let out, let received):
        // The posts that would have to be granted less.
        let allowed = released * Int128(received) / Int128(max(1, out))
        require(
          rule, place: value, excess: granted - allowed,
          "For \(place), \(released) posts are released, which allow \(allowed), but \(granted) are "
            + "granted.")
      }
    }
  }

  /// Checks a share, group by group.
  mutating func check(_ share: Share, of rule: Rule) {
    guard share.grouping != .all else {
      return check(share, of: rule, nil, positions(rule.selection), positions(share.among))
    }
    let parts = groups(of: positions(rule.selection), per: share.grouping)
    let wholes = groups(of: positions(share.among), per: share.grouping)
    let partOf = Dictionary(parts.map { ($0.value, $0.members) }) { first, _ in first }
    let wholeOf = Dictionary(wholes.map { ($0.value, $0.members) }) { first, _ in first }
    for value in Set(partOf.keys).union(wholeOf.keys).compactMap(\.self).sorted() {
      check(share, of: rule, value, partOf[value] ?? [], wholeOf[value] ?? [])
    }
  }

  /// Checks a share by cross-multiplication: Σ where against the fraction of Σ among.
  private mutating func check(
    _ share: Share, of rule: Rule, _ value: String?, _ selected: [Int], _ among: [Int]
  ) {
    let scale = ExactDecimal.maximumScale
    let part = selected.reduce(Int128(0)) { $0 + book.quantity(share.quantity, at: $1) }
    let whole = among.reduce(Int128(0)) { $0 + book.quantity(share.quantity, at: $1) }
    let subject =
      value.map { "The selection in \(share.grouping.rawValue) \($0)" } ?? "The selection"
    let parts = part * Int128(ExactDecimal.powerOfTen(scale))
    let name = share.quantity.rawValue
    if let least = share.atLeast {
      require(
        rule, place: value, excess: least.billionths * whole - parts, scale: scale,
        "\(subject) has \(part) of \(whole) \(name) posts, below the fraction \(least).")
    }
    if let greatest = share.atMost {
      require(
        rule, place: value, excess: parts - greatest.billionths * whole, scale: scale,
        "\(subject) has \(part) of \(whole) \(name) posts, above the fraction \(greatest).")
    }
  }
}
