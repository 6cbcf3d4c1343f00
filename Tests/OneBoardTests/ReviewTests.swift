import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Plans made by hand beside the best, the nearest and better plans, against enumeration.
@Suite struct ReviewTests {
  let solver = GLPKSolver()
  static let seeds: [UInt64] = Array(6101...6160)
  static let batches = stride(from: 0, to: 60, by: 15).map { Array(seeds[$0..<($0 + 15)]) }

  /// A plan by hand: a legal one, a legal one with a few numbers moved, or any numbers.
  private func handMade(
    for board: Board, among legal: [[PlannedPosts]], _ generator: inout SeededGenerator
  ) -> [PlannedPosts] {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let kind = number(1...4)
    if kind <= 2, let plan = legal.randomElement(using: &generator) {
      guard kind == 2 else { return plan }
      return plan.map { entry in
        guard number(1...3) == 1 else { return entry }
        var moved = entry
        if number(1...2) == 1 {
          moved.granted = max(0, entry.granted + number(-1...2))
        } else {
          moved.released = min(max(0, entry.released + number(-1...2)), 20)
        }
        if number(1...4) == 1 { moved.purchased += 1 }
        moved.final += moved.granted - entry.granted - moved.released + entry.released
        return moved
      }
    }
    return board.lines.map { line in
      let (released, granted) = (number(0...2), number(0...2))
      return PlannedPosts(
        id: line.id, released: released, granted: granted, purchased: number(0...1),
        final: line.approved - released + granted)
    }
  }

  /// min(final + purchased, need), written again.
  private func served(_ posts: [PlannedPosts], on board: Board) -> [Int] {
    board.lines.map { line in
      guard let entry = posts.first(where: { $0.id == line.id }) else { return 0 }
      return line.need == 0 ? 0 : max(0, min(entry.final + entry.purchased, line.need))
    }
  }

