import Foundation
import Testing

struct `Examples` {
  private struct Row {
    var id: String
    var fields: [String: String]

    func number(_ name: String) -> Int { fields[name].flatMap { Int($0) } ?? 0 }
  }

  /// Lines of a CSV file without quoted cells.
  private static func rows(_ text: String) throws -> [Row] {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { cells in
      let fields = Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first })
      return Row(id: fields["id"] ?? "", fields: fields)
    }
  }

  @Test func `Luohe gives every town its fifteen posts`() async throws {
    let run = try await Tool.oneboard("solve", "examples/luohe", "--format", "json")
    #expect(run.status == 0)
    let posts = try #require(run.json["posts"] as? [[String: Any]])
    #expect(posts.count == 58)
    #expect(posts.allSatisfy { $0["granted"] as? Int == 15 })
  }

  /// The plan.csv of a scenario that can be solved.
  private static func plan(of scenario: String) async throws -> String {
    try await withTemporaryFolder { folder in
      let run = try await Tool.oneboard("solve", scenario, "--out", folder.path)
      #expect(run.status == 0)
      return try String(contentsOf: folder.appending(path: "plan.csv"), encoding: .utf8)
    }
  }

  @Test func `The county of Yuncheng carries the published facts`() async throws {
    let plan = try Self.rows(try await Self.plan(of: "examples/yuncheng"))
    let data = try Self.rows(checkoutFile("examples/yuncheng/posts.csv"))
    #expect(data.count >= 600)
    #expect(Set(plan.map(\.id)) == Set(data.map(\.id)))
    let planned = Dictionary(plan.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func sum(_ name: String, where test: (Row) -> Bool) -> Int {
      data.filter(test).reduce(0) { $0 + (planned[$1.id]?.number(name) ?? 0) }
    }
    // 900 posts of shell institutions, all for teachers.
    #expect(sum("released") { $0.fields["tags"] == "zombie" } == 900)
    #expect(sum("granted") { $0.fields["occupation"] == "teacher" } >= 900)
    #expect(sum("granted") { $0.fields["occupation"] == "talent" } >= 160)
    let townships = data.filter { $0.fields["tier"] == "township" }
    let towns = Set(townships.compactMap { $0.fields["town"] })
    #expect(towns.count == 22)
    for town in towns {
      let technicians = sum("granted") {
        $0.fields["town"] == town && $0.fields["occupation"] == "medical-technician"
      }
      #expect((1...2).contains(technicians))
    }
    // The budgets pay for 375 + 125 places.
    #expect(sum("purchased") { _ in true } == 500)
    // Totals do not grow, in any category.
    for category in ["administrative", "institution", "support"] {
      let before = data.filter { $0.fields["category"] == category }
        .reduce(0) { $0 + $1.number("approved") }
      #expect(sum("final") { $0.fields["category"] == category } <= before)
    }
  }

  @Test func `Yuncheng's data are what its generator writes`() async throws {
    let which = try await Tool.run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "command -v python3"])
    guard which.status == 0 else {
      print("python3 was not found; the generator of examples/yuncheng is not run.")
      return
    }
    try await withTemporaryFolder { folder in
      let run = try await Tool.run(
        URL(fileURLWithPath: "/usr/bin/env"),
        ["python3", "examples/yuncheng/generate.py", folder.path])
      #expect(run.status == 0)
      for name in ["scenario.json", "posts.csv"] {
        let written = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        #expect(try written == checkoutFile("examples/yuncheng/\(name)"))
      }
    }
  }

  @Test func `The README of reconcile says what its registers show`() async throws {
    let readme = try checkoutFile("examples/reconcile/README.md")
    // Each row names a person, the pattern and the findings.
    let rows = readme.matches(of: /\| ([0-9]{4}) [^|]*\| `([01]{4})` \| ([^|]*) \|/)
    let names = ["quota", "personnel", "finance", "payroll"].map { "examples/reconcile/\($0).csv" }
    let run = try await Tool.run(
      Tool.products.appending(path: "oneboard"),
      ["reconcile"] + names + ["--posts", "examples/reconcile/posts.csv", "--format", "json"])
    #expect(run.status == 1)
    let persons = try #require(run.json["persons"] as? [[String: Any]])
    let found = persons.map { person in
      [person["id"], person["pattern"]].map { $0 as? String ?? "" }
        + [(person["findings"] as? [String] ?? []).map { "`\($0)`" }.joined(separator: ", ")]
    }
    #expect(rows.map { [String($0.1), String($0.2), String($0.3)] } == found)
    let posts = try #require(run.json["posts"] as? [String: Any])
    let changes = try #require(posts["changes"] as? [[String: Any]])
    for change in changes {
      let text =
        "`\(change["id"] as? String ?? "")` from \(change["stated"] as? Int ?? -1) to "
        + "\(change["proven"] as? Int ?? -1)"
      #expect(readme.contains(text))
    }
    #expect(changes.count == 2)
  }

  @Test func `The program that embeds OneBoard finds what the command finds`() async throws {
    let program = try await Tool.run(Tool.products.appending(path: "EmbeddingExample"), [])
    #expect(program.status == 0)
    let source = try checkoutFile("examples/embedding/main.swift")
    #expect(source.split(separator: "\n", omittingEmptySubsequences: false).count < 40)
    let run = try await Tool.oneboard(
      "solve", "examples/embedding/scenario.json", "--format", "json")
    let posts = try #require(run.json["posts"] as? [[String: Any]])
    let lines = posts.map { post in
      let numbers = ["released", "granted", "final"].map { post[$0] as? Int ?? -1 }
      return "\(post["id"] as? String ?? ""): −\(numbers[0]) +\(numbers[1]), \(numbers[2]) posts"
    }
    #expect(program.output == (["optimal"] + lines).joined(separator: "\n") + "\n")
  }
}
