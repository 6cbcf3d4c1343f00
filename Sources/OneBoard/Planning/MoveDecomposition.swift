extension Board {
  /// Which source gave to which sink, so that every ring fence is obeyed.
  ///
  /// Within each category a flow between classes of lines with equal fences is found first; then
  /// lines are paired in id order. What is not granted goes to the reserve, and the reserve fills
  /// what released posts do not. Where a higher office has to approve some moves, posts that need
  /// none are paired first, then those of the reserve.
  ///
  /// - Parameter posts: The plan of every line, in id order.
  /// - Returns: The moves, by source and sink in id order; `nil` if the fences admit none.
  func moves(for posts: [PlannedPosts]) -> [Move]? {
    let fences = FenceMap(board: self) { _ in true }
    let marks = approvalLevels
    // Many values would make many classes, and pairing needs a flow between all of them.
    let levels = marks.filter { Set($0.values).count <= 64 }
    var membersOf = Array(repeating: [Int](), count: categories.count)
    for (line, category) in categoryOfLine.enumerated() { membersOf[category].append(line) }
    var moves: [Move] = []
    for (category, members) in membersOf.enumerated() {
      let sources = members.filter { posts[$0].released > 0 }
      let sinks = members.filter { posts[$0].granted > 0 }
      let sourceClasses = FenceMap.classes(of: sources, by: fences.fencesFrom, always: [])
        // The most fenced first: they have the fewest places to go.
        .sorted { $0.fences.count > $1.fences.count }.split(by: levels, holdsReserve: true)
      let sinkClasses = FenceMap.classes(of: sinks, by: fences.fencesTo, always: nil)
        .split(by: levels, holdsReserve: false)
      let reserve = "reserve:\(categories[category].id)"
      var givers: [[(id: String, posts: Int)]] = []
      for source in sourceClasses {
        var queue = source.lines.map { (lines[$0].id, posts[$0].released) }
        if source.fences.isEmpty, levels.isEmpty || source.lines.isEmpty,
          categories[category].reserve > 0
        {
          queue.append((reserve, categories[category].reserve))
        }
        givers.append(queue)
      }
      var takers = sinkClasses.map { $0.lines.map { (id: lines[$0].id, posts: posts[$0].granted) } }
      let flow = ClassFlow(
        supplies: givers.map { $0.reduce(0) { $0 + $1.posts } },
        demands: takers.map { $0.reduce(0) { $0 + $1.posts } },
        stages: levels.isEmpty ? 1 : 3
      ) { source, sink, stage in
        let (giver, taker) = (sourceClasses[source], sinkClasses[sink])
        guard giver.fences.isSubset(of: taker.fences) else { return false }
        if levels.isEmpty || stage == 2 { return true }
        guard let from = giver.lines.first, let to = taker.lines.first else { return stage == 1 }
        return levels.allSatisfy { $0.crossing(from: from, to: to) == nil }
      }
      guard flow.meetsDemands else { return nil }
      for source in givers.indices {
        for sink in takers.indices {
          moves += Self.pair(&givers[source], &takers[sink], posts: flow.flow[source][sink])
        }
        for giver in givers[source] where giver.posts > 0 && giver.id != reserve {
          moves.append(Move(from: giver.id, to: reserve, posts: giver.posts))
        }
      }
    }
    moves.sort { $0.from != $1.from ? $0.from < $1.from : $0.to < $1.to }
    if !marks.isEmpty { mark(&moves, by: marks) }
    return moves
  }

  /// Marks the moves that a higher office has to approve.
  private func mark(_ moves: inout [Move], by levels: [ApprovalLevel]) {
    let positions = Dictionary(lines.indices.map { (lines[$0].id, $0) }) { first, _ in first }
    for index in moves.indices {
      guard let source = positions[moves[index].from], let sink = positions[moves[index].to] else {
        continue
      }
      moves[index].approvals = levels.filter { $0.crossing(from: source, to: sink) != nil }
        .map(\.rule.id)
    }
  }

  private static func pair(
    _ givers: inout [(id: String, posts: Int)], _ takers: inout [(id: String, posts: Int)],
    posts: Int
  ) -> [Move] {
    var moves: [Move] = []
    var rest = posts
    var giver = givers.startIndex
    var taker = takers.startIndex
    while rest > 0, giver < givers.endIndex, taker < takers.endIndex {
      let moved = min(rest, givers[giver].posts, takers[taker].posts)
      if moved > 0 {
        moves.append(Move(from: givers[giver].id, to: takers[taker].id, posts: moved))
      }
      givers[giver].posts -= moved
      takers[taker].posts -= moved
      rest -= moved
      if givers[giver].posts == 0 { giver += 1 } else if takers[taker].posts == 0 { taker += 1 }
    }
    return moves
  }
}

