import Foundation
import OneBoardFiles

let folder = URL(
  fileURLWithPath: "/dev/shm/oneboard-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
let scenario = """
  {"oneboard": 1, "name": "n", "categories": [{"id": "c", "name": "C", "reserve": 3}],
   "posts": "posts.csv", "rules": []}
  """

func check(_ bytes: [UInt8]) {
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try? Data(scenario.utf8).write(to: folder.appending(path: "scenario.json"))
  try? Data(bytes).write(to: folder.appending(path: "posts.csv"))
  if let loaded = try? ScenarioFile.load(path: folder.appending(path: "scenario.json").path) {
    _ = try? loaded.scenario.validated()
  }
}
