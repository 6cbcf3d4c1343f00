import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// The simplex method over vectors of costs, against one solve for each objective.
@Suite struct LexicographicTests {
  struct Case {
    var model = Model()
    var objectives: [[Double]] = []
  }

  static func randomCase(using random: inout SeededGenerator) -> Case {
    var result = Case()
    let columns = Int.random(in: 1...9, using: &random)
    let rows = Int.random(in: 1...6, using: &random)
    for _ in 0..<columns {
      let lower = Double(Int.random(in: -3...2, using: &random))
      result.model.addColumn(
        lower: lower, upper: lower + Double(Int.random(in: 0...4, using: &random)))
    }
    // Rows around a whole point, so that most have room for it; ties are frequent.
    for _ in 0..<rows {
      var activity = 0.0
      var terms: [(Int, Double)] = []
      for column in 0..<columns where Bool.random(using: &random) {
        let coefficient = Double(Int.random(in: -2...2, using: &random))
        activity += coefficient * result.model.columnLower[column]
        terms.append((column, coefficient))
      }
      let low = activity - Double(Int.random(in: 0...2, using: &random))
      let row =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: result.model.addRow(lower: low)
        case 1: result.model.addRow(upper: activity + 3)
        case 2: result.model.addRow(lower: activity, upper: activity)
        default: result.model.addRow(lower: low, upper: activity + 2)
        }
      for (column, coefficient) in terms {
        result.model.addCoefficient(coefficient, row: row.index, column: column)
      }
    }
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      result.objectives.append(
        (0..<columns).map { _ in
          Int.random(in: 0..<3, using: &random) == 0
            ? Double(Int.random(in: -3...3, using: &random)) : 0
        })
    }
    return result
  }

  /// Lines with posts granted and places bought, single steps, and rows over all of them.
  static func randomBoard(using random: inout SeededGenerator) -> Case {
    var result = Case()
    let pool = result.model.addRow(lower: 0)
    let money = result.model.addRow(upper: Double(Int.random(in: 0...6, using: &random)))
    let fewest = result.model.addRow(lower: 0)
    var posts = 0
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let need = Int.random(in: 1...3, using: &random)
      let granted = result.model.addColumn(lower: 0, upper: Double(need), kind: .integer)
      result.model.addCoefficient(1, row: pool.index, column: granted.index)
      if Bool.random(using: &random) {
        result.model.addCoefficient(1, row: fewest.index, column: granted.index)
      }
      let steps = result.model.addRow(lower: 0, upper: 0)
      result.model.addCoefficient(1, row: steps.index, column: granted.index)
      if Bool.random(using: &random) {
        let bought = result.model.addColumn(lower: 0, upper: Double(need), kind: .integer)
        let cap = result.model.addRow(upper: Double(need))
        result.model.addCoefficient(1, row: cap.index, column: granted.index)
        for row in [cap, steps] {
          result.model.addCoefficient(1, row: row.index, column: bought.index)
        }
        result.model.addCoefficient(
          Double(Int.random(in: 1...2, using: &random)), row: money.index, column: bought.index)
      }
      // Sometimes more than the last step may be taken without end.
      let isOpen = Int.random(in: 0..<3, using: &random) == 0
      for number in 1...need {
        let step = result.model.addColumn(
          lower: 0, upper: isOpen && number == need ? .infinity : 1)
        result.model.addCoefficient(-1, row: steps.index, column: step.index)
      }
      // Often the steps are decided already.
      let isDecided = Int.random(in: 0..<3, using: &random) == 0
      posts += Int.random(in: 0...(isDecided ? need - 1 : need), using: &random)
      if isDecided {
        let last = result.model.variable(at: result.model.columnCount - 1)
        result.model.setBounds(lower: 0, upper: 0, of: last)
      }
    }
    // Half of the pools are to be emptied.
    result.model.setBounds(
      lower: Bool.random(using: &random) ? 0 : Double(posts), upper: Double(posts), of: pool)
    let columns = result.model.columnCount
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      result.objectives.append(
        (0..<columns).map { _ in
          Int.random(in: 0..<4, using: &random) == 0
            ? Double(Int.random(in: -2...2, using: &random)) : 0
        })
    }
    return result
  }

  @Test func `One run over many objectives gives what one solve for each gives`() async throws {
    var random = SeededGenerator(seed: 41)
    let solver = GLPKSolver()
    var compared = 0
    var pivots = 0
    var rowsLeft = 0
    var wideFaces = 0
    for number in 1...1_200 {
      let sample =
        number.isMultiple(of: 3)
        ? Self.randomBoard(using: &random) : Self.randomCase(using: &random)
      let place = Comment(rawValue: "seed 41, case \(number)")
      var relaxed = SolveOptions()
      relaxed.relaxesIntegrality = true
      let start = try await solver.solve(sample.model, options: relaxed)
      var costs = LexicographicCosts()
      for column in 0..<sample.model.columnCount {
        costs.addColumn(
          sample.objectives.indices.map { (position: $0, value: sample.objectives[$0][column]) })
      }
      var program = try #require(
        OrderedProgram(
          try sample.model.compiled(), costs: costs, from: start.values,
          deadline: Deadline(after: nil)),
        place)
      // Half of the runs lean towards the first objective first; it must not matter.
      if number.isMultiple(of: 2) {
        let leans = program.lean(towards: sample.objectives[0], limit: 1_000)
        #expect(leans, place)
        let best = try await solver.solve(
          sample.model, inOrder: [Self.stage(sample, 0)], options: relaxed)
        let reached = Self.value(of: sample.objectives[0], at: program.columnValues)
        #expect(abs(reached - (try #require(best.stages[0].value))) < 1e-7, place)
      }
      #expect(program.run() == .optimal, place)
      pivots += program.iterations
      rowsLeft += program.rowCount
      let point = program.columnValues
      let stages = sample.objectives.indices.map { Self.stage(sample, $0) }
      let staged = try await solver.solve(sample.model, inOrder: stages, options: relaxed)
      for (stage, objective) in zip(staged.stages, sample.objectives) {
        let expected = try #require(stage.value)
        #expect(abs(Self.value(of: objective, at: point) - expected) < 1e-7, place)
      }
      compared += staged.stages.count
      // The point obeys the whole program, and every optimum the face.
      #expect(try Self.violation(of: sample.model, at: point) < 1e-7, place)
      let (columns, rows) = program.face()
      var face = sample.model
      if Self.narrow(&face, columns: columns, rows: rows) { wideFaces += 1 }
      #expect(try Self.violation(of: face, at: staged.solution.values) < 1e-7, place)
      // And nothing else does: no objective changes anywhere on the face.
      for (index, objective) in sample.objectives.enumerated() {
        for sense in [ObjectiveSense.minimize, .maximize] {
          let end = try await solver.solve(
            face, inOrder: [Self.stage(sample, index, sense)], options: relaxed)
          let expected = try #require(end.stages[0].value, place)
          #expect(abs(expected - Self.value(of: objective, at: point)) < 1e-6, place)
        }
      }
    }
    #expect(compared > 3_000)
    #expect(pivots > 500)
    #expect(rowsLeft > 500)
    #expect(wideFaces > 100)
  }

  private static func stage(
    _ sample: Case, _ number: Int, _ sense: ObjectiveSense = .maximize
  ) -> ObjectiveStage {
    ObjectiveStage(
      sense,
      LinearExpression(
        coefficients: sample.objectives[number],
        variables: sample.objectives[number].indices.map { sample.model.variable(at: $0) }))
  }

  private static func value(of objective: [Double], at point: [Double]) -> Double {
    zip(objective, point).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// How far a point lies outside the bounds and sides of a model.
  private static func violation(of model: Model, at point: [Double]) throws -> Double {
    let compiled = try model.compiled()
    var activity = [Double](repeating: 0, count: model.rowCount)
    var worst = 0.0
    for column in 0..<model.columnCount {
      let value = point[column]
      worst = max(worst, model.columnLower[column] - value, value - model.columnUpper[column])
      for entry in compiled.starts[column]..<compiled.starts[column + 1] {
        activity[Int(compiled.rows[entry])] += compiled.values[entry] * value
      }
    }
    for row in 0..<model.rowCount {
      worst = max(
        worst, model.rowLower[row] - activity[row], activity[row] - model.rowUpper[row])
    }
    return worst
  }

  /// Narrows a model to a face; says whether anything can still move.
  private static func narrow(
    _ model: inout Model, columns: [OrderedProgram.Side], rows: [OrderedProgram.Side]
  ) -> Bool {
    var isWide = false
    for (column, side) in columns.enumerated() {
      let (low, high) = (model.columnLower[column], model.columnUpper[column])
      let variable = model.variable(at: column)
      switch side {
      case .anywhere: isWide = isWide || low < high
      case .atLower: model.setBounds(lower: low, upper: low, of: variable)
      case .atUpper: model.setBounds(lower: high, upper: high, of: variable)
      case .at(let value), .implied(let value):
        model.setBounds(lower: value, upper: value, of: variable)
      }
    }
    for (row, side) in rows.enumerated() {
      let (low, high) = (model.rowLower[row], model.rowUpper[row])
      switch side {
      case .anywhere, .at, .implied: break
      case .atLower: model.setBounds(lower: low, upper: low, of: model.constraint(at: row))
      case .atUpper: model.setBounds(lower: high, upper: high, of: model.constraint(at: row))
      }
    }
    return isWide
  }
}
