internal import LinearOptimization

extension Sifter {
  /// Solves the sums of blocks that are alike, and splits them until every member agrees.
  ///
  /// Blocks of the same coefficients are grouped by their costs; a group stands for its members with
  /// their mean costs. At the prices of this small program a group is split where members would
  /// answer otherwise than the group, or where the group is undecided. When no group has to be split,
  /// the answers of the members are optimal for the whole program: each at the prices, and all
  /// together within the coupling rows. Ties are no trouble, and no cost has to be moved
  /// (Zipkin 1980; Rogers, Plante, Wong and Evans 1991).
  ///
  /// - Returns: Whether every block has an answer now; else the samples have to find one.
  mutating func solveClasses() async throws(SiftingFailure) -> Bool {
    guard
      let classes = BlockClasses(
        layout, limit: min(layout.blockCount / 4, Self.classLimit * size))
    else {
      trace?("sifting: too many kinds of blocks to sum alike ones")
      return false
    }
    var tight = TightBounds()
    var groups = classes.groups(of: layout, limit: Self.pieceLimit * size).map {
      BlockGroup(members: $0, sum: BlockSum($0, layout, &tight))
    }
    // What the members of groups that are done with put into the coupling rows.
    var others = [Double](repeating: 0, count: layout.couplingCount)
    var isWarm = false
    // The prices at which groups were done with. Where their ties fill a row to the brim, the program
    // of the other groups has many optimal prices, and not all of them are right for those done with.
    var known: [Double]?
    var simplex = BlockSimplex()
    for round in 0..<Self.greatestSplits {
      guard try await solve(&groups, others, isWarm: isWarm) else { return false }
      isWarm = true
      if let known { prices = known }
      let pricing = pricing(findsAnswers: true)
      if groups.allSatisfy(\.sum.isEven) {
        // All prices are known: only ties are left, and they stay between the undecided groups.
        known = prices
        for group in groups where !group.isUndecided && group.members.count > 1 {
          guard answer(group, pricing, &simplex) else { return false }
          for member in group.members { add(Int(member), 1, to: &others) }
        }
        groups.removeAll { !$0.isUndecided && $0.members.count > 1 }
      }
      let before = groups.count
      groups = try split(groups, pricing, &simplex)
      trace?(
        "sifting: \(before) groups of \(layout.blockCount) blocks, round \(round + 1), "
          + "\(groups.count - before) splits, \(iterations) iterations")
      if groups.count == before {
        for group in groups where !answer(group, pricing, &simplex) {
          note("a member of a sum has no answer")
          return false
        }
        active = layout.blockCount
        sumUp()
        return true
      }
      if groups.count > layout.blockCount / 2 { break }
    }
    note("sums of blocks were split too often")
    return false
  }

  private mutating func solve(
    _ groups: inout [BlockGroup], _ others: [Double], isWarm: Bool
  ) async throws(SiftingFailure) -> Bool {
    let sums = BlockLayout(summing: layout, groups, others: others)
    var inside = Sifter(sums, inner, settings, options, deadline)
    inside.costs = sums.costs
    inside.active = sums.blockCount
    inside.iterations = iterations
    inside.rounds = rounds
    defer {
      iterations = inside.iterations
      rounds = inside.rounds
    }
    do throws(SiftingFailure) {
      if isWarm {
        inside.prices = prices
        inside.couplingStatus = couplingStatus
        try await inside.resume(groups)
      } else {
        inside.sumUp()
        try await inside.solve(Array(0..<sums.blockCount), box: nil, .automatic, isWarm: false)
      }
      let margins = try await inside.price()
      for place in groups.indices { groups[place].margin = margins[place] }
    } catch {
      guard case .handOver(let text) = error else { throw error }
      note("sums of blocks: \(text)")
      return false
    }
    prices = inside.prices
    couplingStatus = inside.couplingStatus
    for place in groups.indices {
      let columns = sums.blockColumns[place]..<sums.blockColumns[place + 1]
      let rows = sums.blockRows[place]..<sums.blockRows[place + 1]
      groups[place].columns = Array(inside.state.columns[columns])
      groups[place].rows = Array(inside.state.rows[rows])
      groups[place].values = Array(inside.state.values[columns])
      groups[place].isUndecided = inside.isUndecided[place]
    }
    return true
  }

  /// Solves sums of blocks from the bases of the groups, those of clear answers fixed as far as that
  /// goes.
  private mutating func resume(_ groups: [BlockGroup]) async throws(SiftingFailure) {
    state.columns = groups.flatMap(\.columns)
    state.rows = groups.flatMap(\.rows)
    var simplex = BlockSimplex()
    let pricing = pricing(findsAnswers: true)
    for (block, group) in groups.enumerated() {
      isUndecided[block] = group.isUndecided
      place(group, block)
      if group.isUndecided || restsInBasis(block) { continue }
      var answers = BlockAnswers()
      guard pricing.answer(block, state, &simplex, &answers) != nil else {
        throw .handOver("a sum of blocks has no best answer")
      }
      apply(answers)
    }
    var margins = try await price()
    var (blocks, _) = choose(&margins)
    sumUp()
    var method = SolveOptions.Algorithm.dualSimplex
    while true {
      do throws(SiftingFailure) {
        try await solve(blocks, box: nil, method)
      } catch {
        guard case .handOver = error, blocks.count < layout.blockCount else { throw error }
        // The fixed groups leave too little room.
        blocks = Array(0..<layout.blockCount)
        method = .dualSimplex
        continue
      }
      let movers = try await movers()
      if movers.isEmpty { return }
      blocks = merge(blocks, movers)
      method = .primalSimplex
    }
  }

