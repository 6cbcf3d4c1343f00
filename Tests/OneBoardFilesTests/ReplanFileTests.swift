import OneBoard
import Testing

@testable import OneBoardFiles

struct `Files of a re-plan` {
  private static func faults(_ work: () throws -> Void, in files: Workspace) throws -> [String] {
    files.short(try #require(throws: FileError.self) { try work() })
  }

  /// A has 10 approved posts, B 20.
  @Test func `An earlier plan may have other approved posts unless lines are frozen`() throws {
    let files = try Workspace()
    let board = try files.load(Sample.small(), posts: Sample.smallPosts).board
    try files.write("id,released,granted,final\nA,0,2,11\nB,1,0,19\n", to: "plan.csv")
    let path = files.path("plan.csv")
    #expect(
      try PlanFile.readEarlierPosts(path: path, for: board) == [
        PlannedPosts(id: "A", granted: 1, final: 11), PlannedPosts(id: "B", released: 1, final: 19),
      ])
    let found = try Self.faults(
      { _ = try PlanFile.readEarlierPosts(path: path, for: board, isStrict: true) }, in: files)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("plan.csv:2:7: final is 11, but 10 approved") == true)
  }

  @Test func `Ids are read from any table of lines`() throws {
    let files = try Workspace()
    let board = try files.load(Sample.small(), posts: Sample.smallPosts).board
    for text in ["id\nB\nA\n", "单位,编号\r\nUB, B \r\n,\r\nUA,A\r\n", "final,id\n1,B\n,\"A\"\n"] {
      try files.write(text, to: "done.csv")
      #expect(try PlanFile.readLineIds(path: files.path("done.csv"), for: board) == ["B", "A"])
    }
  }

  @Test(arguments: [
    ("id\nA\nC\n", "done.csv:3:1: No line has the id \"C\"."),
    ("unit\nUA\n", "done.csv:1:1: The column id is missing."),
    ("id,unit\nA\n", "done.csv:2:1: The line has 1 cells"), ("", "The file is empty."),
    ("ids\nA\n", "Did you mean \"id\"?"), ("id\n\"A\n", "done.csv:2:"),
  ])
  func `What is no list of lines is refused`(text: String, message: String) throws {
    let files = try Workspace()
    let board = try files.load(Sample.small(), posts: Sample.smallPosts).board
    try files.write(text, to: "done.csv")
    let found = try Self.faults(
      { _ = try PlanFile.readLineIds(path: files.path("done.csv"), for: board) }, in: files)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }
}
