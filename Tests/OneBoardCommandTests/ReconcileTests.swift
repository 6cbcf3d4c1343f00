import Foundation
import OneBoard
import OneBoardFiles
import Testing

/// `oneboard reconcile` as a process.
struct `The reconcile command` {
  private static let names = ["quota.csv", "personnel.csv", "finance.csv", "payroll.csv"]
  private static let example = names.map { "examples/reconcile/" + $0 }
  private static let clean = "person,unit\nP1,U1\nP2,U1\nP3,U2\n"

  /// Writes four registers, clean ones where none is given, and runs the command on them.
  private static func run(
    _ texts: [String: String], _ options: String..., in folder: URL
  ) async throws -> ToolRun {
    for name in names {
      try Data((texts[name] ?? clean).utf8).write(to: folder.appending(path: name))
    }
    let files = names.map { folder.appending(path: $0).path }
    return try await Tool.run(
      Tool.products.appending(path: "oneboard"), ["reconcile"] + files + options)
  }

  private static func run(_ arguments: [String]) async throws -> ToolRun {
    try await Tool.run(Tool.products.appending(path: "oneboard"), ["reconcile"] + arguments)
  }

  @Test func `Registers that agree end with 0`() async throws {
    try await withTemporaryFolder { folder in
      let run = try await Self.run([:], in: folder)
      #expect(run.status == 0)
      #expect(run.errors == "")
      #expect(run.output.hasPrefix("3 people in four registers, 3 of them in all four.\n"))
      #expect(!run.output.contains("Finding"))
    }
  }

  @Test func `Another name alone ends with 0 and is noted`() async throws {
    try await withTemporaryFolder { folder in
      let run = try await Self.run(
        [
          "quota.csv": "person,unit,name\nP1,U1,张三\nP2,U1,\nP3,U2,\n",
          "payroll.csv": "person,unit,name\nP1,U1,张叁\nP2,U1,\nP3,U2,\n",
        ], in: folder)
      #expect(run.status == 0)
      #expect(run.output.contains("P1 (张三, 张叁): 1111 namesDiffer"))
      #expect(run.output.contains("U1 in quota:2, personnel:2, finance:2, payroll:2"))
    }
  }

  @Test func `Registers that disagree end with 1 and tell where`() async throws {
    try await withTemporaryFolder { folder in
      let run = try await Self.run(
        ["payroll.csv": "person,unit\nP2,U1\nP1,U1\nP3,U2\nP9,U2\n"], in: folder)
      #expect(run.status == 1)
      #expect(run.errors == "")
      #expect(run.output.contains("P9: 0001 ghost, paidOutsideBudget\n  U2 in payroll:5\n"))
    }
  }

  @Test func `JSON has the sixteen patterns, all findings, people and units`() async throws {
    let run = try await Self.run(
      Self.example + ["--posts", "examples/reconcile/posts.csv", "--format", "json"])
    #expect(run.status == 1)
    #expect(run.json["people"] as? Int == 17)
    #expect(run.json["agrees"] as? Bool == false)
    let patterns = try #require(run.json["patterns"] as? [String: Int])
    #expect(patterns.count == 16)
    #expect(patterns.values.reduce(0, +) == 17)
    let findings = try #require(run.json["findings"] as? [String: Int])
    #expect(findings["ghost"] == 2)
    #expect(findings["idsAlike"] == 0)
    let persons = try #require(run.json["persons"] as? [[String: Any]])
    let ghost = try #require(persons.first { $0["id"] as? String == "1017" })
    #expect(ghost["pattern"] as? String == "0001")
    let record = try #require((ghost["records"] as? [[String: Any]])?.first)
    #expect(record["line"] as? Int == 16)
    #expect(record["register"] as? String == "payroll")
    let units = try #require(run.json["units"] as? [[String: Any]])
    #expect(units.map { $0["unit"] as? String } == ["OFF1", "SCH1", "SCH2"])
    #expect(units.first?["findings"] as? [String] == ["overQuota", "tooManyLeaders"])
  }

