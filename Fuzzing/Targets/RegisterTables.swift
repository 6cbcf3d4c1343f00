import Foundation
import OneBoardFiles
import Reconciliation

let folder = URL(
  fileURLWithPath: "/dev/shm/oneboard-fuzz-\(ProcessInfo.processInfo.processIdentifier)")

func check(_ bytes: [UInt8]) {
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let path = folder.appending(path: "register.csv").path
  try? Data(bytes).write(to: URL(fileURLWithPath: path))
  do {
    _ = try RegisterFiles.load(quota: path, personnel: path, finance: path, payroll: path)
  } catch {
    for fault in error.faults {
      if let line = fault.line { requirePlace(line, fault.column ?? 1, in: bytes, "\(fault)") }
    }
  }
  _ = try? RegisterFiles.posts(path: path)
}
