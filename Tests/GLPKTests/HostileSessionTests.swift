import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Sessions with numbers of all sizes, limits and cancellations: results or typed errors.
struct HostileSessionTests {
  private static func number(using random: inout SeededGenerator) -> Double {
    let sizes: [Double] = [0, 1, -1, 1e-9, 1e-300, 1e9, 1e30, 1e49, -1e49, 1e300, 1e308, .infinity]
    let size = sizes.randomElement(using: &random) ?? 0
    return Int.random(in: 0..<30, using: &random) == 0
      ? .nan : size * Double.random(in: 0.5...1.5, using: &random)
  }

  private static func change(_ session: ModelSession, using random: inout SeededGenerator) {
    let variable = session.variables.randomElement(using: &random)
    let row = session.constraints.randomElement(using: &random)
    let (first, second) = (number(using: &random), number(using: &random))
    switch Int.random(in: 0..<8, using: &random) {
    case 0: if let variable { try? session.setBounds(lower: first, upper: second, of: variable) }
    case 1: if let row { try? session.setBounds(lower: first, upper: second, of: row) }
    case 2: if let variable { try? session.setCost(first, of: variable) }
    case 3: if let variable, let row { try? session.setCoefficient(first, of: variable, in: row) }
    case 4: _ = try? session.addVariable(lower: -second, upper: second, cost: first)
    case 5: if let variable { _ = try? session.add(first * variable <= second) }
    case 6: if let variable { try? session.remove([variable]) }
    default: if let row { try? session.remove([row]) }
    }
  }

  @Test(arguments: [81, 82, 83] as [UInt64])
  func `Any numbers give results or typed errors, and sane ones afterwards an answer`(
    seed: UInt64
  ) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var outcomes: [String: Int] = [:]
    for _ in 0..<25 {
      let session = try ModelSession(RandomModels.small(whole: seed == 83, using: &random))
      for _ in 0..<5 {
        for _ in 0..<3 { Self.change(session, using: &random) }
        var options = SolveOptions()
        options.timeLimit = .milliseconds(Int.random(in: 1...300, using: &random))
        let task = Task { [options] in try await session.solve(options: options) }
        if Int.random(in: 0..<4, using: &random) == 0 { task.cancel() }
        do {
          let answer = try await task.value
          outcomes[answer.solution.termination.name, default: 0] += 1
        } catch {
          #expect(error is SolveError)
          outcomes["error", default: 0] += 1
        }
      }
      try session.remove(session.variables)
      try session.remove(session.constraints)
      try session.setObjectiveConstant(1)
      session.setSense(.maximize)
      let x = try session.addVariable(upper: 3, cost: 2)
      try session.add(2 * x <= 5)
      let last = try await session.solve()
      #expect(last.solution.objective == 6)
      #expect(try last.value(of: x) == 2.5)
    }
    print("seed \(seed): \(outcomes)")
    #expect(outcomes.count > 2)
  }
}
