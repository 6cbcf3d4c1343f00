import OneBoard
import OneBoardCommand
import Testing

struct `Text of a plan` {
  private static let scenario = Scenario(
    name: "县 A", categories: [QuotaCategory(id: "institution", name: "事业编制")],
    posts: (1...20).map {
      PostLine(
        id: "L" + ($0 < 10 ? "0" : "") + "\($0)", unit: "U\($0)", category: "institution",
        approved: 10, inPost: 5, need: 12, name: "第\($0)乡镇综合行政执法服务中心", sector: "office")
    },
    rules: [Rule(id: "all", .reclaim(Reclaim(.all)))])

  private static func plan() -> Plan {
    var plan = Plan(scenario: "县 A", status: .optimal)
    plan.levels = [LevelResult(name: "benefit", value: 86.30000000000001, bound: 86.3)]
    plan.pools = [
      PoolBalance(category: "institution", opening: 0, released: 19, granted: 19, closing: 0)
    ]
    plan.posts = (1...20).map { number in
      let id = "L" + (number < 10 ? "0" : "") + "\(number)"
      // L20 releases most and is listed first; L01 does not change.
      if number == 1 { return PlannedPosts(id: id, final: 10) }
      if number == 20 { return PlannedPosts(id: id, released: 5, final: 5) }
      return PlannedPosts(id: id, granted: 1, final: 11)
    }
    return plan
  }

  @Test func `Every line fits in 80 columns`() throws {
    let text = PlanText(Self.plan(), of: try Self.scenario.validated()).text
    for line in text.split(separator: "\n") { #expect(String(line).displayWidth <= 80) }
  }

  @Test func `The largest changes come first and the rest is counted`() throws {
    let text = PlanText(Self.plan(), of: try Self.scenario.validated()).text
    let lines = text.split(separator: "\n").map(String.init)
    let heading = try #require(lines.firstIndex { $0.hasPrefix("Line ") })
    let listed = lines[(heading + 1)...].prefix { $0.hasPrefix("L") }.map { $0.prefix(3) }
    // L02 to L11 receive one each, and L20 alone releases; 19 lines change.
    #expect(
      listed == [
        "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10", "L11", "L20",
      ])
    #expect(text.contains("8 further lines change"))
  }

  @Test func `Sums of the sectors are those of the posts`() throws {
    let text = PlanText(Self.plan(), of: try Self.scenario.validated()).text
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("office") })
    // Lines, approved, released, granted, bought, final, need.
    #expect(
      row.split(separator: " ").dropFirst().map { String($0) }
        == ["20", "200", "5", "18", "0", "213", "240"])
  }

  @Test func `A conflict names its members with title and basis`() throws {
    var scenario = Self.scenario
    scenario.rules[0].title = "Everything goes back"
    scenario.rules[0].basis = "Article 7"
    var plan = Plan(scenario: "县 A", status: .infeasible)
    plan.conflict = Conflict(
      members: ["all", "pool:institution"], sentence: "58 × 16 = 928 > 870.", isMinimal: true)
    let text = PlanText(plan, of: try scenario.validated()).text
    #expect(text.contains("No legal plan exists"))
    #expect(text.contains("58 × 16 = 928 > 870."))
    #expect(text.contains("  - all · Everything goes back · Article 7\n"))
    #expect(text.contains("  - pool:institution\n"))
  }
}
