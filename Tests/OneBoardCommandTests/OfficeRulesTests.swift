import Foundation
import OneBoard
import OneBoardFiles
import Testing

/// The rules and levels that stand alone in the pages for office users.
struct `Office rules` {
  private static let kinds = [
    "reclaim", "ringFence", "bound", "share", "purchase", "leadership", "minimumLot",
    "unitsTouched",
    "closeOrKeep", "mayNotFall", "replacement", "approval",
  ]

  /// The JSON blocks of a language that are no files.
  private static func snippets(_ language: String) throws -> [Any] {
    try `Office pages`.names.flatMap { name in
      try `Office pages`.page(language, name).blocks
        .filter { $0.language == "json" && $0.path == nil }
        .map { try JSONSerialization.jsonObject(with: Data($0.text.utf8)) }
    }
  }

  /// Puts a snippet where it belongs in the first scenario of its language; a rule takes the place of
  /// the rule with its id.
  private static func scenario(_ language: String, with snippet: Any) throws -> [String: Any] {
    let text = try checkoutFile("examples/first-plan/\(language)/scenario.json")
    var scenario = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    func replace(_ key: String, _ item: [String: Any]) throws {
      var items = try #require(scenario[key] as? [[String: Any]])
      let id = try #require(item["id"] as? String)
      if let place = items.firstIndex(where: { $0["id"] as? String == id }) {
        items[place] = item
      } else {
        try #require(key == "rules")
        items.append(item)
      }
      scenario[key] = items
    }
    if let levels = snippet as? [Any] {
      scenario["objective"] = levels
      return scenario
    }
    let item = try #require(snippet as? [String: Any])
    if ["maximize", "leximin", "minimize"].contains(where: { item[$0] != nil }) {
      scenario["objective"] = [item]
    } else if kinds.contains(where: { item[$0] != nil }) {
      try replace("rules", item)
    } else {
      try replace("categories", item)
    }
    return scenario
  }

  /// Does something with the folder of a scenario that stands beside the first example's tables.
  private static func withFiles<Value>(
    _ language: String, _ scenario: [String: Any], _ body: (String) async throws -> Value
  ) async throws -> Value {
    try await withTemporaryFolder { folder in
      for name in ["posts.csv", "by-hand.csv"] {
        try Data(checkoutFile("examples/first-plan/\(language)/\(name)").utf8)
          .write(to: folder.appending(path: name))
      }
      try JSONSerialization.data(withJSONObject: scenario)
        .write(to: folder.appending(path: "scenario.json"))
      return try await body(folder.path)
    }
  }

  @Test(arguments: `Office pages`.languages)
  func `Every rule and level is accepted in the first scenario and has a plan`(
    language: String
  ) async throws {
    let snippets = try Self.snippets(language)
    for snippet in snippets {
      let scenario = try Self.scenario(language, with: snippet)
      try await Self.withFiles(language, scenario) { folder in
        #expect(throws: Never.self, "\(snippet)") { try ScenarioFile.load(path: folder) }
        let run = try await Tool.oneboard("solve", folder, "--format", "json")
        #expect(run.status == 0, "\(snippet)\n\(run.errors)")
        #expect(run.json["status"] as? String == "optimal")
      }
    }
    #expect(snippets.count > 20)
  }

  @Test(arguments: `Office pages`.languages)
  func `Every kind of rule, formula, goal and curve has an example`(language: String) throws {
    var keys: Set<String> = []
    var words: Set<String> = []
    func collect(_ value: Any) {
      if let object = value as? [String: Any] {
        keys.formUnion(object.keys)
        object.values.forEach(collect)
      } else if let list = value as? [Any] {
        list.forEach(collect)
      } else if let word = value as? String {
        words.insert(word)
      }
    }
    try Self.snippets(language).forEach(collect)
    let formulas = [
      "all", "vacancyAbove", "idleYears", "aboveNeed", "atMost", "rounding", "must",
      "withIncumbents",
    ]
    let rest = [
      "strength", "soft", "maximize", "leximin", "minimize", "changeFrom", "weights", "tolerance",
      "where", "not", "any", "reserve", "keepAtLeast", "total",
    ]
    for key in Self.kinds + formulas + rest { #expect(keys.contains(key), "\(key)") }
    let curves = BenefitCurve.allCases.filter { $0 != .linear }.map(\.rawValue)
    for word in curves + ["benefit", "coverage", "released", "cost", "unitsTouched"] {
      #expect(words.contains(word), "\(word)")
    }
    let prose = try `Office pages`.page(language, "2-rules").prose.joined(separator: "\n")
    let named = Bound.Quantity.allCases.map(\.rawValue) + Bound.Grouping.allCases.map(\.rawValue)
    for word in named { #expect(prose.contains("`\(word)`"), "\(word)") }
  }

  /// The most posts that an audit lets a line release under the reclaim rules.
  private static func most(_ line: PostLine, on board: Board) -> Int? {
    (0...line.approved).last { released in
      let posts = PlannedPosts(
        id: line.id, released: released, final: line.approved - released)
      return !board.audit([posts]).violations.contains { $0.rule == "reclaimable" }
    }
  }

  @Test(arguments: `Office pages`.languages)
  func `The table of reclaim rules states what an audit accepts`(language: String) async throws {
    let page = try `Office pages`.page(language, "2-rules")
    let rows = page.tableRows
    let start = try #require(rows.firstIndex { $0.dropFirst() == ["O1", "O2", "O3", "O4"] })
    let names = Array(rows[start].dropFirst())
    let stated = rows[(start + 2)...].prefix { $0.count == names.count + 1 }
    var rules = 0
    for (position, row) in stated.enumerated() {
      let id = row[0].replacing("`", with: "")
      let numbers = row.dropFirst().map { Int($0) }
      let snippet = try Self.snippets(language).first {
        ($0 as? [String: Any])?["id"] as? String == id
      }
      var scenario = try Self.scenario(language, with: snippet ?? [])
      scenario["rules"] = snippet.map { [$0] } ?? []
      scenario["objective"] = nil
      let board = try await Self.withFiles(language, scenario) {
        try ScenarioFile.load(path: $0).board
      }
      for (name, number) in zip(names, numbers) {
        let line = try #require(board.lines.first { $0.id == name })
        if position < 3 {
          #expect(number == [line.approved, line.inPost, line.need][position], "\(id), \(name)")
        } else {
          #expect(number == Self.most(line, on: board), "\(id), \(name)")
        }
      }
      if position >= 3 {
        #expect(snippet != nil, "\(id)")
        rules += 1
      }
    }
    let reclaims = try Self.snippets(language).filter { ($0 as? [String: Any])?["reclaim"] != nil }
    #expect(rules == reclaims.count)
  }
}
