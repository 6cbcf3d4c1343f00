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
  mutating func lean(towards weights: [Double], limit: Int) -> Bool {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    let least = largest * Self.leastPromise
    if largest == 0 { return true }
    let end = iterations + limit
    while true {
      if deadline.hasPassed { return false }
      let candidates = promising(weights, above: least)
      if candidates.isEmpty { return true }
      var moves = 0
      for candidate in candidates {
        if iterations >= end || (moves & 255 == 0 && deadline.hasPassed) { return false }
        if factors.isWorn, !refactor() { return false }
        computeDirection(of: groups.representative(of: candidate.group))
        // What others have taken away since is left for the next round.
        let change = changeOfSum(weights)
        let kept = max(least, Self.keptPromise * candidate.promise)
        guard let (variable, sign) = best(in: candidate.group, weights, change, above: kept) else {
          continue
        }
        guard move(variable, sign: sign) else { return false }
        iterations += 1
        moves += 1
      }
      if moves == 0 { return true }
    }
  }

  /// The groups with the largest reduced costs, by size.
  private mutating func promising(
    _ weights: [Double], above least: Double
  ) -> [(group: Int, promise: Double)] {
    let columnCount = matrix.columnCount
    let prices = factors.prices { $0 < columnCount ? weights[$0] : 0 }
    var result: [(group: Int, promise: Double)] = []
    for group in 0..<groups.count {
      let price = matrix.value(of: groups.representative(of: group), at: prices)
      guard let (variable, sign) = best(in: group, weights, -price, above: least) else { continue }
      let weight = variable < columnCount ? weights[variable] : 0
      result.append((group, sign * (weight - price)))
    }
    result.sort { $0.promise != $1.promise ? $0.promise > $1.promise : $0.group < $1.group }
    return result
  }

  /// The member of a group that a sum of weights moves off its bound, and which way.
  ///
  /// The change is what the sum gains when a member rises, but for its own weight.
  private mutating func best(
    in group: Int, _ weights: [Double], _ change: Double, above least: Double
  ) -> (variable: Int, sign: Double)? {
    func gain(_ variable: Int) -> Double {
      change + (variable < matrix.columnCount ? weights[variable] : 0)
    }
    if let rising = groups.firstToRise(in: group, statuses), gain(rising) > least {
      return (rising, 1)
    }
    if let falling = groups.firstToFall(in: group, statuses), gain(falling) < -least {
      return (falling, -1)
    }
    return nil
  }

  /// What a sum gains through the basic variables along the present direction.
  private func changeOfSum(_ weights: [Double]) -> Double {
    var change = 0.0
    for slot in direction.touched {
      let basic = Int(factors.variableOfSlot[Int(slot)])
      if basic < matrix.columnCount { change -= weights[basic] * direction.values[Int(slot)] }
    }
    return change
  }

  /// Reduced costs below this part of the largest weight promise nothing.
  private static var leastPromise: Double { 1e-9 }
  /// The part of its promise that a column must have kept until its turn.
  private static var keptPromise: Double { 0.1 }
}
