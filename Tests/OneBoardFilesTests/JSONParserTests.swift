import Foundation
import JSONText
import Testing

@testable import OneBoardFiles

/// Where the published suites lie; `nil` if the variable is not set.
enum Suites {
  static let directory: String? = {
    let directory = ProcessInfo.processInfo.environment["ONEBOARD_SUITES"]
    if directory == nil { print("ONEBOARD_SUITES is not set: the published files are not tested.") }
    return directory
  }()

  static func files(in folder: String, suffix: String) -> [String] {
    guard let directory else { return [] }
    let names = try? FileManager.default.contentsOfDirectory(atPath: directory + "/" + folder)
    return (names ?? []).filter { $0.hasSuffix(suffix) }.sorted().map {
      directory + "/" + folder + "/" + $0
    }
  }
}

struct JSONParserTests {
  static func parse(_ bytes: some Sequence<UInt8>) throws -> JSONDocument {
    try ScenarioFile.document(InputFile.text(Array(bytes), file: "t.json"))
  }

  // Needs the published suite; `Suites` says so when it is absent.
  @Test(.enabled(if: Suites.directory != nil))
  func `The JSON test suite is accepted and rejected as its names say`() throws {
    let files = Suites.files(in: "json", suffix: ".json")
    #expect(files.count > 150)
    for file in files {
      let name = file.split(separator: "/").last.map(String.init) ?? ""
      let bytes = try Data(contentsOf: URL(filePath: file))
      let isAccepted = (try? Self.parse(bytes)) != nil
      if name.hasPrefix("y_") { #expect(isAccepted, "\(name)") }
      if name.hasPrefix("n_") { #expect(!isAccepted, "\(name)") }
      // As a scenario none of them may be accepted or end the process.
      #expect(throws: FileError.self, "\(name)") { try ScenarioFile.load(path: file) }
    }
  }

  @Test func `Accepted texts hold the same values as in another parser`() throws {
    let text = #"""
      {"a":[1,-0.5e+3,"x\u00e9\ud83d\ude00\n\"\\\/",true,false,null,{}],"b":{"c":[[],[{}]]},"中":"文"}
      """#
    let document = try Self.parse(text.utf8)
    let other = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    let own = try #require(Self.object(document, 0) as? NSDictionary)
    #expect(own == other as? NSDictionary)
  }

  static func object(_ document: JSONDocument, _ node: Int) -> Any {
    let children = document.children(of: node)
    switch document.kind(node) {
    case .null: return NSNull()
    case .true: return true
    case .false: return false
    case .number: return Double(document.text(node)) ?? .nan
    case .string: return document.text(node)
    case .array: return children.map { object(document, $0) }
    case .object:
      var result: [String: Any] = [:]
      for position in stride(from: 0, to: children.count, by: 2) {
        result[document.text(children[position])] = object(document, children[position + 1])
      }
      return result
    }
  }

  static let wrong: [(String, String, String)] = [
    ("", "1:1", "the end of the file"), ("  \n ", "2:2", "the end of the file"),
    ("{\"中\": tru}", "1:7", "A value is missing"), ("[1,\n 2,]", "2:4", "Remove the comma"),
    ("{\"a\":1,}", "1:8", "Remove the comma"), ("{'a':1}", "1:2", "double quotes"),
    ("['a']", "1:2", "double quotes"), ("[1 2]", "1:4", "comma"), ("{\"a\" 1}", "1:6", "colon"),
    ("[01]", "1:3", "zeros"), ("[1.]", "1:4", "after the point"), ("[-]", "1:3", "sign"),
    ("[1e]", "1:4", "after the e"), ("[.5]", "1:2", "0.5"), ("[+1]", "1:2", "0.5"),
    ("[NaN]", "1:2", "A value is missing"), ("// x\n1", "1:1", "no comments"),
    ("1 2", "1:3", "after the end"), ("[\"a\nb\"]", "1:4", "line break"),
    ("[\"a\tb\"]", "1:4", "control character 9"), ("[\"\\x\"]", "1:3", "backslash"),
    ("[\"\\u12g4\"]", "1:3", "hexadecimal"), ("[\"\\ud800\"]", "1:3", "surrogate"),
    ("[\"\\udc00\\ud800\"]", "1:3", "surrogate"), ("[\"abc", "1:2", "not closed"),
    ("[\u{0}]", "1:2", "control character 0"), ("[1}", "1:3", "comma or the end"),
    ("\r\n\r[,", "3:2", "A value is missing"),
  ]

  @Test(arguments: wrong)
  func `A text that is no JSON is refused at its line and column`(
    _ text: String, _ place: String, _ words: String
  ) throws {
    let error = try #require(throws: FileError.self) { try Self.parse(text.utf8) }
    #expect(error.kind == .invalid)
    #expect(error.description.hasPrefix("t.json:\(place): "), "\(error)")
    #expect(error.description.contains(words), "\(error)")
  }

  @Test func `A byte order mark is allowed and has no width`() throws {
    let document = try Self.parse("\u{FEFF}{}".utf8)
    #expect(document.kind(0) == .object)
    let error = try #require(throws: FileError.self) { try Self.parse("\u{FEFF}x".utf8) }
    #expect(error.description.hasPrefix("t.json:1:1: "))
  }

  @Test func `Bytes that are not UTF-8 are refused at their place`() throws {
    let error = try #require(throws: FileError.self) {
      try Self.parse(Array("{\n \"é".utf8) + [0xFF] + Array("\"}".utf8))
    }
    #expect(error.description.hasPrefix("t.json:2:4: The text is not UTF-8 here."))
    let wide = try #require(throws: FileError.self) { try Self.parse([0xFF, 0xFE, 0x7B, 0]) }
    #expect(wide.description.hasPrefix("t.json:1:1: The file is UTF-16 text."))
  }

  @Test func `Nesting is read up to the limit and refused beyond it`() throws {
    let limit = JSONParser.maximumDepth
    let fits = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    #expect(try Self.parse(fits.utf8).nodes.count == limit)
    for bracket in ["[", "{\"a\":"] {
      let error = try #require(throws: FileError.self) {
        try Self.parse(String(repeating: bracket, count: 100_000).utf8)
      }
      #expect(error.description.contains("nested deeper than \(limit)"))
    }
  }

  @Test func `Ten megabytes of hostile text are refused or read in seconds`() throws {
    let size = 10_000_000
    let clock = ContinuousClock()
    let texts: [[UInt8]] = [
      [UInt8](repeating: UInt8(ascii: "["), count: size),
      [UInt8](repeating: UInt8(ascii: "\""), count: size),
      [UInt8](repeating: UInt8(ascii: "-"), count: size),
      [UInt8](repeating: 0, count: size),
      [UInt8](repeating: 0x20, count: size),
      [UInt8(ascii: "\"")] + [UInt8](repeating: UInt8(ascii: "\\"), count: size),
      [UInt8](repeating: UInt8(ascii: "9"), count: size),
    ]
    for text in texts {
      let time = clock.measure { _ = try? Self.parse(text) }
      #expect(time < .seconds(10))
    }
    let long = [UInt8(ascii: "\"")] + [UInt8](repeating: 0x61, count: size) + [UInt8(ascii: "\"")]
    #expect(try Self.parse(long).text(0).utf8.count == size)
    let number = [UInt8](repeating: UInt8(ascii: "1"), count: size)
    #expect(try Self.parse(number).text(0).utf8.count == size)
  }

  @Test func `Paths and values find each other`() throws {
    let text = #"{"rules": [1, {"where": {"sector": ["a", "b"]}}], "x": {"y": []}}"#
    let document = try Self.parse(text.utf8)
    for path in ["rules", "rules[1].where.sector[1]", "x.y", "rules[0]", ""] {
      let node = document.deepestNode(along: JSONDocument.steps(of: path))
      #expect(document.path(of: node) == path)
    }
    let node = document.deepestNode(along: JSONDocument.steps(of: "rules[1].where.sector[1]"))
    #expect(document.text(node) == "b")
    let nowhere = document.deepestNode(along: JSONDocument.steps(of: "rules[9].where"))
    #expect(document.path(of: nowhere) == "rules")
  }
}
