import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Requests for posts, decided by a plan.
@Suite struct RequestTests {
  private let solver = GLPKSolver()
  static let seeds: [UInt64] = Array(7301...7390)

  /// Asks on every line for two more than the plan gives, in two requests.
  private func asks(_ board: Board, _ posts: [PlannedPosts]) throws -> [Request] {
    let first = try #require(RequestDate(year: 2026, month: 2, day: 1))
    return zip(board.lines, posts).flatMap { line, plan in
      [
        Request(line: line.id, unit: line.unit, posts: 1, reason: "second"),
        Request(
          line: line.id, unit: line.unit, posts: plan.granted + plan.purchased + 1, date: first),
      ]
    }
  }

  @Test(arguments: stride(from: 0, to: 90, by: 30).map { Array(Self.seeds[$0..<($0 + 30)]) })
  func `without what decided, one post more is legal; with any part of it, it is not`(
    _ seeds: [UInt64]
  ) async throws {
    var reasonCount = 0
    var worthMore = 0
    for seed in seeds {
      let scenario = RandomBoards.scenario(seed: seed)
      let board = try scenario.validated()
      let plan = try await board.plan(using: solver)
      guard plan.status == .optimal else { continue }
      let requests = try asks(board, plan.posts)
      let report = try await board.decide(requests, under: plan.posts, using: solver)
      let soft = Set(board.rules.filter { $0.softWeight != nil }.map(\.id))
      for decision in report.decisions where decision.open > 0 {
        let line = decision.request.line
        let position = try #require(board.lines.firstIndex { $0.id == line })
        var trial = plan.posts
        let released = trial[position].released
        trial[position].released = 0
        trial[position].granted += 1
        trial[position].final = board.lines[position].approved + trial[position].granted
        let names = decision.reasons.map(\.rule)
        let place = "seed \(seed), line \(line), \(names)"
        #expect(!names.isEmpty && Set(names).count == names.count, "\(place)")
        if names == ["objective"] {
          #expect(board.audit(trial).violations.isEmpty, "\(place)")
          continue
        }
        // The pool is filled, so that only rules and limits of the line can stand in the way.
        let hard = names.filter { !soft.contains($0) }
        let filled = filling(scenario, by: released + 1, for: board.lines[position].category)
        let without = try leaving(out: Set(hard), of: line, in: filled).validated()
        #expect(without.audit(trial).violations.isEmpty, "\(place)")
        for name in hard where !isPool(name) && !depends(name, on: names, board) {
          let others = Set(hard).subtracting([name])
          let still = try leaving(out: others, of: line, in: filled).validated()
          #expect(!still.audit(trial).violations.isEmpty, "\(name) is idle: \(place)")
          reasonCount += 1
        }
        if hard.contains(where: isPool) {
          #expect(!board.audit(trial).violations.isEmpty, "\(place)")
        }
        worthMore += try await isWorthMore(without, board, plan, line: position) ? 1 : 0
      }
    }
    #expect(reasonCount > 10)
    #expect(worthMore > 0)
  }

