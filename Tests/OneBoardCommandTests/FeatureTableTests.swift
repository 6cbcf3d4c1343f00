import Foundation
import Testing

/// `docs/features.md` claims nothing that no test shows.
@Suite struct FeatureTableTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOf: Tool.root.appending(path: path), encoding: .utf8)
  }

  @Test func `Every test that the table names exists where it says`() throws {
    let table = try Self.text("docs/features.md")
    let links = table.matches(of: /\]\(\.\.\/(Tests\/[^ )]+) "([^"]+)"\)/)
    #expect(links.count > 45)
    for link in links {
      let file = try Self.text(String(link.1))
      #expect(file.contains("func `\(link.2)`("), "\(link.1): \(link.2)")
    }
    // A title with a quotation mark or a link without one would not be seen above.
    #expect(table.components(separatedBy: "](../Tests/").count - 1 == links.count)
  }

  @Test func `Every feature has an answer, and every yes a test`() throws {
    let rows = try Self.text("docs/features.md").split(separator: "\n").filter {
      $0.wholeMatch(of: /\| [0-9]+ \|.*/) != nil
    }
    #expect(rows.count == 46)
    for row in rows {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let answer = cells[2]
      #expect("YPN".contains(answer.prefix(1)), "\(row)")
      #expect(answer.hasPrefix("N") == !answer.contains("](../Tests/"), "\(row)")
    }
  }
}
