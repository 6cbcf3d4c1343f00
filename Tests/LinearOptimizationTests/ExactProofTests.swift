import LinearOptimization
import Testing

struct ExactProofTests {
  private func infeasible() throws -> CompiledModel {
    var model = Model()
    let x = model.addVariable()
    let y = model.addVariable(in: 0...1)
    model.add(x + y >= 5)
    model.add(x - y <= 2)
    return try model.compiled()
  }

  @Test func `Exact multipliers prove, and noise is rounded away`() throws {
    let compiled = try infeasible()
    #expect(compiled.provesExactly(.farkas(rowMultipliers: [1, -1])))
    #expect(compiled.provesExactly(.farkas(rowMultipliers: [-3, 3])))
    // The slope of the unbounded x is 1e-15 of what cancels: no proof as it is, one rounded.
    #expect(compiled.provesExactly(.farkas(rowMultipliers: [1, -1 + 1e-15])))
    let proof = try #require(
      compiled.exactProof(from: .farkas(rowMultipliers: [1, -1 + 1e-15])))
    #expect(proof.count == 2)
    #expect(proof.component(0)?.magnitude == proof.component(1)?.magnitude)
  }

  @Test func `A model that is feasible by a hair has no proof`() throws {
    // 3 ≤ 2 y is missed by one unit in the last place, then met exactly.
    var model = try infeasible().model
    model.setBounds(lower: 0, upper: 1.5.nextDown, of: model.variable(at: 1))
    #expect(try model.compiled().provesExactly(.farkas(rowMultipliers: [1, -1])))
    #expect(!(try model.compiled().proves(.farkas(rowMultipliers: [1, -1]))))
    model.setBounds(lower: 0, upper: 1.5, of: model.variable(at: 1))
    #expect(!(try model.compiled().provesExactly(.farkas(rowMultipliers: [1, -1]))))
  }

  @Test func `Vectors that are no proof are refused`() throws {
    let compiled = try infeasible()
    for multipliers in [
      [1, 1], [1, 0], [0, 0], [.nan, -1], [.infinity, 1], [1], [], [1, -0.5],
    ] as [[Double]] {
      #expect(!compiled.provesExactly(.farkas(rowMultipliers: multipliers)), "\(multipliers)")
    }
  }

  @Test func `A ray is checked without tolerance`() throws {
    var model = Model()
    let x = model.addVariable()
    let y = model.addVariable()
    model.add(x - y <= 3)
    model.maximize(2 * x - y)
    let compiled = try model.compiled()
    #expect(compiled.provesExactly(.ray(direction: [1, 1])))
    #expect(compiled.provesExactly(.ray(direction: [1 + 1e-14, 1])))
    #expect(!compiled.provesExactly(.ray(direction: [1.5, 1])))
    #expect(!compiled.provesExactly(.ray(direction: [-1, -1])))
    model.sense = .minimize
    #expect(!(try model.compiled().provesExactly(.ray(direction: [1, 1]))))
  }
}
