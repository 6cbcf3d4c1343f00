import Benchmark
import BenchmarkSupport
import OneBoard

let benchmarks: @Sendable () -> Void = {
  for lines in Boards.sizes {
    measure("Whole plan", lines: lines, counters: Counter.ofPlans) {
      try Boards.board(lines: lines)
    } body: { board in
      try Counters(of: try await board.plan(using: Solvers.standard()))
    }
    measure("Leximin", lines: lines, counters: Counter.ofPlans, isSkipped: lines >= 100_000) {
      try Boards.board(lines: lines, objective: [ObjectiveLevel(.coverage(where: .all))])
    } body: { board in
      try Counters(of: try await board.plan(using: Solvers.standard()))
    }
    // There is no session that keeps a basis: the changed scenario is checked and planned anew.
    measure("What-if re-solve", lines: lines, counters: Counter.ofPlans) {
      try Boards.withOneBoundTighter(try Boards.scenario(lines: lines))
    } body: { scenario in
      try Counters(of: try await scenario.validated().plan(using: Solvers.standard()))
    }
    measure("Audit", lines: lines, counters: Counter.ofAudits) {
      let board = try Boards.board(lines: lines)
      return (board, Proposal(board).plan)
    } body: { board, plan in
      Counters(of: board.audit(plan.posts))
    }
    measure("Validation", lines: lines, counters: [.lines]) {
      try Boards.scenario(lines: lines)
    } body: { scenario in
      var counters = Counters()
      counters.set(.lines, try scenario.validated().lines.count)
      return counters
    }
  }
}
