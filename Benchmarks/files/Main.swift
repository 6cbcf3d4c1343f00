import GLPK
import OneBoard
import OneBoardFiles
import SyntheticCounties

/// One measured step in a process of its own, so that its memory is known:
/// `FileThroughput generate DIRECTORY LINES SEED | read DIRECTORY | write DIRECTORY OUTPUT`.
@main
enum Main {
  static func main() async throws {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "generate" where arguments.count == 5:
      var settings = CountySettings(lines: Int(arguments[3]) ?? 0)
      settings.seed = UInt64(arguments[4]) ?? 1
      try ScenarioFile.write(
        CountyGenerator(settings).scenario(), toDirectory: arguments[2])
    case "read" where arguments.count == 3:
      let start = ContinuousClock.now
      let loaded = try ScenarioFile.load(path: arguments[2])
      withExtendedLifetime(loaded) { report(since: start, lines: loaded.board.lines.count) }
    case "write" where arguments.count == 4:
      let board = try ScenarioFile.load(path: arguments[2]).board
      var plan = try await DepartmentalOwnership()
        .plan(for: board, using: GLPKSolver(), options: PlanOptions())
      // Only plans with this status are written in full.
      plan.status = .feasible
      let start = ContinuousClock.now
      try PlanFile.write(plan, board: board, toDirectory: arguments[3])
      report(since: start, lines: board.lines.count)
    default:
      print("Start Benchmarks/files/run; it starts this program.")
    }
  }

  /// Prints what the script reads: seconds and lines.
  private static func report(since start: ContinuousClock.Instant, lines: Int) {
    print((ContinuousClock.now - start) / .seconds(1), lines)
  }
}
