import Foundation
import OneBoard
import OneBoardFiles

let folder = URL(
  fileURLWithPath: "/dev/shm/oneboard-fuzz-\(ProcessInfo.processInfo.processIdentifier)")

let board = try? Scenario(
  name: "Fuzz", categories: [QuotaCategory(id: "c")],
  posts: [("J1", "U1"), ("J2", "U1"), ("H1", "U2")].map { id, unit in
    PostLine(id: id, unit: unit, category: "c", approved: 3, inPost: 2, need: 5)
  }
).validated()

func check(_ bytes: [UInt8]) {
  guard let board else { fatalError("the board of the fuzz target is not sound") }
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let path = folder.appending(path: "requests.csv").path
  try? Data(bytes).write(to: URL(fileURLWithPath: path))
  do {
    let requests = try RequestsFile.load(path: path, for: board).requests
    // What was read is written, and read back equal.
    try? Data(RequestsFile.csv(of: requests)).write(to: URL(fileURLWithPath: path))
    let again = try? RequestsFile.load(path: path, for: board).requests
    guard again == requests else {
      fatalError("requests are not read back as they were written")
    }
  } catch {
    for fault in error.faults {
      if let line = fault.line { requirePlace(line, fault.column ?? 1, in: bytes, "\(fault)") }
    }
  }
}
