import Foundation
import OneBoard
import OneBoardFiles

let folder = URL(
  fileURLWithPath: "/dev/shm/oneboard-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
let scenario = """
  {"oneboard": 1, "name": "n", "categories": [{"id": "c", "name": "C", "reserve": 3}],
   "posts": "posts.csv", "rules": []}
  """
let posts =
  "id,unit,name,tier,town,category,approved,inPost,need\na,u,A,township,t,c,5,3,4\nb,v,B,township,t,c,2,2,6\n"

let board: Board = {
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try? Data(scenario.utf8).write(to: folder.appending(path: "scenario.json"))
  try? Data(posts.utf8).write(to: folder.appending(path: "posts.csv"))
  guard
    let loaded = try? ScenarioFile.load(path: folder.appending(path: "scenario.json").path),
    let board = try? loaded.scenario.validated()
  else { fatalError("the board of this target is refused") }
  return board
}()

/// The first byte chooses between plan.json and plan.csv.
func check(_ bytes: [UInt8]) {
  let board = board
  let name = (bytes.first ?? 0) & 1 == 0 ? "plan.json" : "plan.csv"
  let text = Array(bytes.dropFirst())
  let path = folder.appending(path: name).path
  try? Data(text).write(to: URL(fileURLWithPath: path))
  do {
    let read = try PlanFile.readPosts(path: path, for: board)
    require(read.map(\.id) == read.map(\.id).sorted(), "not in the order of ids")
    _ = board.audit(read)
  } catch {
    for fault in error.faults {
      if let line = fault.line, let column = fault.column {
        requirePlace(line, column, in: text, "\(fault)")
      }
    }
  }
}
