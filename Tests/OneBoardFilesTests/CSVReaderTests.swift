import Foundation
import JSONText
import Testing

@testable import OneBoardFiles

struct CSVReaderTests {
  static func records(_ text: String) -> [[String]] {
    records(Array(text.utf8)).map { $0.0 }
  }

  static func records(_ bytes: [UInt8]) -> [([String], CSVSyntaxFault?)] {
    var reader = CSVReader(SourceText(file: "t.csv", bytes: bytes))
    var cells: [CSVCell] = []
    var fault: CSVSyntaxFault?
    var records: [([String], CSVSyntaxFault?)] = []
    while reader.next(into: &cells, fault: &fault) {
      records.append((cells.map { reader.text($0) }, fault))
    }
    return records
  }

  // Needs the published suite; `Suites` says so when it is absent.
  @Test(.enabled(if: Suites.directory != nil))
  func `The published CSV files have the cells that their answers name`() throws {
    let files = Suites.files(in: "csv", suffix: ".csv")
    #expect(files.count == 4)
    for file in files {
      let records = Self.records(Array(try Data(contentsOf: URL(filePath: file))))
      #expect(records.allSatisfy { $0.1 == nil })
      let answer = try JSONDecoder().decode(
        [[String: String]].self,
        from: Data(contentsOf: URL(filePath: file.dropLast(3) + "json")))
      let header = try #require(records.first?.0)
      let rows = records.dropFirst().map { record in
        Dictionary(uniqueKeysWithValues: zip(header, record.0))
      }
      #expect(Array(rows) == answer, "\(file)")
    }
  }

  @Test func `Quotes, line ends, blanks and marks are read as RFC 4180 says`() {
    let cases: [(String, [[String]])] = [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]), ("\u{FEFF}a,b", [["a", "b"]]),
      ("a,\"b,c\"", [["a", "b,c"]]), ("\"a\"\"b\"", [["a\"b"]]), ("\"\"\"\"", [["\""]]),
      ("\"\"\"\"\"\"", [["\"\""]]), ("\"a\r\nb\",c", [["a\r\nb", "c"]]), (",", [["", ""]]),
      ("a,\n,b", [["a", ""], ["", "b"]]), ("\n\na\n\n\nb\n\n", [["a"], ["b"]]), ("", []),
      (" a ,\t\u{3000}中\u{3000}文\u{A0},\" b \"", [["a", "中\u{3000}文", "b"]]),
      ("\"\"", [[""]]), ("\u{3000}", [[""]]),
    ]
    for (text, expected) in cases { #expect(Self.records(text) == expected, "\(text)") }
  }

  @Test func `Wrong quotes are faults at their byte and reading goes on`() {
    let cases: [(String, Int, String)] = [
      ("a,b\"c\nd,e", 3, "inside a cell"), ("a,\"b\"c\nd,e", 5, "after the closing quote"),
      ("a,\"b\" \nd,e", 5, "after the closing quote"), ("a,b\u{0}\nd,e", 3, "NUL"),
    ]
    for (text, offset, words) in cases {
      let records = Self.records(Array(text.utf8))
      #expect(records.count == 2)
      #expect(records.first?.1?.offset == offset)
      #expect(records.first?.1?.message.contains(words) == true)
      #expect(records.last?.0 == ["d", "e"])
      #expect(records.last?.1 == nil)
    }
    let open = Self.records(Array("a\nb,\"c\nd\n".utf8))
    #expect(open.count == 2)
    #expect(open.last?.1?.offset == 4)
  }

  @Test func `Pooled strings are the strings of their bytes`() {
    var pool = StringPool()
    let words = (0..<3000).map { String(repeating: "词", count: $0 % 90) + String($0 % 700) }
    let bytes = Array(words.joined().utf8)
    for _ in 0..<2 {
      var start = 0
      for word in words {
        let end = start + word.utf8.count
        #expect(pool.string(start..<end, in: bytes) == word)
        start = end
      }
    }
  }
}
