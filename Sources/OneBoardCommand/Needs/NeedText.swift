internal import Foundation
internal import OneBoard

/// Computed needs as text for people.
struct NeedText {
  /// How many lines are shown; files and JSON have all.
  private static let most = 40

  let board: Board
  let needs: [ComputedNeed]
  let written: [String]

  /// The exact sum to two digits; JSON has the fraction.
  private static func decimal(_ exact: ExactFraction) -> String {
    exact.denominator == 1
      ? exact.description
      : String(format: "%.2f", Double(exact.numerator) / Double(exact.denominator))
  }

  /// The text, with its line ends.
  var text: String {
    var table = TextTable([
      .text("Line"), .text("Name", shrinks: true), .text("Standard"), .number("Exact"),
      .number("Need"), .number("Stated"), .number("Approved"), .number("Short"),
    ])
    let lines = Dictionary(board.lines.map { ($0.id, $0) }) { first, _ in first }
    for need in needs.prefix(Self.most) {
      let line = lines[need.line]
      table.add([
        need.line, line?.name ?? "", need.standard, Self.decimal(need.exact),
        String(need.posts), String(need.stated), String(line?.approved ?? 0),
        String(max(0, need.posts - (line?.approved ?? 0))),
      ])
    }
    table.add([
      "all", "", "", "", String(needs.reduce(0) { $0 + $1.posts }),
      String(needs.reduce(0) { $0 + $1.stated }),
      String(needs.reduce(0) { $0 + (lines[$1.line]?.approved ?? 0) }),
      String(needs.reduce(0) { $0 + max(0, $1.posts - (lines[$1.line]?.approved ?? 0)) }),
    ])
    var parts = [[board.name.printable.truncated(to: 80)], table.lines()]
    if needs.count > Self.most {
      parts.append(["\(needs.count - Self.most) further lines; --format json has all."])
    }
    if !written.isEmpty { parts.append(written.map { "Written: \($0.printable)" }) }
    return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }
}
