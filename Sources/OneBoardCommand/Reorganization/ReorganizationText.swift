internal import OneBoard

/// A reorganization as text for people.
struct ReorganizationText {
  /// How many transfers and units are shown; JSON has all.
  private static let most = 40

  let report: ReorganizationReport
  let written: [String]

  /// The text, with its line ends.
  var text: String {
    var parts = [[report.board.name.printable.truncated(to: 80)], transfers, approvals, units]
    parts.append(balances)
    parts.append(written.map { "Written: \($0.printable)" })
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private var transfers: [String] {
    let all = report.reorganization.transfers
    if all.isEmpty { return [] }
    var table = TextTable([
      .text("Function", shrinks: true), .text("From"), .text("To"), .number("Posts"),
      .number("Staff"), .number("Need"), .number("Leaders"), .text("Approval", shrinks: true),
    ])
    for (number, transfer) in all.prefix(Self.most).enumerated() {
      let (document, rules) = report.approval(ofTransfer: number)
      table.add([
        transfer.function, transfer.from, transfer.to, String(transfer.approved),
        String(transfer.inPost), String(transfer.need), String(transfer.leaders),
        document ?? (rules.isEmpty ? "" : "missing"),
      ])
    }
    return table.lines() + rest(all.count)
  }

  private var approvals: [String] {
    var lines: [String] = []
    for (number, rules) in report.result.pending.sorted(by: { $0.key < $1.key }).prefix(Self.most) {
      let transfer = report.reorganization.transfers[number]
      for rule in rules {
        let office = report.office(ofRule: rule) ?? "the higher office"
        lines +=
          ("\(transfer.function), \(transfer.from) to \(transfer.to), changes its level (rule \(rule)). Have it "
          + "approved by \(office), and state the document.").printable.wrapped(to: 80)
      }
    }
    return lines
  }

  private var units: [String] {
    let all = report.result.units
    if all.isEmpty { return [] }
    var table = TextTable([
      .text("Small unit"), .text("Merger"), .text("Joins", shrinks: true), .number("Lines"),
      .number("Posts"), .number("Staff"), .number("Need"),
    ])
    for unit in all.prefix(Self.most) {
      table.add([
        unit.unit, unit.rule, unit.into ?? Self.words(unit.obstacle), String(unit.lines),
        String(unit.approved), String(unit.inPost), String(unit.need),
      ])
    }
    return table.lines() + rest(all.count)
  }

  private static func words(_ obstacle: MergedUnit.Obstacle?) -> String {
    switch obstacle {
    case .noGroup: "– (no value to share)"
    case .noUnit: "– (no unit to join)"
    case .largest: "– (others join it)"
    case nil: ""
    }
  }

  private var balances: [String] {
    var table = TextTable([
      .text("Category", shrinks: true), .text("", shrinks: true), .number("Posts"),
      .number("Staff"),
      .number("Need"), .number("Leaders"), .number("Over quota"),
    ])
    for balance in report.balances {
      for (name, side) in [("before", balance.before), ("after", balance.after)] {
        table.add([
          balance.category, name, String(side.approved), String(side.inPost), String(side.need),
          String(side.leaders), String(side.overQuota),
        ])
      }
    }
    return table.lines()
  }

  private func rest(_ count: Int) -> [String] {
    count > Self.most ? ["\(count - Self.most) further; --format json has all."] : []
  }
}
