package import OneBoard

/// An audit as text for people, in 80 columns.
package struct AuditText {
  private let report: AuditReport
  private let levels: [LevelResult]
  private let flags: [LegalFlag]
  private let plan: String
  private let board: Board

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - report: What the audit found.
  ///   - levels: The value of each objective level.
  ///   - flags: What the law may not allow.
  ///   - plan: The name of the plan's file.
  ///   - board: The board.
  package init(
    _ report: AuditReport, levels: [LevelResult], flags: [LegalFlag] = [], ofPlan plan: String,
    on board: Board
  ) {
    self.report = report
    self.levels = levels
    self.flags = flags
    self.plan = plan
    self.board = board
  }

  /// The text, with its line ends.
  package var text: String {
    let found =
      report.violations.isEmpty
      ? "no violation" : NumberText.count(report.violations.count, "violation")
    var lines =
      "\(plan) for \(board.name): \(found) in \(NumberText.count(report.checks, "check"))."
      .printable.wrapped(to: 80)
    if !levels.isEmpty {
      var table = TextTable([.text("Level"), .number("Value")])
      for level in levels { table.add([level.name, NumberText.short(level.value)]) }
      lines.append("")
      lines += table.lines()
    }
    for violation in report.violations {
      let place = violation.place.map { " at \($0)" } ?? ""
      lines.append("")
      lines += Self.item("\(violation.rule)\(place), by \(violation.amount)", indent: 0)
      lines += Self.item(violation.message, indent: 2)
      if let basis = violation.basis { lines += Self.item("Basis: \(basis)", indent: 2) }
    }
    for flag in flags {
      let place = flag.place.map { " at \($0)" } ?? ""
      let places = flag.places > 0 ? ", \(NumberText.count(flag.places, "place"))" : ""
      lines.append("")
      lines += Self.item("Legal flag: \(flag.rule)\(place)\(places)", indent: 0)
      lines += Self.item(flag.message, indent: 2)
      lines += Self.item("Article: \(flag.article)", indent: 2)
    }
    if !report.shortfalls.isEmpty {
      var table = TextTable([
        .text("Soft rule", shrinks: true), .text("Group", shrinks: true), .number("Short by"),
      ])
      for shortfall in report.shortfalls {
        table.add([shortfall.rule, shortfall.group ?? "", NumberText.short(shortfall.posts)])
      }
      lines.append("")
      lines += table.lines()
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func item(_ text: String, indent: Int) -> [String] {
    text.printable.wrapped(to: 80 - indent).map { String(repeating: " ", count: indent) + $0 }
  }
}
