internal import BigInt

extension Lifting {
  // An unknown that is not whole after multiplying fills all bits; a whole one leaves these free.
  private static let marginBits = 64

  /// Guesses the common denominator from one random sum of all unknowns, then proves the guess.
  ///
  /// Numerators are far shorter than the modulus, so they are read from the low digits alone. The
  /// proof is B N = d b in whole numbers.
  func reconstruct(
    _ digits: [UInt64], _ count: Int, _ sides: [BigInt], transposed: Bool,
    _ numbers: inout PadicNumbers
  ) throws(ExactStop) -> Answer? {
    let modulus = numbers.modulus(digits: count)
    let mixed = numbers.compose(mixture(digits, count)) % modulus
    guard let guess = try PadicNumbers.fraction(of: mixed, modulo: modulus, budget) else {
      return nil
    }
    var denominator = guess.denominator
    // As many digits as the sum's numerator has, with a margin on either side.
    func length(_ bits: Int) -> Int {
      min(count, (bits + 2 * Self.marginBits) / numbers.digitBits + 1)
    }
    var kept = length(guess.numerator.bitWidth)
    var factor = numbers.digits(of: denominator, count: kept)
    var numerators: [BigInt] = []
    numerators.reserveCapacity(matrix.size)
    for position in 0..<matrix.size {
      if position & 15 == 0 { try budget.check() }
      var own = (0..<kept).map { digits[$0 * matrix.size + position] }
      var number = numbers.signed(numbers.lowProduct(own, factor))
      if number.magnitude.bitWidth + Self.marginBits > kept * numbers.digitBits {
        // The sum had lost a factor of this unknown's denominator, as sums of fractions may.
        own = (0..<count).map { digits[$0 * matrix.size + position] }
        let whole = numbers.compose(own.map { BigUInt(words: [UInt($0)]) })
        guard
          let lost = try PadicNumbers.fraction(
            of: whole * denominator % modulus, modulo: modulus, budget),
          lost.denominator != 1
        else { return nil }
        denominator *= lost.denominator
        kept = length(
          max(
            kept * numbers.digitBits - 2 * Self.marginBits + lost.denominator.bitWidth,
            lost.numerator.bitWidth))
        factor = numbers.digits(of: denominator, count: kept)
        for known in numerators.indices { numerators[known] *= BigInt(lost.denominator) }
        number = numbers.signed(numbers.lowProduct(Array(own.prefix(kept)), factor))
      }
      numerators.append(number)
    }
    let answer = Answer(numerators: numerators, denominator: BigInt(denominator))
    return try holds(answer, sides, transposed: transposed) ? answer : nil
  }

  /// A sum of all unknowns with random weights, digit by digit and not carried.
  private func mixture(_ digits: [UInt64], _ count: Int) -> [BigUInt] {
    let size = matrix.size
    return (0..<count).map { step in
      var sum: UInt128 = 0
      var weight = UInt64(count) &* 0x9E37_79B9_7F4A_7C15
      for position in 0..<size {
        weight = weight &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sum &+= UInt128(digits[step * size + position]) &* UInt128(weight >> 44)
      }
      return BigUInt(words: [UInt(truncatingIfNeeded: sum), UInt(sum >> 64)])
    }
  }

  /// Whether an answer satisfies the system exactly.
  private func holds(
    _ answer: Answer, _ sides: [BigInt], transposed: Bool
  ) throws(ExactStop) -> Bool {
    var rests = sides.map { BigDyadic(mantissa: -answer.denominator * $0, exponent: 0) }
    for column in 0..<matrix.size {
      if column & 63 == 0 { try budget.check() }
      for index in matrix.starts[column]..<matrix.starts[column + 1] {
        let row = Int(matrix.rows[index])
        let (unknown, line) = transposed ? (row, column) : (column, row)
        let numerator = answer.numerators[unknown]
        if numerator.isZero { continue }
        let term = BigDyadic(mantissa: numerator, exponent: 0)
        let value = Dyadic(
          mantissa: matrix.mantissas[index], exponent: Int(matrix.shifts[index]))
        rests[line] = rests[line] + term * value
      }
    }
    return rests.allSatisfy(\.isZero)
  }
}
