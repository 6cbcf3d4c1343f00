import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Conflicts of boards without a plan: sound, minimal, and said with their arithmetic.
@Suite struct ConflictTests {
  let solver = GLPKSolver()

  /// The scenario with only some members in force; what is permitted stays as it is.
  private func restricted(_ scenario: Scenario, to members: Set<String>) -> Scenario {
    var result = scenario
    result.rules = scenario.rules.compactMap { rule in
      if members.contains(rule.id) { return rule }
      if case .purchase = rule.kind { return rule }
      guard case .reclaim(var reclaim) = rule.kind else { return nil }
      reclaim.must = false
      var permission = rule
      permission.kind = .reclaim(reclaim)
      permission.softWeight = nil
      return permission
    }
    for index in result.categories.indices {
      let id = result.categories[index].id
      if !members.contains("total:\(id)") { result.categories[index].totalAtMost = nil }
      if !members.contains("keepAtLeast:\(id)") { result.categories[index].keepAtLeast = 0 }
    }
    for index in result.posts.indices {
      if !members.contains("lineMinimum") { result.posts[index].min = nil }
      if !members.contains("lineMaximum") { result.posts[index].max = nil }
    }
    result.objective = [ObjectiveLevel(.released)]
    return result
  }

  @Test func `conflicts of random boards conflict, and without any one rule do not`() async throws {
    var checked = 0
    for seed: UInt64 in 1...500 {
      let scenario = RandomBoards.scenario(seed: seed)
      let plan = try await scenario.validated().plan(using: solver)
      guard let conflict = plan.conflict else { continue }
      checked += 1
      #expect(plan.status == .infeasible, "seed \(seed)")
      #expect(conflict.isMinimal, "seed \(seed)")
      #expect(!conflict.members.isEmpty && !conflict.sentence.isEmpty, "seed \(seed)")
      let members = Set(conflict.members)
      let alone = try restricted(scenario, to: members).validated()
      // Enumeration, not the planner, says that the set has no plan.
      #expect(try BoardEnumeration.best(of: alone) == nil, "seed \(seed): \(conflict)")
      for rule in scenario.rules where members.contains(rule.id) {
        let without = try restricted(scenario, to: members.subtracting([rule.id])).validated()
        if try BoardEnumeration.best(of: without) != nil { continue }
        // Invariants cannot be dropped from a scenario; then one outside the set must be to blame.
        let rest = try await without.plan(using: solver)
        let others = Set(rest.conflict?.members ?? [])
        #expect(!others.isEmpty && !others.isSubset(of: members), "seed \(seed): \(conflict)")
      }
    }
    #expect(checked >= 50, "only \(checked) random boards were infeasible")
  }

  @Test func `a floor above what a line may receive names the rule and the line`() async throws {
    var scenario = KnownBoards.miniCounty()
    scenario.rules.append(
      Rule(
        id: "too-much", title: "Nine for every clinic", where: .where(.id, "C1"),
        .bound(Bound(of: .granted, per: .line, atLeast: 9))))
    let plan = try await scenario.validated().plan(using: solver)
    let conflict = try #require(plan.conflict)
    #expect(conflict.members == ["need", "too-much"])
    #expect(conflict.sentence.contains("line C1: 9 > 5"))
    #expect(conflict.sentence.contains("Nine for every clinic"))
  }

  @Test func `a fence that leaves a floor without sources names both`() async throws {
    var scenario = KnownBoards.miniCounty()
    scenario.rules.append(
      Rule(
        id: "all-to-schools",
        .ringFence(from: .where(.sector, "office"), to: .where(.sector, "education"))))
    let plan = try await scenario.validated().plan(using: solver)
    let conflict = try #require(plan.conflict)
    #expect(
      conflict.members == ["all-to-schools", "clinics", "pool:institution", "to-teachers"])
    #expect(conflict.sentence.contains("> 0 posts in the pool"))
  }

  @Test func `two bounds against each other name both and no invariant`() async throws {
    var scenario = KnownBoards.miniCounty()
    scenario.rules += [
      Rule(
        id: "at-least", where: .where(.sector, "education"),
        .bound(Bound(of: .granted, per: .all, atLeast: 30))),
      Rule(
        id: "at-most", where: .where(.sector, "education"),
        .bound(Bound(of: .granted, per: .sector, atMost: 20))),
    ]
    let plan = try await scenario.validated().plan(using: solver)
    let conflict = try #require(plan.conflict)
    #expect(conflict.members == ["at-least", "at-most"])
    #expect(conflict.sentence.contains("30 > 20"))
  }
}
