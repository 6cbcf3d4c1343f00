import GLPK
import LinearOptimization
import OneBoard
import OneBoardTestSupport
import Testing

/// Bounds from prices, against enumerated plans and against a solver.
@Suite struct DualBoundTests {
  let solver = GLPKSolver()

  @Test func `decimals are read as the fractions they are written as`() throws {
    for (value, text) in [(86.3, "863/10"), (-0.05, "-1/20"), (0, "0"), (1e9, "1000000000")] {
      #expect(try #require(ExactFraction(near: value)).description == text)
    }
    #expect(ExactFraction(near: .nan) == nil)
    #expect(ExactFraction(near: -.infinity) == nil)
    let third = try #require(ExactFraction(near: 0.333333333331, tolerance: 1e-9))
    #expect(third.description == "1/3")
  }

  @Test func `a fraction that does not fit is refused`() throws {
    let large = try #require(ExactFraction(Int128.max, over: 1))
    #expect(large.adding(large) == nil)
    #expect(large.multiplied(by: large) == nil)
    #expect(ExactFraction(Int128.min, over: 1) == nil)
    #expect(ExactFraction(1, over: 0) == nil)
  }

  @Test func `the solver's prices prove its optimum, and changed prices never prove less`()
    async throws
  {
    var proven = 0
    var weaker = 0
    for seed in 1...150 as ClosedRange<UInt64> {
      var scenario = RandomBoards.scenario(seed: seed)
      scenario.objective = [ObjectiveLevel(.benefit(curve: .linear, weights: []))]
      let board = try scenario.validated()
      guard !board.rules.contains(where: { $0.softWeight != nil }),
        case .model(let model) = try await board.benefitModel(using: solver)
      else { continue }
      let solution = try await solver.solve(model, options: SolveOptions())
      guard solution.termination == .optimal, let objective = solution.objective else { continue }
      let compiled = try model.compiled()
      var prices = try solution.shadowPrices.map {
        try #require(ExactFraction(near: $0, tolerance: 1e-9), "seed \(seed)")
      }
      let slack = 1e-7 * max(1, abs(objective))
      guard case .atMost(let bound) = compiled.exactDualBound(prices: prices) else {
        Issue.record("seed \(seed): the prices prove nothing")
        continue
      }
      let value = Double(bound.numerator) / Double(bound.denominator)
      #expect(abs(value - objective) <= slack, "seed \(seed): \(value), solver \(objective)")
      for plan in try BoardEnumeration.legalPlans(of: board) {
        #expect(board.levelValues(of: plan)[0].value <= value + 1e-9, "seed \(seed)")
      }
      proven += 1
      for row in prices.indices {
        let kept = prices[row]
        prices[row] = try #require(kept.adding(ExactFraction(whole: 1)))
        if case .atMost(let other) = compiled.exactDualBound(prices: prices) {
          let changed = Double(other.numerator) / Double(other.denominator)
          #expect(changed >= value - 1e-9, "seed \(seed), row \(row)")
          if changed > value + 1e-9 { weaker += 1 }
        }
        prices[row] = kept
      }
      #expect(
        compiled.exactDualBound(prices: Array(prices.dropLast())) == .wrongCount || prices.isEmpty)
    }
    #expect(proven > 20)
    #expect(weaker > 20)
  }
}
