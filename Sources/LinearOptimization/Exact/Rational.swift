internal import BigInt

/// A fraction of whole numbers of any size, in lowest terms.
public struct Rational: Hashable, Sendable {
  let numerator: BigInt
  // Positive, and without a common divisor with the numerator.
  let denominator: BigInt

  /// Takes a number exactly, as a whole number times a power of two.
  ///
  /// - Parameter value: The number; `nil` is given for infinity and NaN.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    self.init(BigDyadic(value), over: 1)
  }

  /// Makes a fraction; the denominator must not be zero.
  init(_ numerator: BigInt, over denominator: BigInt) {
    self.init(BigDyadic(mantissa: numerator, exponent: 0), over: denominator)
  }

  /// Divides and brings to lowest terms; the denominator must not be zero.
  init(_ value: BigDyadic, over divisor: BigInt) {
    guard !value.isZero else {
      numerator = 0
      denominator = 1
      return
    }
    let sign: BigInt.Sign = value.mantissa.sign == divisor.sign ? .plus : .minus
    var top = value.mantissa.magnitude
    var bottom = divisor.magnitude
    // Powers of two are frequent and cost nothing to cancel.
    let twos = top.trailingZeroBitCount - bottom.trailingZeroBitCount + value.exponent
    top >>= top.trailingZeroBitCount
    bottom >>= bottom.trailingZeroBitCount
    let common = Self.greatestCommonDivisor(top, bottom)
    if common != 1 {
      top /= common
      bottom /= common
    }
    if twos > 0 { top <<= twos } else { bottom <<= -twos }
    numerator = BigInt(sign: sign, magnitude: top)
    denominator = BigInt(bottom)
  }

  // By remainders: the library's binary method moves every bit of both numbers at each step.
  static func greatestCommonDivisor(_ left: BigUInt, _ right: BigUInt) -> BigUInt {
    var (left, right) = (left, right)
    while !right.isZero { (left, right) = (right, left % right) }
    return left
  }

  /// Whether this is zero.
  public var isZero: Bool { numerator.isZero }
  /// Whether this is a whole number.
  public var isWhole: Bool { denominator == 1 }
  /// The decimal digits that numerator and denominator have together.
  ///
  /// An estimate from the number of bits, at most one too large for each.
  public var digitCount: Int {
    let bits = numerator.magnitude.bitWidth + denominator.magnitude.bitWidth
    return Int(Double(bits) * 0.301_029_995_663_981_2) + 1
  }
  /// The distance from zero.
  public var magnitude: Rational {
    Rational(BigInt(numerator.magnitude), over: denominator)
  }
}

extension Rational: Comparable {
  /// Compares two fractions exactly.
  ///
  /// - Parameters:
  ///   - left: A fraction.
  ///   - right: A fraction.
  /// - Returns: Whether the first is less.
  public static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational: CustomStringConvertible {
  /// The fraction in decimal digits, `7` or `22/7`.
  ///
  /// - Complexity: Quadratic in the number of digits.
  public var description: String {
    isWhole ? "\(numerator)" : "\(numerator)/\(denominator)"
  }

  /// The fraction, or its nearest double and its number of digits where they are too many.
  ///
  /// - Parameter limit: The most digits to show.
  /// - Returns: The text.
  public func description(limit: Int) -> String {
    digitCount <= limit ? description : "\(double) (nearest; \(digitCount) digits)"
  }
}
