import Foundation
import Testing

/// The pages for office users: every block is run or is a file, and both languages say the same.
struct `Office pages` {
  static let languages = ["en", "zh"]

  /// The names of the pages, the index first.
  static let names = [
    "README", "1-first-plan", "2-rules", "3-reading-the-plan", "4-no-plan", "5-checking-by-hand",
    "6-yearly-cycle",
  ]

  static func page(_ language: String, _ name: String) throws -> Page {
    try Page("docs/office/\(language)/\(name).md")
  }

  @Test(arguments: languages)
  func `The index links every page, and every link leads somewhere`(language: String) throws {
    let folder = Tool.root.appending(path: "docs/office/\(language)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(files) == Set(Self.names.map { $0 + ".md" }))
    let index = try Self.page(language, "README")
    #expect(
      index.links.filter { !$0.hasPrefix("..") } == Self.names.dropFirst().map { $0 + ".md" })
    for name in Self.names {
      for link in try Self.page(language, name).links {
        #expect(
          FileManager.default.fileExists(atPath: folder.appending(path: link).path),
          "\(name): \(link)")
      }
    }
    #expect(try checkoutFile("docs/architecture.md").contains("office/\(language)/README.md"))
  }

  @Test(arguments: names)
  func `Both languages have the same headings, tables and blocks`(name: String) throws {
    let (english, chinese) = (try Self.page("en", name), try Self.page("zh", name))
    #expect(english.headings == chinese.headings)
    #expect(english.tableRows.map(\.count) == chinese.tableRows.map(\.count))
    #expect(english.blocks.map(\.language) == chinese.blocks.map(\.language))
    #expect(
      english.blocks.map(\.path)
        == chinese.blocks.map { $0.path?.replacing("/zh/", with: "/en/") })
    #expect(
      english.commands.map(\.text)
        == chinese.commands.map {
          $0.text.replacing("first-plan/zh", with: "first-plan/en")
            .replacing("--lang zh", with: "--lang en")
        })
  }

  /// Runs a page from its first block to its last in a folder of its own, which has the examples.
  private static func run(_ page: Page) async throws -> Int {
    try await withTemporaryFolder { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "examples"),
        withDestinationURL: Tool.root.appending(path: "examples"))
      var commands = 0
      for block in page.blocks {
        if let path = block.path {
          if path.hasPrefix("examples/") {
            #expect(try block.text == checkoutFile(path), "\(page.path): \(path)")
          } else {
            try Data(block.text.utf8).write(to: folder.appending(path: path))
          }
        }
        guard block.language == "console" else { continue }
        for command in Page.commands(of: block) {
          let word = command.text.prefix { $0 != " " }
          try #require(["oneboard", "cp", "cat"].contains(word), "\(command.text)")
          let run = try await Tool.run(
            URL(fileURLWithPath: "/bin/sh"),
            [
              "-c", "cd \"$1\" && PATH=\"$2:$PATH\" && eval \"$3\" 2>&1", "sh", folder.path,
              Tool.products.path, command.text,
            ])
          #expect(
            command.prints(run.output), "\(page.path): \(command.text)\n\(run.output)")
          #expect([0, 1, 2, 3, 65].contains(run.status))
          commands += 1
        }
      }
      return commands
    }
  }

  @Test(arguments: languages, names)
  func `Files and commands print what stands there`(
    language: String, name: String
  ) async throws {
    let page = try Self.page(language, name)
    let commands = try await Self.run(page)
    #expect(commands == page.commands.count)
    if !["README", "2-rules"].contains(name) { #expect(commands > 0) }
    let known: Set<String> = ["console", "csv", "json"]
    #expect(Set(page.blocks.map(\.language)).isSubset(of: known))
    // A table is a file of the examples; nothing is shown that no test reads.
    for block in page.blocks where block.language == "csv" { #expect(block.path != nil) }
  }

  /// Checks that two values are the same but for words, and that words are always translated alike.
  private static func compare(
    _ english: Any, _ chinese: Any, _ words: inout [String: String], _ place: String
  ) {
    switch (english, chinese) {
    case (let english as [String: Any], let chinese as [String: Any]):
      #expect(english.keys.sorted() == chinese.keys.sorted(), "\(place)")
      for (key, value) in english {
        guard let other = chinese[key] else { continue }
        compare(value, other, &words, "\(place).\(key)")
      }
    case (let english as [Any], let chinese as [Any]):
      #expect(english.count == chinese.count, "\(place)")
      for (value, other) in zip(english, chinese) { compare(value, other, &words, place) }
    case (let english as String, let chinese as String):
      #expect(words[english, default: chinese] == chinese, "\(place): \(english)")
      words[english] = chinese
      #expect(
        english == chinese || chinese.unicodeScalars.contains { !$0.isASCII },
        "\(place): \(english), \(chinese)")
    default: #expect("\(english)" == "\(chinese)", "\(place)")
    }
  }

  @Test func `The examples of both languages are the same but for words`() throws {
    var words: [String: String] = [:]
    for name in Self.names {
      let pairs = try zip(Self.page("en", name).blocks, Self.page("zh", name).blocks)
      for (english, chinese) in pairs where english.language == "json" {
        Self.compare(
          try JSONSerialization.jsonObject(with: Data(english.text.utf8)),
          try JSONSerialization.jsonObject(with: Data(chinese.text.utf8)), &words, name)
      }
      for (english, chinese) in pairs where english.language == "csv" {
        #expect(english.lines.count == chinese.lines.count)
        for (row, other) in zip(english.lines, chinese.lines).dropFirst() {
          Self.compare(
            row.components(separatedBy: ","), other.components(separatedBy: ","), &words, name)
        }
      }
    }
    #expect(Set(words.values).count == words.count, "two words have the same translation")
    #expect(words.count > 40)
  }

  @Test(arguments: ["scenario", "soft", "nearest", "too-much"])
  func `Both languages have the same plan`(name: String) async throws {
    var plans: [NSDictionary] = []
    for language in Self.languages {
      let run = try await Tool.oneboard(
        "solve", "examples/first-plan/\(language)/\(name).json", "--format", "json")
      let parts = run.json.filter { ["status", "levels", "posts"].contains($0.key) }
      #expect(parts.count == 3)
      plans.append(parts as NSDictionary)
    }
    #expect(plans[0] == plans[1])
  }

  @Test(arguments: languages)
  func `Next year begins with the posts that the plan left`(language: String) async throws {
    let folder = "examples/first-plan/\(language)"
    let run = try await Tool.oneboard("solve", folder, "--format", "json")
    let posts = try #require(run.json["posts"] as? [[String: Any]])
    let finals = Dictionary(
      posts.map { ($0["id"] as? String ?? "", $0["final"] as? Int ?? -1) },
      uniquingKeysWith: { first, _ in first })
    func approved(_ path: String) throws -> [(id: String, count: Int?)] {
      try checkoutFile(path).split(separator: "\n").dropFirst().map {
        let cells = $0.components(separatedBy: ",")
        return (cells[0], Int(cells[8]))
      }
    }
    let before = try approved("\(folder)/posts.csv")
    let after = try approved("\(folder)/next-year/posts.csv")
    #expect(before.map(\.id) == after.map(\.id))
    for (old, new) in zip(before, after) { #expect(new.count == finals[old.id] ?? old.count) }
    #expect(finals.count == 12)
  }
}
