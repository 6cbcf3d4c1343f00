import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Cancelling the task stops the solve.
///
/// Each of these solves would take minutes or hours, so one that does not hear ends as something else
/// or meets the limit of the suite. How soon it hears depends on
/// the machine's other work and is not asserted.
@Suite(.serialized, .timeLimit(.minutes(10))) struct CancellationTests {
  /// Cancels a solve after a while.
  private func cancelled(
    _ model: Model, after delay: Duration, on solver: GLPKSolver = GLPKSolver()
  ) async throws -> Solution {
    let task = Task { try await solver.solve(model) }
    try await Task.sleep(for: delay)
    task.cancel()
    return try await task.value
  }

  @Test func `A linear program stops and keeps what it reached`() async throws {
    var random = SeededGenerator(seed: 21)
    let model = RandomModels.covering(rows: 4000, columns: 20_000, using: &random)
    for delay in [1000, 2000] {
      let solution = try await cancelled(model, after: .milliseconds(delay))
      #expect(solution.termination.limit == .interrupted)
      if delay > 1500 { #expect(solution.bound != nil) }
    }
  }

  @Test func `Branching stops and keeps its incumbent and bound`() async throws {
    var random = SeededGenerator(seed: 22)
    let model = RandomModels.marketSplit(using: &random)
    let solution = try await cancelled(model, after: .milliseconds(800))
    #expect(solution.termination == .feasible(stoppedBy: .interrupted))
    let objective = try #require(solution.objective)
    #expect(try #require(solution.bound) <= objective)
    #expect(try #require(solution.residuals).primal < 1e-6)
    #expect(try #require(solution.residuals).integrality == 0)
  }

  @Test func `A request that waits behind another is answered at once`() async throws {
    var random = SeededGenerator(seed: 23)
    let hard = RandomModels.marketSplit(using: &random)
    let solver = GLPKSolver()
    let first = Task { try await solver.solve(hard, options: SolveOptions()) }
    try await Task.sleep(for: .milliseconds(100))
    let solution = try await cancelled(hard, after: .milliseconds(100), on: solver)
    #expect(solution.termination == .stopped(by: .interrupted))
    first.cancel()
    #expect(try await first.value.termination.limit == .interrupted)
  }

  @Test func `A task cancelled before it asks is not solved`() async throws {
    let solver = GLPKSolver()
    let task = Task {
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return try await solver.solve(Model(), options: SolveOptions())
    }
    #expect(try await task.value.termination == .stopped(by: .interrupted))
  }
}
