import Foundation
import Testing

/// What `oneboard solve` says about a scenario without a legal plan.
struct `Ways out in the solve command` {
  private func changes(_ run: ToolRun) throws -> [[[String: Any]]] {
    let found = try #require(run.json["waysOut"] as? [String: Any])
    #expect(found["complete"] as? Bool == true)
    let ways = try #require(found["ways"] as? [[String: Any]])
    return ways.compactMap { $0["changes"] as? [[String: Any]] }
  }

  @Test(arguments: [
    "examples/no-plan", "examples/no-plan/two-conflicts.json",
    "examples/luohe/infeasible-16.json",
  ])
  func `Every way that can be set has a plan in what-if`(scenario: String) async throws {
    let run = try await Tool.oneboard("solve", scenario, "--format", "json")
    #expect(run.status == 2)
    let ways = try changes(run)
    #expect(ways.count >= 2)
    for way in ways {
      let settings = way.compactMap { $0["set"] as? String }
      guard settings.count == way.count else { continue }
      let text = try await Tool.oneboard("solve", scenario)
      for setting in settings { #expect(text.output.contains("--set \(setting)\n")) }
      let changed = try await Tool.run(
        Tool.products.appending(path: "oneboard"),
        ["what-if", scenario] + settings.flatMap { ["--set", $0] })
      #expect(changed.status == 0, "\(settings)")
      #expect(changed.output.contains("After: optimal."), "\(settings)")
    }
  }

  @Test func `A fence can only be left out of the file`() async throws {
    let run = try await Tool.oneboard("solve", "examples/no-plan", "--format", "json")
    let fence = try #require(try changes(run).last?.first)
    #expect(fence["rule"] as? String == "to-schools")
    #expect(fence["field"] as? String == "ringFence")
    #expect(fence["set"] == nil)
  }

  @Test func `A plan has no ways out`() async throws {
    let run = try await Tool.oneboard("solve", "examples/mini-county", "--format", "json")
    #expect(run.status == 0)
    #expect(run.json["waysOut"] == nil)
  }

  @Test func `The commands of its page print what stands there`() async throws {
    let text = try checkoutFile("docs/no-plan.md")
    let blocks = text.components(separatedBy: "```console\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    func withoutTimes(_ text: String) -> String {
      text.replacing(#/[0-9]+\.[0-9]+ s/#, with: "T s")
    }
    for block in blocks {
      let lines = block.components(separatedBy: "\n")
      let command = try #require(lines.first)
      let words = command.split(separator: " ").map(String.init)
      try #require(words.prefix(2) == ["$", "oneboard"])
      let run = try await Tool.run(
        Tool.products.appending(path: "oneboard"), Array(words.dropFirst(2)))
      let expected = lines.dropFirst().joined(separator: "\n")
      #expect(withoutTimes(run.output) == withoutTimes(expected), "\(command)")
      for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
    #expect(blocks.count == 3)
  }
}