  @Test(arguments: batches)
  func `nearest plans and better plans are those of enumeration`(_ seeds: [UInt64]) async throws {
    var (looked, found, none, moved) = (0, 0, 0, 0)
    for seed in seeds {
      let board = try RandomBoards.scenario(seed: seed).validated()
      guard let legal = try? BoardEnumeration.legalPlans(of: board) else { continue }
      var generator = SeededGenerator(seed: seed)
      for trial in 0..<3 {
        let place = "seed \(seed), trial \(trial)"
        let plan = handMade(for: board, among: legal, &generator)
        let nearest = try await board.nearestLegalPlan(to: plan, using: solver)
        let better = try await board.improvement(on: plan, using: solver)
        looked += 1
        guard !legal.isEmpty else {
          #expect(nearest.plan.status == .infeasible, "\(place)")
          #expect(nearest.plan.posts.isEmpty, "\(place)")
          #expect(better.answer == .none, "\(place)")
          continue
        }
        let distances = legal.map { candidate in
          zip(candidate, plan).reduce(0) {
            $0 + abs($1.0.final - $1.1.final) + abs($1.0.purchased - $1.1.purchased)
          }
        }
        #expect(nearest.isProven, "\(place)")
        #expect(nearest.distance == distances.min(), "\(place)")
        #expect(legal.contains(nearest.plan.posts), "\(place)")
        #expect(
          board.auditMoves(nearest.plan.moves, posts: nearest.plan.posts).violations.isEmpty,
          "\(place)")
        #expect(
          nearest.difference.lines.map(\.after.id)
            == zip(plan, nearest.plan.posts).filter { $0 != $1 }.map(\.1.id), "\(place)")
        if nearest.distance > 0 { moved += 1 }

        let floor = served(plan, on: board)
        let gains = legal.compactMap { candidate -> Int? in
          let own = served(candidate, on: board)
          guard zip(own, floor).allSatisfy({ $0 >= $1 }) else { return nil }
          return zip(own, floor).reduce(0) { $0 + $1.0 - $1.1 }
        }
        let most = gains.max() ?? 0
        #expect(better.answer == (most > 0 ? .found : .none), "\(place)")
        #expect(better.gain == most, "\(place)")
        if most > 0 {
          let posts = try #require(better.plan?.posts)
          #expect(better.isGreatest, "\(place)")
          #expect(legal.contains(posts), "\(place)")
          let own = served(posts, on: board)
          #expect(zip(own, floor).allSatisfy { $0 >= $1 }, "\(place)")
          #expect(own != floor, "\(place)")
          // The better plan itself leaves nothing better for everyone.
          let again = try await board.improvement(on: posts, using: solver)
          #expect(again.answer == .none, "\(place)")
          found += 1
        } else {
          none += 1
        }
      }
    }
    print("Seeds \(seeds): \(looked) plans, \(moved) not legal, \(found) beaten, \(none) not.")
    #expect(found > 0)
    #expect(none > 0)
    #expect(moved > 0)
  }

  @Test(arguments: batches)
  func `distances are those to the best plan of enumeration`(_ seeds: [UInt64]) async throws {
    var behind = 0
    for seed in seeds {
      let board = try RandomBoards.scenario(seed: seed).validated()
      guard let legal = try? BoardEnumeration.legalPlans(of: board),
        let ideal = try? BoardEnumeration.best(of: board)
      else { continue }
      var generator = SeededGenerator(seed: seed)
      let best = try await board.plan(using: solver)
      for trial in 0..<3 {
        let place = "seed \(seed), trial \(trial)"
        let plan = handMade(for: board, among: legal, &generator)
        let values = board.levelValues(of: plan)
        let distances = board.distances(of: plan, from: best)
        #expect(distances.map(\.name) == ideal.levels.map(\.name), "\(place)")
        for (distance, (own, other)) in zip(distances, zip(values, ideal.levels)) {
          let isMaximized = ["benefit", "coverage"].contains(distance.name)
          let expected = (isMaximized ? 1 : -1) * (other.value - own.value)
          let slack = 1e-7 * max(1, abs(other.value), abs(own.value))
          #expect(abs(distance.behind - expected) <= slack, "\(place), \(distance.name)")
          #expect(distance.value == own.value, "\(place)")
        }
        let hasTolerance = board.objective.contains { $0.tolerance != nil }
        guard !hasTolerance, BoardEnumeration.isLegal(plan, on: board) else { continue }
        // A legal plan is behind at the first level that tells the two apart.
        let review = PlanReview(best: best, distances: distances)
        if let decisive = review.decisive {
          #expect(decisive.preference == 1, "\(place)")
          behind += 1
        }
      }
    }
    print("Seeds \(seeds): \(behind) legal plans behind.")
    #expect(behind > 0)
  }

  @Test(arguments: Array(seeds.prefix(20)))
  func `the best plan is at no distance from itself`(_ seed: UInt64) async throws {
    let board = try RandomBoards.scenario(seed: seed).validated()
    let best = try await board.plan(using: solver)
    let review = try await board.review(best.posts, using: solver)
    if best.status == .infeasible {
      #expect(review.distances.isEmpty)
      #expect(review.nearest == nil)
      #expect(review.improvement == nil)
      return
    }
    #expect(review.decisive == nil)
    #expect(review.distances.allSatisfy { $0.behind == 0 && $0.step == nil })
    #expect(review.nearest?.distance == 0)
    #expect(review.nearest?.plan.posts == best.posts)
  }
}

/// Reviews of a board whose numbers are plain.
@Suite struct ReviewKnownAnswerTests {
  let solver = GLPKSolver()

  /// Eight posts of an archive for a school that lacks ten and a clinic that lacks five.
  private func board(weight: ExactDecimal = 0.1, soft: Bool = false) throws -> Board {
    var rules = [
      Rule(id: "idle", where: .where(.id, "archive"), .reclaim(Reclaim(.all))),
      Rule(
        id: "clinics", where: .where(.sector, "health"),
        .bound(Bound(of: .granted, per: .line, atLeast: 1, atMost: 2))),
    ]
    if soft {
      rules.append(
        Rule(
          id: "wish", where: .where(.id, "school"), .bound(Bound(of: .granted, atLeast: 9)),
          softWeight: 0.3))
    }
    return try Scenario(
      name: "Three units", categories: [QuotaCategory(id: "institution")],
      posts: [
        PostLine(
          id: "archive", unit: "Archive", category: "institution", approved: 12, inPost: 4, need: 4),
        PostLine(
          id: "clinic", unit: "Clinic", category: "institution", approved: 15, inPost: 14, need: 20,
          sector: "health"),
        PostLine(
          id: "school", unit: "School", category: "institution", approved: 40, inPost: 40, need: 50,
          sector: "education"),
      ], rules: rules,
      objective: [
        ObjectiveLevel(
          .benefit(
            curve: .linear,
            weights: [BenefitWeight(where: .where(.sector, "education"), times: weight)])),
        ObjectiveLevel(.coverage(where: .all)), ObjectiveLevel(.released),
      ]
    ).validated()
  }

