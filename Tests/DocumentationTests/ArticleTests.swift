import Foundation
import Testing

/// The articles show code that is compiled and run here, and nothing else.
@Suite struct ArticleTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let catalogs = [
    "Sources/LinearOptimization/LinearOptimization.docc", "Sources/OneBoard/OneBoard.docc",
  ]

  private static func files(in folder: String, ending end: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: root.appending(path: folder), includingPropertiesForKeys: nil
    ).filter { $0.lastPathComponent.hasSuffix(end) }.sorted { $0.path < $1.path }
  }

  /// Lines without the indentation that all of them share.
  private static func outdented(_ lines: [Substring]) -> String {
    let indents = lines.filter { !$0.allSatisfy(\.isWhitespace) }.map {
      $0.prefix { $0 == " " }.count
    }
    let shared = indents.min() ?? 0
    return lines.map { $0.dropFirst(shared) }.joined(separator: "\n")
  }

  /// The parts of the snippet files between their marks.
  private static func snippets() throws -> [String: String] {
    var result: [String: String] = [:]
    for file in try files(in: "Tests/DocumentationTests", ending: "Snippets.swift") {
      var name: String?
      var lines: [Substring] = []
      for line in try String(contentsOf: file, encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false)
      {
        let text = line.trimmingCharacters(in: .whitespaces)
        if text.hasPrefix("// snippet: ") {
          name = String(text.dropFirst("// snippet: ".count))
          lines = []
        } else if text == "// end", let ended = name {
          #expect(result[ended] == nil, "\(ended) occurs twice")
          result[ended] = outdented(lines)
          name = nil
        } else if name != nil {
          lines.append(line)
        }
      }
      #expect(name == nil, "\(name ?? "") has no end")
    }
    return result
  }

  /// The Swift blocks of the articles, with their file.
  private static func blocks() throws -> [(file: String, text: String)] {
    var result: [(file: String, text: String)] = []
    for file in try catalogs.flatMap({ try files(in: $0, ending: ".md") }) {
      var lines: [Substring]?
      for line in try String(contentsOf: file, encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false)
      {
        if line == "```swift" {
          lines = []
        } else if line == "```", let ended = lines {
          result.append((file.lastPathComponent, ended.joined(separator: "\n")))
          lines = nil
        } else {
          lines?.append(line)
        }
      }
    }
    return result
  }

  @Test func `Every block of an article is a snippet that is run, and every snippet is shown`()
    throws
  {
    let snippets = try Self.snippets()
    let blocks = try Self.blocks()
    #expect(blocks.count > 20)
    for block in blocks {
      #expect(snippets.values.contains(block.text), "\(block.file):\n\(block.text)")
    }
    for (name, text) in snippets {
      #expect(blocks.contains { $0.text == text }, "\(name) is in no article")
    }
  }

  @Test(arguments: zip(catalogs, [9, 1]))
  func `All articles of a catalog are linked from its first page`(
    catalog: String, articles: Int
  ) throws {
    let files = try Self.files(in: catalog, ending: ".md")
    let first = try #require(catalog.split(separator: "/").last).replacing(".docc", with: ".md")
    let landing = try String(
      contentsOf: try #require(files.first { $0.lastPathComponent == first }), encoding: .utf8)
    let others = files.filter { $0.lastPathComponent != first }
    #expect(others.count == articles)
    for file in others {
      let name = file.deletingPathExtension().lastPathComponent
      #expect(landing.contains("<doc:\(name)>"), "\(name)")
    }
  }
}
