import Foundation
import Testing

/// Every exit code of the contract, with what stands on standard output and standard error.
struct `Exit codes of the program` {
  @Test func `A solved scenario ends with 0`() async throws {
    let run = try await Tool.oneboard("solve", "examples/mini-county")
    #expect(run.status == 0)
    #expect(run.output.contains("Optimal"))
    #expect(run.errors == "")
  }

  @Test func `A legal plan passes its audit with 0`() async throws {
    try await withTemporaryFolder { folder in
      let solve = try await Tool.oneboard("solve", "examples/mini-county", "--out", folder.path)
      #expect(solve.status == 0)
      for name in ["plan.json", "plan.csv"] {
        let plan = folder.appending(path: name).path
        #expect(solve.output.contains("Written: \(plan)"))
        let audit = try await Tool.oneboard("audit", "examples/mini-county", plan)
        #expect(audit.status == 0)
        #expect(audit.output.contains("no violation"))
      }
    }
  }

  @Test func `An audit that finds violations ends with 1`() async throws {
    let run = try await Tool.oneboard(
      "audit", "examples/mini-county", "examples/mini-county/by-hand.csv")
    #expect(run.status == 1)
    #expect(run.errors == "")
    let json = try await Tool.oneboard(
      "audit", "examples/mini-county", "examples/mini-county/by-hand.csv", "--format", "json")
    #expect(json.status == 1)
    let violations = try #require(json.json["violations"] as? [[String: Any]])
    // By hand: O2 gives 12 where 10 are reclaimable, H1 takes 4 where 2 are allowed, and 69 posts
    // are granted from a pool of 68.
    let rules = violations.compactMap { $0["rule"] as? String }
    #expect(rules.contains("clinics"))
    #expect(rules.contains("pool:institution"))
    #expect(violations.contains { $0["place"] as? String == "O2" })
    #expect(violations.count == 3)
  }

  @Test func `No legal plan ends with 2 and tells the conflict`() async throws {
    let run = try await Tool.oneboard("solve", "examples/luohe/infeasible-16.json")
    #expect(run.status == 2)
    #expect(run.output.contains("No legal plan exists"))
    #expect(run.output.contains("928"))
    #expect(run.output.contains("870"))
    #expect(run.errors == "")
  }

  @Test func `A time limit of zero ends with 3 without a plan`() async throws {
    let run = try await Tool.oneboard("solve", "examples/yuncheng", "--time-limit", "0")
    #expect(run.status == 3)
    #expect(run.output.contains("Stopped by a limit"))
  }

  @Test(arguments: [
    ["solve"], ["solve", "a", "b"], ["fly"], ["solve", "x", "--format", "yaml"],
    ["solve", "x", "--time-limit", "-1"], ["solve", "x", "--time-limit", "nan"],
    ["solve", "x", "--time-limit", "inf"], ["lp", "solve", "x", "--gap", "1.5"],
    ["lp", "solve", "x", "--gap", "nan"], ["audit", "x"], ["solve", "x", "--unknown"],
  ])
  func `Wrong use ends with 64`(arguments: [String]) async throws {
    let run = try await Tool.run(Tool.products.appending(path: "oneboard"), arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.contains("Usage:"))
  }

  @Test func `Bad data ends with 65 and names file, line and column`() async throws {
    try await withTemporaryFolder { folder in
      let scenario = folder.appending(path: "scenario.json")
      let text = """
        {
          "oneboard": 1,
          "name": "x",
          "categoris": []
        }
        """
      try Data(text.utf8).write(to: scenario)
      let run = try await Tool.oneboard("solve", scenario.path)
      #expect(run.status == 65)
      #expect(run.output == "")
      #expect(run.errors.contains("scenario.json:4:"))
      #expect(run.errors.contains("categories"))
    }
  }

  @Test func `A fault found by validation has its place in the file`() async throws {
    try await withTemporaryFolder { folder in
      let scenario = folder.appending(path: "scenario.json")
      let text = try checkoutFile("examples/mini-county/scenario.json")
        .replacingOccurrences(of: "\"zombie\"", with: "\"zombi\"")
      try Data(text.utf8).write(to: scenario)
      try Data(checkoutFile("examples/mini-county/posts.csv").utf8)
        .write(to: folder.appending(path: "posts.csv"))
      let run = try await Tool.oneboard("solve", folder.path)
      #expect(run.status == 65)
      // The line of the first selector with the misspelt tag.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(lines.firstIndex { $0.contains("zombi\"") }) + 1
      #expect(run.errors.contains("scenario.json:\(line):"))
    }
  }

  @Test func `A malformed model ends with 65 and names line and column`() async throws {
    let run = try await Tool.oneboard("lp", "solve", "examples/mini-county/posts.csv")
    #expect(run.status == 65)
    #expect(run.output == "")
    #expect(run.errors.contains("posts.csv: line 1, column 1"))
  }

  @Test(arguments: [
    ["solve", "examples/none.json"], ["lp", "solve", "examples/none.mps"],
    ["audit", "examples/mini-county", "examples/none.csv"], ["lp", "solve", "examples"],
    ["solve", "examples"],
  ])
  func `A missing file ends with 66`(arguments: [String]) async throws {
    let run = try await Tool.run(Tool.products.appending(path: "oneboard"), arguments)
    #expect(run.status == 66)
    #expect(run.output == "")
    #expect(run.errors.contains("examples"))
  }

  @Test func `A folder that cannot be made for the plan ends with 66`() async throws {
    let run = try await Tool.oneboard(
      "solve", "examples/mini-county", "--out", "README.md/plans")
    #expect(run.status == 66)
    #expect(run.output == "")
    #expect(run.errors.contains("README.md"))
  }
}
