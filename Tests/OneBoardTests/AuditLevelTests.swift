import OneBoard
import OneBoardTestSupport
import Testing

@Suite struct AuditLevelTests {
  private static func values(_ board: Board, _ granted: [String: Int]) -> [LevelResult] {
    board.levelValues(
      of: KnownBoards.plan(
        on: board, released: KnownBoards.miniCountyReleased, granted: granted))
  }

  @Test func `the linear optimum of the mini county is worth 86.3`() throws {
    let board = try KnownBoards.miniCounty(weights: KnownBoards.miniCountyWeights).validated()
    let level = try #require(Self.values(board, KnownBoards.miniCountyLinear).first)
    #expect(level.name == "benefit")
    #expect(abs(level.value - 86.3) < 1e-12)
  }

  @Test func `the squared-shortage optimum of the mini county is worth what search found`() throws {
    let board = try KnownBoards.miniCounty(curve: .squaredShortage).validated()
    let level = try #require(Self.values(board, KnownBoards.miniCountySquared).first)
    #expect(abs(level.value - 22.238637992831542) < 1e-12)
  }

  @Test func `the fair plan of the mini county costs 1.74 per cent of the linear benefit`() throws {
    let board = try KnownBoards.miniCounty(
      weights: KnownBoards.miniCountyWeights,
      further: [ObjectiveLevel(.coverage(where: .all)), ObjectiveLevel(.released)]
    ).validated()
    let fair = Self.values(board, KnownBoards.miniCountyLeximin)
    let best = Self.values(board, KnownBoards.miniCountyLinear)
    #expect(fair.map(\.name) == ["benefit", "coverage", "released"])
    let loss = (best[0].value - fair[0].value) / best[0].value
    #expect(abs(loss - 0.0174) < 0.00005)
    #expect(fair[2].value == 73)
    // H1 stays at 26 of 31 in both, since the clinics' bound allows it two posts only.
    #expect(fair[1].value == 26.0 / 31 && best[1].value == 26.0 / 31)
    let fairVector = board.coverageVector(
      of: KnownBoards.plan(
        on: board, released: KnownBoards.miniCountyReleased,
        granted: KnownBoards.miniCountyLeximin))
    let bestVector = board.coverageVector(
      of: KnownBoards.plan(
        on: board, released: KnownBoards.miniCountyReleased,
        granted: KnownBoards.miniCountyLinear))
    #expect(bestVector.lexicographicallyPrecedes(fairVector))
    // Z1 needs nothing and so does not count.
    #expect(fairVector.count == 13)
  }

  @Test func `coverage is compared as an exact fraction`() {
    #expect(Coverage(service: 1, need: 3) == Coverage(service: 2, need: 6))
    #expect(
      Coverage(service: 333_333_333, need: 1_000_000_000)
        < Coverage(service: 333_333_333, need: 999_999_999))
    #expect(Coverage(service: 9, need: 3) == Coverage(service: 1, need: 1))
    #expect(Coverage(service: -2, need: 3) == Coverage(service: 0, need: 1))
  }

  @Test func `every other level is counted as stated`() throws {
    let earlier = [
      PlannedPosts(id: "O", released: 4, final: 26),
      PlannedPosts(id: "S", granted: 3, purchased: 1, final: 13),
    ]
    let board = try Scenario(
      name: "Levels", categories: [QuotaCategory(id: "c")],
      posts: [
        PostLine(id: "O", unit: "office", category: "c", approved: 30, inPost: 20, need: 20),
        PostLine(id: "S", unit: "school", category: "c", approved: 10, inPost: 10, need: 18),
        PostLine(id: "K", unit: "school", category: "c", approved: 1, inPost: 1, need: 4),
        PostLine(id: "N", unit: "none", category: "c", approved: 2, inPost: 1, need: 0),
      ],
      rules: [
        Rule(
          id: "buy", where: .where(.unit, "school"), .purchase(Purchase(unitCost: 2.25, budget: 9)))
      ],
      objective: [
        ObjectiveLevel(.benefit(curve: .log, weights: [])), ObjectiveLevel(.cost),
        ObjectiveLevel(.unitsTouched), ObjectiveLevel(.change(from: earlier)),
        ObjectiveLevel(.coverage(where: .where(.unit, "none"))),
        ObjectiveLevel(.benefit(curve: .linear, weights: [])),
      ]
    ).validated()
    let levels = board.levelValues(
      of: KnownBoards.plan(
        on: board, released: ["O": 12, "N": 1], granted: ["S": 6, "K": 1], purchased: ["K": 3]))
    #expect(
      levels.map(\.name) == [
        "benefit", "cost", "unitsTouched", "changeFrom", "coverage", "benefit",
      ])
    // O falls from 20 (of 30, flat beyond the need) to 18, S rises from 10 to 16, K from 1 to 4.
    let expected = 20 * -0.100083458556983 + 18 * 0.435318071257845 + 4 * 0.916290731874155
    #expect(abs(levels[0].value - expected) < 1e-9)
    #expect(levels[1].value == 6.75)
    #expect(levels[2].value == 3)
    // O 18 against 26, S 16 against 13 and one place fewer, K 2 against 1 and 3 places, N 1 against 2.
    #expect(levels[3].value == 8 + 3 + 1 + 1 + 3 + 1)
    #expect(levels[4].value == 1)
    #expect(levels[5].value == -2 + 6 + 3)
  }
}
