extension Solution {
  /// The outcome, then the columns that are not zero and the rows, as aligned tables.
  ///
  /// Text that the solution does not have is shown as a dash. The result is the same for the same
  /// solution, and its length does not grow with the model beyond the limit.
  ///
  /// - Parameters:
  ///   - model: The model that was solved, for the names.
  ///   - limit: The most columns, and the most rows, to show.
  /// - Returns: The text.
  /// - Complexity: O(rows + columns + coefficients).
  public func description(for model: Model, limit: Int = 40) -> String {
    var lines = [description]
    guard values.count == model.columnCount, !values.isEmpty else {
      if !values.isEmpty { lines.append("The values are not of this model.") }
      return lines.joined(separator: "\n")
    }
    let limit = max(0, limit)
    var columns = TextColumns(["column", "value", "reduced cost", "in the basis"])
    let nonzero = values.indices.filter { values[$0] != 0 }
    for column in nonzero.prefix(limit) {
      columns.append([
        model.columnName(column), values[column].shortText, text(reducedCosts, column),
        text(basis?.columns, column),
      ])
    }
    lines += columns.lines
    if nonzero.count > limit { lines.append("… and \(nonzero.count - limit) more columns") }
    let zeros = values.count - nonzero.count
    if zeros > 0 { lines.append("\(zeros) columns are 0") }
    guard model.rowCount > 0 else { return lines.joined(separator: "\n") }
    var rows = TextColumns(["row", "activity", "lower", "upper", "price", "in the basis"])
    let activities = (try? model.compiled())?.rowActivities(of: values) ?? []
    for row in 0..<min(limit, model.rowCount) {
      rows.append([
        model.rowName(row), text(activities, row), model.rowLower[row].shortText,
        model.rowUpper[row].shortText, text(shadowPrices, row), text(basis?.rows, row),
      ])
    }
    lines += rows.lines
    if model.rowCount > limit { lines.append("… and \(model.rowCount - limit) more rows") }
    return lines.joined(separator: "\n")
  }

  private func text(_ numbers: [Double], _ index: Int) -> String {
    numbers.indices.contains(index) ? numbers[index].shortText : "-"
  }

  private func text(_ statuses: [BasisStatus]?, _ index: Int) -> String {
    guard let statuses, statuses.indices.contains(index) else { return "-" }
    return switch statuses[index] {
    case .basic: "yes"
    case .atLower: "at lower"
    case .atUpper: "at upper"
    case .free: "free"
    case .fixed: "fixed"
    }
  }
}

extension Double {
  /// Whole numbers without ".0"; others with the fewest digits that give them back.
  var shortText: String {
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Lines of cells: the first column to the left, the others to the right.
private struct TextColumns {
  // A name that is longer would push the numbers out of sight.
  private static let widest = 40

  private var cells: [[String]]

  init(_ titles: [String]) { cells = [titles] }

  mutating func append(_ line: [String]) {
    cells.append(line.map { $0.count > Self.widest ? $0.prefix(Self.widest - 1) + "…" : $0 })
  }

  var lines: [String] {
    var widths = [Int](repeating: 0, count: cells.first?.count ?? 0)
    for line in cells {
      for (column, cell) in line.enumerated() { widths[column] = max(widths[column], cell.count) }
    }
    return cells.map { line in
      var text = ""
      for (column, cell) in line.enumerated() {
        let space = String(repeating: " ", count: widths[column] - cell.count)
        text += column == 0 ? cell + space : "  " + space + cell
      }
      return text
    }
  }
}
