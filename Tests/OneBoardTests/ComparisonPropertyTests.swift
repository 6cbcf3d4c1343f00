import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Properties of strategies that were built to have or to lack them.
struct `Properties of strategies` {
  private static func properties(
    of strategy: some AllocationStrategy, on board: Board,
    settings: PropertySettings = PropertySettings()
  ) async throws -> StrategyProperties {
    // On a loaded machine the time for properties would end before they are complete.
    var settings = settings
    if settings.timeLimit != .zero { settings.timeLimit = nil }
    let solver = GLPKSolver()
    let plan = try await strategy.plan(for: board, using: solver, options: PlanOptions())
    return await strategy.properties(
      on: board, posts: plan.posts, using: solver, settings: settings)
  }

  @Test func `The Alabama paradox is seen and named`() async throws {
    let board = try StatedStrategy.alabama.validated()
    var settings = PropertySettings()
    settings.growth = 1
    let found = try await Self.properties(
      of: StatedStrategy.hamilton, on: board, settings: settings)
    // 24 10 4 4 1 for 43 posts, 24 11 5 3 1 for 44.
    let house = found.houseMonotonicity
    #expect(house.lossCount == 1)
    #expect(house.comparisons == 1)
    #expect(house.isComplete)
    let loss = try #require(house.losses.first)
    #expect(loss.line == "L4")
    #expect(loss.category == "institution")
    #expect(loss.reserve == 43)
    #expect(loss.before == 4)
    #expect(loss.after == 3)
  }

  @Test func `The full board loses nothing when its reserve grows`() async throws {
    let board = try KnownBoards.luohe(floor: 15).validated()
    var settings = PropertySettings()
    settings.growth = 2
    settings.unitSample = 2
    settings.shuffles = 3
    let found = try await Self.properties(of: FullBoard(), on: board, settings: settings)
    #expect(found.houseMonotonicity.lossCount == 0)
    #expect(found.houseMonotonicity.comparisons == 2)
    #expect(found.orderIndependence.differences == 0)
    #expect(found.orderIndependence.orders == 3)
  }

  @Test func `A strategy that looks at the order of tags is found out`() async throws {
    let lines = (1...9).map {
      PostLine(
        id: "L\($0)", unit: "U\($0)", category: "a", approved: 0, inPost: 0, need: 1,
        tags: ["first", "second", "third"])
    }
    let board = try Scenario(
      name: "Tags", categories: [QuotaCategory(id: "a", reserve: 9)], posts: lines
    ).validated()
    let strategy = StatedStrategy("first tag") { board in
      board.lines.map { $0.tags.first == "first" ? 1 : 0 }
    }
    let found = try await Self.properties(of: strategy, on: board)
    #expect(found.orderIndependence.orders == 2)
    #expect(found.orderIndependence.differences == 2)
    #expect(found.orderIndependence.firstLine != nil)
  }

  /// Units A, B and C need 10, 25 and 15 + 25 posts; a tenth more, rounded up, is 1, 3 and 2 + 3.
  private static let requests = Scenario(
    name: "Requests", categories: [QuotaCategory(id: "a", reserve: 100)],
    posts: [("L1", "A", 10), ("L2", "B", 25), ("L3", "C", 15), ("L4", "C", 25), ("L5", "D", 0)]
      .map {
        PostLine(id: $0, unit: $1, category: "a", approved: 0, inPost: 0, need: $2)
      })

  @Test func `Who gives what is asked rewards asking for more`() async throws {
    let board = try Self.requests.validated()
    let strategy = StatedStrategy("as asked") { $0.lines.map(\.need) }
    let gain = try await Self.properties(of: strategy, on: board).inflationGain
    #expect(gain.greatest == 5)
    #expect(gain.unit == "C")
    #expect(gain.mean == 3)
    #expect(gain.units == 3)
    // D has no need.
    #expect(gain.unitCount == 3)
    #expect(gain.isComplete)
  }

  @Test func `Who does not look at requests rewards nobody`() async throws {
    let board = try Self.requests.validated()
    let strategy = StatedStrategy("two each") { $0.lines.map { _ in 2 } }
    let gain = try await Self.properties(of: strategy, on: board).inflationGain
    #expect(gain.greatest == 0)
    #expect(gain.unit == "A")
    #expect(gain.mean == 0)
  }

  @Test func `A sample is the same for a seed and at most as large as stated`() async throws {
    let board = try KnownBoards.luohe(floor: 15).validated()
    let strategy = StatedStrategy("by id") { board in
      board.lines.enumerated().map { $1.need > 30 ? $0 : 0 }
    }
    var settings = PropertySettings()
    settings.unitSample = 7
    let first = try await Self.properties(of: strategy, on: board, settings: settings)
    let second = try await Self.properties(of: strategy, on: board, settings: settings)
    #expect(first == second)
    #expect(first.inflationGain.units == 7)
    #expect(first.inflationGain.unitCount == 58)
  }

  @Test func `Work that the time does not allow is said to be missing`() async throws {
    let board = try StatedStrategy.alabama.validated()
    var settings = PropertySettings()
    settings.timeLimit = .zero
    let found = try await Self.properties(
      of: StatedStrategy.hamilton, on: board, settings: settings)
    #expect(!found.houseMonotonicity.isComplete)
    #expect(!found.orderIndependence.isComplete)
    #expect(!found.inflationGain.isComplete)
    #expect(found.houseMonotonicity.comparisons == 0)
    #expect(found.inflationGain.greatest == nil)
  }
}
