import Foundation
import OneBoard
import OneBoardFiles
import SyntheticCounties
import Testing

/// `oneboard generate` as a process.
struct `The generate command` {
  @Test func `A generated scenario has no faults, is solved, and its plan passes the audit`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let place = folder.appending(path: "new/board").path
      let run = try await Tool.oneboard(
        "generate", "--lines", "200", "--seed", "4", "--curve", "squaredShortage", "--out", place)
      #expect(run.status == 0)
      #expect(run.errors == "")
      #expect(run.output.split(separator: "\n").count == 1)
      let loaded = try ScenarioFile.load(path: place)
      #expect(loaded.warnings.isEmpty)
      let posts = loaded.scenario.posts
      for fact in [
        "200 lines", "3 categories", "\(loaded.scenario.rules.count) rules",
        "\(posts.reduce(0) { $0 + $1.approved }) posts approved",
        "\(posts.reduce(0) { $0 + $1.inPost }) in post",
        "\(posts.reduce(0) { $0 + $1.need }) needed", "\(place)/scenario.json",
        "\(place)/posts.csv",
      ] {
        #expect(run.output.contains(fact))
      }
      let solve = try await Tool.oneboard("solve", place, "--out", place, "--time-limit", "100")
      #expect(solve.status == 0)
      #expect(solve.output.contains("Optimal"))
      let audit = try await Tool.oneboard("audit", place, place + "/plan.csv")
      #expect(audit.status == 0)
    }
  }

  @Test func `What is read back is what the library makes, and files are replaced`() async throws {
    try await withTemporaryFolder { folder in
      for seed in ["8", "9"] {
        let run = try await Tool.oneboard(
          "generate", "--lines", "300", "--counties", "2", "--towns", "4", "--tightness", "0.25",
          "--seed", seed, "--levels", "benefit", "--curve", "log", "--shared-pool",
          "--soft-share", "--out", folder.path)
        #expect(run.status == 0)
      }
      var settings = CountySettings(lines: 300, counties: 2, towns: 4)
      settings.tightness = 0.25
      settings.seed = 9
      settings.levels = .benefit
      settings.curve = .log
      settings.sharesPool = true
      settings.hasSoftShare = true
      let scenario = try CountyGenerator(settings).scenario()
      let read = try ScenarioFile.load(path: folder.path).scenario
      #expect(read.name == scenario.name)
      #expect(read.categories == scenario.categories)
      #expect(read.posts == scenario.posts)
      #expect(read.rules == scenario.rules)
      #expect(read.objective == scenario.objective)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.sorted() == ["posts.csv", "scenario.json"])
    }
  }

  @Test(arguments: CountySettings.Infeasibility.allCases)
  func `A conflict on request is found by solve`(_ kind: CountySettings.Infeasibility) async throws
  {
    try await withTemporaryFolder { folder in
      let run = try await Tool.oneboard(
        "generate", "--lines", "100", "--infeasible", kind.rawValue, "--out", folder.path)
      #expect(run.status == 0)
      #expect(run.output.split(separator: "\n").count == 1)
      let solve = try await Tool.oneboard("solve", folder.path, "--format", "json")
      #expect(solve.status == 2)
      let conflict = try #require(solve.json["conflict"] as? [String: Any])
      let members = try #require(conflict["members"] as? [String])
      #expect(run.output.contains("no legal plan, for \(members.joined(separator: ", "));"))
    }
  }

  @Test(arguments: [
    ["--lines", "0"], ["--lines", "-5"], ["--lines", "99999999999"], ["--lines", "ten"],
    ["--lines", "100", "--tightness", "nan"], ["--lines", "100", "--tightness", "0"],
    ["--lines", "100", "--counties", "0"], ["--lines", "100", "--counties", "50"],
    ["--lines", "100", "--towns", "40"], ["--lines", "100", "--infeasible", "all"],
    ["--lines", "100", "--curve", "cubic"], ["--lines", "100", "--seed", "-1"], [],
  ])
  func `Settings that make no sense end with 64 and write nothing`(
    _ arguments: [String]
  ) async throws {
    try await withTemporaryFolder { folder in
      let place = folder.appending(path: "board")
      let run = try await Tool.run(
        Tool.products.appending(path: "oneboard"),
        ["generate", "--out", place.path] + arguments)
      #expect(run.status == 64)
      #expect(run.output == "")
      #expect(run.errors.contains("Usage:"))
      #expect(!FileManager.default.fileExists(atPath: place.path))
    }
  }

  @Test func `A folder that cannot be made ends with 66`() async throws {
    let run = try await Tool.oneboard("generate", "--lines", "100", "--out", "README.md/board")
    #expect(run.status == 66)
    #expect(run.output == "")
    #expect(run.errors.contains("README.md"))
  }
}
