import Foundation

/// Finds line and column by splitting a text into lines, unlike the code under test.
enum Place {
  static func of(_ needle: String, in text: String, after start: String = "") -> String? {
    var from = text.startIndex
    if !start.isEmpty {
      guard let found = text.range(of: start) else { return nil }
      from = found.upperBound
    }
    guard let range = text.range(of: needle, range: from..<text.endIndex) else { return nil }
    let lines = text[..<range.lowerBound].components(separatedBy: "\n")
    return "\(lines.count):\((lines.last?.unicodeScalars.count ?? 0) + 1)"
  }
}