  /// Lets every member of a group answer on its own, from the basis of the group.
  private mutating func answer(
    _ group: BlockGroup, _ pricing: BlockPricing, _ simplex: inout BlockSimplex
  ) -> Bool {
    for member in group.members {
      let block = Int(member)
      place(group, block)
      if group.isUndecided || block < layout.heavyCount {
        // A group of one stands as it is in the program.
        isUndecided[block] = true
        let columns = layout.blockColumns[block]..<layout.blockColumns[block + 1]
        for (place, column) in columns.enumerated() {
          state.values[column] = group.values[place]
        }
        continue
      }
      if restsInBasis(block) { continue }
      var answers = BlockAnswers()
      guard pricing.answer(block, state, &simplex, &answers) != nil else { return false }
      apply(answers)
    }
    return true
  }

  /// Writes the statuses of a group into a block.
  private mutating func place(_ group: BlockGroup, _ block: Int) {
    let columns = layout.blockColumns[block]..<layout.blockColumns[block + 1]
    for (place, column) in columns.enumerated() {
      let (lower, upper) = (layout.lower[column], layout.upper[column])
      let status = group.columns[place].fitted(lower: lower, upper: upper)
      state.columns[column] = status
      state.values[column] = status.value(lower: lower, upper: upper)
    }
    let rows = layout.blockRows[block]..<layout.blockRows[block + 1]
    for (place, row) in rows.enumerated() {
      state.rows[row] = group.rows[place].fitted(
        lower: layout.rowLower[row], upper: layout.rowUpper[row])
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

  /// Splits groups that are undecided or whose members would answer otherwise.
  private mutating func split(
    _ groups: [BlockGroup], _ pricing: BlockPricing, _ simplex: inout BlockSimplex
  ) throws(SiftingFailure) -> [BlockGroup] {
    var result: [BlockGroup] = []
    var tight = TightBounds()
    for group in groups {
      let first = result.count
      if group.members.count == 1 || !group.isUndecided && isClear(group) {
        result.append(group)
        continue
      } else if group.isUndecided {
        result += try halves(group, pricing, &simplex)
      } else {
        result += try byAnswer(group, pricing, &simplex)
      }
      if result.count > first + 1 {
        for place in first..<result.count {
          result[place].sum = BlockSum(result[place].members, layout, &tight)
        }
      }
    }
    return result
  }

  /// Whether no member can answer otherwise than the group, whatever its costs.
  ///
  /// A reduced cost differs from the group's by at most the difference of the column's cost and, where
  /// a row has a basic column, of that column's cost times the ratio of their coefficients.
  private func isClear(_ group: BlockGroup) -> Bool {
    if group.sum.isEven { return true }
    guard group.rows.count <= 1, let block = group.members.first.map(Int.init) else {
      return false
    }
    var ratio = 0.0
    if group.rows.count == 1 {
      let columns = layout.blockColumns[block]..<layout.blockColumns[block + 1]
      let values = columns.map { abs(layout.localValues[layout.localStarts[$0]]) }
      let greatest = max(1, values.max() ?? 1)
      ratio = greatest / min(1, values.min() ?? 1)
    }
    return group.margin > group.sum.spread * (1 + ratio)
  }

  /// The parts of an undecided group; the middle one keeps the basis.
  private func halves(
    _ group: BlockGroup, _ pricing: BlockPricing, _ simplex: inout BlockSimplex
  ) throws(SiftingFailure) -> [BlockGroup] {
    let count = group.members.count
    let parts = min(Self.splitting, count)
    var result: [BlockGroup] = []
    for part in 0..<parts {
      var piece = group
      piece.members = Array(group.members[count * part / parts..<count * (part + 1) / parts])
      if part != parts / 2 {
        guard
          let basis = pricing.bestBasis(
            Int(piece.members[piece.members.count / 2]), state, &simplex)
        else { throw .handOver("a block has no best answer") }
        piece.columns = basis.columns
        piece.rows = basis.rows
        piece.isUndecided = false
      }
      result.append(piece)
    }
    return result
  }

  /// The parts of a group whose members answer alike, in the order of their first members.
  private mutating func byAnswer(
    _ group: BlockGroup, _ pricing: BlockPricing, _ simplex: inout BlockSimplex
  ) throws(SiftingFailure) -> [BlockGroup] {
    var pieces = [group]
    pieces[0].members = []
    for member in group.members {
      let block = Int(member)
      place(group, block)
      if pricing.agrees(block, state, &simplex) {
        pieces[0].members.append(member)
        continue
      }
      guard let basis = pricing.bestBasis(block, state, &simplex) else {
        throw .handOver("a block has no best answer")
      }
      if let place = pieces.indices.dropFirst().first(where: {
        pieces[$0].columns == basis.columns && pieces[$0].rows == basis.rows
      }) {
        pieces[place].members.append(member)
      } else {
        pieces.append(
          BlockGroup(
            members: [member], columns: basis.columns, rows: basis.rows, isUndecided: false))
      }
    }
    if pieces[0].members.isEmpty { pieces.removeFirst() }
    return pieces
  }

  private static var classLimit: Int { 8 }
  private static var pieceLimit: Int { 2 }
  private static var splitting: Int { 16 }
  private static var greatestSplits: Int { 40 }
}