extension [(fences: Set<Int>, lines: [Int])] {
  /// Splits classes so that the lines of each have the same value of every rule of approval.
  fileprivate func split(by levels: [ApprovalLevel], holdsReserve: Bool) -> Self {
    if levels.isEmpty { return self }
    var parts: Self = holdsReserve ? [([], [])] : []
    for (fences, lines) in self {
      var members: [[String?]: [Int]] = [:]
      for line in lines { members[levels.map { $0.values[line] }, default: []].append(line) }
      let ordered = members.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
      parts += ordered.map { (fences, $0) }
    }
    return parts
  }
}

/// A greatest whole flow between a few classes of sources and sinks (Edmonds and Karp 1972).
struct ClassFlow {
  /// Posts from each source class to each sink class.
  private(set) var flow: [[Int]]
  /// Whether every sink class gets what it asks.
  private(set) var meetsDemands = true

  /// Finds a flow in stages, each of which opens more ways and keeps what the earlier ones supply.
  init(
    supplies: [Int], demands: [Int], stages: Int = 1, mayFlow: (Int, Int, _ stage: Int) -> Bool
  ) {
    flow = Array(repeating: Array(repeating: 0, count: demands.count), count: supplies.count)
    var supply = supplies
    var open = demands
    for stage in 0..<stages {
      let isOpen = supplies.indices.map { source in
        demands.indices.map { mayFlow(source, $0, stage) }
      }
      meet(&open, from: &supply, over: isOpen)
    }
    meetsDemands = open.allSatisfy { $0 == 0 }
  }

  private mutating func meet(
    _ demands: inout [Int], from supply: inout [Int], over isOpen: [[Bool]]
  ) {
    for sink in demands.indices {
      while demands[sink] > 0 {
        guard let path = augmentingPath(to: sink, supply: supply, isOpen: isOpen) else { break }
        // The path alternates: sink, source, sink, source, ..., ending at a source with supply.
        var amount = min(demands[sink], supply[path.sources[path.sources.count - 1]])
        for step in 1..<path.sinks.count {
          amount = min(amount, flow[path.sources[step - 1]][path.sinks[step]])
        }
        for step in path.sources.indices {
          flow[path.sources[step]][path.sinks[step]] += amount
          if step + 1 < path.sinks.count {
            flow[path.sources[step]][path.sinks[step + 1]] -= amount
          }
        }
        supply[path.sources[path.sources.count - 1]] -= amount
        demands[sink] -= amount
      }
    }
  }

  /// The shortest way to bring posts to a sink: take from a source with supply left, or from one
  /// that can be refilled by freeing what it gives to another sink.
  private func augmentingPath(
    to sink: Int, supply: [Int], isOpen: [[Bool]]
  ) -> (sinks: [Int], sources: [Int])? {
    var parentOfSource = [Int?](repeating: nil, count: supply.count)
    var parentOfSink: [Int: Int] = [:]
    var queue = [sink]
    var head = 0
    var seen: Set<Int> = [sink]
    while head < queue.count {
      let current = queue[head]
      head += 1
      for source in supply.indices where isOpen[source][current] && parentOfSource[source] == nil {
        parentOfSource[source] = current
        if supply[source] > 0 {
          var sinks = [current]
          var sources = [source]
          while let before = parentOfSink[sinks[sinks.count - 1]] {
            sources.append(before)
            sinks.append(parentOfSource[before] ?? sink)
          }
          return (sinks.reversed(), sources.reversed())
        }
        for other in flow[source].indices where flow[source][other] > 0 && !seen.contains(other) {
          seen.insert(other)
          parentOfSink[other] = source
          queue.append(other)
        }
      }
    }
    return nil
  }
}
