import GLPK
import LinearOptimization
import Sifting
import Testing

/// What is not an optimum: no answer, limits, cancellation, and what is handed over.
struct OutcomeTests {
  private let solver = SiftingSolver(around: GLPKSolver(), settings: .small())

  @Test func `An infeasible model is found infeasible with a proof that holds`() async throws {
    for kind in [BlockKind.plain, .components, .severalRows, .equalWeights] {
      var model = BlockModel(kind, seed: 3).model
      let row = model.rowCount
      // More than all columns together can give.
      model.addRow(lower: 1e5)
      for column in 0..<model.columnCount {
        model.addCoefficient(1, row: row, column: column)
      }
      let solution = try await solver.solve(model)
      #expect(solution.termination == .infeasible, "\(kind)")
      let certificate = try #require(solution.certificate)
      #expect(try model.compiled().proves(certificate))
    }
  }

  @Test func `One infeasible component makes the model infeasible`() async throws {
    var model = BlockModel(.components, seed: 5).model
    let column = model.addColumn(upper: 1, cost: 1).index
    let row = model.rowCount
    model.addRow(lower: 2)
    model.addCoefficient(1, row: row, column: column)
    let solution = try await solver.solve(model)
    #expect(solution.termination == .infeasible)
    let certificate = try #require(solution.certificate)
    #expect(try model.compiled().proves(certificate))
  }

  @Test func `An unbounded model is found unbounded with a ray that holds`() async throws {
    for kind in [BlockKind.plain, .components] {
      var model = BlockModel(kind, seed: 4).model
      let gain: Double = model.sense == .maximize ? 1 : -1
      let row = model.rowCount
      model.addRow(lower: 0, upper: 3)
      for sign in [1.0, -1.0] {
        let column = model.addColumn(upper: .infinity, cost: gain).index
        model.addCoefficient(sign, row: row, column: column)
      }
      let solution = try await solver.solve(model)
      #expect(solution.termination == .unbounded, "\(kind)")
      let certificate = try #require(solution.certificate)
      #expect(try model.compiled().proves(certificate))
    }
  }

  @Test func `A cancelled task ends without a claim`() async throws {
    let model = BlockModel(.plain, seed: 1, blocks: 4000).model
    let task = Task { [solver] in
      while !Task.isCancelled { await Task.yield() }
      return try await solver.solve(model)
    }
    task.cancel()
    let solution = try await task.value
    #expect(solution.termination.limit == .interrupted)
  }

  @Test func `Limits of time and iterations are kept`() async throws {
    let model = BlockModel(.plain, seed: 1, blocks: 3000).model
    var options = SolveOptions()
    options.timeLimit = .microseconds(1)
    let timed = try await solver.solve(model, options: options)
    #expect(timed.termination.limit == .timeLimit)
    options = SolveOptions()
    options.iterationLimit = 5
    let counted = try await solver.solve(model, options: options)
    #expect(counted.termination.limit == .iterationLimit)
    #expect(counted.work.iterations <= 5)
  }

  @Test func `Small models, whole columns and dense rows are handed over, and it is said`()
    async throws
  {
    let small = try await SiftingSolver(around: GLPKSolver()).solve(
      BlockModel(.plain, seed: 2).model)
    #expect(small.work.retries.first?.contains("fewer than") == true)
    var whole = BlockModel(.plain, seed: 2).model
    whole.setKind(.integer, of: whole.variable(at: 0))
    let branched = try await solver.solve(whole)
    #expect(branched.work.retries.first?.contains("whole columns") == true)
    #expect(branched.termination == .optimal)
    var settings = SiftingSettings.small()
    settings.greatestCouplingRows = 1
    let dense = try await SiftingSolver(around: GLPKSolver(), settings: settings).solve(
      SamplingTests.model(seed: 1))
    #expect(dense.work.retries.first?.contains("rows couple") == true)
    #expect(dense.termination == .optimal)
  }

  @Test func `An optimal basis that is given is taken at once`() async throws {
    let model = BlockModel(.equalities, seed: 6).model
    var options = SolveOptions()
    let first = try await solver.solve(model)
    #expect(first.basis != nil)
    options.basis = first.basis
    let again = try await solver.solve(model, options: options)
    #expect(again.termination == .optimal)
    #expect(again.work.iterations == 0)
  }

  @Test func `The last event is the solution, and comes once`() async throws {
    let model = BlockModel(.plain, seed: 7).model
    var ends = 0
    for try await event in solver.events(for: model) {
      if case .finished(let solution) = event {
        ends += 1
        #expect(solution.termination == .optimal)
      }
    }
    #expect(ends == 1)
  }
}
