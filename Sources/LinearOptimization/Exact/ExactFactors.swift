internal import BigInt

/// The matrix of a basis, factored modulo a prime, or shown to be singular.
enum ExactFactors {
  case regular(Lifting)
  /// Positions of columns that depend on each other.
  case singular(columns: [Int32])

  /// Factors a matrix.
  ///
  /// A matrix that is regular modulo a prime is regular. One that is singular modulo a prime is
  /// proven singular by expressing a column in others exactly; where that fails, the prime divides
  /// the determinant and the next prime is tried.
  ///
  /// - Parameters:
  ///   - matrix: The matrix.
  ///   - budget: The time there is.
  /// - Throws: ``ExactStop`` when the budget is spent.
  init(_ matrix: IntegerMatrix, budget: ExactBudget) throws(ExactStop) {
    for prime in PrimeField.primes {
      let field = PrimeField(prime: prime)
      let factors = try ModularElimination.factor(matrix, field: field, budget: budget)
      if factors.steps.count == matrix.size {
        self = .regular(Lifting(matrix: matrix, factors: factors, budget: budget))
        return
      }
      if let columns = try Self.dependence(in: matrix, factors, field, budget) {
        self = .singular(columns: columns)
        return
      }
    }
    throw ExactStop(reason: .primesExhausted)
  }

  private static func dependence(
    in matrix: IntegerMatrix, _ factors: ModularFactors, _ field: PrimeField, _ budget: ExactBudget
  ) throws(ExactStop) -> [Int32]? {
    let rows = factors.steps.map(\.row).sorted()
    let columns = factors.steps.map(\.column).sorted()
    let pivoted = Set(columns)
    guard let extra = (0..<Int32(matrix.size)).first(where: { !pivoted.contains($0) }) else {
      return nil
    }
    let part = matrix.part(rows: rows, columns: columns)
    let partFactors = try ModularElimination.factor(part, field: field, budget: budget)
    guard partFactors.steps.count == part.size else { return nil }
    var whole = [BigInt](repeating: 0, count: matrix.size)
    add(column: extra, times: 1, of: matrix, to: &whole)
    let answer = try Lifting(matrix: part, factors: partFactors, budget: budget).solve(
      rows.map { whole[Int($0)] }, transposed: false)
    // d · extra − Σ n · column must vanish in the rows without a pivot as well.
    for row in whole.indices { whole[row] *= answer.denominator }
    for (position, column) in columns.enumerated() where !answer.numerators[position].isZero {
      add(column: column, times: -answer.numerators[position], of: matrix, to: &whole)
    }
    guard whole.allSatisfy(\.isZero) else { return nil }
    return columns.indices.filter { !answer.numerators[$0].isZero }.map { columns[$0] } + [extra]
  }

  private static func add(
    column: Int32, times factor: BigInt, of matrix: IntegerMatrix, to sums: inout [BigInt]
  ) {
    for index in matrix.starts[Int(column)]..<matrix.starts[Int(column) + 1] {
      let value = BigInt(matrix.mantissas[index]) << Int(matrix.shifts[index])
      sums[Int(matrix.rows[index])] += value * factor
    }
  }
}
