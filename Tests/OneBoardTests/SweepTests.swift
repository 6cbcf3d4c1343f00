import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Sweeps against a plan at every single value.
@Suite struct SweepTests {
  let solver = GLPKSolver()

  /// Boards of every kind; each failure prints its seed.
  static let seeds: [UInt64] = Array(4001...4060)
  /// Boards whose programs are whole by structure.
  static let wholeSeeds: [UInt64] = Array(4101...4160)

  /// Ranges that the scenario's categories, rules and lines can be swept over.
  private func ranges(_ scenario: Scenario) -> [String] {
    var ranges: [String] = []
    for category in scenario.categories {
      ranges += [
        "pool.\(category.id).reserve=0..5", "pool.\(category.id).keepAtLeast=0..4",
        "pool.\(category.id).total.atMost=0..30:6",
      ]
    }
    for rule in scenario.rules {
      let path = "rule.\(rule.id)"
      switch rule.kind {
      case .bound(let bound):
        let low = bound.quantity == .net ? -3 : 0
        ranges.append("\(path).atLeast=\(low)..\(min(4, bound.atMost ?? 4))")
        ranges.append("\(path).atMost=\(bound.atLeast ?? low)..\((bound.atLeast ?? low) + 4)")
      case .share(let share):
        if share.atMost == nil { ranges.append("\(path).atLeast=0..1:0.2") }
        if share.atLeast == nil { ranges.append("\(path).atMost=0..1:0.2") }
      case .purchase: ranges += ["\(path).budget=0..6:1.5", "\(path).atMost=0..3"]
      case .reclaim(let reclaim):
        switch reclaim.formula {
        case .all: break
        case .vacancyAbove: ranges.append("\(path).vacancyAbove=0..0.5:0.1")
        case .idleYears: ranges.append("\(path).idleYears=0..4")
        case .aboveNeed: ranges.append("\(path).aboveNeed=0..2:0.5")
        case .atMost: ranges.append("\(path).atMost=0..4")
        }
      case .discrete(.minimumLot): ranges.append("\(path).atLeast=0..5")
      case .discrete(.unitsTouched): ranges.append("\(path).atMost=0..5")
      case .exchange(let exchange):
        if case .replacement = exchange.limit {
          ranges += ["\(path).in=0..4", "\(path).out=1..4"]
        }
      case .ringFence, .leadership, .discrete, .approval: break
      }
      if rule.softWeight != nil { ranges.append("\(path).strength.soft=1..3") }
    }
    if let line = scenario.posts.min(by: { $0.id < $1.id }) {
      ranges += ["line.\(line.id).need=0..6", "line.\(line.id).max=\(line.min ?? 0)..8"]
      ranges.append("line.\(line.id).min=0..\(min(5, line.max ?? 5))")
    }
    return ranges
  }

