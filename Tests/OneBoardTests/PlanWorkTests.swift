import GLPK
import LinearOptimization
import OneBoard
import OneBoardTestSupport
import Synchronization
import Testing

/// GLPK, with a clerk who writes down every request.
private final class WatchedSolver: LinearSolver {
  let name = "watched"
  private let solver = GLPKSolver()
  private let entries = Mutex(PlanWork())

  var seen: PlanWork { entries.withLock { $0 } }

  func solve(_ model: Model, options: SolveOptions) async throws(SolveError) -> Solution {
    let solution = try await solver.solve(model, options: options)
    entries.withLock { seen in
      if options.relaxesIntegrality { seen.programs += 1 } else { seen.branched += 1 }
      seen.iterations += solution.work.iterations
      seen.nodes += solution.work.nodes
    }
    return solution
  }
}

/// The counters of a plan against what the solver was really asked.
@Suite struct PlanWorkTests {
  @Test(arguments: [
    KnownBoards.miniCounty(), KnownBoards.oddCycle, KnownBoards.datian,
    KnownBoards.luohe(floor: 16),
  ])
  func `the counters are what the solver was asked`(_ scenario: Scenario) async throws {
    let solver = WatchedSolver()
    let plan = try await scenario.validated().plan(using: solver)
    var work = plan.work
    // Some passes end without a program, because nothing is left to choose; none is longer.
    #expect(work.passes >= work.programs && work.programs > 0)
    (work.passes, work.orders, work.exchanges) = (0, 0, 0)
    #expect(work == solver.seen)
  }

  @Test func `random boards count what the solver was asked`() async throws {
    var branched = 0
    var infeasible = 0
    for seed in UInt64(2001)...2060 {
      let solver = WatchedSolver()
      let plan = try await RandomBoards.scenario(seed: seed).validated().plan(using: solver)
      var work = plan.work
      (work.passes, work.orders, work.exchanges) = (0, 0, 0)
      #expect(work == solver.seen, "seed \(seed)")
      branched += work.branched
      infeasible += plan.status == .infeasible ? 1 : 0
    }
    #expect(branched > 0 && infeasible > 0)
  }

  @Test func `a plan that is made twice costs the same`() async throws {
    let board = try KnownBoards.oddCycle.validated()
    let first = try await board.plan(using: GLPKSolver())
    let second = try await board.plan(using: GLPKSolver())
    #expect(first.work == second.work)
    #expect(first.work.branched > 0 && first.work.nodes > 0 && first.work.iterations > 0)
  }
}
