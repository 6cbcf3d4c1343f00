extension Model: CustomStringConvertible {
  // Enough to see what a model says; a large one is cut, and the cut is stated.
  private static let shownRows = 40
  private static let shownTerms = 12

  /// The model in the manner of an LP file: the first rows and columns with their first terms.
  ///
  /// The text is the same for the same model, and its length does not grow with the model.
  public var description: String {
    var lines: [String] = []
    let title = name.isEmpty ? "model" : String(name.prefix(80))
    let integers = kinds.count { $0 == .integer }
    lines.append(
      "\(title): \(rowCount) rows, \(columnCount) columns (\(integers) whole), "
        + "\(entryCount) coefficients")
    lines.append(sense == .minimize ? "minimize" : "maximize")
    lines.append("  " + objectiveText)
    lines.append("subject to")
    lines += rowTexts
    if rowCount > Self.shownRows { lines.append("  … and \(rowCount - Self.shownRows) more rows") }
    lines.append("bounds")
    for column in 0..<min(columnCount, Self.shownRows) {
      let whole = kinds[column] == .integer ? ", whole" : ""
      let text = Self.between(columnLower[column], shown(column), columnUpper[column])
      lines.append("  \(text)\(whole)")
    }
    if columnCount > Self.shownRows {
      lines.append("  … and \(columnCount - Self.shownRows) more columns")
    }
    return lines.joined(separator: "\n")
  }

  private var objectiveText: String {
    var terms = TermText(limit: Self.shownTerms)
    for column in costs.indices where costs[column] != 0 {
      terms.append(costs[column], shown(column))
    }
    return terms.finished(constant: objectiveConstant)
  }

  private var rowTexts: [String] {
    let count = min(rowCount, Self.shownRows)
    var terms = [TermText](repeating: TermText(limit: Self.shownTerms), count: count)
    for index in entryValues.indices {
      let row = Int(entryRows[index])
      guard row >= 0, row < count else { continue }
      terms[row].append(entryValues[index], shown(Int(entryColumns[index])))
    }
    return (0..<count).map { row in
      let text = Self.between(rowLower[row], terms[row].finished(constant: 0), rowUpper[row])
      return "  \(rowName(row).prefix(80)): \(text)"
    }
  }

  /// The terms of one row, cut after some.
  ///
  /// - Complexity: O(entries).
  func rowText(_ row: Int) -> String {
    var terms = TermText(limit: Self.shownTerms)
    for index in entryValues.indices where Int(entryRows[index]) == row {
      terms.append(entryValues[index], shown(Int(entryColumns[index])))
    }
    return terms.finished(constant: 0)
  }

  private func shown(_ column: Int) -> String { String(columnName(column).prefix(80)) }

  private static func between(_ lower: Double, _ middle: String, _ upper: Double) -> String {
    if lower == upper { return "\(middle) = \(TermText.number(lower))" }
    let left = lower == -.infinity ? "" : "\(TermText.number(lower)) <= "
    let right = upper == .infinity ? "" : " <= \(TermText.number(upper))"
    return left.isEmpty && right.isEmpty ? "\(middle) free" : left + middle + right
  }
}

/// A sum as text, cut after some terms.
struct TermText {
  var limit: Int
  var text = ""
  var count = 0

  init(limit: Int) { self.limit = limit }

  mutating func append(_ coefficient: Double, _ name: @autoclosure () -> String) {
    count += 1
    if count > limit { return }
    let size = abs(coefficient)
    let sign = coefficient.sign == .minus ? "-" : "+"
    text += text.isEmpty ? (sign == "-" ? "-" : "") : " \(sign) "
    text += size == 1 ? name() : "\(Self.number(size)) \(name())"
  }

  func finished(constant: Double) -> String {
    var result = text
    if count > limit { result += " + … \(count - limit) more" }
    if constant == 0 { return result.isEmpty ? "0" : result }
    if result.isEmpty { return Self.number(constant) }
    return result + (constant < 0 ? " - " : " + ") + Self.number(abs(constant))
  }

  // Whole numbers without ".0"; others with the fewest digits that give them back.
  static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
