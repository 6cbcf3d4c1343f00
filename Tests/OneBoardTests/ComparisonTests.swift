import GLPK
import LinearOptimization
import OneBoard
import OneBoardTestSupport
import Testing

/// Comparisons of strategies whose plans are known.
struct `Comparison of strategies` {
  private static let weights = KnownBoards.miniCountyWeights

  /// A legal plan of benefit 86.3 under the weights.
  private static func linear(_ name: String, on board: Board) -> StatedStrategy {
    StatedStrategy(
      name,
      posts: KnownBoards.plan(
        on: board, released: KnownBoards.miniCountyReleased, granted: KnownBoards.miniCountyLinear))
  }

  /// A legal plan that gives H1 to H3 one post each and nothing else; 3 × 1.8 = 5.4.
  private static func least(_ name: String, on board: Board) -> StatedStrategy {
    StatedStrategy(
      name,
      posts: KnownBoards.plan(
        on: board, released: ["O1": 3], granted: ["H1": 1, "H2": 1, "H3": 1]))
  }

  /// H1 receives 7 where 2 are allowed, H2 and H3 nothing where 1 is asked.
  private static func illegal(_ name: String, on board: Board) -> StatedStrategy {
    StatedStrategy(
      name, posts: KnownBoards.plan(on: board, released: ["O1": 7], granted: ["H1": 7]))
  }

