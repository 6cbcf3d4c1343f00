extension Auditor {
  /// Checks that the granted posts of each category can come from sources that every fence allows.
  ///
  /// A plan does not say which released post went where, so it keeps the fences if some assignment
  /// does: for each fence alone that is a comparison of two sums, for several a small flow.
  mutating func checkRingFences() {
    let fences = board.rules.compactMap { rule -> (rule: Rule, from: Selector, to: Selector)? in
      guard case .ringFence(let from, let to) = rule.kind else { return nil }
      return (rule, from, to)
    }
    guard !fences.isEmpty else { return }
    let from = fences.map { mask($0.from) }
    let to = fences.map { mask($0.to) }
    for (index, category) in board.categories.enumerated() {
      let members = board.lines.indices.filter { board.categoryOfLine[$0] == index }
      var flow = FencedFlow(reserve: Int128(category.reserve))
      for position in members {
        if book.released[position] > 0 {
          let obeyed = fences.indices.filter { from[$0][position] }
          flow.addSupply(Int128(book.released[position]), obeying: obeyed)
        }
        if book.granted[position] > 0 {
          let entered = fences.indices.filter { to[$0][position] }
          flow.addDemand(Int128(book.granted[position]), inside: entered)
        }
      }
      check(flow, of: fences.map(\.rule), in: category)
    }
  }

  private mutating func check(_ flow: FencedFlow, of rules: [Rule], in category: QuotaCategory) {
    var anyAlone = false
    for (index, rule) in rules.enumerated() {
      let (outside, free) = flow.sums(outside: index)
      // What the pool lacks altogether is the pool's violation, not the fence's.
      let excess = outside - free > flow.overdraft ? outside - free : 0
      anyAlone = anyAlone || excess > 0
      require(
        rule, place: category.id, excess: excess,
        "In \(category.id), \(outside) posts are granted outside the ring fence, but only \(free) "
          + "come from the opening reserve or from lines that are not fenced.")
    }
    guard !anyAlone, rules.count > 1 else { return }
    let (unserved, blocking) = flow.unserved()
    guard unserved > flow.overdraft else { return }
    let names = blocking.map { rules[$0].id }.joined(separator: ", ")
    for index in blocking {
      require(
        rules[index], place: category.id, excess: unserved - flow.overdraft,
        "In \(category.id), \(unserved - flow.overdraft) of the granted posts have no source that "
          + "the ring fences \(names) together allow.")
    }
  }
}
