import GLPK
import OneBoard
import OneBoardTestSupport
import Testing

/// Explanations, each claim against the enumeration of every plan.
@Suite struct ExplanationTests {
  private let solver = GLPKSolver()
  static let seeds: [UInt64] = Array(8101...8160)

  private func best(of scenario: Scenario) throws -> [PlannedPosts]? {
    guard let board = try? scenario.validated() else { return nil }
    return try BoardEnumeration.best(of: board)?.posts
  }

  private func board(_ scenario: Scenario) throws -> Board { try scenario.validated() }

  private func service(_ posts: [PlannedPosts], _ id: String) throws -> Int {
    let line = try #require(posts.first { $0.id == id })
    return line.final + line.purchased
  }

  @Test(arguments: stride(from: 0, to: 60, by: 20).map { Array(Self.seeds[$0..<($0 + 20)]) })
  func `losers, costs and ways are those of the enumerated best plans`(
    _ seeds: [UInt64]
  ) async throws {
    var (possible, impossible, ways) = (0, 0, 0)
    for seed in seeds {
      let scenario = RandomBoards.scenario(seed: seed)
      let board = try board(scenario)
      let plan = try await board.plan(using: solver)
      guard plan.status == .optimal else { continue }
      for line in board.lines.prefix(3) {
        let place = Comment(rawValue: "seed \(seed), line \(line.id)")
        let told = try await board.explanation(of: line.id, in: plan, using: solver)
        let now = try #require(plan.posts.first { $0.id == line.id })
        #expect(told.posts == now, place)
        #expect(!told.reasons.isEmpty, place)
        var richer = scenario
        let position = try #require(richer.posts.firstIndex { $0.id == line.id })
        richer.posts[position].min = max(line.min ?? 0, now.final + 1)
        let enumerated = try best(of: richer)
        switch told.oneMore {
        case .stopped: Issue.record("no limit was given", sourceLocation: #_sourceLocation)
        case .noLegalPlan(let sentence):
          impossible += 1
          #expect(enumerated == nil, place)
          #expect(!sentence.isEmpty, place)
        case .possible(let more):
          possible += 1
          let other = try #require(enumerated, place)
          let losers = try board.lines.map(\.id).filter {
            try service(other, $0) < service(plan.posts, $0)
          }
          #expect(more.losers.map(\.before.id) == losers, place)
          for loser in more.losers {
            let after = try #require(other.first { $0.id == loser.before.id })
            #expect(loser.after == after, place)
          }
          // The plan that is explained is best: without tolerances the first other level is worse.
          let differing = board.distances(of: other, from: plan).filter { $0.preference != 0 }
          if scenario.objective.allSatisfy({ $0.tolerance == nil }) {
            #expect(more.level == differing.first, place)
          }
          if let level = more.level { #expect(level.preference > 0, place) }
        }
        for way in told.ways {
          ways += 1
          var changed = scenario
          switch way.change {
          case .pool(let category, let posts):
            let pool = try #require(changed.categories.firstIndex { $0.id == category })
            changed.categories[pool].reserve += posts
            if let total = changed.categories[pool].totalAtMost {
              changed.categories[pool].totalAtMost = total + posts
            }
          case .without(let rule): changed.rules.removeAll { $0.id == rule }
          case .need: changed.posts[position].need += 1
          case .maximum: changed.posts[position].max = (line.max ?? 0) + 1
          }
          let after = try #require(try best(of: changed), place)
          #expect(after.first { $0.id == line.id }?.final == way.final, place)
          #expect(way.final > now.final, place)
        }
      }
    }
    print("Seeds \(seeds): \(possible) possible, \(impossible) impossible, \(ways) ways.")
    #expect(possible > 0)
    #expect(impossible > 0)
    #expect(ways > 0)
  }

  @Test(arguments: stride(from: 0, to: 60, by: 20).map { Array(Self.seeds[$0..<($0 + 20)]) })
  func `a price holds in its range and no further, by enumeration`(_ seeds: [UInt64]) async throws {
    var (compared, ends) = (0, 0)
    for seed in seeds {
      let scenario = RandomBoards.scenario(seed: seed)
      let plan = try await board(scenario).plan(using: solver)
      guard plan.status == .optimal else { continue }
      let reach = 2
      let prices = try await scenario.prices(using: solver, reach: reach)
      for price in prices.pools {
        let place = Comment(rawValue: "seed \(seed), \(price.path)")
        let pool = try #require(
          scenario.categories.firstIndex { price.path == "pool.\($0.id).reserve" }, place)
        func value(at reserve: Int) throws -> Double? {
          var changed = scenario
          changed.categories[pool].reserve = reserve
          changed.objective = Array(scenario.objective.prefix(1))
          guard let board = try? changed.validated() else { return nil }
          let best = try BoardEnumeration.best(of: board, candidateLimit: 2_000_000)
          return best?.levels.first { $0.name == price.level }?.value
        }
        // Between equal neighbours every step gains the same; a level to be minimised falls.
        let sign: Double = price.level == "benefit" || price.level == "coverage" ? 1 : -1
        for reserve in price.range.lowerBound..<price.range.upperBound {
          let (low, high) = (try value(at: reserve), try value(at: reserve + 1))
          let gain = sign * (try #require(high, place) - (try #require(low, place)))
          #expect(abs(gain - price.gain) < 1e-7, place)
          compared += 1
        }
        // At an end inside what was looked at, the next step gains otherwise or has no plan.
        let next = price.range.upperBound
        if next < price.value + reach, let low = try value(at: next),
          let high = try value(at: next + 1)
        {
          #expect(abs(sign * (high - low) - price.gain) > 1e-9, place)
          ends += 1
        }
      }
    }
    print("Seeds \(seeds): \(compared) steps compared, \(ends) ends.")
    #expect(compared > 0)
  }

  @Test func `an unknown line and an illegal plan are refused`() async throws {
    let scenario = RandomBoards.scenario(seed: 8101)
    let board = try board(scenario)
    let plan = try await board.plan(using: solver)
    await #expect(throws: ExplanationError.self) {
      _ = try await board.explanation(of: "nobody", in: plan, using: solver)
    }
    var illegal = plan
    let first = try #require(board.lines.first)
    illegal.posts = [PlannedPosts(id: first.id, granted: 1_000, final: first.approved + 1_000)]
    await #expect(throws: ExplanationError.self) {
      _ = try await board.explanation(of: first.id, in: illegal, using: solver)
    }
  }
}
