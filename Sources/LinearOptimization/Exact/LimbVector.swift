internal import BigInt

/// Signed whole numbers of one fixed width, in two's complement, lowest 64 bits first.
struct LimbVector {
  let width: Int
  private var limbs: [UInt64]
  let count: Int

  /// Takes numbers that fit into the width.
  init(_ numbers: [BigInt], width: Int) {
    self.width = width
    count = numbers.count
    limbs = [UInt64](repeating: 0, count: numbers.count * width)
    for (position, number) in numbers.enumerated() where !number.isZero {
      var place = position * width
      let end = place + width
      for word in number.words where place < end {
        limbs[place] = UInt64(word)
        place += 1
      }
      if number.sign == .minus {
        while place < end {
          limbs[place] = .max
          place += 1
        }
      }
    }
  }

  /// Every number modulo a prime.
  func residues(in field: PrimeField, into result: inout [UInt64]) {
    // 2 to the power of all bits, which a negative number has too much.
    var excess: UInt64 = 1
    for _ in 0..<width { excess = field.multiply(excess, field.square) }
    for position in 0..<count {
      let start = position * width
      var place = start + width - 1
      let isNegative = limbs[place] >> 63 == 1
      var value: UInt64 = 0
      while place >= start {
        let limb = limbs[place]
        if value != 0 { value = field.multiply(value, field.square) }
        if limb != 0 { value = field.add(value, field.reduce(limb)) }
        place -= 1
      }
      result[position] = isNegative ? field.subtract(value, excess) : value
    }
  }

  /// Takes `mantissa * 2^shift * digit` from a number.
  @inline(__always)
  mutating func subtract(_ mantissa: Int64, shift: Int, times digit: UInt64, from position: Int) {
    let (high, low) = mantissa.magnitude.multipliedFullWidth(by: digit)
    let bits = UInt64(shift & 63)
    let first = low << bits
    let second = high << bits | (low >> 1) >> (63 - bits)
    let third = (high >> 1) >> (63 - bits)
    var place = position * width + shift >> 6
    let end = (position + 1) * width
    if mantissa > 0 {
      var borrow = lower(place, by: first, false)
      borrow = lower(place + 1, by: second, borrow)
      borrow = lower(place + 2, by: third, borrow)
      place += 3
      while borrow, place < end {
        borrow = lower(place, by: 0, true)
        place += 1
      }
    } else {
      var carry = raise(place, by: first, false)
      carry = raise(place + 1, by: second, carry)
      carry = raise(place + 2, by: third, carry)
      place += 3
      while carry, place < end {
        carry = raise(place, by: 0, true)
        place += 1
      }
    }
  }

  @inline(__always)
  private mutating func lower(_ place: Int, by amount: UInt64, _ borrow: Bool) -> Bool {
    let (part, first) = limbs[place].subtractingReportingOverflow(amount)
    let (rest, second) = part.subtractingReportingOverflow(borrow ? 1 : 0)
    limbs[place] = rest
    return first || second
  }

  @inline(__always)
  private mutating func raise(_ place: Int, by amount: UInt64, _ carry: Bool) -> Bool {
    let (part, first) = limbs[place].addingReportingOverflow(amount)
    let (rest, second) = part.addingReportingOverflow(carry ? 1 : 0)
    limbs[place] = rest
    return first || second
  }

  /// Divides every number by a prime that divides it, from the lowest bits up (Jebelean 1993).
  mutating func divideExactly(by field: PrimeField) {
    for position in 0..<count {
      var carry: UInt64 = 0
      for place in (position * width)..<((position + 1) * width) {
        let (rest, borrow) = limbs[place].subtractingReportingOverflow(carry)
        let quotient = rest &* field.primeInverse
        limbs[place] = quotient
        carry = quotient.multipliedFullWidth(by: field.prime).high &+ (borrow ? 1 : 0)
      }
    }
  }
}