  private func plan(released: Int, clinic: Int, school: Int) -> [PlannedPosts] {
    [
      PlannedPosts(id: "archive", released: released, final: 12 - released),
      PlannedPosts(id: "clinic", granted: clinic, final: 15 + clinic),
      PlannedPosts(id: "school", granted: school, final: 40 + school),
    ]
  }

  @Test func `a distance in tenths is exact`() async throws {
    let board = try board()
    let review = try await board.review(plan(released: 5, clinic: 2, school: 3), using: solver)
    // The best plan gives 2 and 6: 2.6 against 2.3, which binary subtraction misses.
    #expect(2.6 - 2.3 != 0.3)
    let benefit = try #require(review.distances.first)
    #expect(benefit.behind == 0.3)
    #expect(benefit.isExact)
    #expect(review.decisive?.name == "benefit")
    let released = try #require(review.distances.last)
    #expect(released.behind == -3)
    #expect(released.percent == -37.5)
  }

  @Test func `weights of soft rules are exact and come first`() async throws {
    let review = try await board(soft: true).review(
      plan(released: 5, clinic: 2, school: 3), using: solver)
    let shortfall = try #require(review.distances.first)
    #expect(shortfall.name == "shortfall")
    // The best plan gives the clinic 1 and the school 7: it misses 2 posts, this plan 6.
    #expect(shortfall.value == 6 * 0.3)
    #expect(shortfall.behind == 1.2)
    #expect(review.decisive?.name == "shortfall")
  }

  @Test func `the least change brings an overdrawn plan back`() async throws {
    let board = try board()
    let hand = plan(released: 8, clinic: 4, school: 5)
    let nearest = try await board.nearestLegalPlan(to: hand, using: solver)
    // The clinic gives two back, which also balances the pool.
    #expect(nearest.distance == 2)
    #expect(nearest.plan.posts == plan(released: 8, clinic: 2, school: 5))
    #expect(nearest.difference.lines.map(\.after.id) == ["clinic"])
  }

  @Test func `numbers beyond all measure are pulled back`() async throws {
    let board = try board()
    let hand = [
      PlannedPosts(id: "school", granted: .max, final: .max),
      PlannedPosts(id: "archive", released: -5, final: 17),
      PlannedPosts(id: "clinic", purchased: .max, final: 15), PlannedPosts(id: "none", final: 0),
      PlannedPosts(id: "school", granted: 3, final: 43),
    ]
    let nearest = try await board.nearestLegalPlan(to: hand, using: solver)
    #expect(nearest.isProven)
    // Nothing leaves the archive without a distance of its own, but the clinic needs one post.
    #expect(board.audit(nearest.plan.posts).violations.isEmpty)
    let better = try await board.improvement(on: hand, using: solver)
    #expect(better.answer == .none)
  }

  @Test func `what everyone could have is found`() async throws {
    let board = try board()
    let better = try await board.improvement(
      on: plan(released: 5, clinic: 1, school: 3), using: solver)
    #expect(better.answer == .found)
    #expect(better.gain == 4)
    #expect(better.isGreatest)
    let done = try await board.improvement(
      on: plan(released: 8, clinic: 1, school: 7), using: solver)
    #expect(done.answer == .none)
  }

  @Test func `a limit of no time leaves the answers open`() async throws {
    var options = PlanOptions()
    options.timeLimit = .zero
    let review = try await board().review(
      plan(released: 5, clinic: 1, school: 3), using: solver, options: options)
    #expect(review.best.status == .stopped)
    #expect(review.distances.isEmpty)
    #expect(review.nearest?.plan.status == .stopped)
    #expect(review.nearest?.isProven == false)
    #expect(review.improvement?.answer == .unknown)
  }
}
