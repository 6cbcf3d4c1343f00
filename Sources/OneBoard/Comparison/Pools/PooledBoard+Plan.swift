extension PooledBoard {
  /// What every line releases and receives, in id order; nothing is bought.
  var posts: [PlannedPosts] {
    board.lines.indices.map { line in
      PlannedPosts(
        id: board.lines[line].id, released: released[line], granted: granted[line],
        final: board.lines[line].approved - released[line] + granted[line])
    }
  }

  /// The plan as a strategy proposes it.
  ///
  /// - Parameters:
  ///   - start: When the work began.
  ///   - findMoves: Finds which source gave to which sink; `nil` if the ring fences admit none.
  /// - Returns: The plan.
  func proposal(
    since start: ContinuousClock.Instant, findMoves: ([PlannedPosts]) -> [Move]?
  ) -> Plan {
    var plan = Plan(scenario: board.name, status: .proposed)
    let posts = posts
    plan.posts = posts
    plan.notes = notes
    plan.pools = board.categories.enumerated().map { index, category in
      let released = members[index].reduce(0) { $0 + posts[$1].released }
      let granted = members[index].reduce(0) { $0 + posts[$1].granted }
      return PoolBalance(
        category: category.id, opening: category.reserve, released: released, granted: granted,
        closing: category.reserve + released - granted)
    }
    if let moves = findMoves(posts) {
      plan.moves = moves
    } else {
      plan.notes.append("The ring fences admit no moves that add up to this plan.")
    }
    if board.hasSoftRules { plan.shortfalls = board.audit(posts).shortfalls }
    plan.levels = board.levelValues(of: posts)
    let elapsed = start.duration(to: .now).components
    plan.solveSeconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    plan.seconds = plan.solveSeconds
    return plan
  }
}

extension Board {
  /// A plan that pools each category: the opening reserve less what must stay, and all that may be
  /// taken back, is given by a strategy; then only what was given is released.
  ///
  /// - Parameter give: Gives a category's posts, and may return a note.
  /// - Returns: The plan as proposed.
  /// - Throws: ``PlanError`` when something failed.
  func pooledPlan(
    _ give: (inout PostPool) throws(PlanError) -> String?
  ) throws(PlanError) -> Plan {
    let start = ContinuousClock.now
    var pooled = PooledBoard(self)
    for category in categories.indices {
      pooled.meetDemands(of: category)
      let lines = pooled.members[category]
      let supply = pooled.headroom(of: category) + pooled.supply(of: lines)
      var pool = pooled.pool(of: supply, for: lines)
      if let note = try give(&pool) { pooled.notes.append("\(categories[category].id): \(note)") }
      pooled.keep(pool)
      try pooled.balance(category)
    }
    return pooled.proposal(since: start) { moves(for: $0) }
  }
}
