/// A whole number of any size, for products along paths.
struct Natural {
  /// The lowest first; no zeros at the end.
  private var limbs: [UInt64]

  static let one = Natural(1)

  init(_ value: UInt128) {
    limbs = [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)]
    trim()
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }

  static func * (left: Natural, right: Natural) -> Natural {
    var result = Natural(0)
    var digits = Array(repeating: UInt64(0), count: left.limbs.count + right.limbs.count)
    for (i, a) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in right.limbs.enumerated() {
        // (2^64 − 1)² + 2 (2^64 − 1) is 2^128 − 1, so this cannot overflow.
        let sum = UInt128(a) * UInt128(b) + UInt128(digits[i + j]) + UInt128(carry)
        digits[i + j] = UInt64(truncatingIfNeeded: sum)
        carry = UInt64(truncatingIfNeeded: sum >> 64)
      }
      digits[i + right.limbs.count] = carry
    }
    result.limbs = digits
    result.trim()
    return result
  }

  static func < (left: Natural, right: Natural) -> Bool {
    if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
    return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
  }
}

/// A product of fractions along a path.
struct PathProduct {
  private var numerator = Natural.one
  private var denominator = Natural.one

  func times(_ quotient: SeatQuotient) -> PathProduct {
    var result = self
    result.numerator = numerator * Natural(quotient.numerator)
    result.denominator = denominator * Natural(quotient.denominator)
    return result
  }

  static func < (left: PathProduct, right: PathProduct) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}
