import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Exact contradictions, checked by adding them up, and the sentences about infeasibility.
struct ContradictionTests {
  private let solver = GLPKSolver()
  private let oracle = ExhaustiveSolver()

  private func contradictory(_ kind: VariableKind) -> Model {
    var model = Model()
    let x = model.addVariable(kind: kind, name: "x")
    let y = model.addVariable(in: 0...1, kind: kind, name: "y")
    model.add(x + y >= 5, name: "demand")
    model.add(x - y <= 2, name: "cap")
    model.add(x + 2 * y >= 0, name: "idle")
    return model
  }

  @Test(arguments: [VariableKind.continuous, .integer])
  func `A contradiction is one sentence with names and weights`(kind: VariableKind) async throws {
    let model = contradictory(kind)
    let found = try #require(try await solver.contradiction(in: model))
    // (x + y) − (x − y) = 2 y, at least 3 and at most 2.
    #expect(
      found.sentence(for: model)
        == "1 × row demand (>= 5) − 1 × row cap (<= 2) − 2 × column y (<= 1) "
        + "say that 0 >= 1, which is false.")
    #expect(found.text(for: model).contains("1 × row cap: x - y <= 2"))
    #expect(found.sentence(for: model, limit: 1).contains("and 2 more say that 0 >= 1"))
  }

  @Test func `Weights are exact where doubles are not`() async throws {
    // Free columns leave only the weights 1, 1/3 and 1/7, which no double is.
    var model = Model()
    let x = model.addVariables(count: 2, in: -Double.infinity...Double.infinity)
    model.add(x[0] + x[1] >= 1, name: "a")
    model.add(3 * x[0] <= 1, name: "b")
    model.add(7 * x[1] <= 1, name: "c")
    let found = try #require(try await solver.contradiction(in: model))
    // 21 − 7 − 3 = 11.
    #expect(
      found.sentence(for: model)
        == "21 × row a (>= 1) − 7 × row b (<= 1) − 3 × row c (<= 1) say that 0 >= 11, "
        + "which is false.")
  }

  @Test func `Bounds that cross and a row out of reach are contradictions`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...2, name: "x")
    let y = model.addVariable(in: 0...3, name: "y")
    model.add(x + 2 * y >= 9, name: "demand")
    var found = try #require(try await solver.contradiction(in: model))
    #expect(
      found.sentence(for: model)
        == "1 × row demand (>= 9) − 1 × column x (<= 2) − 2 × column y (<= 3) "
        + "say that 0 >= 1, which is false.")
    model.setBounds(lower: 2.5, upper: 1, of: x)
    found = try #require(try await solver.contradiction(in: model))
    #expect(
      found.sentence(for: model)
        == "1 × column x (>= 2.5) − 1 × column x (<= 1) say that 0 >= 3/2, which is false.")
  }

  @Test func `A model that has a point has no contradiction`() async throws {
    var model = contradictory(.continuous)
    var options = SolveOptions()
    options.timeLimit = .zero
    let none = try await solver.infeasibleSubsystem(of: model, options: options)
    #expect(none.text(for: model).contains("not known; the search ended with timeLimit."))
    let conflict = try await solver.infeasibleSubsystem(of: model)
    #expect(conflict.text(for: model).contains("1 × row demand: x + y >= 5"))
    model.setBounds(lower: 0, upper: 2, of: model.variable(at: 1))
    let finding = try await solver.infeasibleSubsystem(of: model)
    #expect(finding.text(for: model) == "The model has a point that satisfies everything.")
    #expect(try await solver.contradiction(in: model) == nil)
    let compiled = try model.compiled()
    #expect(compiled.contradiction(from: .farkas(rowMultipliers: [-1, 1, 0])) == nil)
    #expect(compiled.contradiction(from: .ray(direction: [1, 1])) == nil)
  }

  @Test func `Of whole columns that cannot be the conflict speaks, and no contradiction`()
    async throws
  {
    var model = Model()
    let x = model.addVariable(in: 0...4, kind: .integer, name: "x")
    let y = model.addVariable(in: 0...4, kind: .integer, name: "y")
    model.add(2 * x + 2 * y == 5, name: "odd")
    #expect(try await solver.contradiction(in: model) == nil)
    guard case .infeasible(let conflict) = try await solver.infeasibleSubsystem(of: model) else {
      Issue.record("no conflict was found")
      return
    }
    #expect(conflict.text(for: model).contains("the columns must be whole"))
    #expect(conflict.text(for: model).contains("row odd: 2 x + 2 y"))
    let relaxation = try await solver.leastRelaxation(of: model)
    #expect(relaxation.changes.map(\.amount) == [1])
    #expect(relaxation.text(for: model).contains("row odd: 2 x + 2 y"))
  }

  @Test func `Whole bounds that cross after rounding are a conflict of fractions`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0.2...0.8, kind: .integer, name: "x")
    model.add(x <= 5)
    #expect(try await solver.contradiction(in: model) == nil)
    guard case .infeasible(let conflict) = try await solver.infeasibleSubsystem(of: model) else {
      Issue.record("no conflict was found")
      return
    }
    let text = conflict.text(for: model)
    #expect(text.contains("x >= 0.2") && text.contains("x <= 0.8"))
    #expect(text.contains("As fractions they could; the columns must be whole."))
  }

  @Test(arguments: [(51, false), (52, true)] as [(UInt64, Bool)])
  func `Contradictions of random programs add up`(seed: UInt64, whole: Bool) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var found = (contradictions: 0, among: 0, none: 0)
    for _ in 0..<300 {
      let model = RandomModels.small(whole: whole, using: &random)
      var relaxed = SolveOptions()
      relaxed.relaxesIntegrality = true
      let isInfeasible =
        try await oracle.solve(model, options: relaxed).termination == .infeasible
      let contradiction = try await solver.contradiction(in: model)
      // Exact arithmetic and the search, with its tolerance, agree on these small whole numbers.
      #expect((contradiction != nil) == isInfeasible, "\(model)")
      guard let contradiction else {
        found.none += 1
        continue
      }
      found.contradictions += 1
      try check(contradiction, of: model)
      guard case .infeasible(let conflict) = try await solver.infeasibleSubsystem(of: model),
        !conflict.needsWholeColumns
      else { continue }
      // Of an irreducible conflict every member is needed, and no other may be used.
      let among = try #require(
        try await solver.contradiction(in: model, among: conflict.members))
      found.among += 1
      try check(among, of: model)
      #expect(among.members.map(\.side) == conflict.members, "\(model)")
    }
    print("found", found)
    #expect(found.contradictions > 80 && found.among > 80 && found.none > 80)
  }

  /// Adds the sides up; all data are small whole numbers, so doubles suffice.
  private func check(_ contradiction: Contradiction, of model: Model) throws {
    var left = [Double](repeating: 0, count: model.columnCount)
    var right = 0.0
    for member in contradiction.members {
      #expect(member.weight.double > 0)
      let weight = member.side.isLower ? member.weight.double : -member.weight.double
      let index = member.side.index
      switch member.side {
      case .columnLower, .columnUpper:
        left[index] += weight
        right +=
          weight * (member.side.isLower ? model.columnLower[index] : model.columnUpper[index])
      case .rowLower, .rowUpper:
        #expect(member.weight.isWhole)
        for entry in model.entryRows.indices where Int(model.entryRows[entry]) == index {
          left[Int(model.entryColumns[entry])] += weight * model.entryValues[entry]
        }
        right += weight * (member.side.isLower ? model.rowLower[index] : model.rowUpper[index])
      }
    }
    #expect(left.allSatisfy { $0 == 0 }, "\(left) \(model)")
    #expect(right == contradiction.excess.double && right > 0)
  }
}
