import GLPK
import OneBoard
import Testing

/// The code of the article on plans.
@Suite struct PlanSnippets {
  @Test func `A plan in code`() async throws {
    // snippet: scenario
    let scenario = Scenario(
      name: "Three units", categories: [QuotaCategory(id: "institution")],
      posts: [
        PostLine(
          id: "archive", unit: "Archive", category: "institution", approved: 12, inPost: 4, need: 4),
        PostLine(
          id: "school", unit: "School", category: "institution", approved: 40, inPost: 40, need: 50,
          sector: "education"),
        PostLine(
          id: "clinic", unit: "Clinic", category: "institution", approved: 15, inPost: 14, need: 20,
          sector: "health"),
      ],
      rules: [
        Rule(id: "idle", where: .where(.id, "archive"), .reclaim(Reclaim(.all))),
        Rule(
          id: "clinics", where: .where(.sector, "health"),
          .bound(Bound(of: .granted, per: .line, atLeast: 1, atMost: 2))),
      ])
    // end

    // snippet: board
    let board = try scenario.validated()
    // end

    // snippet: plan
    let plan = try await board.plan(using: GLPKSolver())
    for line in plan.posts where line.changes {
      print(line.id, "gives", line.released, "and gets", line.granted)
    }
    for level in plan.levels { print(level.name, level.value) }
    // end
    #expect(plan.status == .optimal)
    let changed = plan.posts.filter(\.changes)
    #expect(changed.map(\.id) == ["archive", "clinic", "school"])
    #expect(changed.map(\.released) == [8, 0, 0])
    #expect(changed.map(\.granted) == [0, 2, 6])
    #expect(plan.levels.map(\.name) == ["benefit", "coverage", "released"])
    #expect(plan.levels.map(\.value) == [8, 17.0 / 20, 8])

    // snippet: audit
    let byHand = [
      PlannedPosts(id: "archive", released: 8, final: 4),
      PlannedPosts(id: "clinic", granted: 3, final: 18),
    ]
    for violation in board.audit(byHand).violations {
      print(violation.rule, violation.message)
    }
    // end
    #expect(board.audit(byHand).violations.map(\.rule) == ["clinics"])
    #expect(board.audit(plan.posts).violations.isEmpty)

    // snippet: no-legal-plan
    var greedy = scenario
    greedy.rules[1].kind = .bound(Bound(of: .granted, per: .line, atLeast: 9))
    let impossible = try await greedy.validated().plan(using: GLPKSolver())
    if let conflict = impossible.conflict { print(conflict.sentence) }
    // end
    #expect(impossible.status == .infeasible)
    #expect(impossible.conflict?.members.contains("clinics") == true)

    // snippet: what-if
    let whatIf = try await scenario.whatIf(
      [Setting(path: "rule.clinics.atMost", value: "4")], using: GLPKSolver())
    for line in whatIf.difference.lines {
      print(line.after.id, line.before.final, "→", line.after.final)
    }
    // end
    #expect(whatIf.difference.lines.map(\.after.id) == ["clinic", "school"])
    #expect(whatIf.difference.lines.map(\.before.final) == [17, 46])
    #expect(whatIf.difference.lines.map(\.after.final) == [18, 45])
  }
}
