internal import Foundation
package import OneBoard

/// A comparison with every measure, one record for each strategy, by RFC 4180.
package struct ComparisonTable {
  private let comparison: Comparison
  private let measure: Measure?

  /// Prepares a table.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - measure: The measure by which strategies are sorted.
  package init(_ comparison: Comparison, sortedBy measure: Measure?) {
    self.comparison = comparison
    self.measure = measure
  }

  /// The table, with CRLF after each record; figures that are not defined are empty.
  package var csv: String {
    let header = ["name", "status", "violations", "brokenRules", "seconds"]
    let measures = Measure.allCases.filter { ![.violations, .brokenRules].contains($0) }
    var records = [header + measures.map(\.rawValue) + ["failure"]]
    for entry in comparison.sorted(by: measure) {
      var cells = [entry.name, entry.plan?.status.rawValue ?? ""]
      cells.append(entry.measures.map { String($0.violations) } ?? "")
      cells.append(entry.measures?.brokenRules.joined(separator: ";") ?? "")
      cells.append("\(entry.seconds)")
      for measure in measures { cells.append(entry.measures?.exactText(of: measure) ?? "") }
      cells.append(entry.failure ?? "")
      records.append(cells)
    }
    return records.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

extension PlanMeasures {
  /// A measure in the shortest decimals that read as the same number; `nil` if not defined.
  func exactText(of measure: Measure) -> String? {
    if measure == .money { return money.description }
    guard let value = self[measure], value.isFinite else { return nil }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return "\(value)"
  }
}

extension ComparisonEntry {
  /// Whether the comparison was cancelled before the strategy ran.
  var wasCancelled: Bool { plan == nil && seconds == 0 }
}
