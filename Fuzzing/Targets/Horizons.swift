import Foundation
import Horizon
import OneBoardFiles

let folder = URL(
  fileURLWithPath: "/dev/shm/oneboard-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
let scenario = """
  {"oneboard": 1, "name": "n", "categories": [{"id": "c", "name": "C", "reserve": 3}],
   "posts": "posts.csv", "rules": []}
  """
let posts =
  "id,unit,name,tier,town,category,approved,inPost,need\na,u,A,township,t,c,5,3,4\nb,v,B,township,t,c,2,2,6\n"
let horizon = """
  {"oneboard": 1, "scenario": "scenario.json", "years": 2, "leavers": "attrition.csv"}
  """
let attrition = "id,year1,year2\na,1,1\n"

/// The first byte chooses between the years and the leavers.
func check(_ bytes: [UInt8]) {
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try? Data(scenario.utf8).write(to: folder.appending(path: "scenario.json"))
  try? Data(posts.utf8).write(to: folder.appending(path: "posts.csv"))
  let isJSON = (bytes.first ?? 0) & 1 == 0
  let text = Array(bytes.dropFirst())
  let path = folder.appending(path: "horizon.json")
  try? Data(isJSON ? text : Array(horizon.utf8)).write(to: path)
  try? Data(isJSON ? Array(attrition.utf8) : text)
    .write(to: folder.appending(path: "attrition.csv"))
  do {
    let loaded = try HorizonFile.load(path: path.path)
    require(loaded.horizon.faults().isEmpty, "years with faults were read")
  } catch {
    for fault in error.faults
    where fault.file.hasSuffix("horizon.json") && isJSON
      || fault.file.hasSuffix("attrition.csv") && !isJSON
    {
      if let line = fault.line { requirePlace(line, fault.column ?? 1, in: text, "\(fault)") }
    }
  }
}
