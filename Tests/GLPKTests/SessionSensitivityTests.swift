import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Ranges of a session against those of the solver for the same model built anew.
struct SessionSensitivityTests {
  private let solver = GLPKSolver()

  private func isSame(_ left: SensitivityReport.Range?, _ right: SensitivityReport.Range?) -> Bool {
    guard let left, let right else { return (left == nil) == (right == nil) }
    func isNear(_ one: Double, _ other: Double) -> Bool {
      one == other || abs(one - other) <= 1e-7 * max(1, abs(one), abs(other))
    }
    return isNear(left.lower, right.lower) && isNear(left.upper, right.upper)
  }

  /// A model equal to another, with its own handles and no history.
  private func rebuilt(_ model: Model) throws -> Model {
    let compiled = try model.compiled()
    var copy = Model(name: model.name)
    copy.sense = model.sense
    copy.objectiveConstant = model.objectiveConstant
    copy.addRows(lower: model.rowLower, upper: model.rowUpper)
    copy.addColumns(
      lower: model.columnLower, upper: model.columnUpper, costs: model.costs, kinds: model.kinds,
      starts: compiled.starts, rows: compiled.rows, values: compiled.values)
    return copy
  }

  @Test(arguments: [81, 82] as [UInt64])
  func `After random changes the ranges are those of the model built anew`(
    seed: UInt64
  ) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var reports = 0
    var ranges = 0
    for sequence in 0..<60 {
      let session = try ModelSession(RandomModels.small(whole: false, using: &random))
      for step in 0..<5 {
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          try RandomChanges.apply(to: session, whole: false, using: &random)
        }
        let answer = try await session.solve()
        guard answer.solution.termination == .optimal else { continue }
        let report = try #require(try await session.sensitivity())
        let model = try rebuilt(answer.model)
        // The basis of the session is judged on a model and by a solver that know nothing of it.
        let expected = try #require(
          try await solver.sensitivity(of: model, at: answer.solution))
        let note = "seed \(seed), sequence \(sequence), step \(step)"
        #expect(report.columns.count == expected.columns.count, "\(note)")
        #expect(report.rows.count == expected.rows.count, "\(note)")
        for (one, other) in zip(report.columns, expected.columns) {
          #expect(isSame(one.cost, other.cost), "\(note)")
          #expect(isSame(one.lowerBound, other.lowerBound), "\(note)")
          #expect(isSame(one.upperBound, other.upperBound), "\(note)")
          ranges += 1
        }
        for (one, other) in zip(report.rows, expected.rows) {
          #expect(isSame(one.lowerSide, other.lowerSide), "\(note)")
          #expect(isSame(one.upperSide, other.upperSide), "\(note)")
          ranges += 1
        }
        reports += 1
        // The kept basis is still of use afterwards.
        let again = try await session.solve()
        #expect(again.solution.work.iterations == 0, "\(note)")
        #expect(again.solution.work.rebuilds.isEmpty, "\(note)")
      }
    }
    print("seed \(seed): \(reports) reports, \(ranges) columns and rows")
    #expect(reports > 80 && ranges > 300)
  }

  @Test func `A solution that is stale, missing or not optimal has no ranges`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...4, name: "x")
    model.maximize(1 * x)
    model.add(2 * x <= 6)
    let session = try ModelSession(model)
    await #expect(throws: SessionError.unsolved) { _ = try await session.sensitivity() }
    _ = try await session.solve()
    let report = try #require(try await session.sensitivity())
    #expect(report.columns[0].cost.lower == 0)
    try session.setCost(2, of: x)
    let error = await #expect(throws: SessionError.self) { _ = try await session.sensitivity() }
    #expect(
      error?.description
        == "The solution is of revision 0, the model of revision 1. Solve again.")
    // Whole numbers have no ranges.
    try session.setKind(.integer, of: x)
    _ = try await session.solve()
    await #expect(throws: SolveError.self) { _ = try await session.sensitivity() }
    // Nor has a model without an answer.
    try session.setKind(.continuous, of: x)
    try session.setBounds(lower: 5, upper: 6, of: x)
    _ = try await session.solve()
    await #expect(throws: SolveError.self) { _ = try await session.sensitivity() }
    var options = SolveOptions()
    options.timeLimit = .zero
    try session.setBounds(lower: 0, upper: 4, of: x)
    _ = try await session.solve()
    #expect(try await session.sensitivity(options: options) == nil)
  }
}
