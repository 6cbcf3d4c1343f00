internal import Foundation

/// Numbers as they are shown to people.
enum NumberText {
  /// A number with at most ten significant digits.
  ///
  /// - Parameter value: The number.
  /// - Returns: For example `86.3`, `-464.7531429` or `73`.
  static func short(_ value: Double) -> String {
    String(format: "%.10g", value)
  }

  /// A time in seconds.
  ///
  /// - Parameter seconds: The time.
  /// - Returns: For example `0.03 s`.
  static func time(_ seconds: Double) -> String {
    String(format: "%.2f s", seconds)
  }

  /// A count with its noun.
  ///
  /// - Parameters:
  ///   - count: The count.
  ///   - one: The noun for one.
  ///   - many: The noun for any other count; the noun for one with an s if not given.
  /// - Returns: For example `1 line` or `3 lines`.
  static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }
}
