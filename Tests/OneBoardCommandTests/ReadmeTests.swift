import Foundation
import Testing

/// Every block of the README is a file of the checkout or the real output of a command.
struct `README` {
  private struct Block {
    var language: String
    var lines: [String]
  }

  private static func blocks() throws -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    for line in try checkoutFile("README.md").components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let block = open { blocks.append(block) }
        open = open == nil ? Block(language: String(line.dropFirst(3)), lines: []) : nil
      } else {
        open?.lines.append(line)
      }
    }
    return blocks
  }

  /// The text with every time replaced, which is different in each run.
  private static func withoutTimes(_ text: String) -> String {
    text.replacing(#/[0-9]+\.[0-9]+ s/#, with: "T s")
  }

  @Test func `It has at most 120 lines`() throws {
    let lines = try checkoutFile("README.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 121)  // The last piece is empty.
  }

  @Test func `Its program is the embedding example and prints what stands there`() async throws {
    let blocks = try Self.blocks()
    let index = try #require(blocks.firstIndex { $0.language == "swift" })
    let source = blocks[index].lines.joined(separator: "\n") + "\n"
    #expect(try source == checkoutFile("examples/embedding/main.swift"))
    try #require(index + 1 < blocks.count)
    #expect(blocks[index + 1].language == "text")
    let run = try await Tool.run(Tool.products.appending(path: "EmbeddingExample"), [])
    #expect(run.output == blocks[index + 1].lines.joined(separator: "\n") + "\n")
  }

  @Test func `Its commands print what stands there`() async throws {
    var commands = 0
    for block in try Self.blocks() where block.language == "console" {
      var command: String?
      var expected: [String] = []
      for line in block.lines + ["$ "] {
        guard line.hasPrefix("$ ") else {
          expected.append(line)
          continue
        }
        if let command {
          let words = command.split(separator: " ").map(String.init)
          try #require(words.first == "oneboard")
          let run = try await Tool.run(
            Tool.products.appending(path: "oneboard"), Array(words.dropFirst()))
          #expect(
            Self.withoutTimes(run.output)
              == Self.withoutTimes(expected.joined(separator: "\n") + "\n"))
          commands += 1
        }
        command = String(line.dropFirst(2))
        expected = []
      }
    }
    #expect(commands >= 2)
  }

  @Test func `Its other blocks are make targets that exist`() async throws {
    let makefile = try checkoutFile("Makefile")
    for block in try Self.blocks() where block.language == "sh" {
      for line in block.lines where !line.isEmpty {
        let words = line.split(separator: " ").map(String.init)
        try #require(words.count >= 2)
        #expect(words[0] == "make")
        #expect(makefile.contains("\n\(words[1]):"))
      }
    }
    let languages = Set(try Self.blocks().map(\.language))
    #expect(languages.isSubset(of: ["swift", "text", "console", "sh"]))
  }
}
