/// A fraction in lowest terms whose arithmetic says when 128 bits are not enough.
public struct ExactFraction: Hashable, Sendable, CustomStringConvertible {
  /// The numerator.
  public let numerator: Int128
  /// The denominator, above 0 and without a common divisor with the numerator.
  public let denominator: Int128

  package static let zero = ExactFraction(whole: 0)

  package init(whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  /// Brings to lowest terms; `nil` for a denominator below 1.
  package init?(_ top: Int128, over bottom: Int128) {
    guard bottom > 0, top != .min else { return nil }
    let divisor = greatestCommonDivisor(abs(top), bottom)
    numerator = top / divisor
    denominator = bottom / divisor
  }

  /// The first convergent of the continued fraction that is near enough.
  ///
  /// With a tolerance of 0 it is a fraction whose nearest binary number is the given one, so that
  /// 86.3 is 863/10.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - tolerance: How far the fraction may be from it.
  ///   - limit: The greatest denominator.
  package init?(near value: Double, tolerance: Double = 0, denominatorLimit limit: Int = 1 << 40) {
    guard abs(value) < 0x1p60 else { return nil }
    let magnitude = abs(value)
    var (top, lastTop): (Int128, Int128) = (1, 0)
    var (bottom, lastBottom): (Int128, Int128) = (0, 1)
    var rest = magnitude
    for _ in 0..<64 {
      guard rest < 0x1p60 else { return nil }
      let digit = Int128(rest.rounded(.down))
      let (first, firstOverflow) = digit.multipliedReportingOverflow(by: top)
      let (second, secondOverflow) = digit.multipliedReportingOverflow(by: bottom)
      guard !firstOverflow, !secondOverflow, first < 1 << 120, second < 1 << 120 else { return nil }
      (top, lastTop) = (first + lastTop, top)
      (bottom, lastBottom) = (second + lastBottom, bottom)
      guard bottom <= Int128(limit) else { return nil }
      if abs(Double(top) / Double(bottom) - magnitude) <= tolerance {
        self.init(value < 0 ? -top : top, over: bottom)
        return
      }
      let remainder = rest - rest.rounded(.down)
      guard remainder > 0 else { return nil }
      rest = 1 / remainder
    }
    return nil
  }

  /// The sum; `nil` where it does not fit.
  package func adding(_ other: ExactFraction) -> ExactFraction? {
    let common = greatestCommonDivisor(denominator, other.denominator)
    let (left, first) = numerator.multipliedReportingOverflow(by: other.denominator / common)
    let (right, second) = other.numerator.multipliedReportingOverflow(by: denominator / common)
    let (top, third) = left.addingReportingOverflow(right)
    let (bottom, fourth) = denominator.multipliedReportingOverflow(by: other.denominator / common)
    guard !first, !second, !third, !fourth else { return nil }
    return ExactFraction(top, over: bottom)
  }

  /// The difference; `nil` where it does not fit.
  package func subtracting(_ other: ExactFraction) -> ExactFraction? {
    other.negated.flatMap { adding($0) }
  }

  /// The product; `nil` where it does not fit.
  package func multiplied(by other: ExactFraction) -> ExactFraction? {
    // Common divisors are taken out crosswise first, so that the products are small.
    guard let left = ExactFraction(numerator, over: other.denominator),
      let right = ExactFraction(other.numerator, over: denominator)
    else { return nil }
    let (top, first) = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let (bottom, second) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    guard !first, !second else { return nil }
    return ExactFraction(top, over: bottom)
  }

  package var negated: ExactFraction? { ExactFraction(0 - numerator, over: denominator) }

  /// The fraction as `numerator/denominator`, or the whole number.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
