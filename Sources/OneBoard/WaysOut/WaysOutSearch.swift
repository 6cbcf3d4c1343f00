internal import LinearOptimization

/// Finds the least changes of a board's numbers after which a legal plan exists.
///
/// Legal plans only grow with the steps of a relaxation, so the least steps are found by halving, and
/// a group of relaxations that together do not help contains none that helps alone.
struct WaysOutSearch<Solver: LinearSolver> {
  let board: Board
  /// The scenario in the board's order, without soft rules, which forbid nothing.
  private let base: Scenario
  private var probe: PlanProbe<Solver>
  private let deadline: Deadline
  private var relaxations: [Relaxation] = []
  private(set) var isComplete = true

  /// The most ways that are followed up.
  private static var mostWays: Int { 24 }
  /// The most relaxations of which every two are tried as the ones that carry the most.
  private static var mostPaired: Int { 8 }
  /// The most conflicts that are looked for one after the other, before all numbers are candidates.
  private static var mostConflicts: Int { 8 }
  /// The changes of a way beyond which no other mixture is looked for.
  private static var manyChanges: Int { 12 }

  init(board: Board, solver: Solver, deadline: Deadline) {
    self.board = board
    self.deadline = deadline
    base = board.scenario.withoutSoftRules
    // Fewer programs where each takes long, so that a search without a limit of time ends.
    let size = max(1, board.lines.count + board.rules.count)
    probe = PlanProbe(
      solver: solver, deadline: deadline, limit: min(3_000, max(100, 2_000_000 / size)))
  }

  /// The ways out of a conflict of the board.
  mutating func ways(outOf conflict: Conflict) async throws(PlanError) -> WaysOut {
    let conflicts = try await collect(conflict)
    var found: [[Int: Int]] = []
    if conflicts == 1 { found = try await singles() }
    if found.isEmpty, conflicts > 0 { found = try await combinations() }
    probe.limit += 8 * found.count
    var ways: Set<WayOut> = []
    for steps in found {
      if let way = try await verified(steps) { ways.insert(way) }
    }
    return WaysOut(ways: ways.sorted { $0.precedes($1) }, isComplete: isComplete)
  }

  // MARK: Candidates

  /// Collects what can be relaxed until all of it together gives a plan.
  ///
  /// - Returns: How many conflicts that took; 0 if no plan can be reached so.
  private mutating func collect(_ first: Conflict) async throws(PlanError) -> Int {
    var conflict = first
    var known: Set<String> = []
    for round in 1...(Self.mostConflicts + 1) {
      let ids = Set(conflict.members)
      let members = board.conflictMembers.filter {
        round > Self.mostConflicts || ids.contains(board.identifier(of: $0))
      }
      let new = board.relaxations(of: members).filter { known.insert($0.change(1).key).inserted }
      if new.isEmpty { return 0 }
      relaxations += new
      let all = everything
      switch try await hasPlan(all) {
      case true?: return round
      case nil: return 0
      case false? where round > Self.mostConflicts: return 0
      case false?:
        if round == Self.mostConflicts { continue }
        var search = ConflictSearch(
          board: relaxed(all), solver: probe.solver, deadline: deadline,
          oneWayLines: probe.oneWayLines)
        conflict = try await search.conflict()
      }
    }
    return 0
  }

  private var everything: [Int: Int] {
    Dictionary(uniqueKeysWithValues: relaxations.enumerated().map { ($0, $1.maximum) })
  }

  private func relaxed(_ steps: [Int: Int]) -> Board {
    var scenario = base
    for (index, count) in steps.sorted(by: { $0.key < $1.key }) where count > 0 {
      relaxations[index].write(&scenario, count)
    }
    return Board(soundScenario: scenario)
  }

  /// Whether a plan exists after some steps; `nil` where a limit came first.
  private mutating func hasPlan(_ steps: [Int: Int]) async throws(PlanError) -> Bool? {
    switch try await probe.plan(of: relaxed(steps)) {
    case .plan: return true
    case .none: return false
    case .open:
      isComplete = false
      return nil
    }
  }

  // MARK: Ways

  /// Every relaxation that is enough alone, with its least steps.
  private mutating func singles() async throws(PlanError) -> [[Int: Int]] {
    var found: [[Int: Int]] = []
    var pending = [Array(relaxations.indices)]
    while let group = pending.popLast() {
      if found.count == Self.mostWays {
        isComplete = false
        break
      }
      let widest = Dictionary(uniqueKeysWithValues: group.map { ($0, relaxations[$0].maximum) })
      guard let helps = try await hasPlan(widest) else { break }
      if !helps { continue }
      guard group.count == 1, let index = group.first else {
        pending.append(Array(group[(group.count / 2)...]))
        pending.append(Array(group[..<(group.count / 2)]))
        continue
      }
      guard let steps = try await leastSteps(of: index, beside: [:]) else { break }
      found.append([index: steps])
    }
    return found
  }

  /// Ways of several changes, each with one or two relaxations that carry the most.
  private mutating func combinations() async throws(PlanError) -> [[Int: Int]] {
    // What cannot be counted in posts is taken back first.
    let order =
      relaxations.indices.filter { !relaxations[$0].isCounted }
      + relaxations.indices.filter { relaxations[$0].isCounted }
    var found: [[Int: Int]] = []
    for last in lastOnes(of: order) {
      if found.count == Self.mostWays {
        isComplete = false
        break
      }
      let rest = order.filter { !last.contains($0) }
      guard let next = try await tightened(rest + last) else { break }
      if !found.contains(next) { found.append(next) }
      if next.count > Self.manyChanges {
        isComplete = false
        break
      }
    }
    return found
  }

