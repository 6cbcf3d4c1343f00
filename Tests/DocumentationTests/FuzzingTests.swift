import Foundation
import Testing

@Suite struct FuzzingTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func `every fuzz target has a line in the report, without a finding`() throws {
    let targets = try FileManager.default
      .contentsOfDirectory(
        at: Self.root.appending(path: "Fuzzing/Targets"), includingPropertiesForKeys: nil
      ).map { $0.deletingPathExtension().lastPathComponent }.filter { $0 != "Entry" }
    let report = try String(
      contentsOf: Self.root.appending(path: "docs/fuzzing.md"), encoding: .utf8)
    let lines = report.split(separator: "\n").filter { $0.hasSuffix(" none |") }
    let fuzzed = lines.compactMap {
      $0.split(separator: "|").first?.trimmingCharacters(in: .whitespaces)
    }
    #expect(targets.count >= 9)
    #expect(fuzzed.sorted() == targets.sorted())
  }
}
