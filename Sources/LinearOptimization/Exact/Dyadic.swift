internal import BigInt

/// A double taken exactly: an odd whole number times a power of two, or zero.
struct Dyadic {
  var mantissa: Int64
  var exponent: Int

  init(mantissa: Int64, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// Takes a number; infinity and NaN, which no checked model has here, are taken for zero.
  init(_ value: Double) {
    guard value.isFinite, value != 0 else {
      mantissa = 0
      exponent = 0
      return
    }
    // A normal number has the hidden bit, and its exponent counts from behind the 52 bits.
    let isNormal = value.exponentBitPattern > 0
    let bits = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let zeros = bits.trailingZeroBitCount
    let magnitude = Int64(bits >> UInt64(zeros))
    mantissa = value.sign == .minus ? -magnitude : magnitude
    exponent = max(Int(value.exponentBitPattern), 1) - 1075 + zeros
  }
}

/// A whole number of any size times a power of two.
struct BigDyadic {
  var mantissa: BigInt
  var exponent: Int

  static let zero = BigDyadic(mantissa: 0, exponent: 0)

  init(mantissa: BigInt, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  init(_ value: Dyadic) {
    mantissa = BigInt(value.mantissa)
    exponent = value.exponent
  }

  init(_ value: Double) { self.init(Dyadic(value)) }

  var isZero: Bool { mantissa.isZero }
  var isNegative: Bool { mantissa.sign == .minus && !mantissa.isZero }
  var isPositive: Bool { mantissa.sign == .plus && !mantissa.isZero }
  var magnitude: BigDyadic { BigDyadic(mantissa: BigInt(mantissa.magnitude), exponent: exponent) }

  /// The whole number that this is times two to the power of `-unit`, which must divide it.
  func whole(inUnitsOf unit: Int) -> BigInt {
    mantissa.isZero ? 0 : mantissa << (exponent - unit)
  }

  static prefix func - (value: BigDyadic) -> BigDyadic {
    BigDyadic(mantissa: -value.mantissa, exponent: value.exponent)
  }

  static func + (left: BigDyadic, right: BigDyadic) -> BigDyadic {
    if left.mantissa.isZero { return right }
    if right.mantissa.isZero { return left }
    if left.exponent == right.exponent {
      return BigDyadic(mantissa: left.mantissa + right.mantissa, exponent: left.exponent)
    }
    let unit = min(left.exponent, right.exponent)
    return BigDyadic(
      mantissa: left.whole(inUnitsOf: unit) + right.whole(inUnitsOf: unit), exponent: unit)
  }

  static func - (left: BigDyadic, right: BigDyadic) -> BigDyadic { left + -right }

  static func * (left: BigDyadic, right: BigInt) -> BigDyadic {
    BigDyadic(mantissa: left.mantissa * right, exponent: left.exponent)
  }

  static func * (left: BigDyadic, right: BigDyadic) -> BigDyadic {
    BigDyadic(
      mantissa: left.mantissa * right.mantissa, exponent: left.exponent + right.exponent)
  }

  static func * (left: BigDyadic, right: Dyadic) -> BigDyadic {
    let magnitude = left.mantissa.magnitude.multiplied(byWord: UInt(right.mantissa.magnitude))
    let isMinus = (left.mantissa.sign == .minus) != (right.mantissa < 0)
    return BigDyadic(
      mantissa: BigInt(sign: isMinus ? .minus : .plus, magnitude: magnitude),
      exponent: left.exponent + right.exponent)
  }

  static func < (left: BigDyadic, right: BigDyadic) -> Bool { (left - right).isNegative }
}
