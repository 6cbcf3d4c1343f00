import Foundation
import OneBoard
import OneBoardFiles
import Testing

/// `oneboard what-if` as a process.
struct `The what-if command` {
  /// The examples with a changed scenario file, in a folder of their own.
  private static func withEdited<Value>(
    _ example: String, _ old: String, _ new: String, _ body: (String) async throws -> Value
  ) async throws -> Value {
    try await withTemporaryFolder { folder in
      let text = try checkoutFile("examples/\(example)/scenario.json")
      #expect(text.contains(old))
      try Data(text.replacingOccurrences(of: old, with: new).utf8)
        .write(to: folder.appending(path: "scenario.json"))
      try Data(checkoutFile("examples/\(example)/posts.csv").utf8)
        .write(to: folder.appending(path: "posts.csv"))
      return try await body(folder.path)
    }
  }

  @Test func `A set number gives what the edited file gives`() async throws {
    let run = try await Tool.oneboard(
      "what-if", "examples/mini-county", "--set", "rule.vacancy-5.vacancyAbove=0.03", "--format",
      "json")
    #expect(run.status == 0)
    #expect(run.errors == "")
    let before = try await Tool.oneboard("solve", "examples/mini-county", "--format", "json")
    let after = try await Self.withEdited(
      "mini-county", "\"vacancyAbove\": 0.05", "\"vacancyAbove\": 0.03"
    ) { try await Tool.oneboard("solve", $0, "--format", "json") }
    let levels = try #require(run.json["levels"] as? [[String: Any]])
    for (side, solve) in [("before", before), ("after", after)] {
      let expected = try #require(solve.json["levels"] as? [[String: Any]])
      #expect(
        levels.compactMap { $0[side] as? Double } == expected.compactMap { $0["value"] as? Double })
      #expect(levels.count == expected.count)
      let pools = try #require(solve.json["pools"] as? [[String: Any]])
      let stated = try #require(run.json["pools"] as? [[String: Any]])
      for (pool, item) in zip(pools, stated) {
        let balance = try #require(item[side] as? [String: Int])
        for (key, count) in balance { #expect(pool[key] as? Int == count) }
      }
    }
    // Every line of the edited plan that differs from the first is listed, and no other.
    func finals(_ run: ToolRun) throws -> [String: [String: Int]] {
      let posts = try #require(run.json["posts"] as? [[String: Any]])
      var finals: [String: [String: Int]] = [:]
      for line in posts {
        let id = try #require(line["id"] as? String)
        finals[id] = ["released", "granted", "purchased", "final"].reduce(into: [:]) {
          $0[$1] = line[$1] as? Int
        }
      }
      return finals
    }
    let (old, new) = (try finals(before), try finals(after))
    let lines = try #require(run.json["posts"] as? [[String: Any]])
    let expected = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
    #expect(lines.compactMap { $0["id"] as? String } == expected.sorted())
    #expect(!lines.isEmpty)
    for line in lines {
      let id = try #require(line["id"] as? String)
      if let stated = new[id] { #expect(line["after"] as? [String: Int] == stated) }
      if let stated = old[id] { #expect(line["before"] as? [String: Int] == stated) }
    }
  }

  @Test func `Text says what is proven without a solve`() async throws {
    let run = try await Tool.oneboard(
      "what-if", "examples/mini-county", "--set", "rule.clinics.atLeast=2")
    #expect(run.status == 0)
    #expect(run.output.contains("proven without a solve"))
    #expect(run.output.contains("No line changes."))
  }

  @Test func `A sweep in JSON equals the plan of every edited file`() async throws {
    let run = try await Tool.oneboard(
      "what-if", "examples/mini-county", "--sweep", "rule.clinics.atMost=1..4", "--format", "json")
    #expect(run.status == 0)
    #expect(run.json["complete"] as? Bool == true)
    let points = try #require(run.json["points"] as? [[String: Any]])
    #expect(points.compactMap { $0["value"] as? Int } == [1, 2, 3, 4])
    for point in points {
      let value = try #require(point["value"] as? Int)
      let solve = try await Self.withEdited("mini-county", "\"atMost\": 2", "\"atMost\": \(value)")
      {
        try await Tool.oneboard("solve", $0, "--format", "json")
      }
      let levels = try #require(point["levels"] as? [[String: Any]])
      let expected = try #require(solve.json["levels"] as? [[String: Any]])
      #expect(
        levels.compactMap { $0["value"] as? Double }
          == expected.compactMap { $0["value"] as? Double })
      #expect(levels.count == 3)
    }
  }

  @Test func `The infeasible part of a range is stated with its reason`() async throws {
    let arguments = [
      "what-if", "examples/luohe", "--set", "rule.equal.atMost=20", "--sweep",
      "rule.equal.atLeast=14..20",
    ]
    let text = try await Tool.run(Tool.products.appending(path: "oneboard"), arguments)
    #expect(text.status == 0)
    #expect(text.output.contains("No legal plan at 16 to 20."))
    #expect(text.output.contains("928"))
    let run = try await Tool.run(
      Tool.products.appending(path: "oneboard"), arguments + ["--format", "json"])
    let stretches = try #require(run.json["stretches"] as? [[String: Any]])
    let infeasible = try #require(stretches.first { $0["kind"] as? String == "infeasible" })
    #expect(infeasible["first"] as? Int == 16)
    #expect(infeasible["last"] as? Int == 20)
  }

  @Test func `Lines fit in 80 columns and outputs repeat`() async throws {
    for arguments in [
      ["--set", "pool.institution.reserve=9", "--set", "rule.clinics.atMost=6"],
      ["--sweep", "pool.institution.reserve=0..12"], ["--sweep", "line.J1.need=140..160:5"],
    ] {
      let all = ["what-if", "examples/mini-county"] + arguments
      let run = try await Tool.run(Tool.products.appending(path: "oneboard"), all)
      #expect(run.status == 0)
      for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      let again = try await Tool.run(Tool.products.appending(path: "oneboard"), all)
      #expect(run.output == again.output)
    }
  }

  @Test func `A change or a range without any legal plan ends with 2`() async throws {
    let set = try await Tool.oneboard(
      "what-if", "examples/luohe", "--set", "pool.institution.reserve=869")
    #expect(set.status == 2)
    #expect(set.output.contains("After: no legal plan exists."))
    #expect(set.output.contains("869"))
    let sweep = try await Tool.oneboard(
      "what-if", "examples/luohe", "--sweep", "pool.institution.reserve=0..869")
    #expect(sweep.status == 2)
    #expect(sweep.output.contains("No legal plan at 0 to 869."))
  }

  @Test(arguments: [
    ["--set", "pool.institution.reserve=1"], ["--sweep", "pool.institution.reserve=0..9"],
  ])
  func `A time limit of zero ends with 3`(arguments: [String]) async throws {
    let run = try await Tool.run(
      Tool.products.appending(path: "oneboard"),
      ["what-if", "examples/yuncheng", "--time-limit", "0"] + arguments)
    #expect(run.status == 3)
    #expect(run.output.contains("limit"))
  }

  @Test(arguments: [
    ["--set", "rule.clinic.atMost=3", "Did you mean \"clinics\"?"],
    ["--set", "rule.clinics.atMst=3", "rule.clinics.atMost"],
    ["--set", "rule.clinics.atMost", "PATH=VALUE"],
    ["--set", "rule.clinics.atMost=many", "no number"],
    ["--sweep", "rule.clinics.atMost=3", "PATH=FIRST..LAST"],
    ["--sweep", "rule.clinics.atMost=3..1", "downwards"],
    ["--sweep", "rule.clinics.atMst=1..3", "rule.clinics.atMost"],
    ["--sweep", "rule.clinics.atMost=1..3:0.5", "not a whole number"],
  ])
  func `A wrong path or value ends with 64 and says what to do`(
    arguments: [String]
  ) async throws {
    let run = try await Tool.run(
      Tool.products.appending(path: "oneboard"),
      ["what-if", "examples/mini-county"] + arguments.prefix(2))
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.contains(arguments[2]), "\(run.errors)")
    #expect(run.errors.contains(arguments[1].prefix(12)))
  }

