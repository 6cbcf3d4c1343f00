extension SensitivityReport {
  /// The ranges by name, as a table for people; the same for the same report.
  ///
  /// A `*` marks ranges that another basis of the same answer may widen.
  ///
  /// - Parameters:
  ///   - model: The model of the report.
  ///   - limit: The most columns, and the most rows, that are shown.
  /// - Returns: The text, with its line ends.
  public func text(for model: Model, limit: Int = 40) -> String {
    var text = ""
    var table = [["Column", "Value", "Reduced cost", "Cost", "from", "to", "Limits"]]
    for (index, column) in columns.prefix(max(0, limit)).enumerated() {
      table.append(
        [
          model.columnName(index), Self.number(value(solution.values, index)),
          Self.number(value(solution.reducedCosts, index)),
          Self.number(value(model.costs, index)),
        ] + Self.cells(column.cost, model))
    }
    text += Self.aligned(table)
    if columns.count > limit { text += "… and \(columns.count - max(0, limit)) more columns\n" }
    table = [["Row", "Shadow price", "Side", "", "from", "to", "Limits"]]
    for (index, row) in rows.prefix(max(0, limit)).enumerated() {
      let isEquation = value(model.rowLower, index) == value(model.rowUpper, index)
      let sides = [
        ("lower", row.lowerSide, value(model.rowLower, index)),
        ("upper", row.upperSide, value(model.rowUpper, index)),
      ].filter { $0.1 != nil }
      for (word, range, side) in isEquation ? Array(sides.prefix(1)) : sides {
        guard let range else { continue }
        table.append(
          [
            model.rowName(index), Self.number(value(solution.shadowPrices, index)),
            isEquation ? "both" : word, Self.number(side),
          ] + Self.cells(range, model))
      }
    }
    text += "\n" + Self.aligned(table)
    if rows.count > limit { text += "… and \(rows.count - max(0, limit)) more rows\n" }
    return text
  }

  private func value(_ list: [Double], _ index: Int) -> Double {
    list.indices.contains(index) ? list[index] : .nan
  }

  private static func cells(_ range: Range, _ model: Model) -> [String] {
    let limits = [range.lowerLimit, range.upperLimit].map { limit in
      switch limit {
      case .column(let index): model.columnName(index)
      case .row(let index): model.rowName(index)
      case nil: "–"
      }
    }
    return [
      number(range.lower), number(range.upper) + (range.isDegenerate ? " *" : ""),
      limits.joined(separator: ", "),
    ]
  }

  private static func number(_ value: Double) -> String {
    if value == .infinity { return "∞" }
    if value == -.infinity { return "−∞" }
    // Nine digits: more would show the rounding of the factorization.
    let scale = 1e9 / max(1, abs(value))
    let short = (value * scale).rounded() / scale
    let text = "\(short == 0 ? 0 : short)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func aligned(_ table: [[String]]) -> String {
    let count = table.first?.count ?? 0
    let widths = (0..<count).map { column in table.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for row in table {
      var line = ""
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - cell.count)
        // Names to the left, numbers to the right.
        line += column == 0 || column == count - 1 ? cell + space : space + cell
        line += "  "
      }
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }
}
