import OneBoard
import OneBoardTestSupport
import Testing

@Suite struct AuditScaleTests {
  @Test func `a hundred thousand lines with twenty rules are audited in seconds`() throws {
    let lines = (0..<100_000).map { index in
      PostLine(
        id: "L\(index)", unit: "U\(index / 3)", category: index % 2 == 0 ? "a" : "b", approved: 10,
        inPost: index % 4 < 2 ? 6 : 10, need: index % 4 < 2 ? 6 : 12, sector: "S\(index % 12)",
        town: "T\(index % 500)", leaders: index % 5 == 0 ? 1 : nil)
    }
    var rules: [Rule] = [Rule(id: "all", .reclaim(Reclaim(.vacancyAbove(0.1), rounding: .up)))]
    for index in 0..<6 {
      let sector = Selector.where(.sector, "S\(index)")
      rules.append(Rule(id: "f\(index)", .ringFence(from: sector, to: Selector([.not(sector)]))))
      rules.append(
        Rule(id: "b\(index)", where: sector, .bound(Bound(of: .net, per: .town, atMost: 200))))
      rules.append(
        Rule(id: "s\(index)", where: sector, .share(Share(of: .final, atMost: 0.5))))
    }
    rules.append(Rule(id: "l", .leadership([LeadershipStep(upToPosts: nil, leaders: 2)])))
    let board = try Scenario(
      name: "Large", categories: [QuotaCategory(id: "a"), QuotaCategory(id: "b")], posts: lines,
      rules: rules
    ).validated()
    // Lines 4k and 4k + 1 release two posts each, lines 4k + 2 and 4k + 3 receive them.
    let plan = board.lines.map { line in
      line.need < line.approved
        ? PlannedPosts(id: line.id, released: 2, final: 8)
        : PlannedPosts(id: line.id, granted: 2, final: 12)
    }
    var report = AuditReport(violations: [], shortfalls: [], checks: 0)
    let elapsed = ContinuousClock().measure { report = board.audit(plan) }
    print("Audit of 100,000 lines with 20 rules: \(elapsed)")
    #expect(report.violations.isEmpty)
    #expect(report.checks > 400_000)
    #expect(elapsed < .seconds(60))
    var broken = plan
    broken[5].granted += 1
    broken[5].final += 1
    #expect(!board.audit(broken).violations.isEmpty)
  }
}
