import LinearOptimization
import Testing

/// Residuals against figures worked out by hand.
struct ResidualTests {
  // maximize 3x + 2y with x + y ≤ 4, x + 3y ≤ 6, x ≤ 3: optimum (3, 1), prices (2, 0), and the
  // reduced cost of x at its bound is 3 − 2 = 1.
  private func example() throws -> CompiledModel {
    var model = Model()
    let x = model.addVariable(in: 0...3)
    let y = model.addVariable()
    model.add(x + y <= 4)
    model.add(x + 3 * y <= 6)
    model.maximize(3 * x + 2 * y + 10)
    return try model.compiled()
  }

  private func solution(
    _ values: [Double], prices: [Double] = [2, 0], reduced: [Double] = [1, 0],
    objective: Double? = nil
  ) -> Solution {
    var solution = Solution(termination: .optimal)
    solution.values = values
    solution.shadowPrices = prices
    solution.reducedCosts = reduced
    solution.objective = objective
    return solution
  }

  @Test func `The optimum has residuals of zero`() throws {
    let residuals = Residuals(of: solution([3, 1], objective: 21), in: try example())
    #expect(residuals == Residuals())
  }

  @Test func `Rows and columns count with their greatest violation`() throws {
    let compiled = try example()
    #expect(Residuals(of: solution([3.5, 1]), in: compiled).primal == 0.5)
    #expect(Residuals(of: solution([3, 2]), in: compiled).primal == 3)
    #expect(Residuals(of: solution([-2, 0]), in: compiled).primal == 2)
    #expect(Residuals(of: solution([3, 1], objective: 21.5), in: compiled).objective == 0.5)
  }

  @Test func `A slack with a price counts as their product`() throws {
    let compiled = try example()
    // At (2, 1): the first row has slack 1 and price 2, the bound of x slack 1 and price 1.
    #expect(Residuals(of: solution([2, 1]), in: compiled).complementarity == 2)
    #expect(Residuals(of: solution([3, 0.5]), in: compiled).complementarity == 1)
  }

  @Test func `Prices of the wrong sign and contradictions count as dual`() throws {
    let compiled = try example()
    // A negative price of an upper side cannot be for a maximum; c − Aᵀy is (4, 3).
    let wrong = solution([3, 1], prices: [-1, 0], reduced: [4, 3])
    #expect(Residuals(of: wrong, in: compiled).dual == 3)
    // y has no upper bound, so its reduced cost must not be positive: 2 − 1.5.
    let positive = solution([3, 1], prices: [1.5, 0], reduced: [1.5, 0.5])
    #expect(Residuals(of: positive, in: compiled).dual == 0.5)
    let contradiction = solution([3, 1], reduced: [1.25, 0])
    #expect(Residuals(of: contradiction, in: compiled).dual == 0.25)
  }

  @Test func `The signs turn with the sense`() throws {
    // minimize 2x with x ≥ 3 as a row: price 2 on a lower side.
    var model = Model()
    let x = model.addVariable(in: 0...10)
    model.add(x >= 3)
    model.minimize(2 * x)
    var right = Solution(termination: .optimal)
    right.values = [3]
    right.shadowPrices = [2]
    right.reducedCosts = [0]
    #expect(Residuals(of: right, in: try model.compiled()).dual == 0)
    model.maximize(2 * x)
    #expect(Residuals(of: right, in: try model.compiled()).dual == 2)
  }

  @Test func `Whole columns count with their distance from a whole number`() throws {
    var model = Model()
    model.addVariable(kind: .integer)
    model.addVariable()
    let compiled = try model.compiled()
    #expect(Residuals(of: solution([2.25, 0.5]), in: compiled).integrality == 0.25)
    #expect(Residuals(of: solution([2, 0.5]), in: compiled).integrality == 0)
  }

  @Test func `What is not given or not a number is NaN`() throws {
    let compiled = try example()
    let none = Residuals(of: Solution(termination: .infeasible), in: compiled)
    #expect(none.primal.isNaN && none.dual.isNaN && none.complementarity.isNaN)
    #expect(none.integrality.isNaN && none.objective.isNaN)
    #expect(Residuals(of: solution([.nan, 1]), in: compiled).primal.isNaN)
    #expect(Residuals(of: solution([3, .infinity]), in: compiled).primal.isNaN)
    #expect(Residuals(of: solution([3, 1], prices: [.nan, 0]), in: compiled).dual.isNaN)
    #expect(Residuals(of: solution([3, 1], prices: [1]), in: compiled).dual.isNaN)
    #expect(Residuals(of: solution([3]), in: compiled).primal.isNaN)
  }

  @Test func `Activities, objective and reduced costs are plain products`() throws {
    let compiled = try example()
    #expect(compiled.rowActivities(of: [2, 5]) == [7, 17])
    #expect(compiled.objective(at: [2, 5]) == 26)
    #expect(compiled.reducedCosts(for: [1, 0.5]) == [1.5, -0.5])
    #expect(compiled.rowActivities(of: [2]).allSatisfy { $0.isNaN })
  }
}
