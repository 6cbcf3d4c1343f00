import Foundation
import Testing

/// Scenarios that are wrong on purpose: a clear end, the place, and nothing lost.
struct `Hostile scenarios` {
  private static let header = "id,unit,sector,category,approved,inPost,need\n"

  private static func run(
    rules: String, posts: String = "A,A,office,c,10,5,5\nB,B,school,c,10,10,20\n",
    categories: String = "[{\"id\": \"c\"}]", arguments: [String] = []
  ) async throws -> ToolRun {
    try await withTemporaryFolder { folder in
      try write(rules, posts, categories, to: folder)
      return try await Tool.run(
        Tool.products.appending(path: "oneboard"), ["solve", folder.path] + arguments)
    }
  }

  private static func write(
    _ rules: String, _ posts: String, _ categories: String, to folder: URL
  ) throws {
    try Data(
      """
      {"oneboard": 1, "name": "Hostile", "categories": \(categories), "posts": "posts.csv",
      "rules": [\(rules)]}
      """.utf8
    ).write(to: folder.appending(path: "scenario.json"))
    try Data((header + posts).utf8).write(to: folder.appending(path: "posts.csv"))
  }

  private static let reclaim = "{\"id\": \"give\", \"reclaim\": {\"all\": true}}"

  @Test func `Rules that contradict each other are named together`() async throws {
    let run = try await Self.run(
      rules: Self.reclaim + """
        , {"id": "five", "where": {"id": ["B"]}, "bound": {"of": "granted", "atLeast": 5}}
        , {"id": "three", "where": {"id": ["B"]}, "bound": {"of": "granted", "atMost": 3}}
        """)
    #expect(run.status == 2)
    #expect(run.output.contains("five"))
    #expect(run.output.contains("three"))
  }

  @Test(arguments: [
    (
      "{\"id\": \"x\", \"where\": {\"sector\": [\"offcie\"]}, \"reclaim\": {\"all\": true}}",
      "office"
    ),
    ("{\"id\": \"x\", \"bound\": {\"of\": \"granted\", \"atLeast\": -1}}", "-1"),
    ("{\"id\": \"x\", \"bound\": {\"of\": \"granted\", \"atMost\": 1e30}}", "1e30"),
    (
      "{\"id\": \"x\", \"bound\": {\"of\": \"granted\", \"atMost\": 99999999999999999999}}",
      "out of range"
    ),
    ("{\"id\": \"x\", \"reclaim\": {\"vacancyAbove\": 0.1234567890123456789}}", "exactly"),
    (
      "{\"id\": \"x\", \"reclaim\": {\"all\": true}}, {\"id\": \"x\", \"reclaim\": {\"all\": true}}",
      "x"
    ),
    ("{\"id\": \"x\", \"reclaim\": {\"all\": NaN}}", "scenario.json:2:"),
    (
      "{\"id\": \"x\", \"where\": " + String(repeating: "{\"not\": ", count: 5_000) + "{}"
        + String(repeating: "}", count: 5_000) + ", \"reclaim\": {\"all\": true}}", "scenario.json:"
    ),
  ])
  func `A bad rule is refused with its place`(_ rules: String, _ word: String) async throws {
    let run = try await Self.run(rules: rules)
    #expect(run.status == 65, "\(run.errors)")
    #expect(run.errors.contains("scenario.json:2:"), "\(run.errors)")
    #expect(run.errors.contains(word), "\(run.errors)")
  }

  @Test(arguments: [
    ("A,A,office,c,10,5,5\nA,B,school,c,10,10,20\n", "posts.csv:3:1"),
    ("A,A,office,c,10,5,-5\n", "posts.csv:2:19"),
    ("A,A,office,c,10,5,99999999999999999999999\n", "posts.csv:2:19"),
    ("A,A,office,d,10,5,5\n", "posts.csv:2:12"),
  ])
  func `A bad line is refused with its place`(_ posts: String, _ place: String) async throws {
    let run = try await Self.run(rules: Self.reclaim, posts: posts)
    #expect(run.status == 65)
    #expect(run.errors.contains(place), "\(run.errors)")
  }

  @Test func `Ring fences in a circle are planned and audited`() async throws {
    try await withTemporaryFolder { folder in
      try Self.write(
        Self.reclaim + """
          , {"id": "there", "ringFence": {"from": {"id": ["A"]}, "to": {"id": ["B"]}}}
          , {"id": "back", "ringFence": {"from": {"id": ["B"]}, "to": {"id": ["A"]}}}
          """, "A,A,office,c,10,5,12\nB,B,school,c,10,7,20\nC,C,school,c,10,10,20\n",
        "[{\"id\": \"c\"}]", to: folder)
      let run = try await Tool.oneboard("solve", folder.path, "--out", folder.path)
      #expect(run.status == 0)
      let audit = try await Tool.oneboard(
        "audit", folder.path, folder.appending(path: "plan.json").path)
      #expect(audit.status == 0, "\(audit.output)")
    }
  }

  @Test func `Ten thousand rules are planned, and the plan passes its audit`() async throws {
    try await withTemporaryFolder { folder in
      var posts = ""
      for line in 0..<200 {
        posts +=
          "L\(line),U\(line),\(line.isMultiple(of: 2) ? "office" : "school"),c,10,5,\(line % 20)\n"
      }
      let rules = (0..<9_999).map {
        "{\"id\": \"r\($0)\", \"where\": {\"id\": [\"L\($0 % 200)\"]}, "
          + "\"bound\": {\"of\": \"final\", \"atMost\": \(30 + $0 % 7)}}"
      }
      try Self.write(
        ([Self.reclaim] + rules).joined(separator: ",\n"), posts, "[{\"id\": \"c\"}]", to: folder)
      let run = try await Tool.oneboard("solve", folder.path, "--out", folder.path)
      #expect(run.status == 0, "\(run.errors)")
      let audit = try await Tool.oneboard(
        "audit", folder.path, folder.appending(path: "plan.json").path)
      #expect(audit.status == 0)
    }
  }

  @Test func `GB18030 and UTF-16 are named, and an earlier plan stays as it was`() async throws {
    try await withTemporaryFolder { folder in
      try Self.write(Self.reclaim, "A,A,office,c,10,5,5\n", "[{\"id\": \"c\"}]", to: folder)
      let plan = folder.appending(path: "plan.json")
      try Data("kept".utf8).write(to: plan)
      let table = folder.appending(path: "posts.csv")
      // 编号,单位 as a Chinese spreadsheet saves it.
      try Data([0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xB5, 0xA5, 0xCE, 0xBB, 0x0A]).write(to: table)
      let narrow = try await Tool.oneboard("solve", folder.path, "--out", folder.path)
      #expect(narrow.status == 65)
      #expect(narrow.errors.contains("posts.csv:1:1"))
      #expect(narrow.errors.contains("GB18030"))
      try Data([0xFF, 0xFE, 0x69, 0x00, 0x64, 0x00]).write(to: table)
      let wide = try await Tool.oneboard("solve", folder.path, "--out", folder.path)
      #expect(wide.status == 65)
      #expect(wide.errors.contains("UTF-16"))
      // Latin text with a single accent fits neither.
      try Data([0x69, 0x64, 0xE9, 0x0A, 0x41]).write(to: table)
      let other = try await Tool.oneboard("solve", folder.path, "--out", folder.path)
      #expect(other.status == 65)
      #expect(!other.errors.contains("GB18030"))
      #expect(try String(contentsOf: plan, encoding: .utf8) == "kept")
    }
  }
}
