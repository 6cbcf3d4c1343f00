import GLPK
import Horizon
import OneBoard
import OneBoardTestSupport
import Testing

/// Whole horizons: hand examples, random ones under audit, and broken plans and inputs.
@Suite struct MultiYearTests {
  let solver = GLPKSolver()

  /// A school that lacks 2 posts and loses one person in year 2, an office that is over its quota.
  private var county: MultiYearScenario {
    MultiYearScenario(
      scenario: Scenario(
        name: "Two lines", categories: [QuotaCategory(id: "c", reserve: 1)],
        posts: [
          PostLine(id: "office", unit: "office", category: "c", approved: 5, inPost: 7, need: 5),
          PostLine(id: "school", unit: "school", category: "c", approved: 10, inPost: 10, need: 13),
        ]),
      years: 3, leavers: ["office": [1, 1, 1], "school": [0, 1, 0]],
      turnoverPools: [
        TurnoverPool(category: "c", posts: 4, term: 2, borrowers: .where(.id, "school"))
      ])
  }

  @Test func `The school borrows against its leaver and the office absorbs`() async throws {
    let plan = try await county.plan(using: solver)
    #expect(plan.isComplete)
    // The reserve's one post goes to the school in year 1; 2 are still missing, 1 leaver repays 1.
    let school = plan.years.map { $0.lines[1] }
    #expect(school.map(\.posts) == [11, 11, 11])
    #expect(school.map(\.outstanding) == [1, 0, 0])
    #expect(school.map(\.repaid) == [0, 1, 0])
    #expect(school.map(\.hires) == [2, 0, 0])
    #expect(school.map(\.staff) == [12, 11, 11])
    let office = plan.years.map { $0.lines[0] }
    #expect(office.map(\.staff) == [6, 5, 5])
    #expect(office.map(\.hires) == [0, 0, 1])
    #expect(office.map(\.overQuota) == [1, 0, 0])
    #expect(plan.years.map { $0.plan.pools.map(\.closing) } == [[0], [0], [0]])
    #expect(county.audit(plan).isEmpty)
  }

  @Test func `Two out, one in lets a line over its quota shrink and renew`() async throws {
    var horizon = MultiYearScenario(
      scenario: Scenario(
        name: "Over", categories: [QuotaCategory(id: "c")],
        posts: [
          PostLine(id: "school", unit: "school", category: "c", approved: 10, inPost: 16, need: 18)
        ]),
      years: 5, leavers: ["school": [2, 1, 2, 2, 3]],
      replacement: StaffReplacement(out: 2, hired: 1))
    let plan = try await horizon.plan(using: solver)
    let school = plan.years.compactMap(\.lines.first)
    // 2, 3, 5 and 7 have left, for which 1, 1, 2 and 3 may be hired; then one post is free.
    #expect(school.map(\.hires) == [1, 0, 1, 1, 1])
    #expect(school.map(\.staff) == [15, 14, 13, 12, 10])
    #expect(horizon.audit(plan).isEmpty)
    var greedy = plan
    greedy.years[1].lines[0].hires = 1
    for year in 1..<5 { greedy.years[year].lines[0].staff += 1 }
    #expect(horizon.audit(greedy).first?.rule == "replacement")
    #expect(horizon.audit(greedy).first?.year == 2)
    horizon.replacement = nil
    #expect(horizon.audit(plan).first?.rule == "hires")
    let absorbed = try await horizon.plan(using: solver)
    #expect(absorbed.years.compactMap { $0.lines.first?.hires } == [0, 0, 0, 1, 3])
    #expect(absorbed.years.compactMap { $0.lines.first?.staff } == [14, 13, 11, 10, 10])
    for (out, hired) in [(0, 0), (2, 2), (1, -1), (1001, 1)] {
      horizon.replacement = StaffReplacement(out: out, hired: hired)
      #expect(horizon.faults().map(\.path) == ["replacement"])
    }
  }

