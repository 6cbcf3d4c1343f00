internal import OneBoard

/// A sweep as text for people, in 80 columns: its breakpoints and what runs between them.
struct SweepText {
  /// The most rows that are shown; JSON has all.
  static let mostRows = 60

  private let curve: SweepCurve

  init(_ curve: SweepCurve) { self.curve = curve }

  /// The text, with its line ends.
  var text: String {
    [head, rows, notes].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private var head: [String] {
    let values = NumberText.count(curve.range.count, "value")
    return [curve.scenario.printable.truncated(to: 80)]
      + "\(curve.range): \(values), \(NumberText.count(curve.solves, "solve")); \(curve.method)."
      .printable.wrapped(to: 80)
  }

  private var rows: [String] {
    guard let sample = curve.points.first else { return [] }
    let names = (sample.levels + sample.figures).map(\.name)
    var table = TextTable(
      [.number(Self.field(of: curve.range.path))] + names.map { .number($0) }
        + [.number("granted"), .text("then", shrinks: true)])
    let shown = Array(curve.breakpoints.prefix(Self.mostRows))
    for (index, point) in shown.enumerated() {
      let numbers = (point.levels + point.figures).map { NumberText.short($0.value) }
      let next = curve.breakpoints.indices.contains(index + 1) ? curve.breakpoints[index + 1] : nil
      let mark = point.status == .optimal ? "" : "not proven best; "
      table.add(
        [point.value.description] + numbers + [String(point.totals.granted)]
          + [mark + (next.map { between(point, $0) } ?? "")])
    }
    let rest = curve.breakpoints.count - shown.count
    return table.lines()
      + (rest > 0
        ? ["\(NumberText.count(rest, "further row")); --format json has every one."] : [])
  }

  private static func field(of path: String) -> String {
    path.split(separator: ".").last.map(String.init) ?? path
  }

  private func between(_ point: SweepPoint, _ next: SweepPoint) -> String {
    let beside = curve.stretches.filter { $0.first >= point.value && $0.last <= next.value }
    let hasPoints = curve.points.contains { $0.value > point.value && $0.value < next.value }
    if beside.isEmpty, !hasPoints { return "" }
    // Values between that are neither legal nor known are told below, so nothing is joined here.
    if beside.contains(where: { $0.kind == .infeasible || $0.kind == .open }) { return "" }
    if zip(point.levels, next.levels).allSatisfy({ $0.value == $1.value }) { return "the same" }
    return "straight"
  }

  private var notes: [String] {
    curve.stretches.flatMap { stretch -> [String] in
      let values =
        stretch.first == stretch.last
        ? "\(stretch.first)" : "\(stretch.first) to \(stretch.last)"
      switch stretch.kind {
      case .constant, .straight: return []
      case .infeasible:
        let reason = stretch.reason.map { " \($0)" } ?? ""
        return "No legal plan at \(values).\(reason)".printable.wrapped(to: 80)
      case .open: return ["A limit ended the work before \(values)."]
      }
    }
  }
}
