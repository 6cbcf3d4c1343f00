import Benchmark
import BenchmarkSupport
import GLPK
import LinearOptimization
import OneBoard

let benchmarks: @Sendable () -> Void = {
  for lines in Boards.sizes {
    measure("Linear program", lines: lines, counters: Counter.ofSolves) {
      BoardProgram(try Boards.board(lines: lines)).inBulk()
    } body: { model in
      let solution = try await GLPKSolver().solve(model)
      return try Counters(ofOptimal: solution, model)
    }
    // To a gap of a thousandth: proof takes more than a minute even at a thousand lines.
    measure("Whole-number program", lines: lines, counters: Counter.ofSolves) {
      BoardProgram(try Boards.board(lines: lines)).inBulk(kind: .integer)
    } body: { model in
      var options = SolveOptions()
      options.relativeGap = 0.001
      return try Counters(ofOptimal: try await GLPKSolver().solve(model, options: options), model)
    }
    measure(
      "First hundred nodes", lines: lines, counters: Counter.ofSolves, isSkipped: lines > 10_000
    ) {
      BoardProgram(try Boards.board(lines: lines)).inBulk(kind: .integer)
    } body: { model in
      var options = SolveOptions()
      options.nodeLimit = 100
      return Counters(of: try await GLPKSolver().solve(model, options: options), model)
    }
  }
}
