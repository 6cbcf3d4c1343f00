import GLPK
import Horizon
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Loans against enumeration of every trajectory, each loan followed by its age.
@Suite struct TurnoverNetworkTests {
  let solver = GLPKSolver()

  private func random(_ seed: UInt64) -> TurnoverNetwork {
    var dice = SeededGenerator(seed: seed)
    let years = Int.random(in: 1...4, using: &dice)
    let borrowers = (0..<Int.random(in: 1...3, using: &dice)).map { _ in
      Borrower(
        shortage: (0..<years).map { _ in Int.random(in: 0...3, using: &dice) },
        repayable: (0..<years).map { _ in Int.random(in: 0...2, using: &dice) })
    }
    return TurnoverNetwork(
      posts: Int.random(in: 0...4, using: &dice), term: Int.random(in: 1...3, using: &dice),
      years: years, borrowers: borrowers)
  }

  /// Every legal list of outstanding posts of one borrower; loans are queues of ages.
  private func trajectories(_ borrower: Borrower, _ network: TurnoverNetwork) -> [[Int]] {
    var all: [[Int]] = []
    func extend(_ outstanding: [Int], _ ages: [Int]) {
      let year = outstanding.count
      if year == network.years {
        if ages.isEmpty { all.append(outstanding) }
        return
      }
      for repaid in 0...min(borrower.repayable[year], ages.count) {
        let kept = ages.dropFirst(repaid).map { $0 + 1 }
        guard kept.allSatisfy({ $0 < network.term }) else { continue }
        for lent in 0...network.posts {
          let count = kept.count + lent
          let coming = borrower.repayable.dropFirst(year + 1).prefix(network.term).reduce(0, +)
          guard count <= min(coming, borrower.shortage[year]) else { continue }
          extend(outstanding + [count], kept + Array(repeating: 0, count: lent))
        }
      }
    }
    extend([], [])
    return Array(Set(all))
  }

  private func best(_ network: TurnoverNetwork) -> Int {
    var sums: Set<[Int]> = [Array(repeating: 0, count: network.years)]
    for borrower in network.borrowers {
      let own = trajectories(borrower, network)
      var next: Set<[Int]> = []
      for sum in sums {
        for trajectory in own {
          let total = zip(sum, trajectory).map { $0 + $1 }
          if total.allSatisfy({ $0 <= network.posts }) { next.insert(total) }
        }
      }
      sums = next
    }
    return sums.map { $0.reduce(0, +) }.max() ?? -1
  }

  @Test(arguments: [UInt64](7001...7120))
  func `As many post-years are lent as enumeration finds`(seed: UInt64) async throws {
    let network = random(seed)
    let loans = try await network.loans(using: solver)
    let sum = loans.flatMap(\.outstanding).reduce(0, +)
    #expect(sum == best(network), "seed \(seed)")
    for (borrower, schedule) in zip(network.borrowers, loans) {
      #expect(trajectories(borrower, network).contains(schedule.outstanding), "seed \(seed)")
      #expect(schedule.lent.allSatisfy { $0 >= 0 }, "seed \(seed)")
    }
  }

  @Test func `Each column has at most one plus one and one minus one`() throws {
    for seed in UInt64(7001)...7040 {
      let network = random(seed)
      let compiled = try network.model().compiled()
      let columns = zip(compiled.starts, compiled.starts.dropFirst()).map {
        Array(compiled.values[$0..<$1])
      }
      #expect(columns.count == network.years * (3 * network.borrowers.count + 1))
      for values in columns {
        #expect(values.count <= 2 && Set(values).count == values.count, "seed \(seed)")
        #expect(values.allSatisfy { abs($0) == 1 }, "seed \(seed)")
      }
    }
  }

  @Test func `One post is lent for two years and repaid by the leaver`() async throws {
    let network = TurnoverNetwork(
      posts: 5, term: 2, years: 4,
      borrowers: [Borrower(shortage: [3, 3, 3, 3], repayable: [0, 0, 1, 0])])
    let loans = try await network.loans(using: solver)
    #expect(
      loans == [
        LoanSchedule(lent: [1, 0, 0, 0], repaid: [0, 0, 1, 0], outstanding: [1, 1, 0, 0])
      ])
  }

  @Test func `No years and no borrowers lend nothing`() async throws {
    let none = TurnoverNetwork(posts: 5, term: 2, years: 3, borrowers: [])
    #expect(try await none.loans(using: solver).isEmpty)
    let still = TurnoverNetwork(
      posts: 5, term: 2, years: 0, borrowers: [Borrower(shortage: [], repayable: [])])
    #expect(try await still.loans(using: solver).map(\.outstanding) == [[]])
  }

  @Test func `Numbers out of range are refused or lend what can be lent`() async throws {
    let greedy = Borrower(shortage: [.max, .max, .min], repayable: [.max, .max, .max])
    let wide = TurnoverNetwork(posts: 7, term: .max, years: 3, borrowers: [greedy])
    #expect(try await wide.loans(using: solver).map(\.outstanding) == [[7, 7, 0]])
    #expect(wide.limit(of: greedy, year: .max) == 0)
    for (posts, years) in [(-1, 3), (Int.max, 3), (1, Int.max)] {
      let network = TurnoverNetwork(posts: posts, term: 1, years: years, borrowers: [greedy])
      await #expect(throws: HorizonError.self) { try await network.loans(using: solver) }
    }
    let negative = TurnoverNetwork(posts: 7, term: .min, years: 3, borrowers: [greedy])
    #expect(try await negative.loans(using: solver).map(\.outstanding) == [[0, 0, 0]])
  }
}
