import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Ranges against solving again: inside a range the prediction holds, beyond it it does not.
@Suite struct SensitivityTests {
  let solver = GLPKSolver()

  private func optimum(_ model: Model) async throws -> Double? {
    let solution = try await solver.solve(model)
    return solution.termination == .optimal ? solution.objective : nil
  }

  /// Points inside a range, ends included, and points beyond its ends.
  private func probes(
    _ range: SensitivityReport.Range, around value: Double
  ) -> (inside: [Double], outside: [Double]) {
    let low = max(range.lower, value - 4)
    let high = min(range.upper, value + 4)
    return (
      [low, (low + value) / 2, value, (high + value) / 2, high],
      [range.lower - 0.25, range.upper + 0.25].filter(\.isFinite)
    )
  }

  private func isNear(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= 1e-7 * max(1, abs(left), abs(right))
  }

  /// Checks the ranges of all costs; gives how many ends were probed beyond.
  private func checkCosts(_ report: SensitivityReport, _ model: Model) async throws -> Int {
    var beyond = 0
    for index in report.columns.indices {
      let range = report.columns[index].cost
      let cost = model.costs[index]
      #expect(range.lower <= cost + 1e-9 && cost - 1e-9 <= range.upper)
      let probes = probes(range, around: cost)
      for (costs, isInside) in [(probes.inside, true), (probes.outside, false)] {
        for moved in costs {
          var other = model
          other.setCost(moved, of: model.variable(at: index))
          // The old values at the new cost.
          let value = report.solution.values[index]
          let old = (report.solution.objective ?? .nan) + (moved - cost) * value
          let new = try await optimum(other)
          if isInside {
            #expect(new.map { isNear($0, old) } ?? false, "cost \(index) at \(moved) of \(range)")
          } else if !range.isDegenerate {
            beyond += 1
            #expect(
              new.map { !isNear($0, old) } ?? true, "cost \(index) beyond, \(moved) of \(range)")
          }
        }
      }
    }
    return beyond
  }

  /// Checks one side's range, given how to move the side; gives how many ends were probed beyond.
  private func checkSide(
    _ range: SensitivityReport.Range?, _ side: Double, price: Double, isActive: Bool,
    objective: Double, crossing: Double, move: (Double) -> Model
  ) async throws -> Int {
    guard let range else { return 0 }
    var beyond = 0
    let probes = probes(range, around: side)
    for moved in probes.inside {
      let predicted = objective + (isActive ? price * (moved - side) : 0)
      let new = try await optimum(move(moved))
      #expect(new.map { isNear($0, predicted) } ?? false, "side \(side) at \(moved) of \(range)")
    }
    for moved in probes.outside where !range.isDegenerate {
      // Crossing sides are refused as a fault of the model.
      if crossing.isFinite, abs(moved - side) >= abs(crossing - side) { continue }
      beyond += 1
      let predicted = objective + (isActive ? price * (moved - side) : 0)
      let new = try await optimum(move(moved))
      #expect(
        new.map { !isNear($0, predicted) } ?? true, "side \(side) beyond, \(moved) of \(range)")
    }
    return beyond
  }

  private func checkSides(_ report: SensitivityReport, _ model: Model) async throws -> Int {
    let solution = report.solution
    let objective = try #require(solution.objective)
    let basis = try #require(solution.basis)
    var beyond = 0
    for index in report.rows.indices {
      let (low, high) = (model.rowLower[index], model.rowUpper[index])
      let price = solution.shadowPrices[index]
      let row = model.constraint(at: index)
      if low == high {
        beyond += try await checkSide(
          report.rows[index].lowerSide, low, price: price, isActive: true, objective: objective,
          crossing: .infinity
        ) { side in
          var other = model
          other.setBounds(lower: side, upper: side, of: row)
          return other
        }
        continue
      }
      beyond += try await checkSide(
        report.rows[index].lowerSide, low, price: price,
        isActive: basis.rows[index] == .atLower, objective: objective, crossing: high
      ) { side in
        var other = model
        other.setBounds(lower: side, upper: high, of: row)
        return other
      }
      beyond += try await checkSide(
        report.rows[index].upperSide, high, price: price,
        isActive: basis.rows[index] == .atUpper, objective: objective, crossing: low
      ) { side in
        var other = model
        other.setBounds(lower: low, upper: side, of: row)
        return other
      }
    }
    for index in report.columns.indices where model.columnLower[index] < model.columnUpper[index] {
      let (low, high) = (model.columnLower[index], model.columnUpper[index])
      let price = solution.reducedCosts[index]
      let column = model.variable(at: index)
      beyond += try await checkSide(
        report.columns[index].lowerBound, low, price: price,
        isActive: basis.columns[index] == .atLower, objective: objective, crossing: high
      ) { side in
        var other = model
        other.setBounds(lower: side, upper: high, of: column)
        return other
      }
      beyond += try await checkSide(
        report.columns[index].upperBound, high, price: price,
        isActive: basis.columns[index] == .atUpper, objective: objective, crossing: low
      ) { side in
        var other = model
        other.setBounds(lower: low, upper: side, of: column)
        return other
      }
    }
    return beyond
  }

  @Test func `Ranges of a thousand random models agree with solving again`() async throws {
    print("SensitivityTests: seed 31")
    var random = SeededGenerator(seed: 31)
    var models = 0
    var degenerate = 0
    var beyond = (costs: 0, sides: 0)
    while models < 1000 {
      let model = RandomModels.small(whole: false, using: &random)
      let solution = try await solver.solve(model)
      guard solution.termination == .optimal else { continue }
      let report = try #require(try await solver.sensitivity(of: model, at: solution))
      models += 1
      beyond.costs += try await checkCosts(report, model)
      beyond.sides += try await checkSides(report, model)
      let ranges =
        report.columns.map(\.cost) + report.rows.compactMap { $0.lowerSide ?? $0.upperSide }
      if ranges.contains(where: \.isDegenerate) { degenerate += 1 }
    }
    print("models with degenerate ranges:", degenerate, "ends probed beyond:", beyond)
    #expect(degenerate > 100)
    #expect(beyond.costs > 500 && beyond.sides > 500)
  }

  @Test func `A textbook example has its published ranges`() async throws {
    // Hillier and Lieberman, Introduction to Operations Research, the Wyndor Glass example: the
    // ranges are 0 to 7.5 and 2 or more for the costs; 2 or more, 6 to 18, 12 to 24 for the hours.
    var model = Model()
    let doors = model.addVariable(in: 0..., name: "doors")
    let windows = model.addVariable(in: 0..., name: "windows")
    model.maximize(3 * doors + 5 * windows)
    model.add(doors <= 4, name: "plant 1")
    model.add(2 * windows <= 12, name: "plant 2")
    model.add(3 * doors + 2 * windows <= 18, name: "plant 3")
    let solution = try await solver.solve(model)
    let report = try #require(try await solver.sensitivity(of: model, at: solution))
    let costs = report.columns.map { [$0.cost.lower, $0.cost.upper] }
    #expect(costs == [[0, 7.5], [2, .infinity]])
    let sides = report.rows.compactMap(\.upperSide).map { [$0.lower, $0.upper] }
    #expect(sides == [[2, .infinity], [6, 18], [12, 24]])
    #expect(report.rows[1].upperSide?.lowerLimit == .row(0))
    let text = report.text(for: model)
    #expect(text.contains("plant 2"))
    #expect(!text.contains("*"))
  }

  @Test func `A solution without an optimal basis is refused`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...4, name: "x")
    model.maximize(1 * x)
    model.add(2 * x <= 6)
    var solution = try await solver.solve(model)
    solution.basis = nil
    await #expect(throws: SolveError.self) {
      _ = try await solver.sensitivity(of: model, at: solution)
    }
    // The basis of another vertex.
    solution.basis = Basis(columns: [.atLower], rows: [.basic])
    await #expect(throws: SolveError.self) {
      _ = try await solver.sensitivity(of: model, at: solution)
    }
  }

  @Test func `No time gives no ranges`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...4, name: "x")
    model.maximize(1 * x)
    model.add(2 * x <= 6)
    let solution = try await solver.solve(model)
    var options = SolveOptions()
    options.timeLimit = .zero
    #expect(try await solver.sensitivity(of: model, at: solution, options: options) == nil)
  }
}
