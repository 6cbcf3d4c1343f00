import Foundation
import OneBoardCommand
import Testing

struct `Output of solve` {
  @Test func `JSON on standard output is plan.json`() async throws {
    try await withTemporaryFolder { folder in
      let run = try await Tool.oneboard(
        "solve", "examples/mini-county", "--format", "json", "--out", folder.path)
      #expect(run.status == 0)
      let written = try String(
        contentsOf: folder.appending(path: "plan.json"), encoding: .utf8)
      #expect(run.output == written)
      #expect(run.json["status"] as? String == "optimal")
      let levels = try #require(run.json["levels"] as? [[String: Any]])
      #expect(levels.map { $0["name"] as? String } == ["benefit", "coverage", "released"])
      // 86.3 was found by exhaustive search.
      let benefit = try #require(levels.first?["value"] as? Double)
      #expect(abs(benefit - 86.3) < 1e-9)
    }
  }

  @Test func `An infeasible plan is written with its conflict`() async throws {
    try await withTemporaryFolder { folder in
      let run = try await Tool.oneboard(
        "solve", "examples/luohe/infeasible-16.json", "--out", folder.path)
      #expect(run.status == 2)
      let data = try Data(contentsOf: folder.appending(path: "plan.json"))
      let plan = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(plan["status"] as? String == "infeasible")
      #expect(plan["conflict"] != nil)
    }
  }

  @Test func `Nothing is printed about progress when standard error is no terminal`() async throws {
    let run = try await Tool.oneboard("solve", "examples/yuncheng", "--time-limit", "3")
    #expect([0, 3].contains(run.status))
    #expect(run.errors == "")
  }

  @Test func `Text fits in 80 columns with Chinese names`() async throws {
    let run = try await Tool.oneboard("solve", "examples/yuncheng")
    #expect(run.status == 0)
    #expect(run.output.contains("事业编制"))
    for line in run.output.split(separator: "\n") where !line.hasPrefix("Written:") {
      #expect(String(line).displayWidth <= 80)
    }
  }

  @Test func `A reader that goes away is no error`() async throws {
    let tool = Tool.products.appending(path: "oneboard").path
    let script = "set -o pipefail; trap '' PIPE; \(tool) solve examples/mini-county | true"
    let run = try await Tool.run(
      URL(fileURLWithPath: "/bin/bash"), ["-c", script])
    #expect(run.status == 0)
    #expect(run.errors == "")
  }
}
