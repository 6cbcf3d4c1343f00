import OneBoard
import OneBoardTestSupport
import Reconciliation
import Testing

struct `Reconciliation at its edges` {
  private static func everywhere(_ entry: RegisterEntry) -> Registers {
    Registers(quota: [entry], personnel: [entry], finance: [entry], payroll: [entry])
  }

  @Test func `Empty registers agree`() {
    let report = Registers().reconciled()
    #expect(report.agrees)
    #expect(report.personCount == 0)
    #expect(report.units.isEmpty)
    #expect(Registers().reconciled(with: []).correction(of: []).posts.isEmpty)
  }

  @Test func `Another name is a note and no disagreement`() {
    var registers = Self.everywhere(RegisterEntry(person: "1", unit: "u", name: "张三"))
    registers.payroll[0].name = "张叁"
    let report = registers.reconciled()
    #expect(report.agrees)
    #expect(report.people.map(\.findings) == [[.namesDiffer]])
    #expect(report.people.first?.names == ["张三", "张叁"])
  }

  @Test func `A name that is missing in a register is no other name`() {
    var registers = Self.everywhere(RegisterEntry(person: "1", unit: "u", name: "张三"))
    registers.finance[0].name = nil
    #expect(registers.reconciled().people.isEmpty)
  }

  @Test func `Ids that differ in case are different people, and noted`() {
    var registers = Self.everywhere(RegisterEntry(person: "11010119900307001X", unit: "u"))
    registers.payroll[0].person = "11010119900307001x"
    let report = registers.reconciled()
    #expect(report.people.map(\.pattern.digits) == ["1110", "0001"])
    #expect(report.people.allSatisfy { $0.findings.contains(.idsAlike) })
    #expect(!report.agrees)
  }

  @Test func `Texts that are equal to Unicode match, and the report is the same in any order`() {
    // U+F9DC is canonically equal to U+9686.
    let forms = ["\u{9686}", "\u{F9DC}"]
    let entries = forms.flatMap { person in
      forms.map { RegisterEntry(person: person, unit: person + "u", name: $0 + "n") }
    }
    var seen: Set<String> = []
    for shift in 0..<4 {
      let turned = Array(entries[shift...] + entries[..<shift])
      let report = Registers(quota: turned, personnel: turned.reversed()).reconciled()
      #expect(report.personCount == 1)
      let texts = report.people.flatMap { [$0.id] + $0.names } + report.units.map(\.unit)
      seen.insert(
        texts.map { $0.unicodeScalars.map { "\($0.value)" }.joined(separator: " ") }
          .joined(separator: ","))
    }
    #expect(seen.count == 1)
  }

  @Test func `Quotas at the ends of the numbers do not trap`() {
    let registers = Self.everywhere(RegisterEntry(person: "1", unit: "u", isLeader: true))
    let least = registers.reconciled(
      with: [UnitQuota(unit: "u", approved: .min, leaders: .min)])
    #expect(least.units.map(\.findings) == [[.overQuota, .tooManyLeaders]])
    #expect(least.units.map(\.greatestExcess) == [.max])
    let line = PostLine(
      id: "1", unit: "u", category: "c", approved: .max, inPost: 0, need: 0, leaders: .max)
    #expect(
      UnitQuota.quotas(of: [line, line]) == [UnitQuota(unit: "u", approved: .max, leaders: .max)])
  }

  @Test func `One person in twenty thousand units is told once`() {
    let units = (0..<20_000).map { RegisterEntry(person: "1", unit: "u\($0)") }
    let report = Registers(quota: units, personnel: units.reversed()).reconciled()
    #expect(report.people.count == 1)
    #expect(report.people.first?.records.count == 40_000)
    #expect(report.people.first?.findings == [.unpaid, .severalUnits])
    #expect(report.units.reduce(0) { $0 + $1.inPost } == 1)
  }

  @Test func `A unit of twenty thousand lines and kinds of posts places everybody`() {
    let posts = (0..<20_000).map {
      PostLine(
        id: "l\($0)", unit: "u", category: "c", approved: 1, inPost: 0, need: 1,
        occupation: "o\($0)")
    }
    let people = (0..<20_000).map {
      RegisterEntry(person: "\($0)", unit: "u", occupation: "o\($0)")
    }
    let correction = Registers(quota: people, personnel: people).reconciled().correction(of: posts)
    #expect(correction.unplaced.isEmpty)
    #expect(correction.posts.allSatisfy { $0.inPost == 1 })
    #expect(correction.changes.count == 20_000)
  }
}
