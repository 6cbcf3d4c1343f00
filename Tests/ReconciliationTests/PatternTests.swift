import Foundation
import Reconciliation
import Testing

struct `Patterns` {
  /// Written by hand from the meaning of the words, not from the code.
  static let expected: [(digits: String, findings: [PersonFinding])] = [
    ("0000", []),
    ("0001", [.ghost, .paidOutsideBudget]),
    ("0010", [.budgetedWithoutStaff]),
    ("0011", [.ghost, .budgetedWithoutStaff]),
    ("0100", [.offQuota, .unpaid]),
    ("0101", [.offQuota, .paidOutsideBudget]),
    ("0110", [.offQuota, .unpaid]),
    ("0111", [.offQuota]),
    ("1000", [.quotaWithoutStaff]),
    ("1001", [.ghost, .quotaWithoutStaff, .paidOutsideBudget]),
    ("1010", [.quotaWithoutStaff, .budgetedWithoutStaff]),
    ("1011", [.ghost, .quotaWithoutStaff, .budgetedWithoutStaff]),
    ("1100", [.unpaid]),
    ("1101", [.paidOutsideBudget]),
    ("1110", [.unpaid]),
    ("1111", []),
  ]

  @Test func `There are sixteen in binary order, each with its findings and a meaning of its own`()
  {
    #expect(RegisterPattern.all.map(\.digits) == Self.expected.map(\.digits))
    #expect(RegisterPattern.all.map(\.findings) == Self.expected.map(\.findings))
    #expect(Set(RegisterPattern.all.map(\.meaning)).count == 16)
    #expect(RegisterPattern(rawValue: 255).digits == "1111")
    #expect(RegisterPattern([.finance, .finance]).digits == "0010")
  }

  @Test func `One person of each pattern is found with that pattern in a unit of 16`() {
    var registers = Registers()
    for (digits, _) in Self.expected {
      for (register, digit) in zip(Register.allCases, digits) where digit == "1" {
        registers[register].append(RegisterEntry(person: digits, unit: "单位"))
      }
    }
    let report = registers.reconciled()
    // A person in no register cannot be known.
    #expect(report.patterns == [0] + Array(repeating: 1, count: 15))
    #expect(report.personCount == 15)
    #expect(Register.allCases.map { report.personCount(in: $0) } == [8, 8, 8, 8])
    #expect(report.records == [8, 8, 8, 8])
    #expect(
      report.people.map(\.id)
        == Self.expected.map(\.digits).filter { !["0000", "1111"].contains($0) })
    #expect(report.people.allSatisfy { $0.pattern.digits == $0.id })
    #expect(
      report.people.map(\.findings)
        == Self.expected.map(\.findings).filter { !$0.isEmpty })
    #expect(report.units.map(\.people) == [[0] + Array(repeating: 1, count: 15)])
    #expect(report.units.first?.inPost == 4)
    #expect(!report.agrees)
  }

  @Test func `The table of the documentation is what the code says`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/reconcile.md")
    let rows = try String(contentsOf: file, encoding: .utf8)
      .matches(of: /\n\| `([01]{4})` \| ([^|]*) \|([^|]*)\|/)
    #expect(rows.map { String($0.1) } == RegisterPattern.all.map(\.digits))
    #expect(zip(rows, RegisterPattern.all).allSatisfy { $0.2.hasPrefix($1.meaning) })
    #expect(
      rows.map { $0.3.trimmingCharacters(in: .whitespaces) }
        == RegisterPattern.all.map { pattern in
          pattern.findings.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        })
  }
}
