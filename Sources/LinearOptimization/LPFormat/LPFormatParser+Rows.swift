extension LPFormatParser {
  mutating func parseRows() {
    while token.kind != .end, section() == nil, !isFull {
      if !parseRow() {
        skipToNextRow()
      }
    }
  }

  /// After a fault: on to the next line that begins with a label, or to a section.
  private mutating func skipToNextRow() {
    advance()
    while token.kind != .end, section() == nil {
      if token.startsLine, token.kind == .name, peeked.kind == .colon { return }
      advance()
    }
  }

  /// - Returns: Whether the row was understood.
  private mutating func parseRow() -> Bool {
    let first = token
    let label = label()
    if let label, rows.position(of: label.range, in: bytes) != nil {
      fault("The row \(text(label)) occurs twice. Rename one of them.", at: label)
    }
    if let label, label.range.count > 255 {
      fault("The name is longer than 255 bytes. Shorten it.", at: label)
    }
    guard let left = sum(isRight: false) else { return false }
    guard token.isComparison else {
      if token.kind == .end || section() != nil {
        fault("The row has no comparison. Write <=, >= or = and a number.", at: first)
        return true
      }
      unexpected()
      return false
    }
    let comparison = token
    advance()
    guard let right = sum(isRight: true) else { return false }
    if left.isEmpty && label == nil || right.isEmpty {
      fault("One side of the comparison is missing. Write a number there.", at: comparison)
      return true
    }
    var lower = -Double.infinity
    var upper = Double.infinity
    var sum = left
    if token.isComparison {
      let second = token
      advance()
      guard let last = self.sum(isRight: true) else { return false }
      guard !last.isEmpty, left.columns.isEmpty, last.columns.isEmpty else {
        fault(
          "A row with two comparisons has a number on either side. Split it into two rows.",
          at: second)
        return true
      }
      guard comparison.kind == second.kind, second.kind != .equal else {
        fault("Both comparisons of a row point the same way. Write a <= row <= b.", at: second)
        return true
      }
      sum = right
      sum.constant = 0
      let sides = [left.constant - right.constant, last.constant - right.constant]
      lower = comparison.kind == .atMost ? sides[0] : sides[1]
      upper = comparison.kind == .atMost ? sides[1] : sides[0]
    } else {
      for (column, coefficient) in zip(right.columns, right.coefficients) {
        sum.columns.append(column)
        sum.coefficients.append(-coefficient)
      }
      let side = right.constant - left.constant
      if comparison.kind != .atLeast { upper = side }
      if comparison.kind != .atMost { lower = side }
    }
    guard !lower.isNaN, !upper.isNaN else {
      fault("Infinity stands on both sides of the row. Leave one out.", at: first)
      return true
    }
    if lower <= -Self.infinity { lower = -.infinity }
    if upper >= Self.infinity { upper = .infinity }
    guard lower < .infinity, upper > -.infinity else {
      fault("No row can be that large. Turn the comparison or write a finite side.", at: first)
      return true
    }
    if sum.columns.isEmpty { warn("The row has no variable.", at: first) }
    add(sum, lower, upper, label)
    return true
  }

  private mutating func add(
    _ sum: Sum, _ lower: Double, _ upper: Double, _ label: LPFormatToken?
  ) {
    let row = model.addRow(
      lower: lower, upper: upper, name: label.map { text($0) })
    if let label { rows.append(label.range, in: bytes) }
    for (column, coefficient) in zip(sum.columns, sum.coefficients) {
      model.addCoefficient(coefficient, row: row.index, column: column)
    }
  }
}
