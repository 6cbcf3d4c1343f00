import LinearOptimization
import OneBoardTestSupport
import Testing

struct ExactVerdictTests {
  /// min x + y with 3 x + y ≥ 1, x + 3 y ≥ 1, x − y ≤ 5 and x, y in [0, 4].
  private func diamond() throws -> CompiledModel {
    var model = Model()
    let x = model.addVariable(in: 0...4, name: "x")
    let y = model.addVariable(in: 0...4, name: "y")
    model.add(3 * x + y >= 1, name: "first")
    model.add(x + 3 * y >= 1, name: "second")
    model.add(x - y <= 5, name: "third")
    model.minimize(x + y)
    return try model.compiled()
  }

  private static let optimal = Basis(
    columns: [.basic, .basic], rows: [.atLower, .atLower, .basic])

  @Test func `An optimal basis has its exact fractions`() throws {
    let verdict = try diamond().exactVerdict(of: Self.optimal)
    guard case .optimal(let solution) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(solution.isOptimal)
    #expect(solution.objective.description == "1/2")
    #expect(solution.value(ofColumn: 0)?.description == "1/4")
    #expect(solution.activity(ofRow: 2)?.isZero == true)
    #expect(solution.shadowPrice(ofRow: 1)?.description == "1/4")
    #expect(solution.shadowPrice(ofRow: 2)?.isZero == true)
    #expect(solution.reducedCost(ofColumn: 1)?.isZero == true)
    #expect(solution.value(ofColumn: 2) == nil)
    #expect(verdict.description == "exactly optimal\nobjective 0.5, exactly 1/2")
  }

  @Test func `A feasible basis that is not optimal says by how much`() throws {
    // x = 1, y = 0: the second row has the price 1, and the reduced cost of y is 1 − 3.
    let basis = Basis(columns: [.basic, .atLower], rows: [.basic, .atLower, .basic])
    let verdict = try diamond().exactVerdict(of: basis)
    guard case .notOptimal(let solution) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(solution.objective.description == "1")
    #expect(solution.primalMiss == nil)
    let miss = try #require(solution.dualMiss)
    #expect(miss.place == .column(1))
    #expect(miss.name == "y")
    #expect(miss.amount.description == "2")
    #expect(solution.dualMissCount == 1)
    #expect(verdict.description.contains("the worst by 2 at column y"))
  }

  @Test func `A basis that misses a row says by how much`() throws {
    // Both columns at zero: each of the first two rows lacks 1, and no price has a wrong sign.
    let basis = Basis(columns: [.atLower, .atLower], rows: [.basic, .basic, .basic])
    guard case .notOptimal(let solution) = try diamond().exactVerdict(of: basis) else {
      Issue.record("not optimal was expected")
      return
    }
    let miss = try #require(solution.primalMiss)
    #expect(miss.name == "first")
    #expect(miss.amount.description == "1")
    #expect(solution.primalMissCount == 2)
    #expect(solution.dualMiss == nil)
  }

