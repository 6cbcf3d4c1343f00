import Foundation
import Testing

/// `oneboard formulate`: the file and the exit codes.
struct `Writing the program of a scenario` {
  /// GLPK's own program; `nil` where it is not installed, which is said once.
  static let glpsol: URL? = {
    let found = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map {
      URL(fileURLWithPath: $0).appending(path: "glpsol")
    }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    if found == nil { print("glpsol was not found; the test that asks it is skipped.") }
    return found
  }()

  @Test(arguments: ["mini-county", "yuncheng", "luohe"], [[], ["--integer"]])
  func `The optimum of the file is the benefit of the plan`(
    example: String, flags: [String]
  ) async throws {
    try await withTemporaryFolder { folder in
      let scenario = "examples/\(example)"
      let plan = try await Tool.oneboard("solve", scenario, "--format", "json")
      let levels = try #require(plan.json["levels"] as? [[String: Any]])
      let level = try #require(levels.first { $0["name"] as? String == "benefit" })
      let benefit = try #require(level["value"] as? Double)
      for (variant, sign) in [([], 1.0), (["--for-other-solvers"], -1.0)] {
        let file = folder.appending(path: "model.mps").path
        let run = try await Tool.run(
          Tool.products.appending(path: "oneboard"),
          ["formulate", scenario, "--out", file, "--format", "json"] + flags + variant)
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(run.json["sense"] as? String == (sign > 0 ? "maximize" : "minimize"))
        #expect((run.json["integers"] as? Int == 0) == flags.isEmpty)
        let solved = try await Tool.oneboard("lp", "solve", file, "--format", "json")
        let objective = try #require(solved.json["objective"] as? Double)
        #expect(abs(sign * objective - benefit) <= 1e-9 * max(1, benefit))
      }
    }
  }

  // Skipped where glpsol is not installed, which is an extra program beside the library.
  @Test(.enabled(if: glpsol != nil), arguments: [[], ["--integer"]])
  func `The program glpsol reads the file and finds the same optimum`(flags: [String]) async throws
  {
    let glpsol = try #require(Self.glpsol)
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "model.mps").path
      let report = folder.appending(path: "report.txt")
      let run = try await Tool.run(
        Tool.products.appending(path: "oneboard"),
        ["formulate", "examples/yuncheng", "--out", file, "--for-other-solvers"] + flags)
      #expect(run.status == 0)
      #expect(run.output.contains("Written: \(file)"))
      let solved = try await Tool.oneboard("lp", "solve", file, "--format", "json")
      let objective = try #require(solved.json["objective"] as? Double)
      let rival = try await Tool.run(glpsol, ["--freemps", file, "--output", report.path])
      #expect(rival.status == 0)
      let text = try String(contentsOf: report, encoding: .utf8)
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Objective:") })
      let stated = try #require(
        line.split(separator: " ").lazy.compactMap { Double($0) }.first)
      // glpsol prints ten digits.
      #expect(abs(stated - objective) <= 1e-8 * abs(objective))
    }
  }

  @Test func `The same scenario gives the same bytes`() async throws {
    try await withTemporaryFolder { folder in
      let files = ["first.mps", "second.mps"].map { folder.appending(path: $0) }
      for file in files {
        let run = try await Tool.oneboard("formulate", "examples/yuncheng", "--out", file.path)
        #expect(run.status == 0)
      }
      let bytes = try files.map { try Data(contentsOf: $0) }
      #expect(bytes[0] == bytes[1])
      #expect(String(decoding: bytes[0], as: UTF8.self).contains("\n L pool:administrative\n"))
    }
  }

  @Test func `Contradictory rules end with 2, a limit with 3, and nothing is written`() async throws
  {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "model.mps")
      let contradictory = try await scenario(
        in: folder, replacing: "\"atLeast\": 16, \"atMost\": 16",
        by: "\"atLeast\": 100000, \"atMost\": 100000")
      let refused = try await Tool.oneboard("formulate", contradictory, "--out", file.path)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("no legal plan"))
      // Its soft rules are a level before the benefit, which takes time.
      let stopped = try await Tool.oneboard(
        "formulate", "examples/yuncheng", "--out", file.path, "--time-limit", "0")
      #expect(stopped.status == 3)
      #expect(!FileManager.default.fileExists(atPath: file.path))
    }
  }

  @Test func `Wrong use, a missing level and a missing folder have their codes`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "model.mps").path
      let unused = try await Tool.oneboard("formulate", "examples/luohe")
      #expect(unused.status == 64)
      let negative = try await Tool.oneboard(
        "formulate", "examples/luohe", "--out", file, "--time-limit", "-1")
      #expect(negative.status == 64)
      let levelless = try await scenario(
        in: folder, replacing: "\"rules\": [",
        by: "\"objective\": [{ \"minimize\": \"released\" }], \"rules\": [")
      let bad = try await Tool.oneboard("formulate", levelless, "--out", file)
      #expect(bad.status == 65)
      #expect(bad.errors.contains("no benefit level"))
      let missing = try await Tool.oneboard("formulate", "examples/none", "--out", file)
      #expect(missing.status == 66)
      let unwritable = try await Tool.oneboard(
        "formulate", "examples/luohe", "--out", "README.md/model.mps")
      #expect(unwritable.status == 66)
      #expect(unwritable.errors.contains("README.md/model.mps"))
    }
  }

  /// The infeasible example with one change.
  private func scenario(
    in folder: URL, replacing part: String, by other: String
  ) async throws -> String {
    let text = try checkoutFile("examples/luohe/infeasible-16.json")
    try #require(text.contains(part))
    let file = folder.appending(path: "scenario.json")
    try Data(text.replacingOccurrences(of: part, with: other).utf8).write(to: file)
    try Data(checkoutFile("examples/luohe/posts.csv").utf8)
      .write(to: folder.appending(path: "posts.csv"))
    return file.path
  }
}
