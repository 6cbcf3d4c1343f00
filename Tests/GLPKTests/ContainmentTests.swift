import LinearOptimization
import OneBoardTestSupport
import Testing

@testable import GLPK

/// GLPK's aborts are caught, and the solver goes on working.
struct ContainmentTests {
  private static func model() -> Model {
    var model = Model()
    let x = model.addVariable(in: 0...3)
    model.add(2 * x <= 5)
    model.maximize(x)
    return model
  }

  /// Runs a body on a solver's thread.
  private func run<Value: Sendable>(
    on solver: GLPKSolver, _ body: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      solver.thread.perform { continuation.resume(returning: body()) }
    }
  }

  private static func misused(_ session: Session?) -> String {
    do throws(SessionFailure) {
      try session?.misuse()
      return "no failure"
    } catch {
      if case .aborted(let message) = error { return message }
      return "another failure"
    }
  }

  private static func session() -> Session? {
    guard let compiled = try? model().compiled() else { return nil }
    return try? Session(compiled, wholeColumns: false, brake: Brake(), deadline: 0)
  }

  @Test func `An abort becomes a failure with GLPK's words, again and again`() async throws {
    let solver = GLPKSolver()
    for _ in 0..<20 {
      let message = await run(on: solver) { Self.misused(Self.session()) }
      #expect(message.contains("glp_set_row_bnds"))
      let solution = try await solver.solve(Self.model())
      #expect(solution.objective == 2.5)
    }
  }

  @Test func `A failure in one session ends its neighbours, and none is used or freed again`()
    async throws
  {
    let solver = GLPKSolver()
    let (first, second, third) = await run(on: solver) {
      let neighbour = Self.session()
      let broken = Self.session()
      return (Self.misused(broken), Self.misused(broken), Self.misused(neighbour))
    }
    #expect(first.contains("glp_set_row_bnds"))
    #expect(second == "the environment was freed")
    #expect(third == "the environment was freed")
    #expect(try await solver.solve(Self.model()).objective == 2.5)
  }

  @Test func `A pulled brake and a passed deadline leave GLPK inside a solve`() async throws {
    var random = SeededGenerator(seed: 31)
    let compiled = try RandomModels.covering(rows: 2000, columns: 10_000, using: &random).compiled()
    let solver = GLPKSolver()
    let isBraked = await run(on: solver) {
      do throws(SessionFailure) {
        let brake = Brake()
        brake.pull()
        let session = try Session(compiled, wholeColumns: false, brake: brake, deadline: 0)
        try session.prepare(scales: false, start: .betterBound)
        _ = try session.simplex(
          method: 2, longStep: true, presolves: false, iterationLimit: .max, milliseconds: 60_000)
        return false
      } catch {
        if case .braked = error { return true }
        return false
      }
    }
    #expect(isBraked)
    #expect(try await solver.solve(Self.model()).objective == 2.5)
  }

  @Test func `Prices give a bound and violations are measured by size`() throws {
    var model = Self.model()
    model.add(1e6 * model.variable(at: 0) <= 2e6)
    let compiled = try model.compiled()
    #expect(compiled.dualBound(of: [0.5, 0]) == 2.5)
    #expect(compiled.dualBound(of: [0, 1e-6]) == 2)
    // A price of the wrong sign pays for a side that is not there; without it x's bound is left.
    #expect(compiled.dualBound(of: [-0.5, 0]) == 3)
    #expect(compiled.relativeViolation(of: [2]) == 0)
    #expect(abs(compiled.relativeViolation(of: [2.2]) - 0.2 / 2.2) < 1e-12)
    #expect(compiled.relativeViolation(of: [.nan]) == .infinity)
  }
}
