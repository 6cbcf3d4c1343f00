import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Conflicts and relaxations against exhaustive search.
@Suite struct InfeasibilityTests {
  let solver = GLPKSolver()
  let oracle = ExhaustiveSolver()

  /// The model with only some of its sides, built here by the public setters.
  private func model(_ model: Model, with sides: [ModelSide]) -> Model {
    var other = model
    for column in 0..<model.columnCount {
      let variable = model.variable(at: column)
      other.setCost(0, of: variable)
      other.setBounds(
        lower: sides.contains(.columnLower(column)) ? model.columnLower[column] : -.infinity,
        upper: sides.contains(.columnUpper(column)) ? model.columnUpper[column] : .infinity,
        of: variable)
    }
    for row in 0..<model.rowCount {
      other.setBounds(
        lower: sides.contains(.rowLower(row)) ? model.rowLower[row] : -.infinity,
        upper: sides.contains(.rowUpper(row)) ? model.rowUpper[row] : .infinity,
        of: model.constraint(at: row))
    }
    return other
  }

  private func hasPoint(
    _ model: Model, by solver: some LinearSolver, options: SolveOptions = SolveOptions()
  ) async throws -> Bool {
    switch try await solver.solve(model, options: options).termination {
    case .optimal, .feasible, .unbounded: return true
    default: return false
    }
  }

  @Test func `Conflicts of a thousand random programs are conflicts and irreducible`()
    async throws
  {
    print("InfeasibilityTests: seed 41")
    var random = SeededGenerator(seed: 41)
    var found = (conflicts: 0, feasible: 0, weighted: 0, longest: 0)
    while found.conflicts < 1000 {
      let model = RandomModels.small(whole: false, using: &random)
      switch try await solver.infeasibleSubsystem(of: model) {
      case .feasible:
        found.feasible += 1
        #expect(try await hasPoint(model, by: oracle))
      case .infeasible(let conflict):
        found.conflicts += 1
        #expect(conflict.isProvenIrreducible)
        #expect(!conflict.needsWholeColumns)
        let isConflict = try await !hasPoint(self.model(model, with: conflict.members), by: oracle)
        #expect(isConflict, "\(conflict.text(for: model))\n\(model)")
        for member in conflict.members {
          let others = self.model(model, with: conflict.members.filter { $0 != member })
          #expect(try await hasPoint(others, by: oracle), "\(member)\n\(model)")
        }
        if !conflict.weights.isEmpty {
          found.weighted += 1
          checkWeights(conflict, model)
        }
        found.longest = max(found.longest, conflict.members.count)
      case .undecided(let solution): Issue.record("\(solution.termination) \(model)")
      }
    }
    print("found", found)
    #expect(found.feasible > 100 && found.weighted > 900 && found.longest > 4)
  }

  /// The weighted sides add up to nothing at all on the left and more than nothing on the right.
  private func checkWeights(_ conflict: InfeasibleSubsystem, _ model: Model) {
    var left = [Double](repeating: 0, count: model.columnCount)
    var right = 0.0
    for (member, weight) in zip(conflict.members, conflict.weights) {
      let sign: Double = member.isLower ? weight : -weight
      switch member {
      case .columnLower(let column):
        left[column] += sign
        right += sign * model.columnLower[column]
      case .columnUpper(let column):
        left[column] += sign
        right += sign * model.columnUpper[column]
      case .rowLower(let row), .rowUpper(let row):
        for entry in model.entryRows.indices where Int(model.entryRows[entry]) == row {
          left[Int(model.entryColumns[entry])] += sign * model.entryValues[entry]
        }
        right += sign * (member.isLower ? model.rowLower[row] : model.rowUpper[row])
      }
    }
    #expect(left.allSatisfy { abs($0) < 1e-7 * max(1, right) }, "\(left) \(model)")
    #expect(right > 1e-9)
  }

