import Foundation
import OneBoard
import Reconciliation
import Testing

@testable import OneBoardFiles

struct `Tables of a reconciliation` {
  private static let report = Registers(
    quota: [RegisterEntry(person: "2", unit: "a,b", name: "张三", line: 3)],
    personnel: [
      RegisterEntry(person: "2", unit: "a,b", name: "张\"叁", isLeader: true, line: 2),
      RegisterEntry(person: "2", unit: "c", line: 9),
    ],
    payroll: [RegisterEntry(person: "1", unit: "c")]
  ).reconciled(with: [UnitQuota(unit: "a,b", approved: 0, leaders: 0)])

  private static func records(_ bytes: [UInt8]) -> [[String]] {
    CSVReaderTests.records(bytes).map(\.0)
  }

  @Test func `People stand with pattern, findings, units and records`() {
    let records = Self.records(ReconciliationFile.people(Self.report))
    #expect(
      records.first?.joined(separator: ",")
        == "person,name,pattern,findings,quotaUnits,personnelUnits,financeUnits,payrollUnits,records"
    )
    #expect(
      records.dropFirst().map { [$0[0]] + $0[2...] } == [
        ["1", "0001", "ghost;paidOutsideBudget", "", "", "", "c", "payroll"],
        [
          "2", "1100", "unpaid;severalUnits;unitsDiffer;namesDiffer", "a,b", "a,b;c", "", "",
          "quota:3;personnel:2;personnel:9",
        ],
      ])
    #expect(records.dropFirst().map { $0[1] } == ["", "张\"叁;张三"])
  }

  @Test func `Units stand with counts, excess and leaders`() {
    let records = Self.records(ReconciliationFile.units(Self.report))
    #expect(
      records == [
        [
          "unit", "approved", "quota", "personnel", "finance", "payroll", "inPost", "excess",
          "leaders", "leadershipPosts", "findings", "offQuota", "ghost", "unpaid",
          "quotaWithoutStaff", "budgetedWithoutStaff", "paidOutsideBudget",
        ],
        [
          "a,b", "0", "1", "1", "0", "0", "1", "1", "1", "0", "overQuota;tooManyLeaders", "0", "0",
          "1", "0", "0", "0",
        ],
        ["c", "", "0", "1", "0", "1", "0", "", "0", "", "noQuota", "1", "1", "1", "0", "0", "1"],
      ])
  }

  @Test func `Files are written, with lines of posts only if there are some`() throws {
    let files = try Workspace()
    let folder = files.path("new/out")
    #expect(
      try ReconciliationFile.write(Self.report, posts: nil, toDirectory: folder)
        == ["people.csv", "units.csv"])
    #expect(!FileManager.default.fileExists(atPath: folder + "/posts.csv"))
    let line = PostLine(id: "L", unit: "c", category: "k", approved: 3, inPost: 2, need: 4)
    #expect(
      try ReconciliationFile.write(Self.report, posts: [line], toDirectory: folder)
        == ["people.csv", "units.csv", "posts.csv"])
    #expect(try RegisterFiles.posts(path: folder + "/posts.csv") == [line])
    let people = try Data(contentsOf: URL(filePath: folder + "/people.csv"))
    #expect(Array(people) == ReconciliationFile.people(Self.report))
  }
}
