import Foundation
import Testing

/// A Markdown page of the checkout, as far as tests look at it.
struct Page {
  /// A part between fences.
  struct Block {
    /// The first word of the fence.
    var language: String
    /// The file that the block is, if the fence names one.
    var path: String?
    /// The lines between the fences.
    var lines: [String]

    var text: String { lines.map { $0 + "\n" }.joined() }
  }

  /// A command of a console block with the lines that it prints.
  struct Command {
    var text: String
    var expected: [String]
  }

  /// Which file the page is.
  let path: String
  /// The blocks, in order.
  private(set) var blocks: [Block] = []
  /// The lines outside blocks.
  private(set) var prose: [String] = []

  init(_ path: String) throws {
    self.path = path
    var open: Block?
    for line in try checkoutFile(path).components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
        } else {
          let words = line.dropFirst(3).split(separator: " ").map(String.init)
          open = Block(
            language: words.first ?? "", path: words.count > 1 ? words[1] : nil, lines: [])
        }
      } else if open != nil {
        open?.lines.append(line)
      } else {
        prose.append(line)
      }
    }
    try #require(open == nil, "\(path) ends inside a block")
  }

  /// The number signs of each heading.
  var headings: [Int] {
    prose.filter { $0.hasPrefix("#") }.map { $0.prefix { $0 == "#" }.count }
  }

  /// The rows of all tables, each a list of cells.
  var tableRows: [[String]] {
    prose.filter { $0.hasPrefix("|") }.map {
      $0.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  /// What links point at, without those to the web.
  var links: [String] {
    prose.joined(separator: "\n").matches(of: /\]\(([^)]+)\)/).map { String($0.1) }
      .filter { !$0.hasPrefix("http") }
  }

  /// The commands of all console blocks, in order.
  var commands: [Command] {
    blocks.filter { $0.language == "console" }.flatMap { Self.commands(of: $0) }
  }

  /// The commands of a console block.
  static func commands(of block: Block) -> [Command] {
    var result: [Command] = []
    for line in block.lines {
      if line.hasPrefix("$ ") {
        result.append(Command(text: String(line.dropFirst(2)), expected: []))
      } else if !result.isEmpty {
        result[result.count - 1].expected.append(line)
      }
    }
    return result
  }
}

extension Page.Command {
  /// Whether the command's output is what stands in the page, times aside; a line `…` stands for
  /// any number of lines.
  func prints(_ output: String) -> Bool {
    var rest = Self.withoutTimes(output).components(separatedBy: "\n")[...]
    if rest.last == "" { rest.removeLast() }
    let chunks = expected.map(Self.withoutTimes).split(
      separator: "…", omittingEmptySubsequences: false)
    for (position, chunk) in chunks.enumerated() {
      let lines = Array(chunk)
      if position == 0 {
        guard rest.starts(with: lines) else { return false }
        rest = rest.dropFirst(lines.count)
      } else if position == chunks.count - 1 {
        guard rest.count >= lines.count, Array(rest.suffix(lines.count)) == lines else {
          return false
        }
        return true
      } else {
        guard
          let start = rest.indices.first(where: { rest[$0...].starts(with: lines) })
        else { return false }
        rest = rest[(start + lines.count)...]
      }
    }
    return rest.isEmpty
  }

  private static func withoutTimes(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").replacing(#/[0-9]+\.[0-9]+ s\b/#, with: "T s")
  }
}
