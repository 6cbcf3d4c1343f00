import LinearOptimization
import OneBoardTestSupport
import Testing

@testable import GLPK

/// Whatever is thrown at a solver, it answers or throws, and goes on working.
@Suite(.serialized) struct HostileTests {
  @Test func `an abort of GLPK becomes a failure and the thread goes on`() async throws {
    let outcome = await withCheckedContinuation {
      (continuation: CheckedContinuation<(String, Bool), Never>) in
      let thread = SolverThread()
      thread.perform {
        var message = ""
        var worksAfterwards = false
        do {
          var model = Model()
          let x = model.addColumn(cost: 1)
          model.addRow(lower: 2)
          model.addCoefficient(1, row: 0, column: x.index)
          let request = try SolveRequest(model, SolveOptions())
          do throws(SessionFailure) {
            let session = try Session(
              request.compiled, wholeColumns: false, brake: request.brake, deadline: 0)
            try session.misuse()
          } catch {
            if case .aborted(let text) = error { message = text }
          }
          worksAfterwards = try request.answer().objective == 2
        } catch {
          message = "\(error)"
        }
        continuation.resume(returning: (message, worksAfterwards))
      }
    }
    #expect(outcome.0.contains("row number out of range"))
    #expect(outcome.1)
  }

  /// A model of random calls, most of them wrong.
  private static func hostileModel(_ generator: inout SeededGenerator) -> (Model, calls: Int) {
    let values: [Double] = [
      0, 1, -1, 2.5, 1e300, -1e300, 1e-300, .nan, .infinity, -.infinity, .greatestFiniteMagnitude,
    ]
    // Half of the models hold only sound numbers, so that GLPK itself is reached.
    let isSound = Bool.random(using: &generator)
    func value() -> Double {
      isSound
        ? Double(Int.random(in: -4...4, using: &generator))
        : values.randomElement(using: &generator) ?? 0
    }
    var model = Model()
    let calls = Int.random(in: 5...40, using: &generator)
    for _ in 0..<calls {
      switch Int.random(in: 0...9, using: &generator) {
      case 0...2:
        let lower = value()
        model.addColumn(
          lower: isSound ? lower : value(), upper: isSound ? lower + 3 : value(), cost: value(),
          kind: Bool.random(using: &generator) ? .integer : .continuous)
      case 3, 4: model.addRow(lower: isSound ? -5 : value(), upper: isSound ? 5 : value())
      case 5...7:
        let huge = !isSound && Int.random(in: 0...20, using: &generator) == 0
        let row = huge ? Int.max : Int.random(in: 0...max(0, model.rowCount - 1), using: &generator)
        let column = Int.random(in: 0...max(0, model.columnCount - 1), using: &generator)
        if isSound, model.rowCount == 0 || model.columnCount == 0 { continue }
        model.addCoefficient(value(), row: row, column: column)
      case 8: model.sense = .maximize
      default: model.objectiveConstant = value()
      }
    }
    return (model, calls)
  }

  private static func hostileOptions(_ generator: inout SeededGenerator) -> SolveOptions {
    var options = SolveOptions()
    // Every request ends soon, whatever branch and bound makes of it.
    options.timeLimit = .milliseconds(200)
    switch Int.random(in: 0...7, using: &generator) {
    case 0: options.timeLimit = .seconds(-3)
    case 1: options.iterationLimit = Int.max
    case 2: options.iterationLimit = 0
    case 3: options.relativeGap = .nan
    case 4: options.nodeLimit = Int.min
    case 5: options.algorithm = .primalSimplex
    case 6: options.presolves = true
    default: break
    }
    return options
  }

  @Test func `a hundred thousand hostile calls from 16 tasks end in results or typed errors`()
    async throws
  {
    print("HostileTests: seeds 1 to 16")
    let solvers = [GLPKSolver(), GLPKSolver()]
    let counts = try await withThrowingTaskGroup(of: (calls: Int, answers: Int, refusals: Int).self)
    {
      group in
      for seed: UInt64 in 1...16 {
        group.addTask {
          var generator = SeededGenerator(seed: seed)
          var count = (calls: 0, answers: 0, refusals: 0)
          while count.calls < 6300 {
            let (model, calls) = Self.hostileModel(&generator)
            let options = Self.hostileOptions(&generator)
            let drops = Int.random(in: 0...19, using: &generator) == 0
            let solver = drops ? GLPKSolver() : solvers[Int(seed % 2)]
            let cancels = Int.random(in: 0...9, using: &generator) == 0
            count.calls += calls + 1
            let task = Task { try await solver.solve(model, options: options) }
            if cancels { task.cancel() }
            do {
              let solution = try await task.value
              count.answers += 1
              if case .optimal = solution.termination {
                #expect(solution.objective?.isFinite == true, "seed \(seed): \(model)")
              }
            } catch let error as SolveError {
              count.refusals += 1
              if case .engineFailure(let text) = error.reason {
                Issue.record("seed \(seed): \(text)")
              }
            }
          }
          return count
        }
      }
      var total = (calls: 0, answers: 0, refusals: 0)
      for try await count in group {
        total.calls += count.calls
        total.answers += count.answers
        total.refusals += count.refusals
      }
      return total
    }
    #expect(counts.calls >= 100_000)
    #expect(counts.answers > 500 && counts.refusals > 500)
    // After all of it, both solvers still work.
    for solver in solvers {
      var model = Model()
      model.addColumn(lower: 1, cost: 1)
      #expect(try await solver.solve(model).objective == 1)
    }
  }

  @Test func `many solvers come, work and go`() async throws {
    try await withThrowingTaskGroup(of: Double?.self) { group in
      for index in 0..<64 {
        group.addTask {
          var model = Model()
          model.sense = .maximize
          let x = model.addColumn(upper: Double(index), cost: 1)
          model.addRow(upper: Double(index) / 2)
          model.addCoefficient(1, row: 0, column: x.index)
          let solution = try await GLPKSolver().solve(model)
          return solution.objective.map { abs($0 - Double(index) / 2) }
        }
      }
      for try await difference in group { #expect(try #require(difference) < 1e-9) }
    }
  }
}
