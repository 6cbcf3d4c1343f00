import OneBoard

/// A whole number in a cell.
enum CSVNumber {
  case empty
  case value(Int)
  case negative
  case tooLarge
  case malformed

  /// Reads digits.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - range: The cell's content without blanks around it.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else {
      self = .empty
      return
    }
    let isNegative = bytes[range.lowerBound] == UInt8(ascii: "-")
    let digits = isNegative ? range.dropFirst() : range[...]
    guard !digits.isEmpty else {
      self = .malformed
      return
    }
    var value = 0
    for index in digits {
      let digit = Int(bytes[index]) - Int(UInt8(ascii: "0"))
      guard digit >= 0, digit <= 9 else {
        self = .malformed
        return
      }
      value = min(value * 10 + digit, PostLine.maximumPosts + 1)
    }
    if isNegative, value > 0 {
      self = .negative
    } else {
      self = value > PostLine.maximumPosts ? .tooLarge : .value(value)
    }
  }
}
