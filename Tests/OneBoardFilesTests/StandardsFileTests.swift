import OneBoard
import Testing

@testable import OneBoardFiles

struct `Files of standards` {
  private static let term = #"{ "measure": "students", "per": 13.5 }"#

  private static func file(_ standard: String) -> String {
    #"{ "oneboard": 1, "measures": "measures.csv", "standards": [ \#(standard) ] }"#
  }

  private static func standard(terms: String, _ more: String = "") -> String {
    #"{ "id": "s", "where": { "id": ["A"] }, "terms": [\#(terms)], "rounding": "up"\#(more) }"#
  }

  private static func faults(_ text: String, measures: String = "id,students\nA,5\n") throws
    -> [String]
  {
    let files = try Workspace()
    let board = try files.load(Sample.small(), posts: Sample.smallPosts).board
    try files.write(text, to: "standards.json")
    try files.write(measures, to: "measures.csv")
    return files.short(
      try #require(throws: FileError.self) {
        try StandardsFile.load(path: files.path("standards.json"), for: board)
      })
  }

  @Test func `Every kind of term is read`() throws {
    let files = try Workspace()
    let board = try files.load(Sample.small(), posts: Sample.smallPosts).board
    let terms = """
      { "measure": "students", "per": 13.5 }, { "measure": "residents", "perMille": 1.62 },
      { "measure": "beds", "times": 1.4, "rounding": "down" },
      { "measure": "beds", "between": [[100, 1.3], [300, 1.4]] },
      { "measure": "classes", "steps": [[3, 1], [null, 2]] }
      """
    try files.write(
      Self.file(Self.standard(terms: terms, #", "extra": 0.05, "atLeast": 3, "atMost": 9"#)),
      to: "standards.json")
    try files.write("编号,beds,classes,residents,students\nA,1,2,3,4\nB,,,,\n", to: "measures.csv")
    let loaded = try StandardsFile.load(path: files.path("standards.json"), for: board)
    let read = try #require(loaded.standards.first)
    #expect(read.terms.map(\.measure) == ["students", "residents", "beds", "beds", "classes"])
    #expect(read.terms.map(\.rounding) == [nil, nil, .down, nil, nil])
    #expect(read.atLeast == 3)
    #expect(read.atMost == 9)
    #expect(read.extra == ExactDecimal("0.05"))
    #expect(
      read.terms.last?.formula == .steps([.init(upTo: 3, posts: 1), .init(upTo: nil, posts: 2)]))
    #expect(
      loaded.measures == ["A": ["beds": 1, "classes": 2, "residents": 3, "students": 4], "B": [:]])
  }

  @Test(arguments: [
    (#"{ "measure": "m", "per": 0 }"#, "0 is no ratio."),
    (#"{ "measure": "m", "times": -1 }"#, "-1 is no ratio."),
    (#"{ "measure": "m" }"#, "The term has 0 of the keys"),
    (#"{ "measure": "m", "per": 1, "times": 2 }"#, "The term has 2 of the keys"),
    (#"{ "per": 1 }"#, "measure"), (#"{ "measure": "m", "time": 1 }"#, "Did you mean \"times\"?"),
    (#"{ "measure": "m", "steps": [] }"#, "There are no steps."),
    (#"{ "measure": "m", "steps": [[5, 1], [5, 2]] }"#, "The steps do not ascend."),
    (#"{ "measure": "m", "steps": [[null, 1], [5, 2]] }"#, "The steps do not ascend."),
    (#"{ "measure": "m", "steps": [[5]] }"#, "The step has 1 numbers."),
    (#"{ "measure": "m", "steps": [[-5, 1]] }"#, "-5"),
    (#"{ "measure": "m", "between": [[5, 1]] }"#, "These are not two points"),
    (#"{ "measure": "m", "between": [[5, 1], [4, 1]] }"#, "These are not two points"),
    (#"{ "measure": "m", "between": [[5, 1], [6, -1]] }"#, "-1 is below 0."),
    (#"{ "measure": "m", "per": 1e99 }"#, "cannot be kept exactly"), ("7", "stands where"),
    ("", "The list is empty."),
  ])
  func `A term that is none is refused with its place`(term: String, message: String) throws {
    let found = try Self.faults(
      Self.file(Self.standard(terms: term)), measures: "id,m\nA,5\n")
    #expect(
      found.contains { $0.hasPrefix("standards.json:1:") && $0.contains(message) }, "\(found)")
  }

  @Test(arguments: [
    ("id,students\nA,5\nA,6\n", "measures.csv:3:1: The line \"A\" is there twice."),
    ("id,students\nC,5\n", "measures.csv:2:1: No line of posts has the id \"C\"."),
    ("id,students\nA,-5\n", "measures.csv:2:3: students is -5, which is below 0."),
    ("id,students\nA,five\n", "measures.csv:2:3: students is \"five\""),
    ("id,students\nA,99999999999999999999\n", "measures.csv:2:3: students is"),
    ("id,student\nA,5\n", "Did you mean \"students\"?"), ("students\n5\n", "The column id"),
    ("id,students\nA\n", "measures.csv:2:1: The line has 1 cells"), ("", "The file is empty."),
  ])
  func `Measures that are none are refused with their place`(table: String, message: String) throws
  {
    let found = try Self.faults(Self.file(Self.standard(terms: Self.term)), measures: table)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test(arguments: [
    ("{}", "measures"), ("[]", "stands where"), ("{", "standards.json:1:"),
    (#"{ "oneboard": 2, "measures": "measures.csv", "standards": [] }"#, "This is format 2."),
    (#"{ "oneboard": 1, "measures": "none.csv", "standards": [] }"#, "none.csv"),
  ])
  func `A file that is none of standards is refused`(text: String, message: String) throws {
    let found = try Self.faults(text)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test func `Bounds that cross are refused`() throws {
    let found = try Self.faults(
      Self.file(Self.standard(terms: Self.term, #", "atLeast": 9, "atMost": 3"#)))
    #expect(found.contains { $0.contains("3 is below atLeast, 9.") }, "\(found)")
  }
}
