import Foundation
import Testing

/// Published cases: the arithmetic of each, and every command of their pages.
struct `Published cases` {
  @Test(arguments: [
    "examples/dongying/README.md", "examples/zunyi/README.md", "examples/qianxinan/README.md",
    "examples/guangxi/README.md", "docs/years.md", "docs/discrete-rules.md",
    "docs/need.md", "docs/group-rules.md", "docs/reorganize.md",
  ])
  func `The commands of each page print what stands there`(_ name: String) async throws {
    let page = try Page(name)
    #expect(!page.commands.isEmpty)
    for command in page.commands {
      let words = command.text.split(separator: " ").map(String.init)
      let run = try await Tool.run(
        Tool.products.appending(path: "oneboard"), Array(words.dropFirst()))
      #expect(run.status == 0)
      #expect(command.prints(run.output), "\(command.text) prints \(run.output)")
    }
  }

  /// Posts of a plan by line, and the closing of its only pool.
  private static func plan(
    of example: String
  ) async throws -> (granted: [String: Int], released: Int, closing: Int) {
    let run = try await Tool.oneboard("solve", "examples/\(example)", "--format", "json")
    #expect(run.json["status"] as? String == "optimal")
    let pools = try #require(run.json["pools"] as? [[String: Any]])
    let pool = try #require(pools.first)
    let posts = try #require(run.json["posts"] as? [[String: Any]])
    var granted: [String: Int] = [:]
    for line in posts {
      granted[try #require(line["id"] as? String)] = line["granted"] as? Int
    }
    return (
      granted, try #require(pool["released"] as? Int), try #require(pool["closing"] as? Int)
    )
  }

  @Test func `Zunyi pools 5,239, uses 3,917, and 1,322 are left`() async throws {
    let plan = try await Self.plan(of: "zunyi")
    #expect(plan.released == 5_239)
    #expect(plan.granted.values.reduce(0, +) == 3_917)
    #expect(plan.closing == 1_322)
    #expect((plan.granted["HH"] ?? 0) + (plan.granted["HC"] ?? 0) == 968)
  }

  @Test func `Qianxinan's pool is a tenth of the 5,000 above the standard`() async throws {
    let table = try checkoutFile("examples/qianxinan/posts.csv").split(separator: "\n").dropFirst()
    let above = table.reduce(0) { sum, line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return sum + max(0, (Int(cells[6]) ?? 0) - (Int(cells[8]) ?? 0))
    }
    #expect(above == 5_000)
    let plan = try await Self.plan(of: "qianxinan")
    #expect(plan.released == 500)
    #expect(plan.released * 10 == above)
    #expect(plan.closing == 0)
  }

  @Test func `Guangxi's vacancies above 5 % go to schools as a whole`() async throws {
    let table = try checkoutFile("examples/guangxi/posts.csv").split(separator: "\n").dropFirst()
    var expected = 0
    for line in table {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if ["education", "health"].contains(String(cells[3])) { continue }
      let (approved, inPost) = (try #require(Int(cells[6])), try #require(Int(cells[7])))
      // In twentieths, so that nothing is rounded twice.
      expected += max(0, (20 * (approved - inPost) - approved) / 20)
    }
    #expect(expected == 122)
    let plan = try await Self.plan(of: "guangxi")
    #expect(plan.released == expected)
    let schools = ["M1", "M2", "P1"].reduce(0) { $0 + (plan.granted[$1] ?? 0) }
    #expect(schools == expected)
    #expect(plan.granted["K1", default: 0] == 0)
  }

  /// Recounted from the printed lines and the file of leavers alone.
  @Test func `Dongying lends against the retirements of the next three years`() async throws {
    let run = try await Tool.oneboard("years", "examples/dongying/horizon.json", "--format", "json")
    #expect(run.status == 0)
    var leavers: [String: [Int]] = [:]
    for line in try checkoutFile("examples/dongying/attrition.csv").split(separator: "\n")
      .dropFirst()
    {
      let cells = line.split(separator: ",")
      leavers[String(cells[0])] = cells.dropFirst().compactMap { Int($0) }
    }
    let years = try #require(run.json["years"] as? [[String: Any]])
    #expect(years.count == 5)
    var outstanding: [String: Int] = [:]
    for (year, part) in years.enumerated() {
      let lines = try #require(part["lines"] as? [[String: Any]])
      var out = 0
      for line in lines {
        let id = try #require(line["id"] as? String)
        let (lent, repaid) = (line["lent"] as? Int ?? -1, line["repaid"] as? Int ?? -1)
        let now = try #require(line["outstanding"] as? Int)
        #expect(now == (outstanding[id] ?? 0) + lent - repaid)
        outstanding[id] = now
        out += now
        let coming = (leavers[id] ?? []).dropFirst(year + 1).prefix(3).reduce(0, +)
        #expect(now <= coming, "year \(year + 1), line \(id)")
        #expect(line["leavers"] as? Int == leavers[id]?[year])
      }
      #expect(out <= 10)
      if year == 4 { #expect(out == 0) }
      if year == 0 { #expect(out == 5) }
    }
  }

  @Test func `Files of the years are written, and bad ones are refused with their place`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let run = try await Tool.oneboard(
        "years", "examples/dongying/horizon.json", "--out", folder.path)
      #expect(run.status == 0)
      let table = try String(contentsOf: folder.appending(path: "years.csv"), encoding: .utf8)
      #expect(table.split(whereSeparator: \.isNewline).count == 1 + 5 * 3)
      let plan = try String(contentsOf: folder.appending(path: "plan-5.csv"), encoding: .utf8)
      #expect(plan.split(whereSeparator: \.isNewline).count == 1 + 3)
      for name in ["scenario.json", "posts.csv"] {
        try Data(checkoutFile("examples/dongying/\(name)").utf8)
          .write(to: folder.appending(path: name))
      }
      let cases: [(horizon: String, attrition: String, message: String)] = [
        ("\"years\": 0", "id,year1\n", "horizon.json:1:"),
        ("\"years\": 1000000000000", "id,year1\n", "out of range"),
        ("\"yaers\": 1", "id,year1\n", "Did you mean \"years\"?"),
        ("\"years\": 1, \"replacement\": { \"out\": 2 }", "id,year1\n", "\"in\" is missing"),
        ("\"years\": 1, \"replacement\": { \"out\": 2, \"in\": 2 }", "id,year1\n", "0 to 1"),
        ("\"years\": 1", "id,year2\n", "attrition.csv:1:"),
        ("\"years\": 1", "id,year1\nHOPS,1\n", "No line of posts has the id \"HOPS\""),
        ("\"years\": 1", "id,year1\nHOSP,-1\n", "attrition.csv:2:6"),
        ("\"years\": 1", "id,year1\nHOSP,1\nHOSP,1\n", "attrition.csv:3:1"),
        ("\"years\": 1", "id,year1\nHOSP,61\n", "only 60 are in post"),
        ("\"years\": 1", "id,year1\nHOSP,99999999999999999999\n", "attrition.csv:2:6"),
      ]
      for bad in cases {
        try Data(
          "{\"oneboard\": 1, \"scenario\": \"scenario.json\", \"leavers\": \"attrition.csv\", \(bad.horizon)}"
            .utf8
        ).write(to: folder.appending(path: "horizon.json"))
        try Data(bad.attrition.utf8).write(to: folder.appending(path: "attrition.csv"))
        let refused = try await Tool.oneboard("years", folder.appending(path: "horizon.json").path)
        #expect(refused.status == 65, "\(bad) gives \(refused.errors)")
        #expect(refused.errors.contains(bad.message), "\(bad) gives \(refused.errors)")
      }
      let missing = try await Tool.oneboard("years", folder.appending(path: "none.json").path)
      #expect(missing.status == 66)
      let wrong = try await Tool.oneboard("years")
      #expect(wrong.status == 64)
    }
  }

  @Test func `Tianlin's standards give 72 more and 68 fewer, and a plan`() async throws {
    try await withTemporaryFolder { folder in
      let out = folder.appending(path: "computed").path
      let run = try await Tool.oneboard(
        "need", "examples/need", "examples/need/standards.json", "--out", out, "--format", "json")
      let needs = try #require(run.json["needs"] as? [[String: Any]])
      func change(_ standard: String) -> Int {
        needs.filter { $0["standard"] as? String == standard }
          .reduce(0) { $0 + ($1["need"] as? Int ?? 0) - ($1["stated"] as? Int ?? 0) }
      }
      #expect(change("junior") == 72)
      #expect(change("primary") == -68)
      let plan = try await Tool.oneboard("solve", out, "--format", "json")
      #expect(plan.json["status"] as? String == "optimal")
      let posts = try #require(plan.json["posts"] as? [[String: Any]])
      let released = posts.reduce(0) { $0 + ($1["released"] as? Int ?? 0) }
      // The 68 above the standard, and two of the office above its own need.
      #expect(released == 70)
    }
  }

  @Test func `A standard that fits no measure ends with 65 and writes nothing`() async throws {
    try await withTemporaryFolder { folder in
      let text = try checkoutFile("examples/need/standards.json")
      try Data(text.replacing("[\"J1\", \"J2\"]", with: "[\"O1\"]").utf8)
        .write(to: folder.appending(path: "standards.json"))
      try Data(checkoutFile("examples/need/measures.csv").utf8)
        .write(to: folder.appending(path: "measures.csv"))
      let out = folder.appending(path: "computed").path
      let run = try await Tool.oneboard(
        "need", "examples/need", folder.appending(path: "standards.json").path, "--out", out)
      #expect(run.status == 65)
      #expect(
        run.errors.contains("junior, line O1: The measure students of the line is not given."))
      #expect(!FileManager.default.fileExists(atPath: out))
    }
  }

  @Test func `Shantou's streets take 90 and 45 posts along, and the scenario can be planned`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let out = folder.appending(path: "after").path
      let run = try await Tool.oneboard(
        "reorganize", "examples/shantou", "examples/shantou/reorganization.json", "--out", out,
        "--format", "json")
      #expect(run.status == 0)
      let balances = try #require(run.json["balances"] as? [[String: Any]])
      for balance in balances {
        let before = balance["before"] as? [String: Int]
        #expect(before == balance["after"] as? [String: Int])
      }
      func approved(_ file: String) throws -> [String: Int] {
        var found: [String: Int] = [:]
        for line in file.split(whereSeparator: \.isNewline).dropFirst() {
          let cells = line.split(separator: ",", omittingEmptySubsequences: false)
          let header = file.split(whereSeparator: \.isNewline)[0].split(separator: ",")
          let column = try #require(header.firstIndex(of: "approved"))
          found[String(cells[0])] = Int(cells[column])
        }
        return found
      }
      let before = try approved(checkoutFile("examples/shantou/posts.csv"))
      let after = try approved(
        String(contentsOf: folder.appending(path: "after/posts.csv"), encoding: .utf8))
      func gain(_ id: String) -> Int { (after[id] ?? 0) - (before[id] ?? 0) }
      #expect(gain("LH") == 90)
      #expect(gain("HJ") == 45)
      #expect(gain("SC") == 400)
      #expect(gain("NA") == -400)
      let plan = try await Tool.oneboard("solve", out)
      #expect(plan.status == 0)
    }
  }

  @Test func `A zone hands over, small units merge, and the plan of it is legal`() async throws {
    try await withTemporaryFolder { folder in
      let out = folder.appending(path: "after").path
      let run = try await Tool.oneboard(
        "reorganize", "examples/reorganization", "examples/reorganization/reorganization.json",
        "--out", out)
      #expect(run.status == 0)
      let plan = try await Tool.oneboard("solve", out, "--out", folder.path, "--format", "json")
      #expect(plan.json["status"] as? String == "optimal")
      let audit = try await Tool.oneboard("audit", out, folder.appending(path: "plan.json").path)
      #expect(audit.status == 0)
      #expect(audit.output.contains("Legal flag: between-levels"))
    }
  }

  @Test func `A bad reorganization ends with 65 at its place and writes nothing`() async throws {
    try await withTemporaryFolder { folder in
      let header = "function,from,to,approved,inPost,need"
      let cases: [(json: String, csv: String, message: String)] = [
        ("\"transfers\": \"t.csv\"", header + "\nf,ZS,T,1,1", "t.csv:2:1"),
        ("\"transfers\": \"t.csv\"", header + "\nf,ZS,T,x,1,1", "t.csv:2:8"),
        ("\"transfers\": \"t.csv\"", header + "\nf,ZS,T,-1,1,1", "t.csv:2:8"),
        ("\"transfers\": \"t.csv\"", header + "\nf,,T,1,1,1", "t.csv:2:3"),
        ("\"transfers\": \"t.csv\"", "职能,划出\nf,Z", "The column to (划入) is missing."),
        ("\"transfers\": \"t.csv\"", header + "\n\nf,ZS,T,99,0,0", "t.csv:3: line ZS"),
        ("\"transfers\": \"t.csv\"", header + "\nf,ZS,Q,1,0,0", "t.csv:2: f: No line of posts"),
        ("\"transfers\": 3", header, "r.json:1:31"),
        ("\"mergers\": [{ \"id\": \"x\" }]", header, "\"smallUnit\" is missing"),
        ("\"mergers\": [{ \"id\": \"x\", \"smallUnit\": -1 }]", header, "r.json:1:"),
        (
          "\"mergers\": [{ \"id\": \"x\", \"smallUnit\": 1, \"within\": \"unit\" }]", header,
          "r.json:1:"
        ),
        (
          "\"mergers\": [{ \"id\": \"x\", \"smallUnit\": 1 }, { \"id\": \"x\", \"smallUnit\": 2 }]",
          header, "is there already"
        ),
        ("\"merger\": []", header, "Did you mean \"mergers\"?"),
        ("\"mergers\": null", header, "r.json:1:"),
      ]
      for bad in cases {
        try Data("{ \"oneboard\": 1, \(bad.json) }".utf8)
          .write(to: folder.appending(path: "r.json"))
        try Data(bad.csv.utf8).write(to: folder.appending(path: "t.csv"))
        let out = folder.appending(path: "after").path
        let run = try await Tool.oneboard(
          "reorganize", "examples/reorganization", folder.appending(path: "r.json").path, "--out",
          out)
        #expect(run.status == 65, "\(bad): \(run.errors)")
        #expect(run.errors.contains(bad.message), "\(bad): \(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: out), "\(bad)")
      }
      let missing = try await Tool.oneboard("reorganize", "examples/shantou", "none.json")
      #expect(missing.status == 66)
    }
  }

  @Test func `A rule that names a merged unit is refused with its place`() async throws {
    try await withTemporaryFolder { folder in
      for name in ["posts.csv", "transfers.csv", "reorganization.json"] {
        try Data(checkoutFile("examples/reorganization/\(name)").utf8)
          .write(to: folder.appending(path: name))
      }
      let text = try checkoutFile("examples/reorganization/scenario.json")
      let rule = "{ \"id\": \"m\", \"where\": { \"unit\": [\"museum\"] }, \"mayNotFall\": {} },"
      try Data(text.replacing("\"rules\": [", with: "\"rules\": [" + rule).utf8)
        .write(to: folder.appending(path: "scenario.json"))
      let run = try await Tool.oneboard(
        "reorganize", folder.path, folder.appending(path: "reorganization.json").path)
      #expect(run.status == 65)
      #expect(run.errors.contains("rule m.where.unit[0]"), "\(run.errors)")
    }
  }
}