  /// Checks a curve at every value against a plan of its own.
  ///
  /// - Returns: How many values were not solved, by kind of proof.
  private func check(
    _ text: String, of scenario: Scenario, levels: Int? = nil, _ note: String
  ) async throws -> [SweepStretch.Kind: Int] {
    let range = try SweepRange(text)
    let curve = try await scenario.sweep(range, levels: levels, using: solver)
    var single = scenario
    if let levels { single.objective = Array(scenario.objective.prefix(levels)) }
    let values = try values(of: range)
    var seen: [SweepStretch.Kind: Int] = [:]
    var solved = 0
    for value in values {
      let setting = Setting(path: range.path, value: value.description)
      let board = try single.applying([setting]).validated()
      let plan = try await board.plan(using: solver)
      let place = "\(note), \(text), value \(value)"
      if let point = curve.points.first(where: { $0.value == value }) {
        solved += point.isSolved ? 1 : 0
        #expect(point.status == plan.status, "\(place)")
        expect(point.levels, plan.levels, place)
        #expect(point.totals.granted == plan.posts.reduce(0) { $0 + $1.granted }, "\(place)")
        #expect(point.totals.final == plan.posts.reduce(0) { $0 + $1.final }, "\(place)")
        continue
      }
      let stretch = try #require(
        curve.stretches.first { $0.first <= value && value <= $0.last }, "\(place)")
      seen[stretch.kind, default: 0] += 1
      switch stretch.kind {
      case .infeasible: #expect(plan.status == .infeasible, "\(place)")
      case .open: Issue.record("\(place) was left open")
      case .constant, .straight:
        #expect(plan.status == .optimal, "\(place)")
        let first = try #require(curve.points.first { $0.value == stretch.first })
        let last = try #require(curve.points.first { $0.value == stretch.last })
        let fraction =
          (value.doubleValue - stretch.first.doubleValue)
          / (stretch.last.doubleValue - stretch.first.doubleValue)
        let between = zip(first.levels, last.levels).map { low, high in
          LevelResult(name: low.name, value: low.value + fraction * (high.value - low.value))
        }
        if stretch.kind == .constant {
          #expect(first.levels.map(\.value) == last.levels.map(\.value), "\(place)")
        }
        expect(between, plan.levels, place)
      }
    }
    for (left, right) in zip(curve.points, curve.points.dropFirst()) {
      #expect(left.value < right.value, "\(note), \(text)")
    }
    #expect(solved <= curve.solves)
    #expect(curve.solves <= values.count, "\(note), \(text)")
    return seen
  }

  private func values(of range: SweepRange) throws -> [ExactDecimal] {
    let scale = max(range.first.scale, range.step.scale)
    func units(_ number: ExactDecimal) -> Int {
      (0..<(scale - number.scale)).reduce(number.units) { units, _ in units * 10 }
    }
    return try (0..<range.count).map { position in
      try #require(
        ExactDecimal("\(units(range.first) + position * units(range.step))e-\(scale)"))
    }
  }

  private func expect(_ found: [LevelResult], _ expected: [LevelResult], _ place: String) {
    #expect(found.map(\.name) == expected.map(\.name), "\(place)")
    for (level, other) in zip(found, expected) {
      #expect(
        abs(level.value - other.value) <= 1e-9 * max(1, abs(other.value)),
        "\(place), level \(level.name)")
    }
  }

  @Test(arguments: [RandomRuleKind.minimumLot, .unitsTouched, .replacement])
  func `sweeps of yes or no and of replacements equal a plan at every value`(
    _ kind: RandomRuleKind
  ) async throws {
    var swept = 0
    for seed in UInt64(4_201)...4_215 {
      let scenario = RandomBoards.scenario(seed: seed, kinds: [kind])
      for range in ranges(scenario) where range.hasPrefix("rule.\(kind.rawValue)-0.") {
        _ = try await check(range, of: scenario, "seed \(seed)")
        swept += 1
      }
    }
    #expect(swept >= 15)
  }

  @Test(arguments: stride(from: 0, to: 60, by: 10).map { Array(Self.seeds[$0..<($0 + 10)]) })
  func `sweeps of random boards equal a plan at every value`(_ seeds: [UInt64]) async throws {
    var seen: [SweepStretch.Kind: Int] = [:]
    for seed in seeds {
      let scenario = RandomBoards.scenario(seed: seed)
      for range in ranges(scenario) {
        // The test's own range may be one that a file may not have.
        let parsed = try SweepRange(range)
        let last = try #require(try values(of: parsed).last)
        let ends = [parsed.first, last].map { Setting(path: parsed.path, value: $0.description) }
        guard ends.allSatisfy({ (try? scenario.applying([$0])) != nil }) else { continue }
        seen.merge(try await check(range, of: scenario, "seed \(seed)"), uniquingKeysWith: +)
      }
    }
    #expect(seen[.constant, default: 0] > 0, "\(seeds)")
    #expect(seen[.infeasible, default: 0] > 0, "\(seeds)")
  }

  /// Lines that either give or receive, with bounds per sector and per town.
  private func wholeScenario(seed: UInt64) -> Scenario {
    var dice = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }
    let lines = (0..<number(4...9)).map { index in
      let approved = number(2...14)
      let gives = number(1...3) == 1
      return PostLine(
        id: "L\(index)", unit: "U\(index)", category: "institution", approved: approved,
        inPost: gives ? number(0...approved) : approved,
        need: gives ? number(0...approved) : approved + number(1...9),
        sector: ["education", "health"][number(0...1)], town: ["East", "West"][number(0...1)])
    }
    var rules = [Rule(id: "idle", .reclaim(Reclaim(.all)))]
    if number(1...2) == 1 {
      rules.append(
        Rule(
          id: "sectors",
          .bound(Bound(of: .granted, per: .sector, atLeast: number(0...2), atMost: number(4...12))))
      )
    }
    if number(1...2) == 1 {
      rules.append(Rule(id: "towns", .bound(Bound(of: .net, per: .town, atMost: number(3...9)))))
    }
    let weights = [
      BenefitWeight(where: .where(.id, "L0", "L2"), times: number(1...2) == 1 ? 1.5 : 3)
    ]
    let curve = number(1...2) == 1 ? BenefitCurve.linear : .squaredShortage
    return Scenario(
      name: "Whole \(seed)", categories: [QuotaCategory(id: "institution", reserve: number(0...9))],
      posts: lines, rules: rules,
      objective: [
        ObjectiveLevel(.benefit(curve: curve, weights: weights)), ObjectiveLevel(.released),
      ])
  }

  @Test(arguments: stride(from: 0, to: 60, by: 15).map { Array(Self.wholeSeeds[$0..<($0 + 15)]) })
  func `straight stretches of whole boards equal a plan at every value`(
    _ seeds: [UInt64]
  ) async throws {
    var straight = 0
    for seed in seeds {
      let scenario = wholeScenario(seed: seed)
      var ranges = ["pool.institution.reserve=0..60", "pool.institution.keepAtLeast=0..40"]
      for rule in scenario.rules {
        if rule.id == "sectors" { ranges.append("rule.sectors.atLeast=0..4") }
        if rule.id == "sectors" { ranges.append("rule.sectors.atMost=2..25") }
        if rule.id == "towns" { ranges.append("rule.towns.atMost=-4..25") }
      }
      for range in ranges {
        let parsed = try SweepRange(range)
        let ends = try [#require(values(of: parsed).first), #require(values(of: parsed).last)]
        let isSound = ends.allSatisfy {
          (try? scenario.applying([Setting(path: parsed.path, value: $0.description)])) != nil
        }
        guard isSound else { continue }
        let seen = try await check(range, of: scenario, "seed \(seed)")
        straight += seen[.straight, default: 0]
      }
    }
    #expect(straight > 0, "\(seeds)")
  }

  @Test(arguments: Array(seeds.prefix(20)))
  func `a curve of the first level alone equals its plans`(_ seed: UInt64) async throws {
    let scenario = RandomBoards.scenario(seed: seed)
    let id = try #require(scenario.categories.first?.id)
    _ = try await check(
      "pool.\(id).reserve=0..8", of: scenario, levels: 1, "seed \(seed)")
  }

  @Test func `a point is a breakpoint exactly where some level changes its slope`() async throws {
    for seed in Self.wholeSeeds.prefix(20) {
      let scenario = wholeScenario(seed: seed)
      let curve = try await scenario.sweep(
        SweepRange("pool.institution.reserve=0..60"), using: solver)
      // Slopes of every single step, from plans of their own; halves are exact in doubles.
      var levels: [[Double]?] = []
      for reserve in 0...60 {
        let setting = Setting(path: "pool.institution.reserve", value: "\(reserve)")
        let plan = try await scenario.applying([setting]).validated().plan(using: solver)
        levels.append(plan.status == .optimal ? plan.levels.map(\.value) : nil)
      }
      var expected: [ExactDecimal] = []
      for reserve in 0...60 {
        guard let here = levels[reserve] else { continue }
        guard reserve > 0, reserve < 60, let before = levels[reserve - 1],
          let after = levels[reserve + 1]
        else {
          expected.append(ExactDecimal(reserve))
          continue
        }
        let bends = here.indices.contains { index in
          abs((after[index] - here[index]) - (here[index] - before[index])) > 1e-9
        }
        if bends { expected.append(ExactDecimal(reserve)) }
      }
      #expect(curve.breakpoints.map(\.value) == expected, "seed \(seed)")
    }
  }

  /// Half of what is granted goes to line a, so an odd reserve is worth no more than the even one
  /// below it.
  private var halves: Scenario {
    Scenario(
      name: "Halves", categories: [QuotaCategory(id: "c")],
      posts: ["a", "b"].map {
        PostLine(id: $0, unit: $0, category: "c", approved: 1, inPost: 1, need: 9)
      },
      rules: [
        Rule(
          id: "half", where: .where(.id, "a"),
          .share(Share(of: .granted, atLeast: 0.5, atMost: 0.5)))
      ], objective: [ObjectiveLevel(.benefit(curve: .linear, weights: []))])
  }

  /// Three lines that meet pairwise in a sector, a town and a department: one more post of the sector
  /// is worth half a post to a linear program.
  private var triangle: Scenario {
    func line(
      _ id: String, sector: String?, town: String?, department: String?
    ) -> PostLine {
      PostLine(
        id: id, unit: id, category: "c", approved: 1, inPost: 1, need: 9, department: department,
        sector: sector, town: town)
    }
    return Scenario(
      name: "Triangle", categories: [QuotaCategory(id: "c", reserve: 30)],
      posts: [
        line("a", sector: "s", town: nil, department: "d"),
        line("b", sector: "s", town: "t", department: nil),
        line("c", sector: nil, town: "t", department: "d"),
      ],
      rules: [
        Rule(id: "sector", .bound(Bound(of: .granted, per: .sector, atMost: 0))),
        Rule(id: "town", .bound(Bound(of: .granted, per: .town, atMost: 4))),
        Rule(id: "department", .bound(Bound(of: .granted, per: .department, atMost: 4))),
      ], objective: [ObjectiveLevel(.benefit(curve: .linear, weights: []))])
  }

  @Test func `three values on one line prove nothing where programs are not whole`() async throws {
    for (scenario, range) in [
      (halves, "pool.c.reserve=0..4"), (triangle, "rule.sector.atMost=0..4"),
    ] {
      let seen = try await check(range, of: scenario, scenario.name)
      #expect(seen[.straight] == nil)
      let curve = try await scenario.sweep(SweepRange(range), using: solver)
      // The trap is there: the ends and the middle lie on one line, the values beside it do not.
      let values = Dictionary(
        curve.points.compactMap { point in point.levels.first.map { (point.value, $0.value) } }
      ) { first, _ in first }
      let (low, middle, high) = (values[0], values[2], values[4])
      let rise = try #require(middle) - #require(low)
      #expect(try #require(high) - #require(middle) == rise)
      #expect(try values[1] != #require(low) + rise / 2)
    }
  }

  @Test func `a wide range takes few solves`() async throws {
    let scenario = wholeScenario(seed: 4101)
    let curve = try await scenario.sweep(
      SweepRange("pool.institution.reserve=0..100000"), using: solver)
    #expect(curve.solves < 200)
    #expect(curve.isComplete)
    #expect(curve.points.last?.value == 100_000)
  }

  @Test func `no time leaves the range open`() async throws {
    var options = PlanOptions()
    options.timeLimit = .zero
    for path in ["pool.institution.reserve", "line.L0.need"] {
      let curve = try await wholeScenario(seed: 4102).sweep(
        SweepRange("\(path)=0..9"), using: solver, options: options)
      #expect(curve.points.isEmpty)
      #expect(curve.stretches.map(\.kind) == [.open])
      #expect(curve.stretches.first?.first == 0)
      #expect(curve.stretches.first?.last == 9)
      #expect(!curve.isComplete)
    }
  }

  @Test func `a range whose end is refused or whose values are not whole is an error`() async throws
  {
    let scenario = wholeScenario(seed: 4103)
    for text in [
      "pool.institution.reserve=-3..3", "pool.institution.reserve=0..3:0.5",
      "pool.institution.reserv=0..3", "rule.idle.must=0..1",
    ] {
      await #expect(throws: WhatIfError.self, "\(text)") {
        try await scenario.sweep(SweepRange(text), using: solver)
      }
    }
  }
}