  @Test func `Plans are audited and measured, and failures are listed`() async throws {
    let board = try KnownBoards.miniCounty(weights: Self.weights).validated()
    let failing = StatedStrategy("failing") { _ throws(PlanError) -> Plan in
      throw .tooLarge("The board is too large for this strategy.")
    }
    let comparison = await board.comparison(
      of: [
        failing, Self.illegal("greedy", on: board), Self.least("departmental", on: board),
        FullBoard(),
      ], using: GLPKSolver())
    #expect(
      comparison.entries.map(\.name) == ["failing", "greedy", "departmental", "full-board"])
    #expect(comparison.sorted().map(\.name) == ["full-board", "departmental", "greedy", "failing"])
    let entries = comparison.entries
    #expect(entries[0].failure == "The board is too large for this strategy.")
    #expect(entries[0].measures == nil)
    #expect(entries[1].measures?.brokenRules == ["clinics"])
    #expect(entries[1].measures?.violations == 3)
    #expect(entries[1].report?.violations.count == 3)
    let full = try #require(entries[3].measures)
    #expect(full.isLegal)
    #expect(abs(full.benefit - 86.3) < 1e-12)
    #expect(full.priceOfFairness == 0)
    let price = try #require(entries[2].measures?.priceOfFairness)
    #expect(abs(price - (86.3 - 5.4) / 86.3) < 1e-12)
    #expect(entries.allSatisfy { $0.properties == nil })
    #expect(comparison.rulePrices.isEmpty)
  }

  @Test func `The verdict restates the figures`() async throws {
    let board = try KnownBoards.miniCounty(weights: Self.weights).validated()
    let failing = StatedStrategy("failing") { _ throws(PlanError) -> Plan in
      throw .tooLarge("The board is too large for this strategy.")
    }
    let comparison = await board.comparison(
      of: [
        FullBoard(), Self.least("departmental", on: board), Self.illegal("greedy", on: board),
        failing,
      ], using: GLPKSolver())
    // 86.3 − 5.4 = 80.9, which is 93.7 % of 86.3; H1's least coverage in the full plan is 26 / 31,
    // and P1's 100 / 150 in the other.
    #expect(
      comparison.verdict == [
        "Of 3 plans, 2 keep every hard rule: full-board and departmental.",
        "Of the legal plans that of full-board has the greatest benefit, 86.3.",
        "Of the legal plans that of full-board has the greatest least coverage, 0.8387.",
        "The benefit of departmental, 5.4, is 80.9 (93.7 %) less than that of full-board.",
        "The plan of greedy breaks clinics (3 violations).",
        "There is no plan of failing: The board is too large for this strategy.",
      ])
  }

  @Test func `An illegal plan that beats the legal ones is called so`() async throws {
    let board = try KnownBoards.miniCounty(weights: Self.weights).validated()
    let comparison = await board.comparison(
      of: [Self.least("modest", on: board), Self.illegal("greedy", on: board)], using: GLPKSolver())
    #expect(
      comparison.verdict == [
        "Of 2 plans, 1 keeps every hard rule: modest.", "Its benefit is 5.4.",
        "The plan of greedy breaks clinics (3 violations).",
        "The benefit of greedy, 12.6, exceeds that of every legal plan here.",
      ])
  }

  @Test func `Plans that break the same share a sentence, and proofs that are missing are named`()
    async throws
  {
    let board = try KnownBoards.miniCounty(weights: Self.weights).validated()
    let posts = KnownBoards.plan(
      on: board, released: KnownBoards.miniCountyReleased, granted: KnownBoards.miniCountyLinear)
    let unproven = StatedStrategy("slow") { board in
      var plan = Plan.proposing(posts, on: board)
      plan.status = .feasible
      return plan
    }
    let comparison = await board.comparison(
      of: [
        Self.illegal("one", on: board), unproven, Self.illegal("two", on: board),
        StatedStrategy("none", posts: []),
      ], using: GLPKSolver())
    #expect(
      comparison.verdict == [
        "Of 4 plans, 1 keeps every hard rule: slow.", "Its benefit is 86.3.",
        "The plans of one, two and none break clinics (3 violations each).",
        "A limit ended slow before its plan was proven best.",
      ])
  }

  @Test func `Equal plans share the lead`() async throws {
    let board = try KnownBoards.miniCounty(weights: Self.weights).validated()
    let comparison = await board.comparison(
      of: [
        Self.linear("a", on: board), Self.linear("b", on: board), Self.least("c", on: board),
      ], using: GLPKSolver())
    #expect(comparison.verdict.first == "All 3 plans keep every hard rule.")
    #expect(
      comparison.verdict.contains(
        "Of the legal plans those of a and b have the greatest benefit, 86.3."))
    #expect(comparison.sorted().map(\.name) == ["a", "b", "c"])
  }

  @Test func `A stated measure sorts in its own direction`() async throws {
    let board = try KnownBoards.miniCounty(weights: Self.weights).validated()
    let comparison = await board.comparison(
      of: [
        Self.linear("a", on: board), Self.least("b", on: board), Self.illegal("c", on: board),
      ], using: GLPKSolver())
    #expect(comparison.sorted(by: .released).map(\.name) == ["b", "c", "a"])
    #expect(comparison.sorted(by: .granted).map(\.name) == ["a", "c", "b"])
    #expect(comparison.sorted(by: .violations).map(\.name) == ["a", "b", "c"])
  }

  @Test func `Prices and properties are found when asked for`() async throws {
    let board = try StatedStrategy.alabama.validated()
    var settings = ComparisonSettings()
    settings.findsRulePrices = true
    settings.properties = PropertySettings()
    let comparison = await board.comparison(
      of: [StatedStrategy.hamilton], using: GLPKSolver(), settings: settings)
    #expect(comparison.bestBenefit == .proven(43))
    #expect(comparison.rulePrices.isEmpty)
    #expect(comparison.entries.first?.properties?.houseMonotonicity.losses.first?.line == "L4")
    #expect(
      comparison.verdict.contains(
        "Under stated-hamilton the line L4 falls from 4 to 3 posts when the reserve of institution "
          + "grows from 43 to 44."))

    let county = try KnownBoards.miniCounty(weights: Self.weights).validated()
    #expect(
      comparison.verdict.last
        == "Asking a tenth more gains most under stated-hamilton: a unit tried gets 1 post more.")

    let priced = await county.comparison(of: [FullBoard()], using: GLPKSolver(), settings: settings)
    #expect(priced.rulePrices.map(\.rule) == ["clinics", "to-teachers"])
  }

  @Test func `An infeasible board gives its reason for each strategy that keeps rules`()
    async throws
  {
    let board = try KnownBoards.luohe(floor: 16).validated()
    let comparison = await board.comparison(of: [FullBoard()], using: GLPKSolver())
    #expect(comparison.bestBenefit == .infeasible)
    #expect(comparison.entries.first?.measures == nil)
    #expect(comparison.entries.first?.failure?.contains("928") == true)
    #expect(comparison.verdict.first == "No strategy has a plan.")
  }

  @Test func `A cancelled comparison lists what was not run`() async throws {
    let board = try KnownBoards.miniCounty(weights: Self.weights).validated()
    let task = Task {
      // Ends only by being cancelled.
      try? await Task.sleep(for: .seconds(3600))
      return await board.comparison(
        of: [FullBoard(), Self.linear("a", on: board)], using: GLPKSolver())
    }
    task.cancel()
    let comparison = await task.value
    #expect(comparison.entries.count == 2)
    #expect(comparison.entries.allSatisfy { $0.measures == nil })
    #expect(
      comparison.entries.allSatisfy { $0.failure?.contains("comparison was cancelled") == true })
  }

  @Test func `The standard strategies have names of their own`() {
    let names = StandardStrategies.all.map(\.name)
    #expect(names.contains("full-board"))
    #expect(Set(names).count == names.count)
    #expect(StandardStrategies.all.allSatisfy { !$0.summary.isEmpty && !$0.name.contains(",") })
  }
}
