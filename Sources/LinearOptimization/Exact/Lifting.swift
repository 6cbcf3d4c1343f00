internal import BigInt

/// Solves whole linear systems exactly by lifting a solution modulo a prime.
///
/// Each step gives one digit of every unknown to the base of the prime (Dixon 1982). Factors are
/// needed only modulo the prime, and there is neither fill of long numbers nor rounding.
struct Lifting {
  /// Fractions with one denominator.
  struct Answer {
    var numerators: [BigInt]
    var denominator: BigInt
  }

  // 512 MiB of digits.
  private static let storageLimit = 1 << 26

  let matrix: IntegerMatrix
  let factors: ModularFactors
  let budget: ExactBudget

  private var field: PrimeField { factors.field }

  /// Solves B x = b, or Bᵀ x = b.
  ///
  /// - Parameters:
  ///   - sides: The right-hand sides.
  ///   - transposed: Whether the matrix is transposed.
  /// - Returns: The exact solution, which is unique because the matrix is regular modulo the prime.
  /// - Throws: ``ExactStop`` when the budget is spent.
  func solve(_ sides: [BigInt], transposed: Bool) throws(ExactStop) -> Answer {
    let size = matrix.size
    if sides.allSatisfy(\.isZero) {
      return Answer(numerators: [BigInt](repeating: 0, count: size), denominator: 1)
    }
    let rowBits = matrix.rowSumBits(transposed: transposed)
    let sideBits = sides.reduce(0) { max($0, $1.magnitude.bitWidth) }
    let mostShift = Int(matrix.shifts.max() ?? 0)
    // Two bits for the sign and the sum; three limbs for a product at the greatest shift.
    let width = max((max(sideBits, rowBits + 62) + 2) / 64 + 1, mostShift / 64 + 3)
    var residual = LimbVector(sides, width: width)
    var digits: [UInt64] = []
    var count = 0
    var attempt = 4
    var vector = [UInt64](repeating: 0, count: size)
    var numbers = PadicNumbers(prime: field.prime)
    while true {
      try budget.check()
      guard digits.count + size <= Self.storageLimit else {
        throw ExactStop(reason: .storageLimit)
      }
      var digit = [UInt64](repeating: 0, count: size)
      residual.residues(in: field, into: &vector)
      if transposed {
        factors.solveTransposed(&vector, into: &digit)
      } else {
        factors.solve(&vector, into: &digit)
      }
      take(digit, from: &residual, transposed: transposed)
      residual.divideExactly(by: field)
      digits += digit
      count += 1
      guard count == attempt else { continue }
      attempt += max(4, attempt / 2)
      if let answer = try reconstruct(digits, count, sides, transposed: transposed, &numbers) {
        return answer
      }
    }
  }

  private func take(_ digit: [UInt64], from residual: inout LimbVector, transposed: Bool) {
    for column in 0..<matrix.size {
      if transposed {
        for index in matrix.starts[column]..<matrix.starts[column + 1] {
          let value = digit[Int(matrix.rows[index])]
          if value == 0 { continue }
          residual.subtract(
            matrix.mantissas[index], shift: Int(matrix.shifts[index]), times: value, from: column)
        }
      } else if digit[column] != 0 {
        for index in matrix.starts[column]..<matrix.starts[column + 1] {
          residual.subtract(
            matrix.mantissas[index], shift: Int(matrix.shifts[index]), times: digit[column],
            from: Int(matrix.rows[index]))
        }
      }
    }
  }
}
