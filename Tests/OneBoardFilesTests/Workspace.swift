import Foundation
import Testing

@testable import OneBoardFiles

/// A directory of its own for one test, removed with the value.
final class Workspace: Sendable {
  let directory: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "oneboard-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    directory = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  func path(_ name: String) -> String { directory + "/" + name }

  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path(name)))
  }

  func write(_ text: String, to name: String) throws { try write(text.utf8, to: name) }

  /// Writes a scenario and its posts, and reads them.
  func load(_ scenario: String, posts: String? = nil) throws -> LoadedScenario {
    try write(scenario, to: "scenario.json")
    if let posts { try write(posts, to: "posts.csv") }
    return try ScenarioFile.load(path: path("scenario.json"))
  }

  /// The faults of a scenario that must be refused, without the directory in front of file names.
  func faults(
    _ scenario: String, posts: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let error = try #require(throws: FileError.self, sourceLocation: sourceLocation) {
      try load(scenario, posts: posts)
    }
    return short(error)
  }

  func short(_ error: FileError) -> [String] {
    error.description.split(separator: "\n").map {
      String($0).replacingOccurrences(of: directory + "/", with: "")
    }
  }
}

/// Texts that tests vary.
enum Sample {
  static let header = "id,unit,category,approved,inPost,need"
  static let posts = """
    id,unit,name,category,approved,inPost,need,sector,tier,town,service,tags,department,occupation
    J1,U1,School 1,institution,138,138,150,education,county,seat,,,D1,teacher
    J2,U2,School 2,institution,52,52,60,education,township,T1,,,D1,teacher
    H1,U3,Clinic 1,institution,24,24,31,health,township,T1,sanitation,,D2,
    O1,U4,"Office, first",institution,40,28,28,office,county,seat,canteen,pilot; old,D3,
    Z1,U5,Shell,institution,30,0,0,office,county,seat,,zombie,D3,
    """ + "\n"

  /// The contract's example, with the values that `posts` has.
  static let scenario = """
    {
      "oneboard": 1,
      "name": "Mini county",
      "categories": [
        { "id": "institution", "name": "事业编制", "reserve": 0, "keepAtLeast": 0 }
      ],
      "posts": "posts.csv",
      "rules": [
        { "id": "zombies", "title": "Shell institutions give everything back", "basis": "…article…",
          "where": { "tag": ["zombie"] }, "reclaim": { "all": true } },
        { "id": "vacancy-5", "where": { "sector": ["office"] },
          "reclaim": { "vacancyAbove": 0.05, "rounding": "up" } },
        { "id": "to-teachers", "ringFence": { "from": { "tag": ["zombie"] }, "to": { "sector": ["education"] } } },
        { "id": "clinics", "where": { "sector": ["health"], "tier": ["township"] },
          "bound": { "of": "granted", "per": "line", "atLeast": 1, "atMost": 2 } },
        { "id": "frontline", "where": { "tier": ["township"] },
          "share": { "of": "granted", "among": {}, "atLeast": 0.25 }, "strength": { "soft": 10 } },
        { "id": "services", "where": { "service": ["sanitation", "canteen"] },
          "purchase": { "unitCost": 4.2, "budget": 2100 } },
        { "id": "leaders", "leadership": { "steps": [[10, 2], [50, 3], [100, 4], [200, 5], [400, 6], [600, 7], [null, 8]] } }
      ],
      "objective": [
        { "maximize": "benefit", "curve": "linear",
          "weights": [ { "where": { "tier": ["township"] }, "times": 1.5 },
                       { "where": { "sector": ["health"] }, "times": 1.2 } ] },
        { "leximin": "coverage" },
        { "minimize": "released" }
      ]
    }
    """

  /// A scenario with two lines and one rule or objective put in.
  static func small(rule: String? = nil, objective: String? = nil) -> String {
    let rules = rule.map { ",\n\"rules\": [\n\($0)\n]" } ?? ""
    let levels = objective.map { ",\n\"objective\": [\n\($0)\n]" } ?? ""
    return """
      { "oneboard": 1, "name": "S", "categories": [{ "id": "c" }], "posts": "posts.csv"\(rules)\(levels) }
      """
  }

  static let smallPosts = """
    id,unit,category,approved,inPost,need,sector,tier,tags
    A,UA,c,10,8,12,health,town,x;y
    B,UB,c,20,20,30,office,county,
    """ + "\n"
}
