import Foundation
import OneBoard
import Testing

@testable import OneBoardFiles

struct ScenarioFileTests {
  static func scenario(_ members: String) -> String { "{ \"oneboard\": 1,\n\(members) }" }

  @Test func `Posts inline equal posts in a file`() throws {
    let inline = Self.scenario(
      #"""
      "name": "S", "categories": [{ "id": "c" }],
      "posts": [
        { "id": "A", "unit": "UA", "category": "c", "approved": 10, "inPost": 8, "need": 12,
          "sector": "health", "tier": "town", "tags": ["x", "y"] },
        { "id": "B", "unit": "UB", "category": "c", "approved": 20, "inPost": 20, "need": 30,
          "sector": "office", "tier": "county", "tags": "" }
      ]
      """#)
    let loaded = try Workspace().load(inline)
    let other = try Workspace().load(Sample.small(), posts: Sample.smallPosts)
    #expect(loaded.scenario.posts == other.scenario.posts)
    let joined = inline.replacingOccurrences(of: #"["x", "y"]"#, with: #""x; y""#)
    #expect(try Workspace().load(joined).scenario.posts == other.scenario.posts)
  }

  @Test func `A category takes reserve, keepAtLeast and total`() throws {
    let text = Sample.small().replacingOccurrences(
      of: #"{ "id": "c" }"#,
      with: #"{ "id": "c", "reserve": 5, "keepAtLeast": 2, "total": { "atMost": 90 } }"#)
    let loaded = try Workspace().load(text, posts: Sample.smallPosts)
    #expect(
      loaded.scenario.categories
        == [QuotaCategory(id: "c", reserve: 5, keepAtLeast: 2, totalAtMost: 90)])
  }

  @Test func `Without an objective the standard levels hold`() throws {
    let loaded = try Workspace().load(Sample.small(), posts: Sample.smallPosts)
    #expect(loaded.scenario.objective == ObjectiveLevel.standard)
    #expect(loaded.scenario.rules.isEmpty)
  }

  @Test func `Every form of an objective level is read`() throws {
    let files = try Workspace()
    try files.write("id,final\nA,7\nB,25\n", to: "earlier.csv")
    let loaded = try files.load(
      Sample.small(
        objective: #"""
          { "maximize": "benefit", "curve": "squaredShortage", "tolerance": 0.005 },
          { "maximize": "benefit", "curve": "log", "weights": [{ "times": 2 }] },
          { "leximin": "coverage", "where": { "sector": ["health"] } },
          { "minimize": "cost" }, { "minimize": "unitsTouched" },
          { "minimize": { "changeFrom": "earlier.csv" } }
          """#), posts: Sample.smallPosts)
    #expect(
      loaded.scenario.objective == [
        ObjectiveLevel(.benefit(curve: .squaredShortage, weights: []), tolerance: 0.005),
        ObjectiveLevel(.benefit(curve: .log, weights: [BenefitWeight(where: .all, times: 2)])),
        ObjectiveLevel(.coverage(where: .where(.sector, "health"))),
        ObjectiveLevel(.cost), ObjectiveLevel(.unitsTouched),
        ObjectiveLevel(
          .change(from: [
            PlannedPosts(id: "A", released: 3, final: 7),
            PlannedPosts(id: "B", granted: 5, final: 25),
          ])),
      ])
  }

  @Test func `An earlier plan keeps its final posts when approved posts have changed`() throws {
    let files = try Workspace()
    try files.write("id,released,granted,final\nA,0,3,15\n", to: "plan.csv")
    let loaded = try files.load(
      Sample.small(objective: #"{ "minimize": { "changeFrom": "plan.csv" } }"#),
      posts: Sample.smallPosts)
    let expected = PlannedPosts(id: "A", granted: 5, final: 15)
    #expect(loaded.scenario.objective == [ObjectiveLevel(.change(from: [expected]))])
    try files.write("id,final\nA,1x\n", to: "plan.csv")
    let error = try #require(throws: FileError.self) {
      try ScenarioFile.load(path: files.path("scenario.json"))
    }
    #expect(files.short(error).first?.hasPrefix("plan.csv:2:3: final is \"1x\"") == true)
  }

  @Test func `A directory stands for the scenario file in it`() throws {
    let files = try Workspace()
    _ = try files.load(Sample.small(), posts: Sample.smallPosts)
    for path in [files.directory, files.directory + "/"] {
      #expect(try ScenarioFile.load(path: path).scenario.posts.count == 2)
    }
  }

  @Test func `Paths are relative to the scenario file, and absolute ones are allowed`() throws {
    let files = try Workspace()
    try files.write(Sample.smallPosts, to: "other.csv")
    let absolute = Sample.small().replacingOccurrences(
      of: "posts.csv", with: files.path("other.csv"))
    #expect(try files.load(absolute).scenario.posts.count == 2)
    #expect(InputFile.path("p.csv", from: "a/b/s.json") == "a/b/p.csv")
    #expect(InputFile.path("p.csv", from: "s.json") == "p.csv")
    #expect(InputFile.path("/p.csv", from: "a/s.json") == "/p.csv")
  }

  @Test func `Missing and unreadable files say so`() throws {
    let files = try Workspace()
    func kind(_ path: String) throws -> FileError.Kind {
      try #require(throws: FileError.self) { try ScenarioFile.load(path: path) }.kind
    }
    #expect(try kind(files.path("none.json")) == .missing)
    #expect(try kind(files.directory) == .missing)
    #expect(try kind("") == .missing)
    #expect(try kind("a\u{0}b") == .missing)
    #expect(try kind("/dev/zero") == .unreadable)
    try files.write(Sample.small(), to: "scenario.json")
    #expect(try kind(files.directory) == .missing)
    let error = try #require(throws: FileError.self) {
      try ScenarioFile.load(path: files.directory)
    }
    #expect(
      files.short(error) == [
        "scenario.json:1:71: posts: \"posts.csv\": There is no such file. "
          + "Check the name and the directory."
      ])
    let folder = Sample.small().replacingOccurrences(of: "posts.csv", with: ".")
    try files.write(folder, to: "scenario.json")
    #expect(try kind(files.directory) == .unreadable)
  }

  static let tops: [(String, String, String)] = [
    (#""name": "S""#, #"{ "oneboard""#, #"scenario.json:1:1: The key "categories" is missing"#),
    (
      #""nmae": "S""#, #""nmae""#, #"nmae: "nmae" is not a key of a scenario. Did you mean "name"?"#
    ),
    (#""name": 5"#, "5", "name: the number 5 stands where a text belongs."),
    (#""name": """#, "\"\"", "name: The text is empty."),
    (#""posts": 7"#, "7", "posts: the number 7 stands where the posts belong."),
    (#""categories": [{ "id": "c", "reserve": -1 }]"#, "-1", "categories[0].reserve: -1 is below"),
    (#""categories": [{ "id": "c", "total": {} }]"#, "{} }", #""atMost" is missing"#),
    (#""categories": [{ "name": "c" }]"#, #"{ "name""#, #"categories[0]: The key "id" is missing"#),
    (#""categories": {}"#, "{} ", "categories: an object stands where a list belongs."),
    (#""objective": []"#, "[] ", "objective: The objective has no levels."),
    (#""rules": 1"#, "1 ", "rules: the number 1 stands where a list belongs."),
  ]

  @Test(arguments: tops)
  func `A wrong key of the scenario has a fault at its place`(
    _ member: String, _ place: String, _ words: String
  ) throws {
    let text = Self.scenario(member)
    let place = try #require(
      Place.of(place, in: text, after: member.hasPrefix("\"name\": \"S") ? "" : ":"))
    let faults = try Workspace().faults(text)
    let fault = faults.first { $0.contains(words) }
    #expect(fault?.hasPrefix("scenario.json:\(place):") == true, "\(faults)")
  }

  @Test func `Another format is the only fault that is told`() throws {
    let faults = try Workspace().faults(#"{ "oneboard": 2, "nmae": 1 }"#)
    let expected =
      "scenario.json:1:15: oneboard: The file says format 2, and this version reads format 1. "
      + "Write \"oneboard\": 1, or use a OneBoard that reads format 2."
    #expect(faults == [expected])
  }

  @Test func `All faults of all files come in one go, in the order of their places`() throws {
    let posts = """
      id,unit,category,approved,inPost,need,sector
      A,UA,c,1x,8,12,health
      A,UA,c,10,8,12,health
      B,,d,10,8,-12,office
      """
    let text = Sample.small(
      rule: #"{ "id": "r", "where": { "sector": ["helth"] }, "reclaim": { "atmost": 3 } },"#
        + "\n"
        + #"{ "id": "s", "where": { "sector": ["ofice"] }, "bound": { "of": "net", "atMost": 3 }, "strength": 5 }"#
    )
    let faults = try Workspace().faults(text, posts: posts)
    let places = faults.map { $0.split(separator: " ").first.map(String.init) ?? "" }
    #expect(
      places == [
        "posts.csv:2:8:", "posts.csv:3:1:", "posts.csv:4:3:", "posts.csv:4:4:", "posts.csv:4:11:",
        "scenario.json:\(try #require(Place.of("\"atmost", in: text))):",
        "scenario.json:\(try #require(Place.of("\"ofice", in: text))):",
        "scenario.json:\(try #require(Place.of("5", in: text))):",
      ], "\(faults.joined(separator: "\n"))")
  }

  @Test func `At most 50 faults are told, and how many more there are`() throws {
    let lines = (0..<70).map { "L\($0),U,c,x,1,1" }.joined(separator: "\n")
    let error = try #require(throws: FileError.self) {
      try Workspace().load(Sample.small(), posts: Sample.header + "\n" + lines)
    }
    #expect(error.faults.count == 50)
    #expect(error.omitted == 20)
    #expect(error.description.hasSuffix("\nand 20 more faults"))
    #expect(error.faults.last?.line == 51)
  }

  @Test func `Many wrong values are refused in seconds`() throws {
    let keys = String(repeating: "\"sectr\":1,", count: 200_000)
    let clock = ContinuousClock()
    for text in [
      "{\(keys)\"x\":1}",
      "{\"oneboard\":1,\"rules\":[\(String(repeating: "{},", count: 200_000))1]}",
    ] {
      let time = try clock.measure { _ = try Workspace().faults(text) }
      #expect(time < .seconds(10))
    }
  }
}
