/// The day on which a request was made.
public struct RequestDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The year, from 1 to 9999.
  public let year: Int
  /// The month, from 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Makes a day of the Gregorian calendar; `nil` if there is no such day.
  ///
  /// - Parameters:
  ///   - year: The year, from 1 to 9999.
  ///   - month: The month, from 1 to 12.
  ///   - day: The day of the month.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day >= 1, day <= days[month - 1] else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads a day such as `2026-03-01`, `2026/3/1`, `2026.3.1` or `2026年3月1日`; `nil` if it is none.
  ///
  /// - Parameter text: The text.
  public init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count <= 12 else { return nil }
    var numbers = [0]
    var digits = 0
    var marks = ""
    for scalar in scalars {
      if let digit = Self.digit(scalar) {
        digits += 1
        guard digits <= 4 else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
      } else {
        guard digits > 0 else { return nil }
        marks.unicodeScalars.append(scalar)
        numbers.append(0)
        digits = 0
      }
    }
    if marks == "年月日", digits == 0 { numbers.removeLast() }
    guard ["--", "//", "..", "年月日"].contains(marks), numbers.count == 3,
      marks == "年月日" || digits > 0
    else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value) - 48 : nil
  }

  /// Whether a day is before another.
  ///
  /// - Parameters:
  ///   - left: A day.
  ///   - right: Another.
  /// - Returns: Whether the first is before the second.
  public static func < (left: RequestDate, right: RequestDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The day as `2026-03-01`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
