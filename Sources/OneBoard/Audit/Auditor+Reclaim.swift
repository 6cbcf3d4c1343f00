extension Auditor {
  /// Checks that each line releases what reclaim rules allow, and all that they demand.
  mutating func checkReclaims() {
    var most = Array(repeating: 0, count: board.lines.count)
    var allowing = Array(repeating: Int32(-1), count: board.lines.count)
    for (index, rule) in board.rules.enumerated() {
      guard case .reclaim(let reclaim) = rule.kind else { continue }
      for position in positions(rule.selection) {
        let line = board.lines[position]
        let number = reclaim.auditedNumber(for: line)
        if number > most[position] {
          most[position] = number
          allowing[position] = Int32(clamping: index)
        }
        if reclaim.must {
          let released = book.released[position]
          require(
            rule, place: line.id, excess: Int128(number) - Int128(released),
            "The line \(line.id) must release \(number) posts (\(reclaim.arithmetic(for: line))), "
              + "but releases \(released).")
        }
      }
    }
    for (position, line) in board.lines.enumerated() {
      let released = book.released[position]
      let rule = allowing[position] < 0 ? nil : board.rules[Int(allowing[position])]
      require(
        "reclaimable", place: line.id, excess: Int128(released) - Int128(most[position]),
        basis: rule?.basis, Self.excessMessage(line, released, most[position], rule))
    }
  }

  private static func excessMessage(
    _ line: PostLine, _ released: Int, _ most: Int, _ rule: Rule?
  ) -> String {
    let start = "The line \(line.id) releases \(released) posts, but "
    guard let rule, case .reclaim(let reclaim) = rule.kind else {
      return start + "no reclaim rule lets it release any."
    }
    return start + "at most \(most) are reclaimable by the rule \(rule.id): "
      + reclaim.arithmetic(for: line) + "."
  }
}

extension Reclaim {
  /// The reclaimable number of a line: the formula, rounded, then at least 0 and at most the
  /// vacancy, or the approved posts where people move with them.
  func auditedNumber(for line: PostLine) -> Int {
    let numerator: Int128
    var denominator: Int128 = 1
    switch formula {
    case .all: numerator = Int128(line.vacancy)
    case .vacancyAbove(let fraction):
      denominator = Int128(fraction.denominator)
      numerator =
        Int128(line.vacancy) * denominator - Int128(fraction.units) * Int128(line.approved)
    case .idleYears(let years):
      numerator = (line.idleYears ?? 0) >= years ? Int128(line.vacancy) : 0
    case .aboveNeed(let factor):
      denominator = Int128(factor.denominator)
      numerator = Int128(factor.units) * Int128(max(0, line.approved - line.need))
    case .atMost(let posts): numerator = Int128(posts)
    }
    let whole =
      switch rounding {
      case .down: Self.floor(numerator, denominator)
      case .up: -Self.floor(-numerator, denominator)
      case .nearest: Self.floor(2 * numerator + denominator, 2 * denominator)
      }
    let cap = withIncumbents ? line.approved : line.vacancy
    return Int(max(0, min(whole, Int128(cap))))
  }

  private static func floor(_ numerator: Int128, _ denominator: Int128) -> Int128 {
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// The formula with the line's numbers.
  func arithmetic(for line: PostLine) -> String {
    let vacancy = "vacancy \(line.vacancy)"
    let text =
      switch formula {
      case .all: vacancy
      case .vacancyAbove(let fraction): "\(vacancy) − \(fraction) × approved \(line.approved)"
      case .idleYears(let years):
        "\(vacancy) if idle for \(years) years, and it is for \(line.idleYears ?? 0)"
      case .aboveNeed(let factor):
        "\(factor) × max(0, approved \(line.approved) − need \(line.need))"
      case .atMost(let posts): "\(posts)"
      }
    let cap = withIncumbents ? "approved \(line.approved)" : vacancy
    return "\(text), rounded \(rounding.rawValue == "nearest" ? "to nearest" : rounding.rawValue), "
      + "at most \(cap)"
  }
}
