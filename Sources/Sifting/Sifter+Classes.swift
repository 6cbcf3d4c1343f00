internal import LinearOptimization

/// A group of blocks that are alike, solved as one.
private struct Group {
  var members: [Int32]
  var columns: [BasisStatus] = []
  var rows: [BasisStatus] = []
  var values: [Double] = []
  var isUndecided = true
}

extension Sifter {
  /// Solves the sums of blocks that are alike, then splits those that are undecided until none is.
  ///
  /// Ties are then no trouble: of a class at the margin all but a few members get clear answers, and
  /// no cost has to be moved.
  ///
  /// - Returns: Whether every block has an answer now; else the samples have to find one.
  mutating func solveClasses() async throws(SiftingFailure) -> Bool {
    guard
      let classes = BlockClasses(layout, limit: min(layout.blockCount / 4, Self.classLimit * size))
    else {
      note("too many kinds of blocks to sum alike ones")
      return false
    }
    var groups = classes.groups.map { Group(members: $0) }
    var others = [Double](repeating: 0, count: layout.couplingCount)
    costs = layout.costs
    defer { if !isDecided { costs = movedCosts } }
    var isWarm = false
    while true {
      guard try await solve(&groups, others: others, isWarm: isWarm) else { return false }
      isWarm = true
      trace?("sifting: \(groups.count) groups of \(layout.blockCount) blocks, \(iterations) iterations")
      var simplex = BlockSimplex()
      let pricing = pricing(findsAnswers: true)
      for group in groups where !group.isUndecided {
        guard answer(group, pricing, &simplex) else {
          note("a member of a sum has no answer")
          return false
        }
        for member in group.members { add(Int(member), 1, to: &others) }
      }
      groups.removeAll { !$0.isUndecided }
      if groups.allSatisfy({ $0.members.count == 1 }) { break }
      groups = try split(groups, pricing, &simplex)
    }
    for group in groups { place(group) }
    active = layout.blockCount
    sumUp()
    isDecided = true
    return true
  }

  private mutating func solve(
    _ groups: inout [Group], others: [Double], isWarm: Bool
  ) async throws(SiftingFailure) -> Bool {
    let sums = BlockLayout(summing: layout, groups.map(\.members), others: others)
    var inside = Sifter(sums, inner, settings, options, deadline)
    inside.costs = sums.costs
    inside.active = sums.blockCount
    inside.iterations = iterations
    inside.rounds = rounds
    if isWarm {
      inside.couplingStatus = couplingStatus
      inside.state.columns = groups.flatMap(\.columns)
      inside.state.rows = groups.flatMap(\.rows)
    }
    inside.sumUp()
    do throws(SiftingFailure) {
      try await inside.solve(
        Array(0..<sums.blockCount), box: nil, isWarm ? .dualSimplex : .automatic, isWarm: isWarm)
    } catch {
      iterations = inside.iterations
      if case .handOver(let text) = error {
        note("sums of blocks: \(text)")
        return false
      }
      throw error
    }
    iterations = inside.iterations
    rounds = inside.rounds
    prices = inside.prices
    couplingStatus = inside.couplingStatus
    for place in groups.indices {
      let columns = sums.blockColumns[place]..<sums.blockColumns[place + 1]
      let rows = sums.blockRows[place]..<sums.blockRows[place + 1]
      groups[place].columns = Array(inside.state.columns[columns])
      groups[place].rows = Array(inside.state.rows[rows])
      groups[place].values = Array(inside.state.values[columns])
      groups[place].isUndecided =
        inside.isUndecided[place] || Int(groups[place].members[0]) < layout.heavyCount
    }
    return true
  }

  /// Lets every member of a group answer on its own, from the basis of the group.
  private mutating func answer(
    _ group: Group, _ pricing: BlockPricing, _ simplex: inout BlockSimplex
  ) -> Bool {
    for member in group.members {
      let block = Int(member)
      place(group, block)
      if restsInBasis(block) { continue }
      var answers = BlockAnswers()
      guard pricing.answer(block, state, &simplex, &answers) != nil else { return false }
      apply(answers)
    }
    return true
  }

  /// Writes the statuses of a group into a block.
  private mutating func place(_ group: Group, _ block: Int) {
    for (place, column) in (layout.blockColumns[block]..<layout.blockColumns[block + 1]).enumerated()
    {
      var status = group.columns[place]
      let (lower, upper) = (layout.lower[column], layout.upper[column])
      if lower == upper, status != .basic { status = .fixed }
      if status == .fixed, lower != upper { status = .resting(lower: lower, upper: upper) }
      state.columns[column] = status
      state.values[column] = status.value(lower: lower, upper: upper)
    }
    for (place, row) in (layout.blockRows[block]..<layout.blockRows[block + 1]).enumerated() {
      var status = group.rows[place]
      let (lower, upper) = (layout.rowLower[row], layout.rowUpper[row])
      if lower == upper, status != .basic { status = .fixed }
      if status == .fixed, lower != upper { status = .resting(lower: lower, upper: upper) }
      state.rows[row] = status
    }
  }

  /// Finds the values of a block with at most one row in its basis; `false` where a bound is missed.
  private mutating func restsInBasis(_ block: Int) -> Bool {
    let rows = layout.blockRows[block]..<layout.blockRows[block + 1]
    guard let row = rows.first else { return true }
    if rows.count > 1 { return false }
    var activity = 0.0
    var basic: Int?
    for column in layout.blockColumns[block]..<layout.blockColumns[block + 1] {
      if state.columns[column] == .basic {
        basic = column
      } else {
        activity += layout.localValues[layout.localStarts[column]] * state.values[column]
      }
    }
    guard let basic else {
      return activity >= layout.rowLower[row] && activity <= layout.rowUpper[row]
    }
    let side = state.rows[row].value(lower: layout.rowLower[row], upper: layout.rowUpper[row])
    let value = (side - activity) / layout.localValues[layout.localStarts[basic]]
    guard value >= layout.lower[basic], value <= layout.upper[basic] else { return false }
    state.values[basic] = value
    return true
  }

  /// Takes the place of a group of one.
  private mutating func place(_ group: Group) {
    let block = Int(group.members[0])
    place(group, block)
    isUndecided[block] = true
    for (place, column) in (layout.blockColumns[block]..<layout.blockColumns[block + 1]).enumerated()
    {
      state.values[column] = group.values[place]
    }
  }

  /// Splits groups; one part of each keeps the basis, the others take their best one.
  private func split(
    _ groups: [Group], _ pricing: BlockPricing, _ simplex: inout BlockSimplex
  ) throws(SiftingFailure) -> [Group] {
    var result: [Group] = []
    for group in groups {
      let count = group.members.count
      if count == 1 {
        result.append(group)
        continue
      }
      let parts = min(Self.splitting, count)
      for part in 0..<parts {
        var piece = group
        piece.members = Array(group.members[count * part / parts..<count * (part + 1) / parts])
        if part > 0 {
          guard let block = piece.members.first.map(Int.init),
            let basis = pricing.bestBasis(block, state, &simplex)
          else { throw .handOver("a block has no best answer") }
          piece.columns = basis.columns
          piece.rows = basis.rows
        }
        result.append(piece)
      }
    }
    return result
  }

  private static var classLimit: Int { 8 }
  private static var splitting: Int { 16 }
}
