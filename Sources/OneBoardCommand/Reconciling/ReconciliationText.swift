internal import OneBoard
internal import Reconciliation

/// A reconciliation as text for people, in 80 columns where words allow it.
struct ReconciliationText {
  /// How many people, units and lines are shown; files and JSON have all.
  private static let most = 20

  private let result: ReconciliationResult
  private let report: ReconciliationReport
  private let written: [String]

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - written: The files that were written.
  init(_ result: ReconciliationResult, written: [String]) {
    self.result = result
    report = result.report
    self.written = written
  }

  /// The text, with its line ends.
  var text: String {
    var parts = [head, registers, patterns]
    if !findings.isEmpty { parts.append(findings) }
    let units = report.units.filter { !$0.findings.isEmpty }
    if !units.isEmpty { parts.append(table(of: units)) }
    if !report.people.isEmpty { parts.append(people) }
    if let correction = result.correction { parts += posts(correction) }
    if !written.isEmpty { parts.append(written.map { "Written: \($0.printable)" }) }
    return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var head: [String] {
    let people = NumberText.count(report.personCount, "person", "people")
    let agreeing = report.patterns.last ?? 0
    return "\(people) in four registers, \(agreeing) of them in all four.".wrapped(to: 80)
  }

  private var registers: [String] {
    var table = TextTable([
      .text("Register"), .number("Records"), .number("People"), .text("File", shrinks: true),
    ])
    for (register, records) in zip(Register.allCases, report.records) {
      table.add([
        register.rawValue, String(records), String(report.personCount(in: register)),
        result.place(register, nil),
      ])
    }
    return table.lines()
  }

  private var patterns: [String] {
    var table = TextTable([.text("Pattern"), .number("People"), .text("Meaning")])
    for (pattern, people) in zip(RegisterPattern.all, report.patterns).reversed() where people > 0 {
      table.add([pattern.digits, String(people), pattern.meaning])
    }
    return table.lines()
      + ["The digits stand for quota, personnel, finance and payroll; 1 is named."]
  }

  private var findings: [String] {
    var table = TextTable([.text("Finding"), .number("People"), .text("Meaning")])
    for finding in PersonFinding.allCases {
      guard let people = report.counts[finding], people > 0 else { continue }
      table.add([finding.rawValue, String(people), finding.meaning])
    }
    let lines = table.lines()
    return lines.count > 1 ? lines : []
  }

  private func table(of units: [ReconciledUnit]) -> [String] {
    var table = TextTable([
      .text("Unit", shrinks: true), .number("Approved"), .number("Quota"), .number("Staff"),
      .number("Budget"), .number("Paid"), .number("Over"), .number("Leaders"), .number("Of"),
    ])
    for unit in units.prefix(Self.most) {
      table.add(
        [unit.unit, unit.approved.map(String.init) ?? "none"]
          + Register.allCases.map { String(unit.count(in: $0)) }
          + [
            unit.approved == nil ? "" : String(unit.greatestExcess), String(unit.leaders),
            unit.leadershipPosts.map(String.init) ?? "",
          ])
    }
    return [
      "\(NumberText.count(units.count, "unit")) over quota, with too many leaders, or without quota:"
    ] + table.lines() + rest(of: units.count, "unit", "units")
  }

  private var people: [String] {
    var lines = ["People with findings, by id, and the lines of the registers:"]
    for person in report.people.prefix(Self.most) {
      let names = person.names.isEmpty ? "" : " (\(person.names.joined(separator: ", ")))"
      let found = person.findings.map(\.rawValue).joined(separator: ", ")
      lines += Self.item("\(person.id)\(names): \(person.pattern.digits) \(found)", indent: 0)
      lines += Self.item(places(of: person), indent: 2)
    }
    return lines + rest(of: report.people.count, "person", "people")
  }

  /// For example `S1 in quota:7, payroll:8; S2 in personnel:4`.
  private func places(of person: ReconciledPerson) -> String {
    let shown = person.records.prefix(Self.most)
    var places: [(unit: String, text: String)] = []
    for record in shown {
      let place = record.register.rawValue + (record.line.map { ":\($0)" } ?? "")
      if let known = places.firstIndex(where: { $0.unit == record.unit }) {
        places[known].text += ", " + place
      } else {
        places.append((record.unit, "\(record.unit) in \(place)"))
      }
    }
    let more = person.records.count - shown.count
    return places.map(\.text).joined(separator: "; ") + (more > 0 ? " and \(more) more" : "")
  }

  private func posts(_ correction: InPostCorrection) -> [[String]] {
    var parts: [[String]] = []
    if !correction.changes.isEmpty {
      var table = TextTable([
        .text("Line", shrinks: true), .number("Approved"), .number("Stated"), .number("Proven"),
      ])
      for change in correction.changes.prefix(Self.most) {
        table.add([change.id] + [change.approved, change.stated, change.proven].map(String.init))
      }
      parts.append(
        ["Lines of posts whose staff in post are others than stated:"] + table.lines()
          + rest(of: correction.changes.count, "line", "lines"))
    }
    guard !correction.unplaced.isEmpty else { return parts }
    var lines = ["People who hold a post, but not one line can be told for them:"]
    for unplaced in correction.unplaced.prefix(Self.most) {
      lines += Self.item(sentence(unplaced), indent: 0)
    }
    lines += rest(of: correction.unplaced.count, "group", "groups")
    lines += "posts.csv is written only if everybody has a line.".wrapped(to: 80)
    return parts + [lines]
  }

  private func sentence(_ unplaced: InPostCorrection.Unplaced) -> String {
    let occupancy = unplaced.occupancy
    let kind = [occupancy.category, occupancy.occupation].compactMap { $0.map { "\"\($0)\"" } }
      .joined(separator: ", ")
    let people = NumberText.count(occupancy.people, "person", "people")
    let start = "\(result.place(.quota, occupancy.line)): \(people) in unit \"\(occupancy.unit)\""
    if !unplaced.knowsUnit {
      let names = Set((result.posts ?? []).map(\.unit)).sorted()
      return "\(start), which has no line of posts. "
        + NearName.question(for: occupancy.unit, among: names)
        + "Correct the unit, or add its line."
    }
    if unplaced.candidates.isEmpty {
      return "\(start), which has no line of \(kind). Correct the register, or add the line."
    }
    let shown = unplaced.candidates.prefix(5).joined(separator: ", ")
    let more = unplaced.candidates.count > 5 ? ", …" : ""
    return "\(start), which has \(unplaced.candidates.count) lines"
      + (kind.isEmpty ? "" : " of \(kind)")
      + ": \(shown)\(more). State category and occupation in the quota register."
  }

  private func rest(of count: Int, _ one: String, _ many: String) -> [String] {
    guard count > Self.most else { return [] }
    let more = NumberText.count(count - Self.most, one, many)
    return ["… and \(more) more; --out and --format json give all."]
  }

  private static func item(_ text: String, indent: Int) -> [String] {
    text.printable.wrapped(to: 80 - indent).map { String(repeating: " ", count: indent) + $0 }
  }
}

extension PersonFinding {
  /// The finding in a few words.
  fileprivate var meaning: String {
    switch self {
    case .offQuota: "staff without a quota post"
    case .ghost: "paid, but no staff"
    case .unpaid: "staff, but not paid"
    case .quotaWithoutStaff: "a quota post, but no staff"
    case .budgetedWithoutStaff: "in the budget, but no staff"
    case .paidOutsideBudget: "paid, but not in the budget"
    case .repeated: "twice in one register and unit"
    case .severalUnits: "in several units of one register"
    case .unitsDiffer: "registers name different units"
    case .namesDiffer: "different names, a note only"
    case .idsAlike: "another id differs in case only, a note"
    }
  }
}
