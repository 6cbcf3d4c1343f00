import Foundation
@_spi(Benchmarks) import GLPK
import LinearOptimization

let waysOfSolving = ["sliced", "unsliced", "events", "log", "whole", "whole-events"]

/// Solves a linear program in one of several ways, and times that.
///
/// - Parameters:
///   - way: `sliced`, `unsliced`, `events` (a loop over `events(for:)`), `log` (every line); or
///     `whole` and `whole-events`, which keep whole columns.
///   - path: A file in MPS format.
/// - Throws: What reading and solving throw.
func measureSolving(_ way: String, _ path: String) async throws {
  let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  let model = try MPSReader.read(bytes).model
  let solver = GLPKSolver()
  var options = SolveOptions()
  options.relaxesIntegrality = !way.hasPrefix("whole")
  let counter = Counter()
  var report = Report()
  let start = Usage.now
  let solution: Solution
  switch way {
  case "unsliced": solution = try await solver.solveUnsliced(model, options: options)
  case "events", "whole-events":
    var last: Solution?
    for try await event in solver.events(for: model, options: options) {
      counter.add()
      if case .finished(let solution) = event { last = solution }
    }
    guard let last else { throw Fault(text: "The events ended without a solution.") }
    solution = last
  case "log":
    options.onEvent = { _ in counter.add() }
    options.log = { _ in counter.add() }
    solution = try await solver.solve(model, options: options)
  default: solution = try await solver.solve(model, options: options)
  }
  report.add("solving", from: start, to: .now)
  report.add("rows", model.rowCount)
  report.add("columns", model.columnCount)
  report.add("nonzeros", model.entryCount)
  report.add("iterations", solution.work.iterations)
  report.add("nodes", solution.work.nodes)
  report.add("retries", solution.work.retries.count)
  report.add("events", counter.count)
  report.add("status", "\(solution.termination)")
  if let objective = solution.objective { report.add("objective", objective) }
  report.print()
}

/// Counts what is told on the solver's thread.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0

  func add() { lock.withLock { value += 1 } }

  var count: Int { lock.withLock { value } }
}
