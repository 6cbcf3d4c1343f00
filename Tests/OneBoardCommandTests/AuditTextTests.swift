import OneBoard
import OneBoardCommand
import Testing

struct `Text of an audit` {
  @Test func `Violations show place, amount, message and basis in 80 columns`() throws {
    let board = try Scenario(
      name: "County", categories: [QuotaCategory(id: "institution")],
      posts: [
        PostLine(id: "A", unit: "A", category: "institution", approved: 2, inPost: 2, need: 2)
      ]
    ).validated()
    let message = "The clinic receives 4 posts, and the rule allows 2, 一县一策一院一策一镇一策一校一策一策。"
    let report = AuditReport(
      violations: [
        Violation(rule: "clinics", basis: "Article 7", place: "A", amount: 2, message: message)
      ],
      shortfalls: [Shortfall(rule: "frontline", group: nil, posts: 0.5)], checks: 12)
    let text = AuditText(
      report, levels: [LevelResult(name: "benefit", value: 2.5)], ofPlan: "plan.csv", on: board
    ).text
    #expect(text.hasPrefix("plan.csv for County: 1 violation in 12 checks.\n"))
    #expect(text.contains("\nbenefit    2.5\n"))
    #expect(text.contains("\n\nclinics at A, by 2\n"))
    #expect(text.contains("\n  Basis: Article 7\n"))
    #expect(text.contains("frontline"))
    #expect(text.contains("0.5"))
    for line in text.split(separator: "\n") { #expect(String(line).displayWidth <= 80) }
  }
}