  @Test(arguments: [UInt64](7201...7300))
  func `Random horizons pass both audits`(seed: UInt64) async throws {
    var dice = SeededGenerator(seed: seed)
    let years = Int.random(in: 1...4, using: &dice)
    var leavers: [String: [Int]] = [:]
    let posts = (0..<Int.random(in: 1...5, using: &dice)).map { position in
      let id = "l\(position)"
      var left = Int.random(in: 0...12, using: &dice)
      let inPost = left
      leavers[id] = (0..<years).map { _ in
        let gone = Int.random(in: 0...min(3, left), using: &dice)
        left -= gone
        return gone
      }
      return PostLine(
        id: id, unit: id, category: position % 2 == 0 ? "a" : "b",
        approved: Int.random(in: 0...12, using: &dice), inPost: inPost,
        need: Int.random(in: 0...15, using: &dice))
    }
    let horizon = MultiYearScenario(
      scenario: Scenario(
        name: "Random",
        categories: [QuotaCategory(id: "a", reserve: 2), QuotaCategory(id: "b")], posts: posts,
        rules: [Rule(id: "spare", .reclaim(Reclaim(.all)))]),
      years: years, leavers: leavers,
      turnoverPools: [
        TurnoverPool(
          category: "a", posts: Int.random(in: 0...4, using: &dice),
          term: Int.random(in: 1...3, using: &dice), borrowers: .all)
      ], replacement: seed.isMultiple(of: 2) ? StaffReplacement(out: 2, hired: 1) : nil)
    let plan = try await horizon.plan(using: solver)
    #expect(plan.isComplete, "seed \(seed)")
    #expect(horizon.audit(plan).isEmpty, "seed \(seed): \(horizon.audit(plan))")
    for year in plan.years {
      let report = try year.scenario.validated().audit(year.plan.posts)
      #expect(report.violations.isEmpty, "seed \(seed)")
    }
  }

  @Test func `A line over its quota borrows nothing though its need is greater`() async throws {
    let horizon = MultiYearScenario(
      scenario: Scenario(
        name: "Over", categories: [QuotaCategory(id: "c")],
        posts: [PostLine(id: "l", unit: "l", category: "c", approved: 3, inPost: 5, need: 9)]),
      years: 4, leavers: ["l": [1, 1, 1, 1]],
      turnoverPools: [TurnoverPool(category: "c", posts: 9, term: 1, borrowers: .all)])
    let plan = try await horizon.plan(using: solver)
    let lines = plan.years.flatMap(\.lines)
    #expect(lines.map(\.outstanding) == [0, 1, 1, 0])
    #expect(lines.map(\.hires) == [0, 1, 1, 0])
    #expect(lines.map(\.staff) == [4, 4, 4, 3])
    #expect(horizon.audit(plan).isEmpty)
  }

  @Test func `A year without a legal plan ends the horizon`() async throws {
    var horizon = county
    horizon.scenario.rules = [
      Rule(id: "much", where: .where(.id, "school"), .bound(Bound(of: .granted, atLeast: 1)))
    ]
    let plan = try await horizon.plan(using: solver)
    #expect(!plan.isComplete)
    #expect(plan.years.map(\.plan.status) == [.optimal, .infeasible])
    #expect(horizon.audit(plan).map(\.rule).contains("years"))
  }

  @Test func `The audit names each broken rule`() async throws {
    let plan = try await county.plan(using: solver)
    func rules(_ change: (inout MultiYearPlan) -> Void) -> Set<String> {
      var broken = plan
      change(&broken)
      return Set(county.audit(broken).map(\.rule))
    }
    #expect(rules { $0.years.removeLast() } == ["years"])
    #expect(rules { $0.years[0].lines[1].lent += 5 }.contains("loans"))
    #expect(rules { $0.years[0].lines[1].outstanding += 5 }.isSuperset(of: ["pool", "limit"]))
    #expect(rules { $0.years[2].lines[1].outstanding = 1 }.contains("end"))
    #expect(rules { $0.years[1].lines[1].repaid = 0 }.contains("loans"))
    #expect(rules { $0.years[0].lines[0].hires = 1 }.isSuperset(of: ["hires", "staff"]))
    #expect(rules { $0.years[0].lines[0].leavers = 0 }.contains("leavers"))
    #expect(rules { $0.years[0].lines[0].posts = 3 }.contains("posts"))
    #expect(rules { $0.years[0].lines[0].posts = 9 }.contains("total"))
    #expect(rules { $0.years[0].lines[0].staff = .max } == ["lines"])
    #expect(
      rules {
        $0.years[1].lines[1].repaid = 0
        $0.years[1].lines[1].outstanding = 1
        $0.years[2].lines[1].outstanding = 1
      }.isSuperset(of: ["term", "end"]))
  }

  @Test func `Hostile horizons are refused with their places`() async {
    var hostile = county
    hostile.leavers = ["school": [.max, .max, .max], "office": [1], "ghost": [0, 0, 0]]
    hostile.turnoverPools += [
      TurnoverPool(category: "c", posts: -1, term: .max, borrowers: .all),
      TurnoverPool(category: "none", posts: 1, term: 1, borrowers: .all),
    ]
    #expect(
      hostile.faults().map(\.path) == [
        "leavers.ghost", "leavers.office", "leavers.school", "turnoverPools[1]",
        "turnoverPools[1]", "turnoverPools[1]", "turnoverPools[2]",
      ])
    hostile.years = .min
    #expect(hostile.faults().map(\.path) == ["years"])
    await #expect(throws: HorizonError.self) { try await hostile.plan(using: solver) }
    var many = county
    many.leavers["school"] = [5, 5, 1]
    #expect(many.faults().map(\.path) == ["leavers.school"])
  }
}
