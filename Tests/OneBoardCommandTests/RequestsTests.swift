import Foundation
import Testing

struct `The command requests` {
  private static let scenario = "examples/requests"
  private static let requests = "examples/requests/requests.csv"

  @Test func `The commands of its page print what stands there`() async throws {
    let page = try Page("docs/requests.md")
    #expect(!page.commands.isEmpty)
    for command in page.commands {
      let words = command.text.split(separator: " ").map(String.init)
      #expect(words.first == "oneboard")
      let run = try await Tool.run(
        Tool.products.appending(path: "oneboard"), Array(words.dropFirst()))
      #expect(run.status == 0)
      #expect(command.prints(run.output), "\(command.text) prints \(run.output)")
    }
  }

  @Test func `Files carry what is open to the next year and are read again`() async throws {
    try await withTemporaryFolder { folder in
      let run = try await Tool.oneboard(
        "requests", Self.scenario, Self.requests, "--out", folder.path, "--format", "json")
      #expect(run.status == 0)
      let decisions = try #require(run.json["requests"] as? [[String: Any]])
      let open = try String(contentsOf: folder.appending(path: "open.csv"), encoding: .utf8)
        .replacing("\r\n", with: "\n")
      let block = try Page("docs/requests.md").blocks.first { $0.language == "csv" }
      #expect(open == block?.text)
      let records = open.split(separator: "\n").dropFirst()
      let stillOpen = decisions.filter { ($0["open"] as? Int ?? 0) > 0 }
      #expect(records.count == stillOpen.count)
      for (record, decision) in zip(records, stillOpen) {
        let cells = record.split(separator: ",", omittingEmptySubsequences: false)
        #expect(String(cells[1]) == decision["line"] as? String)
        #expect(Int(cells[2]) == decision["open"] as? Int)
      }
      let table = try String(
        contentsOf: folder.appending(path: "decisions.csv"), encoding: .utf8)
      #expect(table.split(whereSeparator: \.isNewline).count == decisions.count + 1)
      let again = try await Tool.oneboard(
        "requests", Self.scenario, folder.appending(path: "open.csv").path, "--format", "json")
      #expect(again.status == 0)
      #expect((again.json["requests"] as? [[String: Any]])?.count == records.count)
    }
  }

  /// Every decision is recounted from the plan that `solve` writes.
  @Test func `Decisions agree with the plan of solve, and with that plan when it is given`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let solved = try await Tool.oneboard(
        "solve", Self.scenario, "--out", folder.path, "--format", "json")
      let posts = try #require(solved.json["posts"] as? [[String: Any]])
      let run = try await Tool.oneboard(
        "requests", Self.scenario, Self.requests, "--format", "json")
      let decisions = try #require(run.json["requests"] as? [[String: Any]])
      #expect(decisions.count == 9)
      for line in Set(decisions.compactMap { $0["line"] as? String }) {
        let plan = posts.first { $0["id"] as? String == line }
        let own = decisions.filter { $0["line"] as? String == line }
        func sum(_ key: String) -> Int { own.reduce(0) { $0 + ($1[key] as? Int ?? 0) } }
        let granted = plan?["granted"] as? Int ?? 0
        #expect(sum("granted") == min(sum("posts"), granted), "\(line)")
        #expect(
          sum("service") == min(sum("posts") - sum("granted"), plan?["purchased"] as? Int ?? 0))
        #expect(own.allSatisfy { ($0["reasons"] as? [Any])?.isEmpty == false })
      }
      let given = try await Tool.oneboard(
        "requests", Self.scenario, Self.requests, "--plan",
        folder.appending(path: "plan.csv").path, "--format", "json")
      #expect(given.status == 0)
      #expect(given.json["status"] == nil)
      #expect(
        given.json["requests"] as? NSArray == run.json["requests"] as? NSArray)
    }
  }

  @Test func `Lines of text fit in 80 columns and outputs repeat`() async throws {
    let run = try await Tool.oneboard("requests", Self.scenario, Self.requests)
    let again = try await Tool.oneboard("requests", Self.scenario, Self.requests)
    #expect(run.output == again.output)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `An illegal plan ends with 1 and says what it breaks`() async throws {
    let run = try await Tool.oneboard(
      "requests", "examples/mini-county", "requests.csv", "--plan",
      "examples/mini-county/by-hand.csv")
    #expect(run.status == 66)
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "requests.csv")
      try Data("line,posts\nJ1,3\n".utf8).write(to: file)
      let run = try await Tool.oneboard(
        "requests", "examples/mini-county", file.path, "--plan",
        "examples/mini-county/by-hand.csv")
      #expect(run.status == 1)
      #expect(run.output == "")
      #expect(run.errors.contains("The plan breaks 3 rules."), "\(run.errors)")
      let known = try await Tool.oneboard(
        "requests", "examples/mini-county", file.path, "--time-limit", "0")
      #expect(known.status == 3)
      try Data("line,posts\nT01,3\n".utf8).write(to: file)
      let none = try await Tool.oneboard(
        "requests", "examples/luohe/infeasible-16.json", file.path)
      #expect(none.status == 2)
      #expect(none.output.contains("928"))
    }
  }

  @Test func `Bad requests end with 65 and name line and column`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "requests.csv")
      try Data("unit,line,posts\nJ1,J7,3\n".utf8).write(to: file)
      let run = try await Tool.oneboard("requests", Self.scenario, file.path)
      #expect(run.status == 65)
      #expect(run.errors.contains("requests.csv:2:4: No line of posts has the id \"J7\""))
    }
  }

  @Test(arguments: [["requests"], ["requests", "a"], ["requests", "a", "b", "--gap", "2"]])
  func `Wrong use ends with 64`(arguments: [String]) async throws {
    let run = try await Tool.run(Tool.products.appending(path: "oneboard"), arguments)
    #expect(run.status == 64)
  }
}
