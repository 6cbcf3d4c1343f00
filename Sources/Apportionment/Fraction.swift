/// An exact fraction in lowest terms, at least 0.
public struct Fraction: Sendable, Hashable {
  /// The numerator.
  public let numerator: Int128
  /// The denominator, above 0.
  public let denominator: Int128

  /// Makes a whole number.
  ///
  /// - Parameter value: The number; below 0 counts as 0.
  public init(_ value: Int) {
    numerator = Int128(max(0, value))
    denominator = 1
  }

  /// Makes a fraction in lowest terms of a numerator ≥ 0 and a denominator > 0.
  init(_ numerator: Int128, over denominator: Int128) {
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = max(1, a)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The whole part.
  public var whole: Int { Int(clamping: numerator / denominator) }

  /// What is left above the whole part.
  var remainder: Fraction { Fraction(numerator % denominator, over: denominator) }

  /// The nearest binary number.
  public var doubleValue: Double { Double(numerator) / Double(denominator) }
}

extension Fraction: Comparable {
  /// Whether the left fraction is less, exactly.
  public static func < (left: Fraction, right: Fraction) -> Bool {
    SeatQuotient(left.numerator.magnitude, over: left.denominator.magnitude)
      < SeatQuotient(right.numerator.magnitude, over: right.denominator.magnitude)
  }
}

extension Fraction: CustomStringConvertible {
  /// The fraction as `numerator/denominator`, or the whole number.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
