import Foundation
import Testing

struct `Solving with an earlier plan` {
  private static let datian = ["solve", "examples/datian"]
  private static let due = ["--change-from", "examples/datian/due.csv"]

  private static func run(_ arguments: [String]) async throws -> ToolRun {
    try await Tool.run(Tool.products.appending(path: "oneboard"), arguments)
  }

  @Test func `The commands of its page print what stands there`() async throws {
    let page = try Page("docs/replan.md")
    #expect(page.commands.count >= 5)
    for command in page.commands {
      let words = command.text.split(separator: " ").map(String.init)
      #expect(words.first == "oneboard")
      let run = try await Self.run(Array(words.dropFirst()))
      #expect(command.prints(run.output), "\(command.text) prints \(run.output)")
    }
  }

  private static func granted(_ run: ToolRun) throws -> [String: Int] {
    let posts = try #require(run.json["posts"] as? [[String: Any]])
    return Dictionary(
      posts.compactMap { post in
        (post["id"] as? String).map { ($0, post["granted"] as? Int ?? 0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The tie of Datian: both schedules return 386, pay 60 first and change 80.
  @Test func `Either end of Datian's tie changes 80 posts`() async throws {
    for (frozen, second) in [([], 140), (["--freeze", "2025"], 100), (["--freeze", "2026"], 140)] {
      let run = try await Self.run(Self.datian + Self.due + frozen + ["--format", "json"])
      #expect(run.status == 0)
      let granted = try Self.granted(run)
      #expect(granted == ["2024": 60, "2025": second, "2026": 326 - second])
      let levels = try #require(run.json["levels"] as? [[String: Any]])
      #expect(levels.map { $0["value"] as? Double } == [80])
    }
  }

  @Test func `Frozen lines may stand in a file, such as a part of a plan`() async throws {
    try await withTemporaryFolder { folder in
      let first = try await Self.run(
        ["solve", "examples/mini-county", "--out", folder.path, "--format", "json"])
      #expect(first.status == 0)
      let table = try String(contentsOf: folder.appending(path: "plan.csv"), encoding: .utf8)
      let lines = table.split(whereSeparator: \.isNewline)
      let done = folder.appending(path: "done.csv")
      let kept = [lines[0]] + lines.dropFirst().filter { $0.hasPrefix("P") || $0.hasPrefix("C") }
      #expect(kept.count == 5)
      try Data((kept.joined(separator: "\n") + "\n").utf8).write(to: done)
      // A clinic gives way, so that the plan must change elsewhere.
      let scenario = try checkoutFile("examples/mini-county/scenario.json")
        .replacing("\"atMost\": 2", with: "\"atMost\": 1")
      let changed = folder.appending(path: "changed.json")
      try Data(scenario.utf8).write(to: changed)
      try Data(checkoutFile("examples/mini-county/posts.csv").utf8)
        .write(to: folder.appending(path: "posts.csv"))
      let second = try await Self.run(
        [
          "solve", changed.path, "--change-from", folder.path, "--freeze", done.path, "--format",
          "json",
        ])
      #expect(second.status == 0)
      let (before, after) = (try Self.granted(first), try Self.granted(second))
      for id in ["P1", "P2", "P3", "C1"] { #expect(before[id] == after[id], "\(id)") }
      #expect(after["H1"] == 1)
      try Data("id\nP1\nP7\n".utf8).write(to: done)
      let wrong = try await Self.run(
        ["solve", changed.path, "--change-from", folder.path, "--freeze", done.path])
      #expect(wrong.status == 65)
      #expect(wrong.errors.contains("done.csv:3:1: No line has the id \"P7\"."), "\(wrong.errors)")
    }
  }

  @Test(arguments: [
    (["--freeze", "2025"], 64, "Give --change-from as well."),
    (["--change-after", "1"], 64, "Give --change-from as well."),
    (due + ["--change-after", "-1"], 64, ""),
    (due + ["--freeze", ","], 64, "--freeze names no line."),
    (due + ["--freeze", "2025,2O26"], 65, "No line has the id \"2O26\""),
    (due + ["--freeze", "2025,2026"], 2, ""),
    (["--change-from", "examples/datian/none.csv"], 66, "There is no such file."),
    (["--change-from", "examples/datian/scenario.json"], 65, "scenario.json:"),
  ])
  func `What cannot be is told with its exit code`(
    arguments: [String], status: Int32, text: String
  ) async throws {
    let run = try await Self.run(Self.datian + arguments)
    #expect(run.status == status)
    #expect(text.isEmpty || run.errors.contains(text), "\(run.errors)")
  }
}
