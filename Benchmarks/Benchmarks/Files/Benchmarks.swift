import Benchmark
import BenchmarkSupport
import OneBoard
import OneBoardFiles

let benchmarks: @Sendable () -> Void = {
  for lines in Boards.sizes {
    measure("Reading a scenario", lines: lines, counters: Counter.ofFiles) {
      let folder = try TemporaryFolder()
      try ScenarioFile.write(try Boards.scenario(lines: lines), toDirectory: folder.path)
      return folder
    } body: { folder in
      let loaded = try ScenarioFile.load(path: folder.path)
      return Counters(bytes: try folder.byteCount(), lines: loaded.board.lines.count)
    }
    measure("Writing a scenario", lines: lines, counters: Counter.ofFiles) {
      (try Boards.scenario(lines: lines), try TemporaryFolder())
    } body: { scenario, folder in
      try ScenarioFile.write(scenario, toDirectory: folder.path)
      return Counters(bytes: try folder.byteCount(), lines: lines)
    }
    measure("Writing a plan", lines: lines, counters: Counter.ofFiles) {
      let board = try Boards.board(lines: lines)
      return (board, Proposal(board).plan, try TemporaryFolder())
    } body: { board, plan, folder in
      try PlanFile.write(plan, board: board, toDirectory: folder.path)
      return Counters(bytes: try folder.byteCount(), lines: lines)
    }
    for name in [PlanFile.jsonName, PlanFile.csvName] {
      measure("Reading \(name)", lines: lines, counters: Counter.ofFiles) {
        let board = try Boards.board(lines: lines)
        let folder = try TemporaryFolder()
        try PlanFile.write(Proposal(board).plan, board: board, toDirectory: folder.path)
        return (board, folder)
      } body: { board, folder in
        _ = try PlanFile.readPosts(path: folder.path + "/" + name, for: board)
        return Counters(bytes: try folder.byteCount(of: name), lines: lines)
      }
    }
  }
}
