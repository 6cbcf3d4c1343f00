/// Whole numbers modulo a prime below 2⁶², multiplied in Montgomery's form (Montgomery 1985).
///
/// The factors of a matrix are kept times 2⁶⁴; a product with a plain number is then plain.
struct PrimeField {
  /// The primes to try: 2⁶¹ − 1 and others just below a power of two.
  static let primes: [UInt64] = [
    (1 << 61) - 1, (1 << 62) - 57, (1 << 62) - 87, (1 << 61) - 31, (1 << 60) - 93, (1 << 60) - 107,
  ]

  let prime: UInt64
  /// The inverse of the prime modulo 2⁶⁴.
  let primeInverse: UInt64
  /// 2⁶⁴ modulo the prime.
  let one: UInt64
  /// 2¹²⁸ modulo the prime.
  let square: UInt64

  init(prime: UInt64) {
    self.prime = prime
    // Newton's iteration doubles the correct bits, of which an odd number has three to start with.
    var inverse = prime
    for _ in 0..<5 { inverse = inverse &* (2 &- prime &* inverse) }
    primeInverse = inverse
    one = (UInt64.max % prime + 1) % prime
    square = prime.dividingFullWidth(one.multipliedFullWidth(by: one)).remainder
  }

  /// The product divided by 2⁶⁴; one factor must be below the prime, the other may be any.
  @inline(__always)
  func multiply(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    let back = (low &* primeInverse).multipliedFullWidth(by: prime).high
    // The low halves are equal and cancel.
    return high >= back ? high &- back : high &- back &+ prime
  }

  @inline(__always)
  func subtract(_ left: UInt64, _ right: UInt64) -> UInt64 {
    left >= right ? left &- right : left &- right &+ prime
  }

  @inline(__always)
  func add(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let sum = left &+ right
    return sum >= prime ? sum &- prime : sum
  }

  func negate(_ value: UInt64) -> UInt64 { value == 0 ? 0 : prime &- value }

  /// Any 64 bits modulo the prime.
  @inline(__always)
  func reduce(_ value: UInt64) -> UInt64 { multiply(value, one) }

  /// The inverse, both in Montgomery's form, by Fermat's theorem.
  func invert(_ value: UInt64) -> UInt64 {
    var result = one
    var power = value
    var exponent = prime - 2
    while exponent > 0 {
      if exponent & 1 == 1 { result = multiply(result, power) }
      power = multiply(power, power)
      exponent >>= 1
    }
    return result
  }

  /// A signed number times a power of two, in Montgomery's form.
  func enter(_ mantissa: Int64, shift: Int) -> UInt64 {
    // Twice by 2¹²⁸ / 2⁶⁴: once to reduce, once into the form.
    var value = multiply(reduce(mantissa.magnitude), square)
    var rest = shift
    while rest >= 32 {
      value = multiply(value, multiply(1 << 32, square))
      rest -= 32
    }
    if rest > 0 { value = multiply(value, multiply(1 << UInt64(rest), square)) }
    return mantissa < 0 ? negate(value) : value
  }
}
