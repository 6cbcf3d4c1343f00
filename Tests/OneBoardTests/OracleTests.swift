import OneBoard
import OneBoardTestSupport
import Testing

@Suite struct OracleTests {
  static let seeds: Range<UInt64> = 1..<201

  @Test func `random scenarios validate, use every rule, and some have no plan`() throws {
    var kinds: Set<String> = []
    var infeasible = 0
    var largest = 0
    for seed in Self.seeds {
      let board = try RandomBoards.scenario(seed: seed).validated()
      for rule in board.rules { kinds.insert(Self.name(of: rule)) }
      for level in board.objective {
        kinds.insert(level.name + (level.tolerance == nil ? "" : " with tolerance"))
      }
      let count = try BoardEnumeration.legalPlans(of: board).count
      largest = max(largest, count)
      if count == 0 { infeasible += 1 }
    }
    #expect(kinds.isSuperset(of: Self.everything), "missing: \(Self.everything.subtracting(kinds))")
    #expect((20...100).contains(infeasible), "infeasible: \(infeasible) of \(Self.seeds.count)")
    #expect(largest > 1_000)
  }

  @Test func `a seed always gives the same scenario`() {
    let (one, other) = (RandomBoards.scenario(seed: 7), RandomBoards.scenario(seed: 7))
    #expect(one.posts == other.posts && one.rules == other.rules)
    #expect(one.categories == other.categories && one.objective == other.objective)
  }

