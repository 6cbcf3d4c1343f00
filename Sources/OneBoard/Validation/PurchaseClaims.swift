/// Which purchase rule has claimed each line.
struct PurchaseClaims {
  private(set) var owner: [Int?]

  init(lineCount: Int) {
    owner = Array(repeating: nil, count: lineCount)
  }

  /// Claims lines for a rule.
  ///
  /// - Returns: The lines that an earlier rule had claimed.
  mutating func claim(_ lines: [Int], for rule: Int) -> [Int] {
    var taken: [Int] = []
    for line in lines {
      if owner[line] == nil { owner[line] = rule } else { taken.append(line) }
    }
    return taken
  }
}

extension ScenarioChecker {
  /// Finds lines that two purchase rules take.
  mutating func claim(lines rule: Rule, at index: Int, in claims: inout PurchaseClaims) {
    let taken = claims.claim(occurring.lines(selectedBy: rule.selection), for: index)
    guard let line = taken.first, let earlier = claims.owner[line] else { return }
    let more = taken.count > 1 ? " and \(taken.count - 1) more" : ""
    fault(
      "rules[\(index)].where",
      "The line \"\(scenario.posts[line].id)\"\(more) already matches the purchase rule "
        + "\"\(scenario.rules[earlier].id)\" at rules[\(earlier)].",
      "Let each line match one purchase rule; narrow one of the selections.")
  }
}
