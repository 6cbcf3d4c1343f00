/// Which number a sweep varies, and over which values.
public struct SweepRange: Sendable, Hashable {
  /// The most values of a sweep.
  public static let mostValues = 1_000_000

  /// Where the number stands, as in ``Setting/path``.
  public let path: String
  /// The first value.
  public let first: ExactDecimal
  /// The distance of neighbouring values, above 0.
  public let step: ExactDecimal
  /// How many values there are, at least 1.
  public let count: Int
  private let text: String

  /// Reads `PATH=FIRST..LAST` or `PATH=FIRST..LAST:STEP`; the step is 1 if not given.
  ///
  /// - Parameter text: The text.
  /// - Throws: ``SettingError`` if it is no sweep, runs downwards or has too many values.
  public init(_ text: String) throws(SettingError) {
    func refusal(_ message: String, _ advice: String) -> SettingError {
      SettingError(.syntax, text, message, advice)
    }
    let shape = refusal(
      "This is no sweep.",
      "Write PATH=FIRST..LAST or PATH=FIRST..LAST:STEP, such as pool.institution.reserve=0..30.")
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex else { throw shape }
    let values = text[text.index(after: sign)...]
    guard let dots = values.firstRange(of: "..") else { throw shape }
    let end = values[dots.upperBound...].split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    func number(_ part: Substring) throws(SettingError) -> ExactDecimal {
      // As in a file, so that 0...5 is not taken for 0 to 0.5.
      guard SettingSlot.isJSONNumber(String(part)), let number = ExactDecimal(String(part)) else {
        throw refusal("\"\(part)\" is no number that can be kept exactly.", "Write such as 0..30.")
      }
      return number
    }
    path = String(text[..<sign])
    first = try number(values[..<dots.lowerBound])
    let last = try number(end.first ?? "")
    step = end.count > 1 ? try number(end[1]) : .one
    self.text = text
    guard step > .zero else { throw refusal("The step is not above 0.", "Write such as 0..30:5.") }
    guard first <= last else {
      throw refusal("The range runs downwards.", "Write the lesser value first.")
    }
    let scale = max(first.scale, last.scale, step.scale)
    let distance = last.units(atScale: scale) - first.units(atScale: scale)
    let steps = distance / step.units(atScale: scale)
    guard steps < Int128(Self.mostValues) else {
      throw refusal(
        "The range has \(steps + 1) values, more than \(Self.mostValues).",
        "Make it shorter, or give a step, such as 0..30:5.")
    }
    count = Int(steps) + 1
  }

  /// The value at a position from 0.
  func value(at position: Int) -> ExactDecimal {
    let scale = max(first.scale, step.scale)
    let units = first.units(atScale: scale) + step.units(atScale: scale) * Int128(position)
    return ExactDecimal("\(units)e-\(scale)") ?? first
  }

  /// The setting at a position from 0.
  func setting(at position: Int) -> Setting {
    Setting(path: path, value: value(at: position).description)
  }
}

extension SweepRange: CustomStringConvertible {
  /// The sweep as written.
  public var description: String { text }
}

extension ExactDecimal {
  fileprivate func units(atScale scale: Int) -> Int128 {
    Int128(units) * Int128(Self.powerOfTen(scale - self.scale))
  }
}
