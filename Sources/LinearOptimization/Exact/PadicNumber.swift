internal import BigInt

/// Whole numbers from their digits to the base of a prime, and fractions from whole numbers modulo
/// a power of it.
struct PadicNumbers {
  let prime: UInt64
  // The prime to the powers 1, 2, 4, …
  private var powers: [BigUInt]

  init(prime: UInt64) {
    self.prime = prime
    powers = [BigUInt(words: [UInt(prime)])]
  }

  /// The prime to some power.
  mutating func modulus(digits: Int) -> BigUInt {
    var result = BigUInt(words: [1])
    var power = 0
    while digits >> power > 0 {
      prepare(power)
      if digits >> power & 1 == 1 { result *= powers[power] }
      power += 1
    }
    return result
  }

  private mutating func prepare(_ power: Int) {
    while powers.count <= power {
      let last = powers[powers.count - 1]
      powers.append(last * last)
    }
  }

  /// The number with these digits, lowest first; a digit may exceed the prime.
  mutating func compose(_ digits: [BigUInt]) -> BigUInt {
    var level = digits
    var power = 0
    while level.count > 1 {
      prepare(power)
      var next: [BigUInt] = []
      next.reserveCapacity((level.count + 1) / 2)
      var place = 0
      while place + 1 < level.count {
        let high = level[place + 1]
        next.append(high.isZero ? level[place] : level[place] + high * powers[power])
        place += 2
      }
      if place < level.count { next.append(level[place]) }
      level = next
      power += 1
    }
    return level.first ?? BigUInt()
  }

  /// The fraction that equals a number modulo another, if there is a plausible one.
  ///
  /// Of the convergents of Euclid's algorithm the one before a very large quotient is taken
  /// (Monagan 2004, maximal quotient rational reconstruction): a number that is no short fraction
  /// has a quotient of 60 bits with a chance below 2⁻⁵⁰. The caller proves the guess.
  static func fraction(
    of number: BigUInt, modulo modulus: BigUInt, _ budget: ExactBudget
  ) throws(ExactStop) -> (numerator: BigUInt, denominator: BigUInt)? {
    if number.isZero { return (BigUInt(), BigUInt(words: [1])) }
    var (before, now) = (modulus, number)
    var (factorBefore, factor) = (BigUInt(), BigUInt(words: [1]))
    var step = 0
    while !now.isZero {
      if step & 255 == 0 { try budget.check() }
      step += 1
      let (quotient, rest) = before.quotientAndRemainder(dividingBy: now)
      if quotient.bitWidth > 60 { return (now, factor) }
      (before, now) = (now, rest)
      // The signs alternate, so the magnitudes add up.
      (factorBefore, factor) = (factor, factorBefore + quotient * factor)
    }
    return factorBefore.bitWidth + 60 < modulus.bitWidth ? (before, factorBefore) : nil
  }
}
