import LinearOptimization

/// A solver that can take nothing.
struct DecliningSolver: LinearSolver {
  let name = "None"

  func solve(_ model: Model, options: SolveOptions) async throws(SolveError) -> Solution {
    throw SolveError(.engineFailure("This solver solves nothing."))
  }
}