  /// Solves again without what decided, where the first level is the linear benefit: the best plan
  /// is then better by at least what a post is worth on the line.
  private func isWorthMore(
    _ without: Board, _ board: Board, _ plan: Plan, line: Int
  ) async throws -> Bool {
    guard case .benefit(.linear, let weights)? = board.objective.first?.goal, weights.isEmpty,
      !board.rules.contains(where: { $0.softWeight != nil }),
      plan.posts[line].released == 0, plan.posts[line].purchased == 0,
      plan.posts[line].final < board.lines[line].need
    else { return false }
    let free = try await without.plan(using: solver)
    let (before, after) = (try #require(plan.levels.first), try #require(free.levels.first))
    #expect(after.value >= before.value + 1 - 1e-9)
    return true
  }

  /// A full pool satisfies ring fences, and what must be released may depend on the need.
  private func depends(_ name: String, on names: [String], _ board: Board) -> Bool {
    switch board.rules.first(where: { $0.id == name })?.kind {
    case .ringFence: true
    case .reclaim: names.contains("need")
    default: false
    }
  }

  private func isPool(_ name: String) -> Bool {
    ["pool:", "keepAtLeast:", "total:"].contains { name.hasPrefix($0) }
  }

  private func filling(_ scenario: Scenario, by posts: Int, for category: String) -> Scenario {
    var filled = scenario
    for index in filled.categories.indices where filled.categories[index].id == category {
      filled.categories[index].reserve += posts
      filled.categories[index].totalAtMost? += posts
    }
    return filled
  }

  /// The scenario without some rules, and a line without some of its limits.
  private func leaving(out names: Set<String>, of line: String, in scenario: Scenario) -> Scenario {
    var rest = scenario
    rest.rules.removeAll { rule in
      if case .reclaim = rule.kind { return false }
      return names.contains(rule.id)
    }
    for index in rest.rules.indices where names.contains(rest.rules[index].id) {
      if case .reclaim(var reclaim) = rest.rules[index].kind {
        reclaim.must = false
        rest.rules[index].kind = .reclaim(reclaim)
      }
    }
    for index in rest.categories.indices
    where names.contains("total:\(rest.categories[index].id)") {
      rest.categories[index].totalAtMost = nil
    }
    for index in rest.posts.indices where rest.posts[index].id == line {
      if names.contains("need") {
        rest.posts[index].need =
          max(rest.posts[index].need, rest.posts[index].approved) + 100
      }
      if names.contains("lineMaximum") { rest.posts[index].max = nil }
    }
    return rest
  }

  @Test func `posts and places are shared out by date, whatever the order of the requests`()
    async throws
  {
    var generator = SeededGenerator(seed: 77)
    var shared = 0
    for seed in Self.seeds.prefix(40) {
      let board = try RandomBoards.scenario(seed: seed).validated()
      let plan = try await board.plan(using: solver)
      guard plan.status == .optimal else { continue }
      var requests: [Request] = []
      for line in board.lines {
        for number in 0..<Int.random(in: 0...4, using: &generator) {
          let day = Int.random(in: 1...4, using: &generator)
          requests.append(
            Request(
              line: line.id, unit: line.unit, posts: Int.random(in: 1...3, using: &generator),
              reason: "r\(number)",
              date: day == 4 ? nil : RequestDate(year: 2026, month: 1, day: day)))
        }
      }
      let report = try await board.decide(requests, under: plan.posts, using: solver)
      let again = try await board.decide(
        requests.shuffled(using: &generator), under: plan.posts, using: solver)
      #expect(report == again, "seed \(seed)")
      #expect(report.decisions.count == requests.count)
      for (line, planned) in zip(board.lines, plan.posts) {
        let own = report.decisions.filter { $0.request.line == line.id }
        let asked = own.reduce(0) { $0 + $1.request.posts }
        let granted = own.reduce(0) { $0 + $1.granted }
        let service = own.reduce(0) { $0 + $1.service }
        #expect(granted == min(asked, planned.granted), "seed \(seed), \(line.id)")
        #expect(service == min(asked - granted, planned.purchased), "seed \(seed), \(line.id)")
        for (former, latter) in zip(own, own.dropFirst()) {
          let days = [former, latter].map { $0.request.date?.description ?? "none" }
          #expect(days[0] <= days[1], "seed \(seed), \(line.id)")
          #expect(former.open == 0 || latter.granted + latter.service == 0, "seed \(seed)")
        }
        for decision in own {
          #expect(
            decision.granted + decision.service + decision.open == decision.request.posts)
          #expect(decision.carried?.posts ?? 0 == decision.open)
          #expect(decision.outcome == outcome(decision), "seed \(seed), \(line.id)")
          shared += 1
        }
      }
    }
    #expect(shared > 50)
  }

  private func outcome(_ decision: RequestDecision) -> RequestDecision.Outcome {
    if decision.granted == decision.request.posts { return .granted }
    if decision.granted > 0 { return .grantedInPart }
    return decision.service > 0 ? .serviceInstead : .refused
  }

  @Test func `a pool's price is what one more post changes in the enumerated best plan`()
    async throws
  {
    var prices = 0
    for seed in Self.seeds {
      let scenario = RandomBoards.scenario(seed: seed)
      let board = try scenario.validated()
      guard let base = try? BoardEnumeration.best(of: board) else { continue }
      for category in scenario.categories {
        let richer = try filling(scenario, by: 1, for: category.id).validated()
        guard let best = try? BoardEnumeration.best(of: richer) else { continue }
        // A level that may give something up has no value of its own to compare.
        if board.objective.contains(where: { $0.tolerance != nil }) { continue }
        let price = try #require(try await board.price(of: category.id, using: solver))
        let changed = zip(base.levels, best.levels).first { abs($0.value - $1.value) > 1e-9 }
        #expect(price.level == changed?.0.name, "seed \(seed), \(category.id)")
        let difference = changed.map { abs($1.value - $0.value) } ?? 0
        #expect(abs(price.value - difference) < 1e-7, "seed \(seed), \(category.id)")
        if changed != nil { prices += 1 }
      }
    }
    #expect(prices > 5)
  }