  @Test func `the audit and the oracle agree which plans are legal`() throws {
    var (legal, illegal) = (0, 0)
    for seed in Self.seeds {
      let board = try RandomBoards.scenario(seed: seed).validated()
      var generator = SeededGenerator(seed: seed &+ 1_000_000)
      var plans = (0..<40).map { _ in Self.wildPlan(on: board, &generator) }
      let allowed = try BoardEnumeration.legalPlans(of: board)
      for _ in 0..<min(20, allowed.count) {
        guard let plan = allowed.randomElement(using: &generator) else { break }
        plans += [plan, Self.disturbed(plan, &generator)]
      }
      for plan in plans {
        let isLegal = BoardEnumeration.isLegal(plan, on: board)
        let report = board.audit(plan)
        #expect(
          report.violations.isEmpty == isLegal,
          "seed \(seed), plan \(plan), audit \(report.violations)")
        if isLegal { legal += 1 } else { illegal += 1 }
      }
    }
    #expect(legal > 2_000 && illegal > 2_000)
  }

  @Test func `the best plan is legal and its levels have the values that the audit finds`() throws {
    var compared = 0
    for seed in Self.seeds {
      let board = try RandomBoards.scenario(seed: seed).validated()
      guard let best = try BoardEnumeration.best(of: board) else { continue }
      #expect(board.audit(best.posts).violations.isEmpty, "seed \(seed)")
      let values = board.levelValues(of: best.posts)
      #expect(values.map(\.name) == best.levels.map(\.name), "seed \(seed)")
      for (value, level) in zip(values, best.levels) {
        #expect(abs(value.value - level.value) < 1e-9, "seed \(seed): \(value) and \(level)")
        compared += 1
      }
    }
    #expect(compared > 300)
  }

  @Test func `no legal plan beats the best one level by level`() throws {
    // Without tolerances, by the audit's values and its exact coverage vectors.
    var compared = 0
    for seed in Self.seeds {
      var scenario = RandomBoards.scenario(seed: seed)
      for index in scenario.objective.indices { scenario.objective[index].tolerance = nil }
      let board = try scenario.validated()
      guard let best = try BoardEnumeration.best(of: board) else { continue }
      var generator = SeededGenerator(seed: seed)
      let plans = try BoardEnumeration.legalPlans(of: board)
      for plan in plans.shuffled(using: &generator).prefix(60) {
        #expect(!Self.isBetter(plan, best.posts, board), "seed \(seed): \(plan)")
        compared += 1
      }
    }
    #expect(compared > 2_000)
  }

  @Test func `a tolerance lets later levels use what earlier ones may give up`() throws {
    var changed = 0
    for seed in Self.seeds {
      let board = try RandomBoards.scenario(seed: seed).validated()
      guard board.objective.contains(where: { $0.tolerance != nil }),
        let best = try BoardEnumeration.best(of: board)
      else { continue }
      let tolerances = board.objective.map(\.tolerance)
      for (level, tolerance) in zip(best.levels.suffix(tolerances.count), tolerances) {
        let bound = try #require(level.bound)
        let loss = abs(level.value - bound)
        #expect(
          loss <= (tolerance?.doubleValue ?? 0) * abs(bound) + 1e-9, "seed \(seed): \(level)")
        if loss > 1e-9 { changed += 1 }
      }
    }
    #expect(changed > 3)
  }

  // MARK: Known answers

  @Test func `ties go to fewer releases and then to the first line`() throws {
    let board = try Scenario(
      name: "Tie", categories: [QuotaCategory(id: "c", reserve: 1)],
      posts: [
        PostLine(id: "B", unit: "B", category: "c", approved: 4, inPost: 4, need: 6),
        PostLine(id: "A", unit: "A", category: "c", approved: 4, inPost: 4, need: 6),
        PostLine(id: "S", unit: "S", category: "c", approved: 3, inPost: 1, need: 1),
      ],
      rules: [
        Rule(id: "all", .reclaim(Reclaim(.all))),
        Rule(id: "two", .bound(Bound(of: .granted, atMost: 2))),
      ],
      objective: [ObjectiveLevel(.benefit(curve: .linear, weights: []))]
    ).validated()
    let best = try #require(try BoardEnumeration.best(of: board))
    #expect(best.posts == KnownBoards.plan(on: board, released: ["S": 1], granted: ["A": 2]))
    #expect(best.levels == [LevelResult(name: "benefit", value: 2, bound: 2)])
  }

  @Test func `places are bought whole within each budget`() throws {
    func board(_ first: ExactDecimal, _ second: ExactDecimal) throws -> Board {
      try Scenario(
        name: "Money", categories: [QuotaCategory(id: "c")],
        posts: [
          PostLine(id: "P1", unit: "1", category: "c", approved: 0, inPost: 0, need: 3),
          PostLine(id: "P2", unit: "2", category: "c", approved: 0, inPost: 0, need: 2),
        ],
        rules: [
          Rule(
            id: "one", where: .where(.id, "P1"), .purchase(Purchase(unitCost: 4, budget: first))),
          Rule(
            id: "two", where: .where(.id, "P2"), .purchase(Purchase(unitCost: 6, budget: second))),
        ],
        objective: [
          ObjectiveLevel(
            .benefit(
              curve: .linear, weights: [BenefitWeight(where: .where(.id, "P2"), times: 1.4)]))
        ]
      ).validated()
    }
    let cheap = try #require(try BoardEnumeration.best(of: try board(15, 5.9)))
    #expect(cheap.levels.map(\.value) == [3])
    let mixed = try #require(try BoardEnumeration.best(of: try board(11.9, 6)))
    #expect(abs(mixed.levels[0].value - 3.4) < 1e-12)
  }

  @Test func `a county too small for its floor has no plan`() throws {
    // Luohe in small: 4 towns with a floor of 3 need 12 posts.
    func board(_ reserve: Int) throws -> Board {
      try Scenario(
        name: "Floor", categories: [QuotaCategory(id: "c", reserve: reserve)],
        posts: (1...4).map {
          PostLine(id: "T\($0)", unit: "T\($0)", category: "c", approved: 0, inPost: 0, need: 4)
        }, rules: [Rule(id: "floor", .bound(Bound(of: .granted, per: .line, atLeast: 3)))]
      ).validated()
    }
    #expect(try BoardEnumeration.best(of: try board(11)) == nil)
    #expect(try BoardEnumeration.legalPlans(of: try board(12)).count == 1)
  }

  @Test func `leximin compares the whole sorted vector of coverages`() throws {
    // The first post gives (0, 1/2), better than (0, 1/3); the third gives (1/2, 2/3), better than
    // (1/3, 1).
    func best(_ reserve: Int) throws -> [Int]? {
      let board = try Scenario(
        name: "Fair", categories: [QuotaCategory(id: "c", reserve: reserve)],
        posts: [2, 3].map {
          PostLine(id: "N\($0)", unit: "N\($0)", category: "c", approved: 0, inPost: 0, need: $0)
        }, objective: [ObjectiveLevel(.coverage(where: .all))]
      ).validated()
      return try BoardEnumeration.best(of: board)?.posts.map(\.granted)
    }
    #expect(try best(1) == [1, 0])
    #expect(try best(2) == [1, 1])
    #expect(try best(3) == [1, 2])
    #expect(try best(4) == [2, 2])
  }

  @Test func `three sinks that meet pairwise share one whole post`() throws {
    let board = try KnownBoards.oddCycle.validated()
    let best = try #require(try BoardEnumeration.best(of: board))
    #expect(best.levels == [LevelResult(name: "benefit", value: 1, bound: 1)])
    #expect(best.posts == KnownBoards.plan(on: board, released: ["P": 1], granted: ["X": 1]))
  }

  @Test func `Datian's plan changes 80 posts, and no small shift of it changes fewer`() throws {
    let board = try KnownBoards.datian.validated()
    let best = KnownBoards.plan(on: board, granted: KnownBoards.datianGranted)
    #expect(board.audit(best).violations.isEmpty)
    #expect(board.levelValues(of: best).map(\.value) == [80])
    var legal = 0
    for first in 50...62 {
      for second in 95...145 {
        let plan = KnownBoards.plan(
          on: board, granted: ["Y1": first, "Y2": second, "Y3": 386 - first - second])
        guard board.audit(plan).violations.isEmpty else { continue }
        legal += 1
        #expect(board.levelValues(of: plan).map(\.value)[0] >= 80)
      }
    }
    #expect(legal > 100)
  }

  @Test func `a board that is too large is refused`() throws {
    let board = try KnownBoards.luohe(floor: 0).validated()
    #expect(throws: BoardEnumeration.TooManyCandidates.self) {
      try BoardEnumeration.best(of: board, candidateLimit: 1_000)
    }
  }
}

