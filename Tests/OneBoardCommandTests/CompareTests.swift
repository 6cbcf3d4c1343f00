import Foundation
import OneBoard
import Testing

/// `oneboard compare` as a process.
struct `The compare command` {
  @Test func `JSON has the keys of the contract`() async throws {
    let run = try await Tool.oneboard("compare", "examples/mini-county", "--format", "json")
    #expect(run.status == 0)
    #expect(run.errors == "")
    let strategies = try #require(run.json["strategies"] as? [[String: Any]])
    #expect(
      Set(strategies.compactMap { $0["name"] as? String })
        == Set(StandardStrategies.all.map(\.name)))
    for strategy in strategies {
      let measures = try #require(strategy["measures"] as? [String: Any])
      #expect(strategy["seconds"] is Double)
      if strategy["failure"] == nil {
        #expect(strategy["violations"] is Int)
        #expect(Set(measures.keys) == Set(Measure.allCases.map(\.rawValue)))
        #expect(measures["violations"] as? Int == strategy["violations"] as? Int)
        let rules = try #require(strategy["brokenRules"] as? [String])
        #expect(measures["brokenRules"] as? Int == rules.count)
      } else {
        #expect(strategy["violations"] is NSNull)
        #expect(measures.isEmpty)
      }
    }
    let full = try #require(strategies.first { $0["name"] as? String == "full-board" })
    let measures = try #require(full["measures"] as? [String: Any])
    let benefit = try #require(measures["benefit"] as? Double)
    #expect(abs(benefit - 86.3) < 1e-12)
    #expect(full["violations"] as? Int == 0)
    let verdict = try #require(run.json["verdict"] as? [String])
    #expect(verdict.contains { $0.contains("86.3") })
  }

  @Test func `The figures of the full board are those of its plan and audit`() async throws {
    let compare = try await Tool.oneboard(
      "compare", "examples/yuncheng", "--strategies", "full-board", "--format", "json")
    let strategies = try #require(compare.json["strategies"] as? [[String: Any]])
    let measures = try #require(strategies.first?["measures"] as? [String: Any])
    let solve = try await Tool.oneboard("solve", "examples/yuncheng", "--format", "json")
    let posts = try #require(solve.json["posts"] as? [[String: Any]])
    for name in ["granted", "released", "purchased"] {
      let sum = posts.compactMap { $0[name] as? Int }.reduce(0, +)
      #expect(measures[name] as? Int == sum)
    }
    let levels = try #require(solve.json["levels"] as? [[String: Any]])
    let benefit = try #require(levels.first { $0["name"] as? String == "benefit" })
    let stated = try #require(benefit["value"] as? Double)
    let measured = try #require(measures["benefit"] as? Double)
    #expect(abs(stated - measured) < 1e-9 * stated)
  }

  @Test func `CSV has one record for each strategy`() async throws {
    let run = try await Tool.oneboard(
      "compare", "examples/mini-county", "--strategies", "full-board", "--format", "csv")
    #expect(run.status == 0)
    let records = run.output.components(separatedBy: "\r\n")
    #expect(records.count == 3)
    #expect(records[0].hasPrefix("name,status,violations,"))
    #expect(records[1].hasPrefix("full-board,optimal,0,"))
    #expect(records[2] == "")
  }

  @Test func `Text fits in 80 columns and gives prices and properties when asked`() async throws {
    let run = try await Tool.oneboard(
      "compare", "examples/mini-county", "--strategies", "full-board", "--prices", "--properties")
    #expect(run.status == 0)
    #expect(run.output.contains("The best benefit under all hard rules is 86.3."))
    #expect(run.output.contains("Hard rule"))
    #expect(run.output.contains("Losses"))
    #expect(run.output.contains("- The plan of full-board keeps every hard rule."))
    for line in run.output.split(separator: "\n") { #expect(line.count <= 80) }
  }

  @Test(arguments: [
    ["--strategies", "ful-board", "full-board"], ["--sort", "benefits", "benefit"],
  ])
  func `An unknown name ends with 64 and a suggestion`(arguments: [String]) async throws {
    let run = try await Tool.run(
      Tool.products.appending(path: "oneboard"),
      ["compare", "examples/mini-county", arguments[0], arguments[1]])
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.contains("\"\(arguments[1])\""))
    #expect(run.errors.contains("Did you mean \"\(arguments[2])\"?"))
  }

  @Test(arguments: [
    ["compare"], ["compare", "x", "--strategies", ","], ["compare", "x", "--format", "yaml"],
    ["compare", "x", "--time-limit", "-1"], ["compare", "x", "--time-limit", "nan"],
  ])
  func `Wrong use ends with 64`(arguments: [String]) async throws {
    let run = try await Tool.run(Tool.products.appending(path: "oneboard"), arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
  }

  @Test func `A board without any legal plan ends with 2 where only the full board is asked`()
    async throws
  {
    let run = try await Tool.oneboard(
      "compare", "examples/luohe/infeasible-16.json", "--strategies", "full-board")
    #expect(run.status == 2)
    #expect(run.output.contains("No plan keeps all hard rules."))
    #expect(run.output.contains("928"))
  }

  @Test func `No time ends with 3 where only the full board is asked`() async throws {
    let run = try await Tool.oneboard(
      "compare", "examples/yuncheng", "--strategies", "full-board", "--time-limit", "0")
    #expect(run.status == 3)
  }

  @Test func `Ctrl-C ends with what is known so far`() async throws {
    let run = try await Tool.run(
      Tool.products.appending(path: "oneboard"),
      ["compare", "examples/yuncheng", "--properties", "--format", "json"],
      interruptedAfter: .seconds(3))
    // 0 with plans that were ready by then, 3 without any; never killed by the signal.
    #expect([0, 3].contains(run.status))
    let strategies = try #require(run.json["strategies"] as? [[String: Any]])
    #expect(strategies.count == StandardStrategies.all.count)
    let unrun = strategies.filter {
      ($0["failure"] as? String)?.contains("comparison was cancelled") == true
    }
    #expect(!unrun.isEmpty)
  }

  @Test func `A missing scenario ends with 66`() async throws {
    let run = try await Tool.oneboard("compare", "examples/none.json")
    #expect(run.status == 66)
    #expect(run.output == "")
  }
}