  @Test func `Corrected staff in post make a scenario that is solved and passes its audit`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let run = try await Self.run(
        Self.example + ["--posts", "examples/reconcile/posts.csv", "--out", folder.path])
      #expect(run.status == 1)
      for name in ["people.csv", "units.csv", "posts.csv"] {
        #expect(run.output.contains("Written: \(folder.appending(path: name).path)\n"))
      }
      try Data(checkoutFile("examples/reconcile/scenario.json").utf8)
        .write(to: folder.appending(path: "scenario.json"))
      let inPost = try ScenarioFile.load(path: folder.path).scenario.posts.map {
        "\($0.id) \($0.inPost)"
      }
      #expect(inPost == ["SCH1-T 3", "SCH1-S 1", "SCH2-T 2", "OFF1 5"])
      let solve = try await Tool.oneboard("solve", folder.path, "--out", folder.path)
      #expect(solve.status == 0)
      #expect(solve.output.contains("Optimal"))
      let plan = try String(contentsOf: folder.appending(path: "plan.csv"), encoding: .utf8)
      // The office releases its free post, and the second school is granted it.
      #expect(plan.contains("institution,6,1,0,0,5,4"))
      #expect(plan.contains("institution,3,0,1,0,4,5"))
      let before = try await Tool.oneboard("solve", "examples/reconcile")
      #expect(before.output.contains("Nothing changes."))
      #expect(!solve.output.contains("Nothing changes."))
      let audit = try await Tool.oneboard(
        "audit", folder.path, folder.appending(path: "plan.csv").path)
      #expect(audit.status == 0)
      // With the corrected lines nothing is left to correct.
      let again = try await Self.run(
        Self.example + ["--posts", folder.appending(path: "posts.csv").path, "--format", "json"])
      let posts = try #require(again.json["posts"] as? [String: Any])
      #expect((posts["changes"] as? [Any])?.isEmpty == true)
    }
  }

  @Test func `Without a line for everybody posts.csv is not written, and the text says why`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let posts = folder.appending(path: "lines.csv")
      let text = """
        id,unit,category,approved,inPost,need
        A,U1,admin,2,1,2
        B,U1,institution,2,1,2
        C,U22,admin,1,1,1
        """
      try Data(text.utf8).write(to: posts)
      let out = folder.appending(path: "out")
      let run = try await Self.run(
        [
          "quota.csv": "person,unit,category\nP1,U1,admin\nP2,U1,\nP3,U2,\n",
          "personnel.csv": "person,unit\nP3,U2\nP1,U1\nP2,U1\n",
        ], "--posts", posts.path, "--out", out.path, in: folder)
      #expect(run.status == 1)
      #expect(FileManager.default.fileExists(atPath: out.appending(path: "people.csv").path))
      #expect(!FileManager.default.fileExists(atPath: out.appending(path: "posts.csv").path))
      let words = run.output.replacing("\n", with: " ")
      #expect(words.contains("quota.csv:3: 1 person in unit \"U1\", which has 2 lines: A, B."))
      #expect(words.contains("quota.csv:4: 1 person in unit \"U2\", which has no line of posts."))
      #expect(words.contains("Did you mean \"U1\"? Correct the unit, or add its line."))
      #expect(words.contains("posts.csv is written only if everybody has a line."))
    }
  }

  @Test func `The order of lines changes nothing but line numbers`() async throws {
    try await withTemporaryFolder { folder in
      var outputs: Set<String> = []
      for seed: UInt64 in 0..<4 {
        print("reconcile with lines in the order of rotation \(seed)")
        var texts: [String: String] = [:]
        for (name, path) in zip(Self.names, Self.example) {
          var lines = try checkoutFile(path).split(separator: "\n").map(String.init)
          let header = lines.removeFirst()
          let shift = Int(seed) * 5 % lines.count
          lines = Array(lines[shift...].reversed() + lines[..<shift])
          texts[name] = ([header] + lines).joined(separator: "\n") + "\n"
        }
        let out = folder.appending(path: "out")
        let run = try await Self.run(
          texts, "--posts", "examples/reconcile/posts.csv", "--out", out.path, in: folder)
        #expect(run.status == 1)
        var output = run.output
        for name in ["people.csv", "units.csv", "posts.csv"] {
          output += try String(contentsOf: out.appending(path: name), encoding: .utf8)
        }
        outputs.insert(output.replacing(#/:[0-9]+/#, with: ":n"))
      }
      #expect(outputs.count == 1)
    }
  }

  @Test func `Bad data end with 65 and name file, line and column`() async throws {
    try await withTemporaryFolder { folder in
      let run = try await Self.run(
        ["personnel.csv": "person,unit\nP1,U1\n王 立,U1\n", "finance.csv": "person,unti\nP1,U1\n"],
        in: folder)
      #expect(run.status == 65)
      #expect(run.output == "")
      #expect(run.errors.contains("personnel.csv:3:1: person is \"王 立\""))
      #expect(run.errors.contains("finance.csv:1:8: \"unti\" is not the name of a column. Did you"))
    }
  }

  @Test func `A missing register ends with 66`() async throws {
    var files = Self.example
    files[2] = "examples/reconcile/none.csv"
    let run = try await Self.run(files)
    #expect(run.status == 66)
    #expect(run.output == "")
    #expect(run.errors.contains("examples/reconcile/none.csv: There is no such file."))
  }

  @Test func `Missing lines of posts, and a folder that cannot be made, end with 66`() async throws
  {
    let posts = try await Self.run(Self.example + ["--posts", "examples"])
    #expect(posts.status == 66)
    let out = try await Self.run(Self.example + ["--out", "README.md/x"])
    #expect(out.status == 66)
    #expect(out.output == "")
  }

  @Test(arguments: [
    [], Array(example.dropLast()), example + ["x"], example + ["--format", "csv"],
    [example[0], example[0], example[2], example[3]], example + ["--posts", example[0]],
  ])
  func `Wrong use ends with 64`(arguments: [String]) async throws {
    let run = try await Self.run(arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.contains("Usage:"))
  }
}
