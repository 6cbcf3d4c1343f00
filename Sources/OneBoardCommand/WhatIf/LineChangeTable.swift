internal import OneBoard

/// The lines that differ between two plans, with what they did before and do after.
struct LineChangeTable {
  /// The most lines that are listed; JSON has all.
  static let mostChanges = 20

  private let difference: PlanDifference
  private let names: [String: String]

  init(_ difference: PlanDifference, of posts: [PostLine]) {
    self.difference = difference
    names = Dictionary(posts.map { ($0.id, $0.name ?? $0.unit) }) { first, _ in first }
  }

  /// The rows, the sum over all lines, and how many rows were left out.
  var lines: [String] {
    var table = TextTable([
      .text("Line", shrinks: true), .text("Name", shrinks: true), .number("Released"),
      .number("Granted"), .number("Bought"), .number("Final"),
    ])
    for change in difference.lines.prefix(Self.mostChanges) {
      table.add([change.after.id, names[change.after.id] ?? ""] + Self.cells(change))
    }
    table.add(["all lines", ""] + Self.cells(difference.totals))
    let rest = difference.lines.count - Self.mostChanges
    if rest <= 0 { return table.lines() }
    return table.lines() + [
      "\(NumberText.count(rest, "further line changes", "further lines change"));"
        + " --format json has every one."
    ]
  }

  private static func cells(_ change: PlanDifference.LineChange) -> [String] {
    [
      (change.before.released, change.after.released),
      (change.before.granted, change.after.granted),
      (change.before.purchased, change.after.purchased), (change.before.final, change.after.final),
    ].map { NumberText.change($0.0, $0.1) }
  }
}

extension NumberText {
  /// One number, or two with an arrow where they differ.
  static func change(_ before: Int, _ after: Int) -> String {
    before == after ? String(after) : "\(before) → \(after)"
  }
}
