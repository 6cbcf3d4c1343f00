import OneBoard
import Testing

@testable import OneBoardFiles

struct ContractTests {
  @Test func `The contract's example is read value for value`() throws {
    let loaded = try Workspace().load(Sample.scenario, posts: Sample.posts)
    let scenario = loaded.scenario
    #expect(scenario.name == "Mini county")
    #expect(scenario.categories == [QuotaCategory(id: "institution", name: "事业编制")])
    #expect(loaded.warnings.isEmpty)
    let expected: [Rule] = [
      Rule(
        id: "zombies", title: "Shell institutions give everything back", basis: "…article…",
        where: .where(.tag, "zombie"), .reclaim(Reclaim(.all))),
      Rule(
        id: "vacancy-5", where: .where(.sector, "office"),
        .reclaim(Reclaim(.vacancyAbove(0.05), rounding: .up))),
      Rule(
        id: "to-teachers",
        .ringFence(from: .where(.tag, "zombie"), to: .where(.sector, "education"))),
      Rule(
        id: "clinics", where: .where(.sector, "health").and(.tier, "township"),
        .bound(Bound(of: .granted, per: .line, atLeast: 1, atMost: 2))),
      Rule(
        id: "frontline", where: .where(.tier, "township"),
        .share(Share(of: .granted, among: .all, atLeast: 0.25)), softWeight: 10),
      Rule(
        id: "services", where: .where(.service, "sanitation", "canteen"),
        .purchase(Purchase(unitCost: 4.2, budget: 2100))),
      Rule(
        id: "leaders",
        .leadership(
          [(10, 2), (50, 3), (100, 4), (200, 5), (400, 6), (600, 7), (nil, 8)].map {
            LeadershipStep(upToPosts: $0.0, leaders: $0.1)
          })),
    ]
    #expect(scenario.rules == expected)
    let objective = [
      ObjectiveLevel(
        .benefit(
          curve: .linear,
          weights: [
            BenefitWeight(where: .where(.tier, "township"), times: 1.5),
            BenefitWeight(where: .where(.sector, "health"), times: 1.2),
          ])),
      ObjectiveLevel(.coverage(where: .all)),
      ObjectiveLevel(.released),
    ]
    #expect(scenario.objective == objective)
    #expect(scenario.posts.map(\.id) == ["J1", "J2", "H1", "O1", "Z1"])
    #expect(
      scenario.posts[3]
        == PostLine(
          id: "O1", unit: "U4", category: "institution", approved: 40, inPost: 28, need: 28,
          name: "Office, first", department: "D3", sector: "office", tier: "county", town: "seat",
          service: "canteen", tags: ["pilot", "old"]))
    #expect(loaded.board.lines.map(\.id) == ["H1", "J1", "J2", "O1", "Z1"])
  }
}
