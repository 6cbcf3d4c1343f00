import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Plans that change an earlier plan least.
@Suite struct ReplanTests {
  private let solver = GLPKSolver()
  static let seeds: [UInt64] = Array(8201...8280)

  /// An earlier plan: the best one of the scenario when every reserve was one larger and a line's
  /// need another, so that it is legal in many cases but not in all.
  private func earlier(_ scenario: Scenario, seed: UInt64) async throws -> [PlannedPosts]? {
    var random = SeededGenerator(seed: seed)
    var before = scenario
    for index in before.categories.indices {
      before.categories[index].reserve += Int.random(in: 0...2, using: &random)
    }
    let line = Int.random(in: 0..<before.posts.count, using: &random)
    before.posts[line].need += Int.random(in: 0...2, using: &random)
    let plan = try await before.validated().plan(using: solver)
    return plan.posts.isEmpty ? nil : plan.posts
  }

  @Test(arguments: stride(from: 0, to: 80, by: 20).map { Array(Self.seeds[$0..<($0 + 20)]) })
  func `the least change, after any level and with any line frozen, is that of an enumeration`(
    _ seeds: [UInt64]
  ) async throws {
    var (planned, refused, moved, tooMany) = (0, 0, 0, 0)
    for seed in seeds {
      let scenario = RandomBoards.scenario(seed: seed)
      guard let before = try await earlier(scenario, seed: seed) else { continue }
      var random = SeededGenerator(seed: seed &+ 1)
      let frozen = scenario.posts.map(\.id).filter { _ in Int.random(in: 0..<3, using: &random) == 0
      }
      for (ids, levels) in [([], nil), ([], 0), (frozen, nil), (frozen, 1)] as [([String], Int?)] {
        let changed = try scenario.replanned(from: before, freezing: ids, afterLevels: levels)
        let board = try changed.validated()
        let place = "seed \(seed), frozen \(ids), after \(levels.map(String.init) ?? "all")"
        let enumerated: (posts: [PlannedPosts], levels: [LevelResult])?
        do {
          enumerated = try BoardEnumeration.best(of: board)
        } catch {
          tooMany += 1
          continue
        }
        let plan = try await board.plan(using: solver)
        guard let best = enumerated else {
          #expect(plan.status == .infeasible, "\(place)")
          continue
        }
        #expect(plan.status == .optimal, "\(place)")
        #expect(plan.posts == best.posts, "\(place)")
        let known = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
        for line in plan.posts where ids.contains(line.id) {
          #expect(line == known[line.id], "\(place): \(line.id)")
        }
        let distance = plan.posts.reduce(0) { sum, line in
          let former = known[line.id]
          return sum + abs(line.final - (former?.final ?? line.final))
            + abs(line.purchased - (former?.purchased ?? 0))
        }
        let stated = plan.levels.last { $0.name == "changeFrom" }
        if !scenario.objective.contains(where: { $0.name == "changeFrom" }) {
          #expect(stated?.value == Double(distance), "\(place)")
        }
        planned += 1
        moved += distance > 0 ? 1 : 0
      }
      refused += try await checkConflict(scenario, before) ? 1 : 0
    }
    #expect(planned > 10)
    #expect(tooMany < planned)
    #expect(moved > 0)
    #expect(refused > 0)
  }

  /// With every line frozen there is a plan if and only if the earlier one is legal here; a conflict
  /// names a frozen line.
  private func checkConflict(_ scenario: Scenario, _ before: [PlannedPosts]) async throws -> Bool {
    let all = scenario.posts.map(\.id)
    let plan = try await scenario.replanned(from: before, freezing: all).validated()
      .plan(using: solver)
    let isLegal = try scenario.validated().audit(before).violations.isEmpty
    #expect((plan.status == .optimal) == isLegal, "\(scenario.name)")
    if isLegal {
      #expect(plan.posts == before, "\(scenario.name)")
      return false
    }
    let conflict = try #require(plan.conflict)
    // Where the scenario itself has no plan, the conflict needs no frozen line.
    let own = try await scenario.validated().plan(using: solver)
    if own.status == .optimal {
      #expect(conflict.members.contains { $0.hasPrefix("freeze:") }, "\(scenario.name)")
    }
    return true
  }

