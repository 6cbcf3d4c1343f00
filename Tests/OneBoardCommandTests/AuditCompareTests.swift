import Foundation
import Testing

struct `Auditing with a comparison` {
  private static let county = "examples/mini-county"
  private static let byHand = "examples/mini-county/by-hand.csv"

  @Test func `The command of its page prints what stands there`() async throws {
    let page = try Page("docs/audit.md")
    #expect(page.commands.count == 1)
    for command in page.commands {
      let words = command.text.split(separator: " ").map(String.init)
      let run = try await Tool.run(
        Tool.products.appending(path: "oneboard"), Array(words.dropFirst()))
      #expect(run.status == 1)
      #expect(command.prints(run.output), "\(run.output)")
    }
  }

  @Test func `The nearest legal plan is written, legal, and as far away as is said`() async throws {
    try await withTemporaryFolder { folder in
      let run = try await Tool.oneboard(
        "audit", Self.county, Self.byHand, "--compare", "--nearest", folder.path, "--format",
        "json")
      #expect(run.status == 1)
      let comparison = try #require(run.json["comparison"] as? [String: Any])
      let nearest = try #require(comparison["nearest"] as? [String: Any])
      #expect(nearest["proven"] as? Bool == true)
      let changes = try #require(nearest["posts"] as? [[String: Any]])
      var distance = 0
      for change in changes {
        let before = try #require(change["before"] as? [String: Int])
        let after = try #require(change["after"] as? [String: Int])
        for key in ["final", "purchased"] {
          distance += abs((after[key] ?? 0) - (before[key] ?? 0))
        }
      }
      #expect(nearest["distance"] as? Int == distance)
      let again = try await Tool.oneboard("audit", Self.county, folder.path)
      #expect(again.status == 0, "\(again.output)")
    }
  }

  @Test func `The best plan is behind on no level and has no better one for everyone`()
    async throws
  {
    try await withTemporaryFolder { folder in
      _ = try await Tool.oneboard("solve", Self.county, "--out", folder.path)
      let run = try await Tool.oneboard(
        "audit", Self.county, folder.path, "--compare", "--format", "json")
      #expect(run.status == 0)
      let comparison = try #require(run.json["comparison"] as? [String: Any])
      #expect(comparison["decisive"] == nil)
      let levels = try #require(comparison["levels"] as? [[String: Any]])
      #expect(levels.count == 3)
      #expect(levels.allSatisfy { $0["behind"] as? Double == 0 })
      let nearest = try #require(comparison["nearest"] as? [String: Any])
      #expect(nearest["distance"] as? Int == 0)
      let better = try #require(comparison["betterForEveryone"] as? [String: Any])
      #expect(better["answer"] as? String == "none")
    }
  }

  @Test func `Flags name article and line, and leave the exit code as it is`() async throws {
    try await withTemporaryFolder { folder in
      let scenario = """
        {"oneboard": 1, "name": "Flags", "categories": [{"id": "c"}],
         "posts": [
           {"id": "A", "unit": "A", "category": "c", "approved": 3, "inPost": 3, "need": 6,
            "service": "cleaning", "tags": ["public-benefit-1"]},
           {"id": "B", "unit": "B", "category": "c", "approved": 3, "inPost": 3, "need": 6,
            "service": "recruitment"}],
         "rules": [
           {"id": "buy", "where": {}, "purchase": {"unitCost": 1, "budget": 100}},
           {"id": "norm", "where": {}, "basis": "Sector norm for clinics",
            "bound": {"of": "final", "atMost": 99}}]}
        """
      let path = folder.appending(path: "scenario.json")
      try Data(scenario.utf8).write(to: path)
      let plan = folder.appending(path: "plan.csv")
      try Data("id,purchased\nA,2\nB,1\n".utf8).write(to: plan)
      let run = try await Tool.oneboard("audit", path.path, plan.path, "--format", "json")
      #expect(run.status == 0, "\(run.errors)")
      let flags = try #require(run.json["flags"] as? [[String: Any]])
      #expect(flags.map { $0["kind"] as? String } == ["buyer", "service", "sectorNorm"])
      #expect(flags.map { $0["place"] as? String } == ["A", "B", nil])
      #expect(flags.allSatisfy { ($0["article"] as? String)?.contains("art. ") == true })
      let listed = try await Tool.oneboard(
        "audit", path.path, plan.path, "--allowed-service", "canteen")
      #expect(listed.output.contains("its service cleaning is not on the list"))
    }
  }

  @Test func `Limits and a folder without a comparison are wrong use`() async throws {
    for option in [["--time-limit", "1"], ["--nearest", "somewhere"]] {
      let run = try await Tool.run(
        Tool.products.appending(path: "oneboard"), ["audit", Self.county, Self.byHand] + option)
      #expect(run.status == 64)
      #expect(run.errors.contains("--compare"))
    }
  }
}
