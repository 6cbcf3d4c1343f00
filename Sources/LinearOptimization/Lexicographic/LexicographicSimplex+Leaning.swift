extension LexicographicSimplex {
  /// Moves towards the optimum of one objective, largest reduced costs first.
  ///
  /// It proves nothing, but ends near the optimum in few exchanges, so that a run over objectives in
  /// order that fall in weight has little left to do. Prices are computed once for many exchanges:
  /// the most promising columns are looked at again when their turn comes.
  ///
  /// - Parameters:
  ///   - weights: The weight of each column.
  ///   - limit: The most moves and exchanges.
  /// - Returns: Whether no column promises more.
  package mutating func lean(towards weights: [Double], limit: Int) -> Bool {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    let least = largest * Self.leastPromise
    if largest == 0 { return true }
    let end = iterations + limit
    while true {
      let candidates = promising(weights, above: least)
      if candidates.isEmpty { return true }
      var moves = 0
      for candidate in candidates {
        if iterations >= end || (moves & 255 == 0 && deadline.hasPassed) { return false }
        guard isMovable(candidate.variable) else { continue }
        if factors.isWorn, !refactor() { return false }
        computeDirection(of: candidate.variable)
        let change = changeOfSum(of: candidate.variable, weights)
        // What others have taken away since is left for the next round.
        guard abs(change) > max(least, Self.keptPromise * abs(candidate.promise)),
          isAllowed(candidate.variable, sign: change)
        else { continue }
        guard move(candidate.variable, sign: change > 0 ? 1 : -1) else { return false }
        iterations += 1
        moves += 1
      }
      if moves == 0 { return true }
    }
  }

  /// The variables with the largest reduced costs, by size.
  private func promising(
    _ weights: [Double], above least: Double
  ) -> [(variable: Int, promise: Double)] {
    let columnCount = matrix.columnCount
    let prices = factors.prices { $0 < columnCount ? weights[$0] : 0 }
    var result: [(variable: Int, promise: Double)] = []
    for variable in 0..<matrix.variableCount where isMovable(variable) {
      let weight = variable < columnCount ? weights[variable] : 0
      let promise = weight - matrix.value(of: variable, at: prices)
      if abs(promise) > least, isAllowed(variable, sign: promise) {
        result.append((variable, promise))
      }
    }
    result.sort {
      abs($0.promise) != abs($1.promise)
        ? abs($0.promise) > abs($1.promise) : $0.variable < $1.variable
    }
    return result
  }

  private func changeOfSum(of variable: Int, _ weights: [Double]) -> Double {
    var change = variable < matrix.columnCount ? weights[variable] : 0
    for slot in direction.touched {
      let basic = Int(factors.variableOfSlot[Int(slot)])
      if basic < matrix.columnCount { change -= weights[basic] * direction.values[Int(slot)] }
    }
    return change
  }

  /// Whether a variable outside the basis may move up (sign > 0) or down.
  private func isAllowed(_ variable: Int, sign: Double) -> Bool {
    switch statuses[variable] {
    case .atLower: sign > 0
    case .atUpper: sign < 0
    case .free, .basic, .fixed: true
    }
  }

  /// Reduced costs below this part of the largest weight promise nothing.
  private static var leastPromise: Double { 1e-9 }
  /// The part of its promise that a column must have kept until its turn.
  private static var keptPromise: Double { 0.1 }
}
