import GLPK
import LinearOptimization
import Sifting
import Testing

/// Parts that few rows hold together: prices outside, parts inside.
struct SharedRowsTests {
  private static let kinds: [BlockKind] = [.sharedRows, .sharedRowsWithTies]

  private static func settings(workers: Int = 1) -> SiftingSettings {
    var settings = SiftingSettings.small(workers: workers)
    settings.greatestCouplingRows = 3
    settings.leastPartColumns = 10
    return settings
  }

  @Test(arguments: kinds)
  func `The optimum is that of GLPK, proven by its own prices and basis`(
    kind: BlockKind
  ) async throws {
    let inner = GLPKSolver()
    var split = 0
    var joined = 0
    for seed in UInt64(1)...40 {
      let model = BlockModel(kind, seed: seed, blocks: 240).model
      let compiled = try model.compiled()
      let notes = Notes()
      var options = SolveOptions()
      options.log = { notes.take($0) }
      let sifted = try await SiftingSolver(around: inner, settings: Self.settings())
        .solve(model, options: options)
      let direct = try await inner.solve(model)
      #expect(direct.termination == .optimal)
      #expect(sifted.termination == .optimal, "seed \(seed): \(sifted.work.retries)")
      let (found, wanted) = try (#require(sifted.objective), #require(direct.objective))
      #expect(
        abs(found - wanted) <= 1e-9 * max(1, abs(wanted)), "seed \(seed): \(found), \(wanted)")
      let report = Verification(of: sifted, in: compiled)
      #expect(report.isConsistent, "seed \(seed): \(report.complaints)")
      let basis = try #require(sifted.basis)
      #expect((basis.columns + basis.rows).count { $0 == .basic } == model.rowCount)
      if notes.contains("parts together"), sifted.work.retries.isEmpty { split += 1 }
      if notes.contains("rows are shared") { joined += 1 }
    }
    print("\(kind): \(joined) of 40 models have shared rows, \(split) were solved by their prices")
    #expect(joined >= 30)
    #expect(split >= 20)
  }

  @Test(arguments: kinds)
  func `One worker and two give the same answer to the last bit`(kind: BlockKind) async throws {
    for seed in UInt64(51)...54 {
      let model = BlockModel(kind, seed: seed, blocks: 240).model
      let one = try await SiftingSolver(around: GLPKSolver(), settings: Self.settings())
        .solve(model)
      let two = try await SiftingSolver(
        around: GLPKSolver(), and: [GLPKSolver()], settings: Self.settings(workers: 2)
      ).solve(model)
      #expect(one.values == two.values, "seed \(seed)")
      #expect(one.shadowPrices == two.shadowPrices)
      #expect(one.basis == two.basis)
    }
  }

  @Test func `Shared rows that do not bind have no price`() async throws {
    var model = BlockModel(.components, seed: 9, blocks: 240).model
    let row = model.rowCount
    model.addRow(upper: 1e6)
    for column in 0..<model.columnCount { model.addCoefficient(1, row: row, column: column) }
    var settings = Self.settings()
    settings.greatestCouplingRows = 2
    settings.leastPartColumns = 1
    let notes = Notes()
    var options = SolveOptions()
    options.log = { notes.take($0) }
    let solver = SiftingSolver(around: GLPKSolver(), settings: settings)
    let loose = try await solver.solve(model, options: options)
    let direct = try await GLPKSolver().solve(model)
    #expect(loose.termination == .optimal)
    let (found, wanted) = try (#require(loose.objective), #require(direct.objective))
    #expect(abs(found - wanted) <= 1e-9 * max(1, abs(wanted)))
    #expect(loose.shadowPrices[row] == 0)
    #expect(loose.basis?.rows[row] == .basic)
  }

  @Test func `Shared rows that cannot hold are found infeasible, and so is a part`() async throws {
    for seed in UInt64(1)...6 {
      for isPart in [false, true] {
        var model = BlockModel(.sharedRows, seed: seed, blocks: 240).model
        let row = model.rowCount
        model.addRow(lower: 1e5)
        for column in isPart ? 0..<1 : 0..<model.columnCount {
          model.addCoefficient(1, row: row, column: column)
        }
        let solution = try await SiftingSolver(around: GLPKSolver(), settings: Self.settings())
          .solve(model)
        #expect(solution.termination == .infeasible, "seed \(seed)")
        let certificate = try #require(solution.certificate)
        #expect(try model.compiled().proves(certificate))
      }
    }
  }

  @Test func `A cancelled task ends without a claim`() async throws {
    let model = BlockModel(.sharedRows, seed: 1, blocks: 4000).model
    let solver = SiftingSolver(around: GLPKSolver(), settings: Self.settings())
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await solver.solve(model)
    }
    task.cancel()
    let solution = try await task.value
    #expect(solution.termination.limit == .interrupted)
  }
}
