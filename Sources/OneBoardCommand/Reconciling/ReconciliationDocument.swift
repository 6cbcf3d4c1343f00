internal import OneBoard
internal import Reconciliation

/// A reconciliation as it is printed with `--format json`.
struct ReconciliationDocument: Encodable {
  private struct Source: Encodable {
    let register: String
    let file: String
    let records: Int
    let people: Int
  }

  private struct Record: Encodable {
    let register: String
    let unit: String
    let line: Int?
  }

  private struct Person: Encodable {
    let id: String
    let names: [String]
    let pattern: String
    let findings: [String]
    let records: [Record]
  }

  private struct Unit: Encodable {
    let unit: String
    let approved: Int?
    let leadershipPosts: Int?
    let quota: Int
    let personnel: Int
    let finance: Int
    let payroll: Int
    let inPost: Int
    let leaders: Int
    let excess: Int
    let findings: [String]
  }

  private struct Change: Encodable {
    let id: String
    let approved: Int
    let stated: Int
    let proven: Int
  }

  private struct Unplaced: Encodable {
    let unit: String
    let category: String?
    let occupation: String?
    let people: Int
    let line: Int?
    let lines: [String]
  }

  private struct Correction: Encodable {
    let changes: [Change]
    let unplaced: [Unplaced]
  }

  private let oneboard = 1
  private let agrees: Bool
  private let people: Int
  private let registers: [Source]
  private let patterns: [String: Int]
  private let findings: [String: Int]
  private let persons: [Person]
  private let units: [Unit]
  private let posts: Correction?

  init(_ result: ReconciliationResult) {
    let report = result.report
    agrees = result.agrees
    people = report.personCount
    registers = zip(Register.allCases, zip(result.files, report.records)).map {
      Source(
        register: $0.rawValue, file: $1.0, records: $1.1, people: report.personCount(in: $0))
    }
    patterns = Dictionary(
      zip(RegisterPattern.all.map(\.digits), report.patterns), uniquingKeysWith: { $1 })
    findings = Dictionary(
      PersonFinding.allCases.map { ($0.rawValue, report.counts[$0] ?? 0) },
      uniquingKeysWith: { $1 })
    persons = report.people.map { person in
      Person(
        id: person.id, names: person.names, pattern: person.pattern.digits,
        findings: person.findings.map(\.rawValue),
        records: person.records.map {
          Record(register: $0.register.rawValue, unit: $0.unit, line: $0.line)
        })
    }
    units = report.units.map { unit in
      Unit(
        unit: unit.unit, approved: unit.approved, leadershipPosts: unit.leadershipPosts,
        quota: unit.count(in: .quota), personnel: unit.count(in: .personnel),
        finance: unit.count(in: .finance), payroll: unit.count(in: .payroll),
        inPost: unit.inPost, leaders: unit.leaders, excess: unit.greatestExcess,
        findings: unit.findings.map(\.rawValue))
    }
    posts = result.correction.map { correction in
      Correction(
        changes: correction.changes.map {
          Change(id: $0.id, approved: $0.approved, stated: $0.stated, proven: $0.proven)
        },
        unplaced: correction.unplaced.map {
          Unplaced(
            unit: $0.occupancy.unit, category: $0.occupancy.category,
            occupation: $0.occupancy.occupation, people: $0.occupancy.people,
            line: $0.occupancy.line, lines: $0.candidates)
        })
    }
  }
}
