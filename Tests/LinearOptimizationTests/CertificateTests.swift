import LinearOptimization
import Testing

struct CertificateTests {
  private func infeasible() throws -> CompiledModel {
    var model = Model()
    let x = model.addVariable()
    let y = model.addVariable(in: 0...1)
    model.add(x + y >= 5)
    model.add(x - y <= 2)
    model.add(x + 2 * y >= 0)
    return try model.compiled()
  }

  @Test func `Multipliers that contradict the rows prove infeasibility`() throws {
    // (x + y) − (x − y) = 2y ≤ 2, but the rows ask for 5 − 2 = 3 at least.
    let compiled = try infeasible()
    #expect(compiled.proves(.farkas(rowMultipliers: [1, -1, 0])))
    #expect(compiled.proves(.farkas(rowMultipliers: [-2, 2, 0])))
    // Noise on a row without an upper side is left out.
    #expect(compiled.proves(.farkas(rowMultipliers: [1, -1, -1e-12])))
    // A small slope of the unbounded x is more than rounding.
    #expect(!compiled.proves(.farkas(rowMultipliers: [1, -1 + 1e-6, 0])))
  }

  @Test func `Multipliers that do not contradict prove nothing`() throws {
    let compiled = try infeasible()
    for multipliers in [
      [1, 1, 0], [1, 0, 0], [0, 0, 0], [1, -1, 1], [.nan, -1, 0], [.infinity, 1, 0], [1, -1], [],
    ] as [[Double]] {
      #expect(!compiled.proves(.farkas(rowMultipliers: multipliers)), "\(multipliers)")
    }
  }

  @Test func `A feasible model has no proof of infeasibility`() throws {
    // 3 ≤ 2y needs y ≥ 1.5: with y up to 2 the same multipliers prove nothing.
    var model = try infeasible().model
    model.setBounds(lower: 0, upper: 2, of: model.variable(at: 1))
    #expect(!(try model.compiled().proves(.farkas(rowMultipliers: [1, -1, 0]))))
    // At the limit, y = 1.5 exactly, the model is feasible and the gap is 0.
    model.setBounds(lower: 0, upper: 1.5, of: model.variable(at: 1))
    #expect(!(try model.compiled().proves(.farkas(rowMultipliers: [1, -1, 0]))))
  }

  @Test func `An empty row that asks for something is its own proof`() throws {
    var model = Model()
    model.addVariable()
    model.addRow(lower: 1)
    #expect(try model.compiled().proves(.farkas(rowMultipliers: [1])))
  }

  private func unbounded(_ sense: ObjectiveSense) throws -> CompiledModel {
    var model = Model()
    let x = model.addVariable()
    let y = model.addVariable()
    let z = model.addVariable(in: 0...1)
    model.add(x - y <= 3)
    model.add(x - 2 * y, in: -1_000...7)
    model.maximize(2 * x - y + z)
    model.sense = sense
    return try model.compiled()
  }

  @Test func `A direction that stays inside and improves proves unboundedness`() throws {
    var model = try unbounded(.maximize).model
    #expect(!(try model.compiled().proves(.ray(direction: [1, 1, 0]))))
    model.setBounds(lower: -.infinity, upper: 7, of: model.constraint(at: 1))
    let compiled = try model.compiled()
    #expect(compiled.proves(.ray(direction: [1, 1, 0])))
    #expect(compiled.proves(.ray(direction: [1, 1, 1e-13])))
    #expect(try unbounded(.maximize).proves(.ray(direction: [2, 1, 0])) == false)
  }

  @Test func `A direction that leaves or does not improve proves nothing`() throws {
    var model = try unbounded(.maximize).model
    model.setBounds(lower: -.infinity, upper: 7, of: model.constraint(at: 1))
    let compiled = try model.compiled()
    for direction in [
      [1, 0, 0], [0, 1, 0], [-1, -1, 0], [1, 1, 1], [0, 0, 0], [.nan, 1, 0], [.infinity, 1, 0],
      [1, 1], [1, 2, 0],
    ] as [[Double]] {
      #expect(!compiled.proves(.ray(direction: direction)), "\(direction)")
    }
    model.sense = .minimize
    #expect(!(try model.compiled().proves(.ray(direction: [1, 1, 0]))))
  }
}
