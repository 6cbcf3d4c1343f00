extension Board {
  /// Checks that moves add up to a plan, stay within a category and keep every ring fence.
  ///
  /// Whatever a line releases leaves it by moves, to other lines or to the pool; whatever it
  /// receives comes by moves. Faults of the moves themselves name the invariant `moves`.
  ///
  /// - Parameters:
  ///   - moves: Which source gave to which sink.
  ///   - posts: What each line releases, receives and buys.
  /// - Returns: What is broken; rules other than ring fences are not looked at.
  public func auditMoves(_ moves: [Move], posts: [PlannedPosts]) -> AuditReport {
    var auditor = Auditor(board: self, posts: posts)
    auditor.check(moves)
    return auditor.report
  }
}

extension Auditor {
  /// One end of a move.
  private enum End: Equatable {
    case line(Int)
    case pool(Int)
  }

  /// Checks moves against the plan and the ring fences.
  mutating func check(_ moves: [Move]) {
    var ends: [String: End] = [:]
    for (index, line) in board.lines.enumerated() { ends[line.id] = .line(index) }
    for (index, category) in board.categories.enumerated() {
      ends["reserve:\(category.id)"] = .pool(index)
    }
    var sent = Array(repeating: Int128(0), count: board.lines.count)
    var received = sent
    var drawn = Array(repeating: Int128(0), count: board.categories.count)
    let fences = ringFences()
    for move in moves {
      let name = "from \(move.from) to \(move.to)"
      guard let from = ends[move.from], let to = ends[move.to] else {
        let unknown = ends[move.from] == nil ? move.from : move.to
        reject(move, unknown, "A move \(name) names \(unknown), which is no line and no pool.")
        continue
      }
      guard move.posts > 0, move.posts <= PlanBook.limit, from != to else {
        reject(move, move.from, "A move \(name) is of \(move.posts) posts or leads nowhere.")
        continue
      }
      if category(of: from) != category(of: to) {
        reject(move, move.from, "A move \(name) leaves its category.")
      }
      switch from {
      case .line(let index): sent[index] += Int128(move.posts)
      case .pool(let index): drawn[index] += Int128(move.posts)
      }
      guard case .line(let sink) = to else { continue }
      received[sink] += Int128(move.posts)
      guard case .line(let source) = from else { continue }
      for fence in fences where fence.from[source] && !fence.to[sink] {
        require(
          fence.rule, place: move.from, excess: Int128(move.posts),
          "A move \(name) takes \(move.posts) posts out of the ring fence.")
      }
    }
    checkSums(sent, received, drawn)
  }

  private mutating func reject(_ move: Move, _ place: String, _ message: String) {
    require("moves", place: place, excess: Int128(max(1, move.posts)), message)
  }

  private func category(of end: End) -> Int {
    switch end {
    case .line(let index): board.categoryOfLine[index]
    case .pool(let index): index
    }
  }

  private mutating func ringFences() -> [(rule: Rule, from: [Bool], to: [Bool])] {
    var fences: [(rule: Rule, from: [Bool], to: [Bool])] = []
    for rule in board.rules {
      guard case .ringFence(let from, let to) = rule.kind else { continue }
      fences.append((rule, mask(from), mask(to)))
    }
    return fences
  }

  private mutating func checkSums(_ sent: [Int128], _ received: [Int128], _ drawn: [Int128]) {
    for (index, line) in board.lines.enumerated() {
      let (released, granted) = (Int128(book.released[index]), Int128(book.granted[index]))
      require(
        "moves", place: line.id, excess: Int128((sent[index] - released).magnitude),
        "The line \(line.id) releases \(released) posts, but its moves add up to \(sent[index]).")
      require(
        "moves", place: line.id, excess: Int128((received[index] - granted).magnitude),
        "The line \(line.id) receives \(granted) posts, but its moves add up to "
          + "\(received[index]).")
    }
    for (index, category) in board.categories.enumerated() {
      require(
        "moves", place: category.id, excess: drawn[index] - Int128(category.reserve),
        "The pool of \(category.id) gives \(drawn[index]) posts, but opens with "
          + "\(category.reserve).")
    }
  }
}
