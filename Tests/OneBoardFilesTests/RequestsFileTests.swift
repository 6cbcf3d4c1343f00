import OneBoard
import OneBoardTestSupport
import Testing

@testable import OneBoardFiles

struct `Files of requests` {
  private static let plain = "unit,line,posts,reason,date\nU1,J1,3,classes,2026-03-01\n"

  private static func load(_ text: String, in files: Workspace) throws -> RequestsFile.Loaded {
    let board = try files.load(Sample.scenario, posts: Sample.posts + second).board
    try files.write(text, to: "requests.csv")
    return try RequestsFile.load(path: files.path("requests.csv"), for: board)
  }

  /// A second line of a unit.
  private static let second = "J3,U1,School 1,institution,5,5,9,education,county,seat,,,D1,aide\n"

  private static func faults(_ text: String) throws -> [String] {
    let files = try Workspace()
    let error = try #require(throws: FileError.self) { try load(text, in: files) }
    #expect(error.kind == .invalid)
    return files.short(error)
  }

  @Test func `Both headers, quotes, days and missing lines or units are read`() throws {
    let files = try Workspace()
    let loaded = try Self.load(
      "\u{FEFF}编号,申请编制,申请日期,申请理由,单位\r\n J1 ,3,2026年3月1日,\"two \"\"more\"\",\nclasses\",U1\r\n"
        + "H1,12,,,\r\n,1,2025/12/9,夜班,U2\r\n,,,,\r\n\r\nJ1,1,,,\r\n", in: files)
    #expect(
      loaded.requests == [
        Request(
          line: "J1", unit: "U1", posts: 3, reason: "two \"more\",\nclasses",
          date: RequestDate(year: 2026, month: 3, day: 1)),
        Request(line: "H1", unit: "U3", posts: 12),
        Request(
          line: "J2", unit: "U2", posts: 1, reason: "夜班",
          date: RequestDate(year: 2025, month: 12, day: 9)),
        Request(line: "J1", unit: "U1", posts: 1),
      ])
    #expect(loaded.warnings.map(\.line) == [6])
  }

  @Test func `A file without requests is read with a warning`() throws {
    let loaded = try Self.load("line,posts\n", in: try Workspace())
    #expect(loaded.requests.isEmpty)
    #expect(loaded.warnings.map(\.message) == ["The file has no requests."])
  }

  @Test(arguments: [
    ("U1,J9,3,,", "J9", #"No line of posts has the id "J9". Did you mean "J1"?"#),
    ("U1,J2,3,,", "U1", #"The line "J2" is of the unit "U2", not of "U1". The lines of "U1" are "#),
    ("U11,J1,3,,", "U11", #"not of "U11". Did you mean "U1"?"#),
    ("U1,,3,,", "U1", #"has 2 lines of posts. Write in line which of them is meant: "J1", "J3"."#),
    ("U8,,3,,", "U8", #"No line of posts is of the unit "U8". Did you mean "U1"?"#),
    ("U1,J1,0,,", "0,,", "posts is 0."), ("U1,J1,,why,", ",why", "posts is empty."),
    ("U1,J1,-2,,", "-2", "posts"), ("U1,J1,2.5,,", "2.5", "posts"), ("U1,J1,x,,", "x", "posts"),
    ("U1,J1,99999999999,,", "99999999999", "posts"),
    ("U1,J1,2,,2026-02-30", "2026-02-30", "which is no day of the calendar"),
    ("U1,J1,2,,20260301", "20260301", "Write a day as 2026-03-01"),
    ("U1,J1,2,a,b,c", "c", "The line has 6 cells, but the header has 5."),
    ("U1,J1,2", "U1,J1,2", "The line has 3 cells, but the header has 5."),
  ])
  func `Each fault is told where it stands`(record: String, needle: String, text: String) throws {
    let whole = Self.plain + record + "\n"
    let place = try #require(Place.of(needle, in: whole, after: Self.plain))
    let found = try Self.faults(whole)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix("requests.csv:\(place): ") == true, "\(found), not \(place)")
    #expect(found.first?.contains(text) == true, "\(found)")
  }

  @Test(arguments: [
    ("", "The file is empty."), ("unit,line,date\n", "The column posts (申请编制) is missing."),
    ("posts\n1\n", "Neither the column unit (单位) nor line (编号) is there."),
    ("unit;line;posts\n", "The columns are separated by semicolons."),
    ("unit,line,post\n", #"Did you mean "posts"?"#),
    ("line,posts,line\n", "the same as column 1"),
  ])
  func `Headers that cannot be used are refused`(text: String, message: String) throws {
    let found = try Self.faults(text)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test func `All faults of a file are told at once`() throws {
    #expect(try Self.faults(Self.plain + "U1,J9,0,,x\nU2,J1,1,,\n").count == 4)
  }

  @Test func `Requests are read back as they were written`() throws {
    var random = SeededGenerator(seed: 7_411)
    let texts = ["", "a", "a,b", "\"", "一,\"二\"", "x\ny", "tail;"]
    let places = [("J1", "U1"), ("J2", "U2"), ("J3", "U1"), ("H1", "U3")]
    let requests = (0..<200).map { _ -> Request in
      let (line, unit) = places[Int.random(in: 0..<places.count, using: &random)]
      let text = texts[Int.random(in: 0..<texts.count, using: &random)]
      return Request(
        line: line, unit: unit, posts: Int.random(in: 1...9999, using: &random),
        reason: text.isEmpty ? nil : text,
        date: RequestDate(
          year: Int.random(in: 1...9999, using: &random),
          month: Int.random(in: 1...13, using: &random), day: 28))
    }
    let files = try Workspace()
    let text = String(decoding: RequestsFile.csv(of: requests), as: UTF8.self)
    #expect(try Self.load(text, in: files).requests == requests)
  }

  @Test func `Mutated files are read or refused with places inside the file`() throws {
    let files = try Workspace()
    let board = try files.load(Sample.scenario, posts: Sample.posts).board
    let bytes = Array((Self.plain + "U2,J2,8,\"a, b\",2026/3/1\nU3,H1,2,,\n").utf8)
    var random = SeededGenerator(seed: 7_412)
    var refused = 0
    for _ in 0..<1000 {
      try files.write(MutationTests.mutate(bytes, &random), to: "requests.csv")
      do {
        let loaded = try RequestsFile.load(path: files.path("requests.csv"), for: board)
        for request in loaded.requests {
          #expect(board.lines.contains { $0.id == request.line && $0.unit == request.unit })
          #expect(request.posts > 0)
        }
        try files.write(RequestsFile.csv(of: loaded.requests), to: "again.csv")
        let again = try RequestsFile.load(path: files.path("again.csv"), for: board)
        #expect(again.requests == loaded.requests)
      } catch let error as FileError {
        refused += 1
        for fault in error.faults { #expect(!fault.message.isEmpty && !fault.advice.isEmpty) }
      }
    }
    #expect(refused > 300)
  }
}
