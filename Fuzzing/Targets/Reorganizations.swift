import Foundation
import OneBoard
import OneBoardFiles

let folder = URL(
  fileURLWithPath: "/dev/shm/oneboard-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
let reorganization = """
  {"oneboard": 1, "transfers": "transfers.csv", "mergers": [{"id": "m", "smallUnit": 3}]}
  """
let transfers = "function,from,to,approved,inPost,need\nf,J1,H1,1,1,1\n"

let board = try? Scenario(
  name: "Fuzz", categories: [QuotaCategory(id: "c")],
  posts: [("J1", "U1"), ("J2", "U1"), ("H1", "U2")].map { id, unit in
    PostLine(
      id: id, unit: unit, category: "c", approved: 3, inPost: 2, need: 5, department: "d")
  }
).validated()

/// The first byte chooses between the reorganization and the transfers.
func check(_ bytes: [UInt8]) {
  guard let board else { fatalError("the board of the fuzz target is not sound") }
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let isJSON = (bytes.first ?? 0) & 1 == 0
  let text = Array(bytes.dropFirst())
  let path = folder.appending(path: "reorganization.json")
  try? Data(isJSON ? text : Array(reorganization.utf8)).write(to: path)
  try? Data(isJSON ? Array(transfers.utf8) : text)
    .write(to: folder.appending(path: "transfers.csv"))
  do {
    let loaded = try ReorganizationFile.load(path: path.path)
    if let result = try? board.reorganized(by: loaded.reorganization) {
      let before = Scenario(
        name: board.name, categories: board.categories, posts: board.lines, rules: [],
        objective: [])
      let balances = before.balances(against: result.scenario)
      require(balances.allSatisfy { $0.isBalanced }, "a reorganization does not balance")
    }
  } catch {
    for fault in error.faults where fault.file.hasSuffix(".json") == isJSON {
      if let line = fault.line { requirePlace(line, fault.column ?? 1, in: text, "\(fault)") }
    }
  }
}
