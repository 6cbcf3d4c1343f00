extension Formulation {
  /// Adds each category's balance: one row where posts are fungible, else a small flow between
  /// classes of sources and sinks that obey the same ring fences.
  mutating func addPools() {
    let fences = FenceMap(board: board) { isInForce(rule: $0) }
    var membersOf = Array(repeating: [Int](), count: board.categories.count)
    for (line, category) in board.categoryOfLine.enumerated() { membersOf[category].append(line) }
    for (category, members) in membersOf.enumerated() {
      if inForce.contains(.pool(category)) {
        addPool(category, members: members, fences: fences)
      }
      if inForce.contains(.total(category)), let most = board.categories[category].totalAtMost {
        let id = board.categories[category].id
        addSum(of: .final, over: members, upper: Double(most), name: "total:\(id)")
      }
    }
  }

  private mutating func addPool(_ category: Int, members: [Int], fences: FenceMap) {
    let pool = board.categories[category]
    let keep = inForce.contains(.keepAtLeast(category)) ? pool.keepAtLeast : 0
    let sources = members.filter { released[$0] != nil }
    let sinks = members.filter { granted[$0] != nil }
    if sources.allSatisfy({ fences.fencesFrom[$0].isEmpty }) {
      let terms =
        sinks.compactMap { granted[$0].map { Term($0, 1) } }
        + sources.compactMap { released[$0].map { Term($0, -1) } }
      program.addRow(terms, upper: Double(pool.reserve - keep), name: "pool:\(pool.id)")
      return
    }
    let sourceClasses = FenceMap.classes(of: sources, by: fences.fencesFrom, always: [])
    let sinkClasses = FenceMap.classes(of: sinks, by: fences.fencesTo, always: nil)
    var leaving = Array(repeating: [Term](), count: sourceClasses.count)
    var arriving = Array(repeating: [Term](), count: sinkClasses.count)
    var staying: [Term] = []
    for (source, from) in sourceClasses.enumerated() {
      let supply =
        from.lines.reduce(0.0) { $0 + Double(limits[$1].reclaimable) }
        + (from.fences.isEmpty ? Double(pool.reserve) : 0)
      let stay = program.addColumn(
        upper: supply, isInteger: false, name: "stay:\(pool.id):\(source + 1)")
      leaving[source].append(Term(stay, -1))
      staying.append(Term(stay, 1))
      for (sink, to) in sinkClasses.enumerated() where from.fences.isSubset(of: to.fences) {
        let flow = program.addColumn(
          upper: supply, isInteger: false, name: "flow:\(pool.id):\(source + 1):\(sink + 1)")
        leaving[source].append(Term(flow, -1))
        arriving[sink].append(Term(flow, -1))
      }
    }
    for (source, from) in sourceClasses.enumerated() {
      let opening = from.fences.isEmpty ? Double(pool.reserve) : 0
      let terms = from.lines.compactMap { released[$0].map { Term($0, 1) } } + leaving[source]
      program.addRow(
        terms, lower: -opening, upper: -opening, name: "poolFrom:\(pool.id):\(source + 1)")
    }
    for (sink, to) in sinkClasses.enumerated() {
      let terms = to.lines.compactMap { granted[$0].map { Term($0, 1) } } + arriving[sink]
      program.addRow(terms, lower: 0, upper: 0, name: "poolTo:\(pool.id):\(sink + 1)")
    }
    if keep > 0 { program.addRow(staying, lower: Double(keep), name: "keepAtLeast:\(pool.id)") }
  }

  /// Adds a row on the sum of a quantity over some lines.
  mutating func addSum(
    of quantity: Bound.Quantity, over lines: [Int], lower: Double = -.infinity,
    upper: Double = .infinity, extra: [Term] = [], name: @autoclosure () -> String
  ) {
    var terms = extra
    var constant = 0.0
    for line in lines {
      let part = self.quantity(quantity, of: line)
      terms += part.terms
      constant += part.constant
    }
    program.addRow(terms, lower: lower - constant, upper: upper - constant, name: name())
  }
}

/// Which ring fences each line is in as a source, and which admit it as a sink.
struct FenceMap {
  /// For each line, the fences whose `from` takes it.
  private(set) var fencesFrom: [Set<Int>]
  /// For each line, the fences whose `to` takes it.
  private(set) var fencesTo: [Set<Int>]

  init(board: Board, isInForce: (Int) -> Bool) {
    fencesFrom = Array(repeating: [], count: board.lines.count)
    fencesTo = fencesFrom
    for (position, rule) in board.rules.enumerated() where isInForce(position) {
      guard case .ringFence(let from, let to) = rule.kind else { continue }
      for line in board.lines(selectedBy: from) { fencesFrom[line].insert(position) }
      for line in board.lines(selectedBy: to) { fencesTo[line].insert(position) }
    }
  }

  /// Groups lines by their set of fences, in a fixed order.
  static func classes(
    of lines: [Int], by fences: [Set<Int>], always: Set<Int>?
  ) -> [(fences: Set<Int>, lines: [Int])] {
    var members: [Set<Int>: [Int]] = [:]
    if let always { members[always] = [] }
    for line in lines { members[fences[line], default: []].append(line) }
    return members.map { ($0.key, $0.value) }
      .sorted { $0.fences.sorted().lexicographicallyPrecedes($1.fences.sorted()) }
  }
}