extension OracleTests {
  /// Whether one plan is lexicographically better than another, by the audit's own values.
  static func isBetter(_ plan: [PlannedPosts], _ other: [PlannedPosts], _ board: Board) -> Bool {
    let (ones, others) = (board.levelValues(of: plan), board.levelValues(of: other))
    let softLevels = ones.count - board.objective.count
    for index in ones.indices {
      let goal = index < softLevels ? nil : board.objective[index - softLevels].goal
      if case .coverage(let selector) = goal {
        let one = board.coverageVector(of: plan, where: selector)
        let two = board.coverageVector(of: other, where: selector)
        if one != two { return two.lexicographicallyPrecedes(one) }
        continue
      }
      let difference = ones[index].value - others[index].value
      if abs(difference) < 1e-9 { continue }
      if case .benefit = goal { return difference > 0 }
      return difference < 0
    }
    return false
  }

  static func name(of rule: Rule) -> String {
    let soft = rule.softWeight == nil ? "" : "soft "
    switch rule.kind {
    case .reclaim(let reclaim):
      return soft + (reclaim.must ? "must" : reclaim.withIncumbents ? "moving" : "reclaim")
    case .ringFence: return "fence"
    case .bound(let bound): return soft + "bound \(bound.quantity.rawValue)"
    case .share(let share): return soft + "share \(share.quantity.rawValue)"
    case .purchase: return "purchase"
    case .leadership: return "leadership"
    case .discrete(let limit): return limit.key
    case .exchange(let exchange): return exchange.key
    case .approval: return "approval"
    }
  }

  static let everything: Set<String> = [
    "reclaim", "must", "soft must", "moving", "fence", "bound granted", "bound released",
    "bound net", "bound final", "bound purchased", "soft bound granted", "soft bound final",
    "share granted", "share final", "soft share granted", "purchase", "leadership", "benefit",
    "benefit with tolerance", "coverage", "released", "released with tolerance", "cost",
    "unitsTouched", "changeFrom",
  ]

  /// A plan of random small numbers, mostly illegal.
  static func wildPlan(
    on board: Board, _ generator: inout SeededGenerator
  ) -> [PlannedPosts] {
    board.lines.map { line in
      let kind = Int.random(in: 0...5, using: &generator)
      let released = kind == 1 ? Int.random(in: 0...3, using: &generator) : 0
      let granted = kind == 2 || kind == 5 ? Int.random(in: 0...3, using: &generator) : 0
      let purchased = kind >= 4 ? Int.random(in: 0...2, using: &generator) : 0
      return PlannedPosts(
        id: line.id, released: released, granted: granted, purchased: purchased,
        final: line.approved - released + granted)
    }
  }

  /// A plan with one number of one line one higher or lower.
  static func disturbed(
    _ plan: [PlannedPosts], _ generator: inout SeededGenerator
  ) -> [PlannedPosts] {
    guard let index = plan.indices.randomElement(using: &generator) else { return plan }
    var plan = plan
    let step = Bool.random(using: &generator) ? 1 : -1
    switch Int.random(in: 0...2, using: &generator) {
    case 0:
      plan[index].released += step
      plan[index].final -= step
    case 1:
      plan[index].granted += step
      plan[index].final += step
    default: plan[index].purchased += step
    }
    return plan
  }
}
