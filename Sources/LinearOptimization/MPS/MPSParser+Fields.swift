extension MPSParser {
  // First and last column of each field of the fixed layout, counted from 0.
  private static let fixedColumns: [(first: Int, last: Int)] = [
    (1, 2), (4, 11), (14, 21), (24, 35), (39, 46), (49, 60),
  ]

  mutating func splitAtBlanks() {
    fieldCount = 0
    var index = lineStart
    while index < lineEnd {
      while index < lineEnd, bytes[index] <= 0x20 { index += 1 }
      guard index < lineEnd else { return }
      let start = index
      while index < lineEnd, bytes[index] > 0x20 { index += 1 }
      append(start..<index)
      // More fields than any line can have: the rest of the line is of no use.
      if fieldCount == fieldStarts.count { return }
    }
  }

  private mutating func append(_ range: Range<Int>) {
    fieldStarts[fieldCount] = range.lowerBound
    fieldEnds[fieldCount] = range.upperBound
    fieldCount += 1
  }

  /// Cuts the line at the fixed columns; fields that the section does not use are left out.
  mutating func splitAtColumns() -> Bool {
    fieldCount = 0
    var column = 0
    let limit = min(lineEnd, lineStart + 61)
    for index in lineStart..<limit {
      let byte = bytes[index]
      if byte == 0x09 {
        fault(at: index, "A tab stands in a line of fixed columns. Write blanks instead.")
        return false
      }
      while column < 6, index - lineStart > Self.fixedColumns[column].last { column += 1 }
      if byte > 0x20, column == 6 || index - lineStart < Self.fixedColumns[column].first {
        fault(
          at: index,
          "Something stands between two fixed fields. Use columns 2–3, 5–12, 15–22, 25–36, 40–47 "
            + "and 50–61.")
        return false
      }
    }
    let first = section == .rows || section == .bounds ? 0 : 1
    let last = section == .rows ? 1 : section == .bounds ? 3 : 5
    for column in first...last { append(trimmed(Self.fixedColumns[column])) }
    while fieldCount > 0, field(fieldCount - 1).isEmpty { fieldCount -= 1 }
    return true
  }

  private func trimmed(_ columns: (first: Int, last: Int)) -> Range<Int> {
    var start = min(lineStart + columns.first, lineEnd)
    var end = min(lineStart + columns.last + 1, lineEnd)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  func field(_ index: Int) -> Range<Int> { fieldStarts[index]..<fieldEnds[index] }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A field for a message, cut where it is overlong.
  func quoted(_ index: Int) -> String { quoted(field(index)) }

  func quoted(_ range: Range<Int>) -> String {
    range.count <= 40 ? "“\(text(range))”" : "“\(text(range.prefix(40)))…”"
  }

  func isField(_ index: Int, _ keyword: [UInt8]) -> Bool {
    fieldEnds[index] - fieldStarts[index] == keyword.count
      && bytes[field(index)].elementsEqual(keyword)
  }

  mutating func fault(at index: Int, _ text: String) {
    if faults.count < 50 {
      faults.append(MPSNotice(line: max(line, 1), column: index - lineStart + 1, text: text))
    }
  }

  mutating func fail(_ field: Int, _ text: String) {
    fault(at: field < fieldCount ? fieldStarts[field] : max(lineStart, lineEnd), text)
  }

  mutating func warn(_ field: Int, _ text: (MPSParser) -> String) {
    warningCount += 1
    if warnings.count < 100 {
      let start = field < fieldCount ? fieldStarts[field] : lineStart
      warnings.append(MPSNotice(line: line, column: start - lineStart + 1, text: text(self)))
    }
  }

  /// The number in a field, infinite only where allowed; a fault and `nil` if there is none.
  mutating func number(_ index: Int, allowsInfinity: Bool = false) -> Double? {
    switch MPSNumber.parse(field(index), in: bytes) {
    case .number(let value) where value.isFinite || allowsInfinity: return value
    case .number:
      fail(index, "\(quoted(index)) is not finite. Only bounds may be infinite.")
    case .tooLarge:
      fail(index, "\(quoted(index)) is too large. Write a number below 1.8e308, or inf in a bound.")
    case .notANumber:
      fail(index, "\(quoted(index)) is not a number. Write one such as 12, -0.5 or 1.5e3.")
    }
    return nil
  }

  /// A bound or right-hand side, where 1e30 and more stand for infinity.
  mutating func bound(_ index: Int) -> Double? {
    guard let value = number(index, allowsInfinity: true) else { return nil }
    if value.isFinite, abs(value) >= 1e30 {
      warn(index) { "\($0.quoted(index)) is taken as infinite." }
      return value < 0 ? -.infinity : .infinity
    }
    return value
  }
}

extension Range<Int> {
  fileprivate func prefix(_ count: Int) -> Range<Int> {
    lowerBound..<Swift.min(upperBound, lowerBound + count)
  }
}
