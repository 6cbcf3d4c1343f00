import OneBoard
import OneBoardTestSupport
import Testing

@Suite struct AuditRingFenceTests {
  /// Sources A and B, sinks X, Y and Z, each with a tag of its own.
  private static func board(_ fences: [(from: [String], to: [String])], reserve: Int = 0) throws
    -> Board
  {
    let sources = ["A", "B"].map {
      PostLine(id: $0, unit: $0, category: "c", approved: 9, inPost: 0, need: 0)
    }
    let sinks = ["X", "Y", "Z"].map {
      PostLine(id: $0, unit: $0, category: "c", approved: 0, inPost: 0, need: 9)
    }
    let rules = fences.enumerated().map { index, fence in
      Rule(
        id: "f\(index)",
        .ringFence(
          from: Selector([.field(.id, fence.from)]), to: Selector([.field(.id, fence.to)])))
    }
    return try Scenario(
      name: "Fences", categories: [QuotaCategory(id: "c", reserve: reserve)],
      posts: sources + sinks, rules: rules + [Rule(id: "all", .reclaim(Reclaim(.all)))]
    ).validated()
  }

  @Test func `fenced posts may stay in the pool but serve only their fence`() throws {
    let board = try Self.board([(["A"], ["X"])])
    #expect(AuditBench.audit(board, released: ["A": 5], granted: ["X": 3]) == [])
    #expect(
      AuditBench.audit(board, released: ["A": 5, "B": 1], granted: ["X": 2, "Y": 3])
        == ["f0@c:2"])
  }

  @Test func `the opening reserve is free of fences`() throws {
    let board = try Self.board([(["A", "B"], ["X"])], reserve: 2)
    #expect(AuditBench.audit(board, released: ["A": 5], granted: ["X": 3, "Y": 2]) == [])
    #expect(AuditBench.audit(board, released: ["A": 5], granted: ["Y": 3]) == ["f0@c:1"])
  }

  @Test func `a fenced post obeys every fence its line is in`() throws {
    let board = try Self.board([(["A"], ["X", "Y"]), (["A", "B"], ["Y", "Z"])])
    #expect(AuditBench.audit(board, released: ["A": 4, "B": 1], granted: ["Y": 4, "Z": 1]) == [])
    // A may serve only Y; B may serve Y or Z.
    #expect(
      AuditBench.audit(board, released: ["A": 4, "B": 1], granted: ["Z": 2]) == ["f0@c:1"])
    #expect(AuditBench.audit(board, released: ["A": 4], granted: ["X": 2]) == ["f1@c:2"])
  }

  @Test func `fences that each allow a plan can forbid it together`() throws {
    let board = try Self.board([(["A"], ["X", "Y"]), (["B"], ["Y", "Z"])])
    // X needs A and Z needs B; with 3 posts each, X 4 and Z 2 leave one of X without a source.
    let notes = AuditBench.audit(board, released: ["A": 3, "B": 3], granted: ["X": 4, "Z": 2])
    #expect(notes == ["f1@c:1"])
    let joint = try Self.board([(["A"], ["X"]), (["A", "B"], ["X", "Y"]), (["B"], ["Y", "Z"])])
    #expect(
      AuditBench.audit(joint, released: ["A": 3, "B": 3], granted: ["X": 2, "Y": 3]) == [])
  }

  @Test func `a pool that is overdrawn anyway is not blamed on the fence`() throws {
    let board = try Self.board([(["A"], ["X"])])
    #expect(AuditBench.audit(board, granted: ["Y": 3]) == ["pool:c@c:3"])
  }

  @Test func `the flow agrees with Hall's condition on 2000 random plans`() throws {
    // Hall: every set of sinks needs at most the reserve and the sources that may serve one of it.
    var generator = SeededGenerator(seed: 20_261)
    var legal = 0
    var jointly = 0
    for _ in 0..<2_000 {
      let ids = ["A", "B", "X", "Y", "Z"]
      let fences = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        (
          from: ["A", "B"].shuffled(using: &generator).prefix(
            .random(in: 1...2, using: &generator)),
          to: ["X", "Y", "Z"].shuffled(using: &generator)
            .prefix(.random(in: 1...2, using: &generator))
        )
      }.map { (from: Array($0.from), to: Array($0.to)) }
      let reserve = Int.random(in: 0...2, using: &generator)
      let posts = Dictionary(
        uniqueKeysWithValues: ids.map { ($0, Int.random(in: 0...4, using: &generator)) })
      let total = ["A", "B"].reduce(reserve) { $0 + (posts[$1] ?? 0) }
      let wanted = ["X", "Y", "Z"].reduce(0) { $0 + (posts[$1] ?? 0) }
      guard wanted <= total else { continue }
      var worst = 0
      for bits in 1..<8 {
        let sinks = ["X", "Y", "Z"].enumerated().filter { bits >> $0.offset & 1 == 1 }
          .map(\.element)
        let demand = sinks.reduce(0) { $0 + (posts[$1] ?? 0) }
        let supply = ["A", "B"].filter { source in
          sinks.contains { sink in
            fences.allSatisfy { !$0.from.contains(source) || $0.to.contains(sink) }
          }
        }.reduce(reserve) { $0 + (posts[$1] ?? 0) }
        worst = max(worst, demand - supply)
      }
      let board = try Self.board(fences, reserve: reserve)
      let report = board.audit(
        KnownBoards.plan(
          on: board, released: posts.filter { $0.key < "C" },
          granted: posts.filter { $0.key > "C" }))
      if worst == 0 {
        legal += 1
        #expect(AuditBench.notes(report) == [])
      } else {
        // A fence that is broken alone names its own number, which cannot exceed the joint one.
        let amounts = report.violations.map(\.amount)
        #expect(!amounts.isEmpty && amounts.allSatisfy { $0 <= ExactDecimal(worst) })
        if amounts.contains(ExactDecimal(worst)) { jointly += 1 }
      }
    }
    #expect(legal > 200 && jointly > 200)
  }

  // MARK: Moves

  @Test func `moves must add up, stay in the category and keep the fences`() throws {
    let board = try Self.board([(["A"], ["X"])], reserve: 1)
    let plan = KnownBoards.plan(
      on: board, released: ["A": 3, "B": 2], granted: ["X": 2, "Y": 3])
    let good = [
      Move(from: "A", to: "X", posts: 2), Move(from: "A", to: "reserve:c", posts: 1),
      Move(from: "B", to: "Y", posts: 2), Move(from: "reserve:c", to: "Y", posts: 1),
    ]
    #expect(AuditBench.notes(board.auditMoves(good, posts: plan)) == [])

    var fenced = good
    fenced[0].to = "Y"
    fenced[2].to = "X"
    #expect(AuditBench.notes(board.auditMoves(fenced, posts: plan)) == ["f0@A:2"])

    var short = good
    short[2].posts = 1
    #expect(
      AuditBench.notes(board.auditMoves(short, posts: plan)) == ["moves@B:1", "moves@Y:1"])

    let overdrawn = [
      Move(from: "A", to: "X", posts: 2), Move(from: "A", to: "reserve:c", posts: 1),
      Move(from: "B", to: "reserve:c", posts: 2), Move(from: "reserve:c", to: "Y", posts: 3),
    ]
    #expect(AuditBench.notes(board.auditMoves(overdrawn, posts: plan)) == ["moves@c:2"])

    let odd = [
      Move(from: "Q", to: "X", posts: 2), Move(from: "A", to: "A", posts: 1),
      Move(from: "B", to: "Y", posts: .min),
    ]
    let places = board.auditMoves(
      odd,
      posts: board.lines.map {
        PlannedPosts(id: $0.id, final: $0.approved)
      }
    ).violations.map(\.place)
    #expect(places == ["A", "B", "Q"])
  }
}
