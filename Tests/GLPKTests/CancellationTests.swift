import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Cancelling the task stops the solve.
///
/// 0.3 s is promised. All tests share a few cores, so one try may be kept from its core for seconds by
/// others: the promise must be kept, with half a second for company, in one of five tries. A solve
/// that ignored the brake would take many seconds each time.
@Suite(.serialized) struct CancellationTests {
  private static let promise: Duration = .milliseconds(300)
  private static let company: Duration = .milliseconds(500)

  /// Cancels a solve after a while; gives the outcome, and checks that it came soon.
  private func cancelled(
    _ model: Model, after delay: Duration, on solver: GLPKSolver = GLPKSolver()
  ) async throws -> Solution {
    var solution = Solution(termination: .numericalTrouble)
    var least = Duration.seconds(1000)
    for _ in 0..<5 where least >= Self.promise + Self.company {
      let (outcome, took) = try await trial(model, after: delay, on: solver)
      least = min(least, took)
      solution = outcome
    }
    #expect(least < Self.promise + Self.company)
    return solution
  }

  private func trial(
    _ model: Model, after delay: Duration, on solver: GLPKSolver
  ) async throws -> (solution: Solution, took: Duration) {
    let task = Task { try await solver.solve(model) }
    try await Task.sleep(for: delay)
    let clock = ContinuousClock()
    let start = clock.now
    task.cancel()
    let solution = try await task.value
    return (solution, clock.now - start)
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
