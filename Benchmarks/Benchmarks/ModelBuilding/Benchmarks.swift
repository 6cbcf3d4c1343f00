import Benchmark
import BenchmarkSupport
import GLPK
import LinearOptimization
import OneBoard

let benchmarks: @Sendable () -> Void = {
  for lines in Boards.sizes {
    measure("Bulk building", lines: lines, counters: Counter.ofModels) {
      BoardProgram(try Boards.board(lines: lines))
    } body: { program in
      Counters(of: program.inBulk())
    }
    measure("Algebra building", lines: lines, counters: Counter.ofModels) {
      let program = BoardProgram(try Boards.board(lines: lines))
      return (program, program.termsByRow())
    } body: { program, terms in
      Counters(of: program.inAlgebra(terms))
    }
    measure("Checking and sorting by column", lines: lines, counters: Counter.ofModels) {
      let program = BoardProgram(try Boards.board(lines: lines))
      return program.inAlgebra(program.termsByRow())
    } body: { model in
      Counters(of: try model.compiled())
    }
    // No iteration is allowed: what remains is the check, the copy into GLPK and the first basis.
    measure("Hand-over to GLPK", lines: lines, counters: Counter.ofSolves) {
      BoardProgram(try Boards.board(lines: lines)).inBulk()
    } body: { model in
      var options = SolveOptions()
      options.iterationLimit = 0
      return Counters(of: try await GLPKSolver().solve(model, options: options), model)
    }
  }
}
