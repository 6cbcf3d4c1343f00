import Foundation
import OneBoard
import OneBoardFiles

let folder = URL(
  fileURLWithPath: "/dev/shm/oneboard-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
let standards = """
  {"oneboard": 1, "measures": "measures.csv", "standards": [
    {"id": "s", "terms": [{"measure": "students", "per": 13.5}], "rounding": "up"}]}
  """
let measures = "id,students\nJ1,100\nJ2,20\nH1,7\n"

let board = try? Scenario(
  name: "Fuzz", categories: [QuotaCategory(id: "c")],
  posts: [("J1", "U1"), ("J2", "U1"), ("H1", "U2")].map { id, unit in
    PostLine(id: id, unit: unit, category: "c", approved: 3, inPost: 2, need: 5)
  }
).validated()

/// The first byte chooses between the standards and the measures.
func check(_ bytes: [UInt8]) {
  guard let board else { fatalError("the board of the fuzz target is not sound") }
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let isJSON = (bytes.first ?? 0) & 1 == 0
  let text = Array(bytes.dropFirst())
  let path = folder.appending(path: "standards.json")
  try? Data(isJSON ? text : Array(standards.utf8)).write(to: path)
  try? Data(isJSON ? Array(measures.utf8) : text).write(to: folder.appending(path: "measures.csv"))
  do {
    let loaded = try StandardsFile.load(path: path.path, for: board)
    if let needs = try? board.needs(by: loaded.standards, measures: loaded.measures) {
      for need in needs { require(need.posts >= 0, "a need below 0") }
    }
  } catch {
    for fault in error.faults where fault.file.hasSuffix(".json") == isJSON {
      if let line = fault.line { requirePlace(line, fault.column ?? 1, in: text, "\(fault)") }
    }
  }
}