  /// Which relaxations are taken back last, so that they carry the most.
  private func lastOnes(of order: [Int]) -> [[Int]] {
    let counted = order.filter { relaxations[$0].isCounted }
    if counted.isEmpty { return [[]] }
    if counted.count > Self.mostPaired { return counted.map { [$0] } }
    return counted.flatMap { last in
      [[last]] + counted.filter { $0 != last }.map { [$0, last] }
    }
  }

  /// Takes relaxations back in an order, each as far as a plan still exists beside the others.
  private mutating func tightened(_ order: [Int]) async throws(PlanError) -> [Int: Int]? {
    var steps = everything
    var pending = [order]
    while let group = pending.popLast() {
      var trial = steps
      for index in group { trial[index] = nil }
      guard let holds = try await hasPlan(trial) else { return nil }
      if holds {
        steps = trial
      } else if group.count == 1, let index = group.first {
        guard let least = try await leastSteps(of: index, beside: trial) else { return nil }
        steps[index] = least
      } else {
        pending.append(Array(group[(group.count / 2)...]))
        pending.append(Array(group[..<(group.count / 2)]))
      }
    }
    return steps
  }

  /// The least steps of a relaxation that is enough at its most and not enough at none.
  private mutating func leastSteps(
    of index: Int, beside others: [Int: Int]
  ) async throws(PlanError) -> Int? {
    var (low, high) = (0, relaxations[index].maximum)
    // Doubling first: most conflicts are near.
    var stride = 1
    while high - low > 1 {
      let middle = stride < (high - low) / 2 ? low + stride : low + (high - low) / 2
      var trial = others
      trial[index] = middle
      guard let holds = try await hasPlan(trial) else { return nil }
      if holds {
        high = middle
        stride = high
      } else {
        low = middle
        let (next, isLarge) = stride.multipliedReportingOverflow(by: 2)
        stride = isLarge ? high : next
      }
    }
    return high
  }

  // MARK: Proof

  /// The way as it is told, if planning the changed scenario again and the audit confirm it.
  private mutating func verified(_ steps: [Int: Int]) async throws(PlanError) -> WayOut? {
    var scenario = board.scenario
    var changes: [WayOut.Change] = []
    for (index, count) in steps.sorted(by: { $0.key < $1.key }) {
      let change = relaxations[index].change(count)
      changes.append(change)
      if change.setting == nil { relaxations[index].write(&scenario, count) }
    }
    guard let changed = try? scenario.applying(changes.compactMap(\.setting)),
      let full = try? changed.validated()
    else { return nil }
    let answer = try await probe.plan(of: Board(soundScenario: full.scenario.withoutSoftRules))
    guard case .plan(let posts, _) = answer else {
      isComplete = false
      return nil
    }
    guard full.audit(posts).violations.isEmpty, full.moves(for: posts) != nil else {
      throw .internalFault("a way out gave a plan that the audit refuses")
    }
    changes.sort { $0.key < $1.key }
    return WayOut(changes: changes, posts: try await count(steps))
  }

  /// How many posts some steps concern.
  private mutating func count(_ steps: [Int: Int]) async throws(PlanError) -> Int? {
    var sum = 0
    var stated: Set<Int> = []
    for (index, count) in steps {
      switch relaxations[index].measure {
      case .none: return nil
      case .steps: sum += count
      case .shortfall(let rule): stated.insert(rule)
      }
    }
    if stated.isEmpty { return sum }
    var scenario = base
    for (index, count) in steps { relaxations[index].write(&scenario, count) }
    for position in stated.sorted() {
      var rule = board.rules[position]
      rule.softWeight = .one
      rule.id += " as stated"
      scenario.rules.append(rule)
    }
    guard
      case .plan(_, let shortfall) = try await probe.plan(of: Board(soundScenario: scenario))
    else {
      isComplete = false
      return nil
    }
    return Int(exactly: (shortfall - Tolerance.integrality).rounded(.up)).map { sum + $0 }
  }
}

extension Relaxation {
  fileprivate var isCounted: Bool {
    if case .none = measure { false } else { true }
  }
}

extension Board {
  /// The scenario that the board was made of, in the board's order.
  var scenario: Scenario {
    Scenario(
      name: name, categories: categories, posts: lines, rules: rules, objective: objective)
  }
}

extension Scenario {
  /// The scenario with rules in the same places, of which the soft ones ask nothing.
  fileprivate var withoutSoftRules: Scenario {
    var result = self
    for index in rules.indices where rules[index].softWeight != nil {
      result.rules[index].softWeight = nil
      switch rules[index].kind {
      case .bound(var bound):
        (bound.atLeast, bound.atMost) = (nil, nil)
        result.rules[index].kind = .bound(bound)
      case .share(var share):
        (share.atLeast, share.atMost) = (nil, nil)
        result.rules[index].kind = .share(share)
      case .reclaim(var reclaim):
        reclaim.must = false
        result.rules[index].kind = .reclaim(reclaim)
      case .ringFence, .purchase, .leadership, .discrete, .exchange, .approval: break
      }
    }
    result.objective = []
    return result
  }
}
