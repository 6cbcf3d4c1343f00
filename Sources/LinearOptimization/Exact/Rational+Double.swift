internal import BigInt

extension Rational {
  /// The nearest double, ties to even; infinity beyond the range.
  public var double: Double {
    guard !numerator.isZero else { return 0 }
    let top = numerator.magnitude
    let bottom = denominator.magnitude
    // Quotient and remainder in units of 2^unit: at least 64 bits, or the least subnormal.
    let unit = max(top.bitWidth - bottom.bitWidth - 65, -1074)
    let (quotient, remainder) = (unit < 0 ? top << -unit : top).quotientAndRemainder(
      dividingBy: unit > 0 ? bottom << unit : bottom)
    let size = quotient.bitWidth
    // The 53 bits that a double keeps begin at `unit + cut`.
    let cut = max(0, size - 53)
    var kept = UInt64(truncatingIfNeeded: quotient >> cut)
    if isRoundedUp(quotient, cut, kept, remainder, bottom << max(0, unit)) { kept += 1 }
    let value = Double(kept) * Self.power(unit + cut)
    return numerator.sign == .minus ? -value : value
  }

  private func isRoundedUp(
    _ quotient: BigUInt, _ cut: Int, _ kept: UInt64, _ remainder: BigUInt, _ divisor: BigUInt
  ) -> Bool {
    let isOdd = kept & 1 == 1
    if cut == 0 {
      let twice = remainder << 1
      return twice > divisor || twice == divisor && isOdd
    }
    let rest = quotient - (quotient >> cut) << cut
    let half = BigUInt(1) << (cut - 1)
    return rest > half || rest == half && (isOdd || !remainder.isZero)
  }

  // Infinity for exponents beyond the range; those below it do not occur.
  private static func power(_ exponent: Int) -> Double {
    exponent > 1023 ? .infinity : Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
