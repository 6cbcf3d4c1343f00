package import LinearOptimization

/// What prices of the rows prove about the greatest value of a linear program.
package enum DualBound: Hashable, Sendable {
  /// No point is above this.
  case atMost(ExactFraction)
  /// A row's side or a column's bound that the prices lean on is infinite.
  case nothing
  /// The prices are not one for each row.
  case wrongCount
  /// A number is no short fraction, or a sum does not fit in 128 bits.
  case tooLarge
}

extension CompiledModel {
  /// The bound that prices prove on a maximum, in exact arithmetic and without a solver.
  ///
  /// For any prices y, c·x = y·(Ax) + (c − yA)·x, and each term is at most its greatest value
  /// between its own bounds (weak duality), so that wrong prices give a weak bound, never a false
  /// one. Numbers of the model are read as the short fractions they are nearest to.
  ///
  /// - Parameter prices: One for each row.
  /// - Returns: The bound, or why there is none.
  /// - Complexity: O(rows + columns + coefficients).
  package func exactDualBound(prices: [ExactFraction]) -> DualBound {
    guard prices.count == model.rowCount else { return .wrongCount }
    guard model.sense == .maximize else { return .nothing }
    guard var sum = ExactFraction(near: model.objectiveConstant) else { return .tooLarge }
    for (row, price) in prices.enumerated() where price.numerator != 0 {
      let side = price.numerator > 0 ? model.rowUpper[row] : model.rowLower[row]
      guard side.isFinite else { return .nothing }
      guard let next = Self.sum(sum, side, price) else { return .tooLarge }
      sum = next
    }
    for column in 0..<model.columnCount {
      guard var reduced = ExactFraction(near: model.costs[column]) else { return .tooLarge }
      for entry in starts[column]..<starts[column + 1] {
        let price = prices[Int(rows[entry])]
        guard price.numerator != 0 else { continue }
        guard let opposite = price.negated, let next = Self.sum(reduced, values[entry], opposite)
        else { return .tooLarge }
        reduced = next
      }
      guard reduced.numerator != 0 else { continue }
      let side = reduced.numerator > 0 ? model.columnUpper[column] : model.columnLower[column]
      guard side.isFinite else { return .nothing }
      guard let next = Self.sum(sum, side, reduced) else { return .tooLarge }
      sum = next
    }
    return .atMost(sum)
  }

  private static func sum(
    _ start: ExactFraction, _ number: Double, _ factor: ExactFraction
  ) -> ExactFraction? {
    ExactFraction(near: number)?.multiplied(by: factor).flatMap { start.adding($0) }
  }
}