  @Test func `A tenth is not one tenth`() throws {
    // 0.1 + 0.2 is not 0.3 in dyadic fractions: the miss is there, and it is tiny.
    var model = Model()
    let x = model.addVariable(in: 0.1...0.1)
    let y = model.addVariable(in: 0.2...0.2)
    model.add(x + y >= 0.3)
    let atBounds = Basis(columns: [.fixed, .fixed], rows: [.basic])
    let compiled = try model.compiled()
    guard case .optimal = compiled.exactVerdict(of: atBounds) else {
      Issue.record("the doubles add up to a little more than 0.3")
      return
    }
    model.setBounds(lower: -.infinity, upper: 0.3, of: model.constraint(at: 0))
    guard case .notOptimal(let solution) = try model.compiled().exactVerdict(of: atBounds) else {
      Issue.record("a tiny miss was expected")
      return
    }
    // 0.1 is 2⁻⁵⁶ · 7205759403792794, 0.2 twice that, 0.3 is 2⁻⁵⁴ · 5404319552844595.
    let expected = try #require(
      Rational(exactly: Double(3 * 7_205_759_403_792_794 - 4 * 5_404_319_552_844_595) * 0x1p-56))
    #expect(solution.primalMiss?.amount == expected)
  }

  @Test func `A singular basis names the columns that depend on each other`() throws {
    var model = Model()
    let x = model.addVariable(name: "x")
    let y = model.addVariable(name: "y")
    let z = model.addVariable(name: "z")
    model.add(x + y + z <= 1)
    model.add(0.5 * x + 2 * y + 2 * z <= 1)
    model.add(x + 3 * y + 3 * z <= 1)
    let basis = Basis(
      columns: [.basic, .basic, .basic], rows: [.atUpper, .atUpper, .atUpper])
    guard case .singular(let columns) = try model.compiled().exactVerdict(of: basis) else {
      Issue.record("singular was expected")
      return
    }
    #expect(Set(columns) == ["y", "z"])
  }

  @Test func `A determinant that the first prime divides is not taken for zero`() throws {
    // 2⁶¹ − 1 = 1 · 2⁶¹ − 1: the determinant of ((2⁶¹, 1), (1, 1)) is the first prime tried.
    var model = Model()
    let x = model.addVariable(in: ...(.infinity))
    let y = model.addVariable(in: ...(.infinity))
    model.add(0x1p61 * x + y == 1)
    model.add(x + y == 0)
    let basis = Basis(columns: [.basic, .basic], rows: [.fixed, .fixed])
    guard case .optimal(let solution) = try model.compiled().exactVerdict(of: basis) else {
      Issue.record("optimal was expected")
      return
    }
    #expect(solution.value(ofColumn: 0)?.description == "1/2305843009213693951")
    #expect(solution.value(ofColumn: 1)?.description == "-1/2305843009213693951")
  }

  @Test func `Statuses that are no basis are refused with a reason`() throws {
    let compiled = try diamond()
    for (basis, reason) in [
      (Basis(columns: [], rows: []), "0 columns"),
      (Basis(columns: [.basic, .basic], rows: [.basic, .atLower, .basic]), "4 columns and rows"),
      (
        Basis(columns: [.basic, .basic], rows: [.atUpper, .atLower, .basic]),
        "row first stands at a side"
      ),
    ] {
      guard case .invalidBasis(let text) = compiled.exactVerdict(of: basis) else {
        Issue.record("\(basis) is no basis")
        continue
      }
      #expect(text.contains(reason))
    }
  }

  @Test func `Without time or after cancelling nothing is decided`() async throws {
    var options = ExactOptions()
    options.timeLimit = .zero
    let compiled = try diamond()
    guard case .undecided(.timeLimit) = compiled.exactVerdict(of: Self.optimal, options: options)
    else {
      Issue.record("no time was left")
      return
    }
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return compiled.exactVerdict(of: Self.optimal)
    }
    task.cancel()
    guard case .undecided(.interrupted) = await task.value else {
      Issue.record("the task was cancelled")
      return
    }
  }

  @Test func `An empty model is optimal`() throws {
    guard
      case .optimal(let solution) = try Model().compiled().exactVerdict(
        of: Basis(columns: [], rows: []))
    else {
      Issue.record("optimal was expected")
      return
    }
    #expect(solution.objective.isZero)
  }

  @Test func `Numbers at the ends of the range are exact too`() throws {
    var model = Model()
    let x = model.addVariable(in: ...(.infinity))
    let y = model.addVariable(in: ...(.infinity))
    model.add(1e-300 * x + 1e300 * y == 1e-300)
    model.add(1e300 * x == 1e300)
    let basis = Basis(columns: [.basic, .basic], rows: [.fixed, .fixed])
    guard case .optimal(let solution) = try model.compiled().exactVerdict(of: basis) else {
      Issue.record("optimal was expected")
      return
    }
    #expect(solution.value(ofColumn: 0)?.description == "1")
    #expect(solution.value(ofColumn: 1)?.isZero == true)
  }

  @Test func `A basis of a great dense matrix ends at the time limit`() throws {
    let seed: UInt64 = 1_331
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var model = Model()
    let size = 250
    for _ in 0..<size { model.addColumn(upper: 1) }
    for row in 0..<size {
      model.addRow(upper: 1)
      for column in 0..<size {
        model.addCoefficient(Double.random(in: -1...1, using: &random), row: row, column: column)
      }
    }
    let basis = Basis(
      columns: [BasisStatus](repeating: .basic, count: size),
      rows: [BasisStatus](repeating: .atUpper, count: size))
    var options = ExactOptions()
    options.timeLimit = .milliseconds(100)
    let compiled = try model.compiled()
    let start = ContinuousClock.now
    guard case .undecided(.timeLimit) = compiled.exactVerdict(of: basis, options: options) else {
      Issue.record("the time limit was expected")
      return
    }
    // Generous, because other tests share the machine.
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `Limits at the ends of their range are no trap`() throws {
    for limit in [Duration.seconds(Int64.max), .seconds(Int64.min)] {
      var options = ExactOptions()
      options.timeLimit = limit
      options.pivotLimit = limit > .zero ? .max : .min
      let verdict = try diamond().exactVerdict(of: Self.optimal, options: options)
      #expect(verdict.description.hasPrefix(limit > .zero ? "exactly optimal" : "not decided"))
    }
  }
}
