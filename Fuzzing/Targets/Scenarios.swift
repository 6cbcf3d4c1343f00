import Foundation
import OneBoardFiles

let folder = URL(
  fileURLWithPath: "/dev/shm/oneboard-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
let posts =
  "id,unit,name,tier,town,category,approved,inPost,need\na,u,A,township,t,c,5,3,4\nb,v,B,township,t,c,2,2,6\n"

func check(_ bytes: [UInt8]) {
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try? Data(bytes).write(to: folder.appending(path: "scenario.json"))
  try? Data(posts.utf8).write(to: folder.appending(path: "posts.csv"))
  if let loaded = try? ScenarioFile.load(path: folder.appending(path: "scenario.json").path) {
    _ = try? loaded.scenario.validated()
  }
}