  @Test(arguments: [
    ["what-if"], ["what-if", "examples/mini-county"],
    ["what-if", "examples/mini-county", "--set", "pool.institution.reserve=1", "--levels", "1"],
    ["what-if", "x", "--sweep", "a=1..2", "--levels", "0"],
    ["what-if", "x", "--set", "a=1", "--format", "csv"],
    ["what-if", "x", "--set", "a=1", "--time-limit", "-1"],
  ])
  func `Wrong use ends with 64`(arguments: [String]) async throws {
    let run = try await Tool.run(Tool.products.appending(path: "oneboard"), arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.contains("Usage:"))
  }

  @Test(arguments: [
    ["--set", "rule.clinics.atLeast=3", "above atMost"],
    ["--set", "pool.institution.reserve=-1", "negative"],
    ["--sweep", "rule.clinics.atLeast=0..3", "above atMost"],
  ])
  func `A scenario that its file may not state ends with 65`(arguments: [String]) async throws {
    let run = try await Tool.run(
      Tool.products.appending(path: "oneboard"),
      ["what-if", "examples/mini-county"] + arguments.prefix(2))
    #expect(run.status == 65)
    #expect(run.output == "")
    #expect(run.errors.contains(arguments[2]), "\(run.errors)")
  }

  @Test func `A path that is set and swept ends with 64`() async throws {
    let run = try await Tool.oneboard(
      "what-if", "examples/mini-county", "--set", "pool.institution.reserve=1", "--sweep",
      "pool.institution.reserve=0..3")
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.contains("set and swept"))
  }

  @Test func `A missing file ends with 66`() async throws {
    let run = try await Tool.oneboard("what-if", "examples/none", "--set", "pool.a.reserve=1")
    #expect(run.status == 66)
    #expect(run.output == "")
  }

  @Test func `The commands of its page print what stands there`() async throws {
    let text = try checkoutFile("docs/what-if.md")
    let blocks = text.components(separatedBy: "```console\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    var commands = 0
    for block in blocks {
      for piece in ("\n" + block).components(separatedBy: "\n$ oneboard ").dropFirst() {
        let lines = piece.components(separatedBy: "\n")
        let command = try #require(lines.first)
        let expected = lines.dropFirst().joined(separator: "\n")
        let run = try await Tool.run(
          Tool.products.appending(path: "oneboard"),
          command.split(separator: " ").map(String.init))
        // The piece of an earlier command has lost its last line end to the next prompt.
        let end = expected.hasSuffix("\n") ? "" : "\n"
        #expect(run.output == expected + end, "\(command)")
        commands += 1
      }
    }
    #expect(commands >= 3)
  }
}