  @Test func `after all levels no level gives anything up for less change`() async throws {
    var compared = 0
    for seed in Self.seeds {
      let scenario = RandomBoards.scenario(seed: seed)
      guard !scenario.objective.contains(where: { $0.tolerance != nil || $0.name == "changeFrom" }),
        let before = try await earlier(scenario, seed: seed)
      else { continue }
      let best = try await scenario.validated().plan(using: solver)
      guard best.status == .optimal else { continue }
      let plan = try await scenario.replanned(from: before).validated().plan(using: solver)
      #expect(plan.levels.dropLast().map(\.value) == best.levels.map(\.value), "seed \(seed)")
      compared += 1
    }
    #expect(compared > 10)
  }

  /// Published: 1,246 posts lent, 860 taken back, 100, 100 and 186 due, 60 instead of the first 100.
  @Test func `Datian changes 80 posts, and the 40 may go to either later year`() async throws {
    let scenario = KnownBoards.datian
    guard case .change(let due) = scenario.objective[0].goal else {
      Issue.record("Datian has another objective")
      return
    }
    let outstanding = 1_246 - 860
    #expect(scenario.categories.map(\.reserve) == [outstanding])
    #expect(due.reduce(0) { $0 + $1.granted } == outstanding)
    let free = try await scenario.replanned(from: due).validated().plan(using: solver)
    #expect(free.posts.map(\.granted) == [60, 140, 186])
    #expect(free.levels.map(\.value) == [80])
    let second = try await scenario.replanned(from: due, freezing: ["Y2"]).validated()
      .plan(using: solver)
    #expect(second.posts.map(\.granted) == [60, 100, 226])
    #expect(second.levels.map(\.value) == [80])
    // Every split of the 40 costs the same, and nothing else costs as little.
    for later in 0...386 where 326 - later >= 0 {
      let distance = 40 + abs(later - 100) + abs(326 - later - 186)
      #expect(distance >= 80)
      #expect((distance == 80) == (100...140).contains(later))
    }
    let both = try await scenario.replanned(from: due, freezing: ["Y2", "Y3"]).validated()
      .plan(using: solver)
    #expect(both.status == .infeasible)
    #expect(both.conflict?.members == ["all-of-it", "freeze:Y2", "freeze:Y3", "lineMaximum"])
  }

  @Test func `lines that cannot be frozen are all named`() throws {
    let scenario = KnownBoards.datian
    let error = try #require(throws: ReplanError.self) {
      try scenario.replanned(
        from: [PlannedPosts(id: "Y1", granted: 3, final: 9)], freezing: ["Y9", "Y1", "Y2"])
    }
    #expect(
      error.faults == [
        .otherApproved("Y1", before: 6, now: 0), .unknownLine("Y9", near: "Y1"),
      ])
  }

  @Test func `hostile numbers are refused, not added up`() throws {
    let numbers = [Int.min, -1, Int.max]
    for released in numbers {
      for granted in numbers {
        for final in numbers + [0] {
          let plan = PlannedPosts(
            id: "Y1", released: released, granted: granted, purchased: granted, final: final)
          do throws(ReplanError) {
            let scenario = try KnownBoards.datian.replanned(from: [plan], freezing: ["Y1"])
            #expect(throws: ScenarioError.self) { try scenario.validated() }
          } catch {
            #expect(error.faults.count == 1)
          }
        }
      }
    }
  }

  @Test func `a line that released and received at once cannot be frozen on a legal plan`()
    async throws
  {
    let scenario = KnownBoards.miniCounty(weights: KnownBoards.miniCountyWeights)
    let plan = try await scenario.replanned(
      from: [PlannedPosts(id: "O1", released: 2, granted: 2, final: 40)], freezing: ["O1"]
    ).validated().plan(using: solver)
    #expect(plan.status == .infeasible)
    #expect(plan.conflict?.members.contains { $0.hasPrefix("freeze:O1") } == true)
  }
}
