/// A decimal number kept exactly as written: `units` / 10^`scale`.
///
/// Fractions in scenario files are exact, so that 0.1 × 30 is 3 and rounds up to 3.
public struct ExactDecimal: Hashable, Sendable {
  /// The most digits after the point.
  public static let maximumScale = 9
  /// The greatest absolute value, so that products with posts stay within 128 bits.
  public static let maximumMagnitude = 1_000_000_000

  /// The number times 10^`scale`.
  public let units: Int
  /// The digits after the point, without trailing zeros.
  public let scale: Int

  /// Zero.
  public static let zero = ExactDecimal(0)
  /// One.
  public static let one = ExactDecimal(1)

  /// Makes a whole number.
  ///
  /// - Parameter value: The number.
  public init(_ value: Int) {
    units = value
    scale = 0
  }

  private init(units: Int, scale: Int) {
    self.units = units
    self.scale = scale
  }

  /// Reads a number such as `0.05`, `-3`, `4.20` or `5e-2`.
  ///
  /// The result is `nil` if the text is no number, has more than ``maximumScale`` digits after the
  /// point, or is larger than ``maximumMagnitude``.
  ///
  /// - Parameter text: The number as in JSON.
  public init?(_ text: String) {
    var digits: Int128 = 0
    var fractionDigits = 0
    var seenPoint = false
    var seenDigit = false
    var negative = false
    var exponent = 0
    let bytes = Array(text.utf8)
    var index = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      negative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    scan: while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits < 1_000_000_000_000_000_000_000_000_000_000 else { return nil }
        digits = digits * 10 + Int128(bytes[index] - UInt8(ascii: "0"))
        if seenPoint { fractionDigits += 1 }
        seenDigit = true
      case UInt8(ascii: ".") where !seenPoint:
        seenPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard let value = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)),
          (-400...400).contains(value)
        else { return nil }
        exponent = value
        index = bytes.count
        break scan
      default: return nil
      }
      index += 1
    }
    guard seenDigit else { return nil }
    if digits == 0 {
      self.init(0)
      return
    }
    var decimals = fractionDigits - exponent
    while decimals > 0, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
    }
    while decimals < 0 {
      guard digits <= Int128(Self.maximumMagnitude) else { return nil }
      digits *= 10
      decimals += 1
    }
    guard decimals <= Self.maximumScale,
      digits <= Int128(Self.maximumMagnitude) * Int128(Self.powerOfTen(decimals))
    else { return nil }
    self.init(units: Int(negative ? -digits : digits), scale: decimals)
  }

  /// The nearest binary number.
  public var doubleValue: Double { Double(units) / Double(Self.powerOfTen(scale)) }

  /// Whether the number is below zero.
  public var isNegative: Bool { units < 0 }

  /// 10 to a power from 0 to 18.
  package static func powerOfTen(_ exponent: Int) -> Int {
    var result = 1
    for _ in 0..<min(max(exponent, 0), 18) { result *= 10 }
    return result
  }

  /// The denominator: 10^`scale`.
  package var denominator: Int { Self.powerOfTen(scale) }
}

extension ExactDecimal: Comparable {
  /// Whether the left number is less, exactly.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    Int128(left.units) * Int128(right.denominator) < Int128(right.units) * Int128(left.denominator)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The number as written in decimal, without trailing zeros.
  public var description: String {
    if scale == 0 { return String(units) }
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let split = padded.index(padded.endIndex, offsetBy: -scale)
    return (units < 0 ? "-" : "") + padded[..<split] + "." + padded[split...]
  }
}

extension ExactDecimal: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// Makes a whole number.
  ///
  /// - Parameter value: The literal.
  public init(integerLiteral value: Int) { self.init(value) }

  /// Makes the shortest decimal that reads as the literal; zero if it is out of range.
  ///
  /// - Parameter value: The literal.
  public init(floatLiteral value: Double) {
    self = ExactDecimal("\(value)") ?? .zero
  }
}