  @Test func `Conflicts of whole programs name what whole columns cannot do`() async throws {
    print("InfeasibilityTests: seed 42")
    var random = SeededGenerator(seed: 42)
    var found = (conflicts: 0, whole: 0, proven: 0, trials: 0, points: 0)
    // Without its bounds a column of the wrong parity keeps branching for as long as it may.
    var options = SolveOptions()
    options.nodeLimit = 100
    while found.whole < 30 {
      let model = RandomModels.small(whole: true, using: &random)
      let finding = try await solver.infeasibleSubsystem(of: model, options: options)
      guard case .infeasible(let conflict) = finding else {
        #expect(try await hasPoint(model, by: oracle))
        continue
      }
      found.conflicts += 1
      #expect(try await !hasPoint(model, by: oracle))
      guard conflict.needsWholeColumns else { continue }
      found.whole += 1
      // Exhaustive search needs the bounds of whole columns; GLPK does not.
      let only = self.model(model, with: conflict.members)
      let verdict = try await solver.solve(only, options: options).termination
      #expect(verdict == .infeasible || verdict == .infeasibleOrUnbounded, "\(only)")
      guard conflict.isProvenIrreducible else { continue }
      found.proven += 1
      for member in conflict.members {
        let others = self.model(model, with: conflict.members.filter { $0 != member })
        // A point of more sides is a point of fewer; to find one again may take more nodes.
        let verdict = try await solver.solve(others, options: options)
        found.trials += 1
        if verdict.primalStatus == .feasible { found.points += 1 }
        #expect(verdict.termination != .infeasible, "\(member)\n\(others)")
      }
    }
    print("found", found)
    #expect(found.proven > 20)
    #expect(found.points * 10 > found.trials * 9)
  }

