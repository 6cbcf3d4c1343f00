import Foundation
import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Random calls with hostile arguments, from many tasks.
struct HostileTests {
  /// How many calls; `ONEBOARD_HOSTILE_CALLS` lowers it for the thread sanitizer.
  private static let calls =
    ProcessInfo.processInfo.environment["ONEBOARD_HOSTILE_CALLS"].flatMap(Int.init) ?? 100_000

  private static let numbers: [Double] = [
    0, -0.0, 1, -1, 2.5, -3, 1e-9, 1e9, 1e300, -1e300, .nan, .infinity, -.infinity,
    .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
  ]

  private static func number(_ random: inout SeededGenerator, isHostile: Bool) -> Double {
    if isHostile, Int.random(in: 0..<8, using: &random) == 0 {
      return numbers.randomElement(using: &random) ?? 0
    }
    return Double(Int.random(in: -5...9, using: &random))
  }

  private static func index(_ random: inout SeededGenerator, _ count: Int, isHostile: Bool) -> Int {
    if isHostile, Int.random(in: 0..<40, using: &random) == 0 {
      return [-1, count, Int.max, Int.min, Int(Int32.max), 1 << 40].randomElement(using: &random)
        ?? 0
    }
    return Int.random(in: 0..<max(1, count), using: &random)
  }

  private static func model(_ random: inout SeededGenerator) -> Model {
    let isHostile = Bool.random(using: &random)
    var model = Model()
    if Bool.random(using: &random) { model.sense = .maximize }
    model.objectiveConstant = number(&random, isHostile: isHostile)
    let columns = Int.random(in: 0...5, using: &random)
    for _ in 0..<columns {
      let lower = number(&random, isHostile: isHostile)
      let width = abs(number(&random, isHostile: isHostile))
      model.addColumn(
        lower: lower, upper: lower + width, cost: number(&random, isHostile: isHostile),
        kind: Int.random(in: 0..<4, using: &random) == 0 ? .integer : .continuous)
    }
    let rows = Int.random(in: 0...4, using: &random)
    for _ in 0..<rows {
      let lower = number(&random, isHostile: isHostile)
      model.addRow(lower: lower, upper: lower + abs(number(&random, isHostile: isHostile)))
    }
    model.addRows(lower: [], upper: [])
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      model.addCoefficient(
        number(&random, isHostile: isHostile),
        row: index(&random, rows, isHostile: isHostile),
        column: index(&random, columns, isHostile: isHostile))
    }
    return model
  }

  private static func options(_ random: inout SeededGenerator, _ model: Model) -> SolveOptions {
    var options = SolveOptions()
    // Numbers such as 1e300 can keep branching busy for ever.
    options.timeLimit = .milliseconds([0, 1, 20].randomElement(using: &random) ?? 0)
    options.nodeLimit = 50
    switch Int.random(in: 0..<12, using: &random) {
    case 0: options.iterationLimit = [0, 1, -1, .max, .min].randomElement(using: &random)
    case 1: options.nodeLimit = [0, 1, -1, .max, .min].randomElement(using: &random)
    case 2: options.relativeGap = numbers.randomElement(using: &random) ?? 0
    case 3: options.absoluteGap = numbers.randomElement(using: &random) ?? 0
    case 4: options.presolves = true
    case 5: options.relaxesIntegrality = true
    case 6:
      let all: [BasisStatus] = [.basic, .atLower, .atUpper, .free, .fixed]
      func statuses(_ count: Int) -> [BasisStatus] {
        (0..<max(0, count)).map { _ in all.randomElement(using: &random) ?? .basic }
      }
      options.basis = Basis(
        columns: statuses(model.columnCount + Int.random(in: -1...1, using: &random)),
        rows: statuses(model.rowCount))
    case 7: options.timeLimit = [.seconds(-1), .zero].randomElement(using: &random)
    case 8: options.algorithm = .primalSimplex
    case 9: options.algorithm = .dualSimplex
    default: break
    }
    return options
  }

  /// One call; gives whether it was refused.
  private static func call(
    _ random: inout SeededGenerator, _ shared: GLPKSolver
  ) async -> Bool {
    let model = model(&random)
    let options = options(&random, model)
    let kind = Int.random(in: 0..<100, using: &random)
    do {
      let solution: Solution
      if kind == 0 {
        // The solver has no other owner.
        solution = try await GLPKSolver().solve(model, options: options)
      } else if kind < 5 {
        let task = Task { try await shared.solve(model, options: options) }
        task.cancel()
        solution = try await task.value
      } else {
        solution = try await shared.solve(model, options: options)
      }
      if solution.termination == .optimal, let residuals = solution.residuals {
        #expect(!residuals.primal.isNaN)
        #expect(solution.values.count == model.columnCount)
      }
      return false
    } catch let error as SolveError {
      if case .engineFailure = error.reason { print("engine failure:", error.reason) }
      return true
    } catch {
      Issue.record("an error without a type: \(error)")
      return true
    }
  }

  @Test func `Hostile calls from sixteen tasks give results or typed errors`() async {
    let seed: UInt64 = 4711
    print("seed", seed, "calls", Self.calls)
    let solvers = [GLPKSolver(), GLPKSolver(), GLPKSolver()]
    let refused = await withTaskGroup(of: Int.self) { group in
      for task in 0..<16 {
        group.addTask {
          var random = SeededGenerator(seed: seed &+ UInt64(task))
          var refused = 0
          for _ in 0..<(Self.calls / 16) where await Self.call(&random, solvers[task % 3]) {
            refused += 1
          }
          return refused
        }
      }
      return await group.reduce(0, +)
    }
    print("refused", refused)
    #expect(refused > Self.calls / 20)
    #expect(refused < Self.calls)
  }

  @Test func `Sixteen tasks on one solver and on sixteen get the same answers`() async throws {
    var random = SeededGenerator(seed: 4712)
    let models = (0..<16).map { _ in
      RandomModels.covering(rows: 30, columns: 90, using: &random)
    }
    let one = GLPKSolver()
    for sharesSolver in [true, false] {
      try await withThrowingTaskGroup(of: Double?.self) { group in
        for model in models {
          group.addTask {
            let solver = sharesSolver ? one : GLPKSolver()
            return try await solver.solve(model).objective
          }
        }
        var objectives: [Double] = []
        for try await objective in group { objectives.append(objective ?? .nan) }
        var expected: [Double] = []
        for model in models { expected.append(try await one.solve(model).objective ?? .nan) }
        #expect(zip(objectives.sorted(), expected.sorted()).allSatisfy { abs($0 - $1) < 1e-9 })
      }
    }
  }

  @Test func `A solver dropped while tasks wait still answers them`() async throws {
    var random = SeededGenerator(seed: 4713)
    let model = RandomModels.covering(rows: 200, columns: 800, using: &random)
    var solver: GLPKSolver? = GLPKSolver()
    let tasks = (0..<8).map { _ in
      Task { [solver] in try await solver?.solve(model).termination }
    }
    solver = nil
    for task in tasks { #expect(try await task.value == .optimal) }
  }
}
