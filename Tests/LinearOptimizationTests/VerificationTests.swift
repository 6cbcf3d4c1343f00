import LinearOptimization
import Testing

struct VerificationTests {
  /// max 3 x + 2 y + 1 with x + y ≤ 4, x + 3 y ≤ 6, x ≤ 3: optimum 12 at (3, 1), prices (2, 0).
  private func model(whole: Bool = false) -> Model {
    var model = Model()
    let x = model.addVariable(in: 0...3, kind: whole ? .integer : .continuous, name: "x")
    let y = model.addVariable(name: "y")
    model.add(x + y <= 4, name: "labour")
    model.add(x + 3 * y <= 6, name: "land")
    model.maximize(3 * x + 2 * y + 1)
    return model
  }

  private func optimum() -> Solution {
    var solution = Solution(termination: .optimal)
    solution.values = [3, 1]
    solution.objective = 12
    solution.shadowPrices = [2, 0]
    solution.reducedCosts = [1, 0]
    return solution
  }

  @Test func `A true optimum is consistent`() throws {
    let verification = try model().verify(optimum())
    #expect(verification.isConsistent)
    #expect(verification.objective == 12)
    #expect(verification.dualObjective == 12)
    #expect(verification.primal?.absolute == 0)
    #expect(verification.dual?.absolute == 0)
    #expect(verification.gap?.absolute == 0)
    #expect(verification.complementarity?.absolute == 0)
    #expect(verification.description.hasSuffix("\nconsistent"))
    #expect(try verify(optimum(), for: model()).isConsistent)
  }

  @Test func `The row that is missed most is named, relative to its terms`() throws {
    var solution = optimum()
    solution.values = [3, 2]
    let verification = try model().verify(solution)
    let primal = try #require(verification.primal)
    // Labour is missed by 1 of 5, land by 3 of 9.
    #expect(primal.place == "row land")
    #expect(primal.absolute == 3)
    #expect(abs(primal.relative - 3.0 / 9) < 1e-15)
    #expect(verification.objective == 14)
    #expect(verification.objectiveDifference?.absolute == 2)
    #expect(!verification.isConsistent)
    #expect(verification.complaints.contains("A bound is missed by 3.0 at row land."))
  }

  @Test func `Wrong prices are found by sign, gap and product`() throws {
    var solution = optimum()
    solution.shadowPrices = [2, -1]
    solution.reducedCosts = [2, 3]
    var verification = try model().verify(solution)
    // Land's price −1 is wrong altogether; the 3 of y is wrong by 3 of 2 + 2 + 3.
    #expect(verification.dual?.place == "row land")
    #expect(verification.dual?.absolute == 1)
    #expect(verification.dual?.relative == 1)
    #expect(!verification.isConsistent)
    solution.shadowPrices = [0, 1]
    solution.reducedCosts = [2, -1]
    verification = try model().verify(solution)
    // d = (2, −1): y at 1 above its lower bound 0, and the dual objective is 1 + 6 + 6.
    #expect(verification.dual?.absolute == 0)
    #expect(verification.dualObjective == 13)
    #expect(verification.gap?.absolute == 1)
    #expect(verification.complementarity?.place == "column y")
    #expect(verification.complementarity?.absolute == 1)
    #expect(!verification.isConsistent)
  }

  @Test func `A reduced cost that contradicts the prices is found`() throws {
    var solution = optimum()
    solution.reducedCosts = [1, 0.5]
    let verification = try model().verify(solution)
    #expect(verification.reducedCosts?.place == "column y")
    #expect(verification.reducedCosts?.absolute == 0.5)
    #expect(!verification.isConsistent)
  }

  @Test func `Whole columns must be whole, and need no prices`() throws {
    var solution = optimum()
    solution.shadowPrices = []
    solution.reducedCosts = []
    #expect(try model(whole: true).verify(solution).isConsistent)
    #expect(!(try model().verify(solution).isConsistent))
    solution.values = [2.5, 1]
    solution.objective = 10.5
    let verification = try model(whole: true).verify(solution)
    #expect(verification.integrality?.place == "column x")
    #expect(verification.integrality?.absolute == 0.5)
    #expect(!verification.isConsistent)
  }

  @Test func `Claims without proof are not consistent`() throws {
    #expect(!(try model().verify(Solution(termination: .infeasible)).isConsistent))
    #expect(!(try model().verify(Solution(termination: .optimal)).isConsistent))
    #expect(try model().verify(Solution(termination: .stopped(by: .timeLimit))).isConsistent)
    // In whole numbers there is no certificate in general, which the report says.
    let whole = try model(whole: true).verify(Solution(termination: .infeasible))
    #expect(whole.isConsistent)
    #expect(whole.description.contains("none; the claim itself was not checked"))
    var falseProof = Solution(termination: .infeasible)
    falseProof.certificate = .farkas(rowMultipliers: [1, 1])
    let verification = try model().verify(falseProof)
    #expect(verification.certificateHolds == false)
    #expect(!verification.isConsistent)
  }

  @Test func `NaN and infinity are never consistent`() throws {
    for bad in [Double.nan, .infinity] {
      var solution = optimum()
      solution.values = [3, bad]
      #expect(!(try model().verify(solution).isConsistent))
      solution = optimum()
      solution.shadowPrices = [bad, 0]
      #expect(!(try model().verify(solution).isConsistent))
      solution = optimum()
      solution.objective = bad
      #expect(!(try model().verify(solution).isConsistent))
    }
  }

  @Test func `Cancelling sums are recomputed without loss`() throws {
    // 1e16 + 1 − 1e16 is 1; plain doubles give 0.
    var model = Model()
    let x = model.addVariable(in: 1...1)
    let y = model.addVariable(in: 1...1)
    let z = model.addVariable(in: 1...1)
    model.add(1e16 * x + y - 1e16 * z == 1)
    var solution = Solution(termination: .feasible(stoppedBy: .timeLimit))
    solution.values = [1, 1, 1]
    solution.objective = 0
    #expect(try model.verify(solution).primal?.absolute == 0)
  }
}