  @Test func `Crossing bounds and rows out of reach are named at once`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...2, name: "x")
    let y = model.addVariable(in: 0...3, name: "y")
    model.add(x + y >= 9, name: "demand")
    guard case .infeasible(let far) = try await solver.infeasibleSubsystem(of: model) else {
      Issue.record("not infeasible")
      return
    }
    #expect(far.members == [.rowLower(0), .columnUpper(0), .columnUpper(1)])
    #expect(
      far.text(for: model) == """
        These 3 cannot hold together; without any one of them the others can:
          1 × row demand: x + y >= 9
          1 × x <= 2
          1 × y <= 3
        Added up so that all columns cancel, they ask that 0 >= 4.
        """)
    model.setBounds(lower: 5, upper: 3, of: y)
    guard case .infeasible(let crossing) = try await solver.infeasibleSubsystem(of: model) else {
      Issue.record("not infeasible")
      return
    }
    #expect(crossing.members == [.columnLower(1), .columnUpper(1)])
    #expect(crossing.isProvenIrreducible)
  }

  @Test func `A search that is stopped claims nothing`() async throws {
    var model = Model()
    let x = model.addVariables(count: 4, in: 0...1)
    model.add(x.sum() >= 3)
    model.add(x[0] + x[1] <= 0.5)
    model.add(x[2] + x[3] <= 0.5)
    var options = SolveOptions()
    options.timeLimit = .zero
    switch try await solver.infeasibleSubsystem(of: model, options: options) {
    case .undecided: break
    case .infeasible(let conflict): #expect(!conflict.isProvenIrreducible)
    case .feasible: Issue.record("feasible")
    }
  }

  @Test func `Relaxations of a thousand random programs are least`() async throws {
    print("InfeasibilityTests: seed 43")
    var random = SeededGenerator(seed: 43)
    var changed = 0
    for _ in 0..<1000 {
      let model = RandomModels.small(whole: Bool.random(using: &random), using: &random)
      let relaxation = try await solver.leastRelaxation(of: model)
      #expect(relaxation.termination == .optimal, "\(model)")
      // The same question put another way: one violation per side, in the oracle's hands.
      var other = model
      var penalty = LinearExpression()
      for column in 0..<model.columnCount { other.setCost(0, of: model.variable(at: column)) }
      for row in 0..<model.rowCount {
        var terms = LinearExpression()
        for entry in model.entryRows.indices where Int(model.entryRows[entry]) == row {
          terms.add(
            model.variable(at: Int(model.entryColumns[entry])), times: model.entryValues[entry])
        }
        other.setBounds(lower: -.infinity, upper: .infinity, of: model.constraint(at: row))
        let miss = other.addVariable(in: 0...)
        penalty.add(miss)
        if model.rowLower[row].isFinite { other.add(terms + miss >= model.rowLower[row]) }
        if model.rowUpper[row].isFinite { other.add(terms - miss <= model.rowUpper[row]) }
      }
      other.minimize(penalty)
      let least = try #require(try await solver.solve(other).objective)
      let total = relaxation.penalties.reduce(0) { $0 + $1.penalty }
      #expect(abs(total - least) < 1e-6, "\(model)")
      #expect(abs(relaxation.changes.reduce(0) { $0 + $1.amount } - least) < 1e-6)
      if !relaxation.changes.isEmpty { changed += 1 }
      // The changed model has the point that was given.
      var solution = Solution(termination: .optimal)
      solution.values = relaxation.values
      let residuals = Residuals(of: solution, in: try relaxation.model.compiled())
      #expect(residuals.primal < 1e-6 && residuals.integrality < 1e-6)
    }
    print("models that had to give way:", changed)
    #expect(changed > 200)
  }

  @Test func `Priorities, weights and free bands decide what gives way`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...10, name: "x")
    let high = model.add(x >= 8, name: "high")
    let low = model.add(x <= 3, name: "low")
    let sides = (ModelSide.rowLower(high.index), ModelSide.rowUpper(low.index))
    // The cheaper side gives way.
    var relaxation = try await solver.leastRelaxation(
      of: model,
      allowing: [
        RelaxationAllowance(sides.0, weight: 2), RelaxationAllowance(sides.1, weight: 1),
      ])
    #expect(relaxation.changes.map(\.side) == [sides.1])
    #expect(relaxation.changes.map(\.amount) == [5])
    #expect(relaxation.text(for: model).contains("row low: x <= 3, by 5 to 8"))
    // A band of 2 costs nothing.
    relaxation = try await solver.leastRelaxation(
      of: model,
      allowing: [
        RelaxationAllowance(sides.0, weight: 2, freeBand: 2),
        RelaxationAllowance(sides.1, weight: 1),
      ])
    #expect(relaxation.penalties.map(\.penalty) == [3])
    // What comes first is spared, whatever its weight.
    relaxation = try await solver.leastRelaxation(
      of: model,
      allowing: [
        RelaxationAllowance(sides.0, weight: 2, priority: 1),
        RelaxationAllowance(sides.1, weight: 1, priority: 0),
      ])
    #expect(relaxation.changes.map(\.side) == [sides.0])
    // Bounds may give way as well, and sides that cross.
    model.setBounds(lower: 0, upper: 2, of: x)
    relaxation = try await solver.leastRelaxation(
      of: model, allowing: [RelaxationAllowance(.columnUpper(0)), RelaxationAllowance(sides.1)])
    #expect(relaxation.changes.map(\.amount) == [5, 6])
    model.setBounds(lower: 9, upper: 2, of: x)
    relaxation = try await solver.leastRelaxation(
      of: model, allowing: [RelaxationAllowance(.columnUpper(0)), RelaxationAllowance(sides.1)])
    #expect(relaxation.changes.map(\.amount) == [6, 7])
    // Nothing that is allowed helps.
    relaxation = try await solver.leastRelaxation(
      of: model, allowing: [RelaxationAllowance(.columnUpper(0))])
    #expect(relaxation.values.isEmpty)
    await #expect(throws: SolveError.self) {
      _ = try await solver.leastRelaxation(
        of: model, allowing: [RelaxationAllowance(.rowLower(7), weight: .nan)])
    }
  }
}
