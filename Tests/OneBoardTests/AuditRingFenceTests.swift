import OneBoard
import OneBoardTestSupport
import Testing

@Suite struct AuditRingFenceTests {
  private static let sourceIDs = ["A", "B", "C", "D", "E"]
  private static let sinkIDs = ["V", "W", "X", "Y", "Z"]

  /// Sources A to E, sinks V to Z.
  private static func board(_ fences: [(from: [String], to: [String])], reserve: Int = 0) throws
    -> Board
  {
    let sources = sourceIDs.map {
      PostLine(id: $0, unit: $0, category: "c", approved: 9, inPost: 0, need: 0)
    }
    let sinks = sinkIDs.map {
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

  @Test func `a source that took the only place of another makes room for it`() throws {
    // One source may serve X and Y, the other X alone, whichever of them comes first.
    for (wide, narrow) in [("A", "B"), ("B", "A")] {
      for (shared, other) in [("X", "Y"), ("Y", "X")] {
        let board = try Self.board([([wide], ["X", "Y"]), ([narrow], [shared])])
        let notes = AuditBench.audit(
          board, released: [wide: 2, narrow: 2], granted: [shared: 2, other: 2])
        #expect(notes == [])
      }
    }
  }

  /// A random plan under random fences, by the ids of the bench.
  private struct RandomCase {
    var fences: [(from: [String], to: [String])] = []
    var reserve: Int
    var posts: [String: Int] = [:]

    init(_ generator: inout SeededGenerator) {
      reserve = Int.random(in: 0...1, using: &generator)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let from = sourceIDs.filter { _ in Bool.random(using: &generator) }
        let to = sinkIDs.filter { _ in Int.random(in: 0...3, using: &generator) > 0 }
        if !from.isEmpty, !to.isEmpty { fences.append((from, to)) }
      }
      for id in sourceIDs { posts[id] = Int.random(in: 0...5, using: &generator) }
      for id in sinkIDs { posts[id] = Int.random(in: 0...3, using: &generator) }
    }

    func total(_ ids: [String]) -> Int { ids.reduce(0) { $0 + (posts[$1] ?? 0) } }

    /// By Hall: the most by which a set of sinks needs more than the reserve and the sources that
    /// may serve one of it.
    var unserved: Int {
      (1..<32).map { bits in
        let sinks = sinkIDs.indices.filter { bits >> $0 & 1 == 1 }.map { sinkIDs[$0] }
        let able = sourceIDs.filter { source in
          sinks.contains { sink in
            fences.allSatisfy { !$0.from.contains(source) || $0.to.contains(sink) }
          }
        }
        return total(sinks) - total(able) - reserve
      }.max() ?? 0
    }
  }

  @Test func `the flow agrees with Hall's condition on 3000 random plans`() throws {
    var generator = SeededGenerator(seed: 20_261)
    var (legal, alone, jointly) = (0, 0, 0)
    for _ in 0..<3_000 {
      let example = RandomCase(&generator)
      let supply = example.total(Self.sourceIDs) + example.reserve
      guard example.total(Self.sinkIDs) <= supply else { continue }
      let board = try Self.board(example.fences, reserve: example.reserve)
      let report = board.audit(
        KnownBoards.plan(
          on: board, released: example.posts.filter { $0.key < "M" },
          granted: example.posts.filter { $0.key > "M" }))
      let unserved = example.unserved
      let amounts = report.violations.map(\.amount)
      if unserved <= 0 {
        legal += 1
        #expect(AuditBench.notes(report) == [], "\(example)")
      } else if report.violations.contains(where: { $0.message.contains("together") }) {
        jointly += 1
        #expect(amounts.allSatisfy { $0 == ExactDecimal(unserved) }, "\(example)")
      } else {
        // A fence that is broken alone names its own number, which cannot exceed the joint one.
        alone += 1
        #expect(!amounts.isEmpty && amounts.allSatisfy { $0 <= ExactDecimal(unserved) })
      }
    }
    #expect(legal > 300 && alone > 300 && jointly > 30, "\((legal, alone, jointly))")
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