  @Test func `a post refused for the pool is worth at most the pool's price`() async throws {
    var compared = 0
    for seed in Self.seeds {
      let board = try RandomBoards.scenario(seed: seed).validated()
      guard case .benefit? = board.objective.first?.goal, board.objective[0].tolerance == nil,
        !board.rules.contains(where: { $0.softWeight != nil })
      else { continue }
      let plan = try await board.plan(using: solver)
      guard plan.status == .optimal else { continue }
      let report = try await board.decide(
        try asks(board, plan.posts), under: plan.posts, using: solver)
      for decision in report.decisions where decision.open > 0 {
        let prices = decision.reasons.map(\.price)
        guard let price = prices[0], prices.allSatisfy({ $0 == price }),
          plan.posts.contains(where: { $0.id == decision.request.line && $0.released == 0 })
        else { continue }
        let worth = try #require(decision.worth)
        #expect(worth <= (price.level == "benefit" ? price.value : 0) + 1e-7, "seed \(seed)")
        compared += 1
      }
    }
    #expect(compared > 0)
  }

  @Test func `a request changes neither needs nor the plan, and more asked is not more given`()
    async throws
  {
    let board = try KnownBoards.miniCounty(weights: KnownBoards.miniCountyWeights).validated()
    let plan = try await board.plan(using: solver)
    func granted(_ asked: Int) async throws -> Int {
      let request = Request(line: "H1", unit: "H1", posts: asked)
      let report = try await board.decide([request], under: plan.posts, using: solver)
      return try #require(report.decisions.first).granted
    }
    let line = try #require(plan.posts.first { $0.id == "H1" })
    for asked in 1...9 {
      #expect(try await granted(asked) == min(asked, line.granted))
    }
  }

  @Test func `a plan by hand that leaves room refuses by the objective`() async throws {
    let board = try KnownBoards.miniCounty(weights: KnownBoards.miniCountyWeights).validated()
    let posts = KnownBoards.plan(
      on: board, released: ["O1": 10], granted: ["H1": 1, "H2": 1, "H3": 1])
    let report = try await board.decide(
      [Request(line: "J1", unit: "J1", posts: 2)], under: posts, using: solver)
    #expect(report.decisions.map(\.outcome) == [.refused])
    #expect(report.decisions[0].reasons.map(\.rule) == ["objective"])
    #expect(report.prices.isEmpty)
  }

  @Test func `an illegal plan and an unknown line are refused`() async throws {
    let board = try KnownBoards.miniCounty(weights: KnownBoards.miniCountyWeights).validated()
    await #expect(throws: RequestError.self) {
      try await board.decide([], under: [], using: solver)
    }
    let plan = try await board.plan(using: solver)
    for request in [
      Request(line: "J9", unit: "J1", posts: 1), Request(line: "J1", unit: "J2", posts: 1),
    ] {
      await #expect(throws: RequestError.self) {
        try await board.decide([request], under: plan.posts, using: solver)
      }
    }
  }

  @Test func `a cancelled task ends without half a list`() async throws {
    let board = try KnownBoards.miniCounty().validated()
    let plan = try await board.plan(using: solver)
    let requests = try asks(board, plan.posts)
    let task = Task { [solver] in
      while !Task.isCancelled { await Task.yield() }
      return try await board.decide(requests, under: plan.posts, using: solver)
    }
    task.cancel()
    let result = await task.result
    let error = #expect(throws: RequestError.self) { try result.get() }
    guard case .stopped? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    ("2026-03-01", "2026-03-01"), ("2026/3/1", "2026-03-01"), ("2026.12.31", "2026-12-31"),
    ("2026年3月1日", "2026-03-01"), ("2024-02-29", "2024-02-29"), ("2000-02-29", "2000-02-29"),
  ])
  func `days are read in four ways`(text: String, day: String) {
    #expect(RequestDate(text)?.description == day)
  }

  @Test(arguments: [
    "", "2026", "2026-3", "2026-13-01", "2026-02-29", "1900-02-29", "2026-00-10", "2026-1-0",
    "2026-1-32", "2026-1-1-1", "2026-1/1", "2026年3月1", "-2026-1-1", "2026--1", "20260301",
    "0-1-1", "2026-1-1 ", "２０２６-1-1", "99999999999999999999-1-1",
  ])
  func `what is no day is refused`(text: String) {
    #expect(RequestDate(text) == nil)
  }
}
