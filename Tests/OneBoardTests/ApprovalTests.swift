import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Moves of posts between levels, and what is said about them.
@Suite struct ApprovalTests {
  private let solver = GLPKSolver()

  /// The fewest posts that must change their level, by trying every pairing of sources and sinks.
  private func fewestCrossing(_ posts: [PlannedPosts], on board: Board, _ rule: Rule) -> Int {
    guard case .approval(let approval) = rule.kind else { return 0 }
    func level(_ line: PostLine) -> String? {
      guard board.lines(selectedBy: rule.selection).contains(where: { board.lines[$0] == line })
      else { return nil }
      return approval.grouping == .tier ? line.tier : line.sector
    }
    let fences = board.rules.compactMap { other -> (from: [Int], to: [Int])? in
      guard case .ringFence(let from, let to) = other.kind else { return nil }
      return (board.lines(selectedBy: from), board.lines(selectedBy: to))
    }
    var sum = 0
    for category in board.categories {
      let members = board.lines.indices.filter { board.lines[$0].category == category.id }
      var open = members.flatMap { Array(repeating: $0, count: posts[$0].released) }
      open += Array(repeating: -1, count: category.reserve)
      let sinks = members.flatMap { Array(repeating: $0, count: posts[$0].granted) }
      func fewest(_ next: Int, _ left: [Int]) -> Int {
        guard next < sinks.count else { return 0 }
        var best = 1_000
        for source in Set(left) {
          if source >= 0,
            fences.contains(where: { $0.from.contains(source) && !$0.to.contains(sinks[next]) })
          {
            continue
          }
          var rest = left
          rest.remove(at: left.firstIndex(of: source) ?? 0)
          var crosses = 0
          if source >= 0, let from = level(board.lines[source]),
            let to = level(board.lines[sinks[next]]), from != to
          {
            crosses = 1
          }
          best = min(best, crosses + fewest(next + 1, rest))
        }
        return best
      }
      sum += fewest(0, open)
    }
    return sum
  }

  @Test func `moves keep their level where they can, and the others are listed`() async throws {
    var (boards, crossing, least) = (0, 0, 0)
    for seed in UInt64(71_001)...71_120 {
      let scenario = RandomBoards.scenario(seed: seed, kinds: [.approval, .ringFence])
      let board = try scenario.validated()
      let plan = try await board.plan(using: solver)
      guard plan.status == .optimal, plan.posts.reduce(0, { $0 + $1.granted }) <= 6 else {
        continue
      }
      let rule = try #require(
        board.rules.first { if case .approval = $0.kind { true } else { false } })
      boards += 1
      #expect(board.auditMoves(plan.moves, posts: plan.posts).violations == [], "seed \(seed)")
      let listed = board.approvals(of: plan.moves)
      let marked = plan.moves.filter { $0.approvals == [rule.id] }
      #expect(
        listed.reduce(0) { $0 + $1.posts } == marked.reduce(0) { $0 + $1.posts }, "seed \(seed)")
      let flags = board.legalFlags(of: plan.posts).filter { $0.kind == .approval }
      #expect(flags.count == listed.count, "seed \(seed)")
      let fewest = fewestCrossing(plan.posts, on: board, rule)
      let found = marked.reduce(0) { $0 + $1.posts }
      #expect(found >= fewest, "seed \(seed)")
      crossing += found
      least += fewest
    }
    print(
      "Seeds 71001 to 71120: \(boards) boards, \(crossing) posts cross, at least \(least) must.")
    #expect(boards > 40)
    #expect(least > 10)
    // Pairing is not a search for the fewest; on these boards it finds nearly them.
    #expect(crossing <= least + least / 10)
  }

  @Test func `a line without the field, and the pool, are of no level`() throws {
    let board = try Scenario(
      name: "Levels", categories: [QuotaCategory(id: "c", reserve: 2)],
      posts: [
        PostLine(
          id: "A", unit: "A", category: "c", approved: 5, inPost: 3, need: 3, tier: "county"),
        PostLine(id: "B", unit: "B", category: "c", approved: 5, inPost: 5, need: 9),
        PostLine(id: "C", unit: "C", category: "c", approved: 5, inPost: 5, need: 9, tier: "town"),
      ],
      rules: [
        Rule(id: "all", .reclaim(Reclaim(.all))),
        Rule(id: "levels", basis: "Article 9", .approval(Approval(between: .tier, by: "The city"))),
      ]
    ).validated()
    let moves = [
      Move(from: "A", to: "B", posts: 1), Move(from: "A", to: "C", posts: 1),
      Move(from: "reserve:c", to: "C", posts: 2), Move(from: "nobody", to: "C", posts: 1),
    ]
    let found = board.approvals(of: moves)
    #expect(found.count == 1)
    #expect(found.first?.posts == 1)
    #expect(found.first?.from == "county")
    #expect(found.first?.to == "town")
    #expect(found.first?.office == "The city")
    #expect(found.first?.basis == "Article 9")
  }
}
