extension LevelEngine {
  /// Chooses one plan among all that are equal on every level, by a rule without file order.
  ///
  /// Fewest posts released in all; fewest places bought in all; then line by line in id order most
  /// granted; then fewest released; then fewest bought.
  mutating func breakTies(_ formulation: Formulation) async throws(PlanError) -> Outcome {
    let order = TieOrder(formulation, columnCount: program.columnCount)
    if maximizeInOrder(order.costs, isNear: true) {
      return .solved(value: 0, bound: 0, isProven: true)
    }
    for objective in [formulation.releasedObjective(), formulation.purchasedObjective()] {
      let outcome = try await maximize(objective.coefficients, wholeMultiple: 1)
      guard case .solved = outcome else { return outcome }
    }
    if case .solved = try await maximize(order.leaning, keep: .not),
      maximizeInOrder(order.costs, isNear: false)
    {
      return .solved(value: 0, bound: 0, isProven: true)
    }
    let passes: [(columns: [Int], sign: Double)] = [
      (formulation.granted.compactMap { $0 }, 1),
      (formulation.released.compactMap { $0 }, -1),
      (formulation.purchased.compactMap { $0 }, -1),
    ]
    for pass in passes {
      let outcome = try await maximizeInOrder(pass.columns, sign: pass.sign)
      guard case .solved = outcome else { return outcome }
    }
    return .solved(value: 0, bound: 0, isProven: true)
  }

  /// Makes columns lexicographically greatest (or least, for sign −1) in the order given.
  ///
  /// Columns are taken in blocks whose values are read as the digits of one number, so that one
  /// solve decides a block exactly.
  private mutating func maximizeInOrder(
    _ columns: [Int], sign: Double
  ) async throws(PlanError) -> Outcome {
    var next = 0
    while true {
      settleLeading(columns, from: &next, sign: sign)
      guard next < columns.count else { return .solved(value: 0, bound: 0, isProven: true) }
      var block: [Int] = []
      var size = 1.0
      var position = next
      while position < columns.count {
        let column = columns[position]
        let range = program.upper[column] - program.lower[column]
        if range > 0 {
          if !block.isEmpty, size * (range + 1) > Self.blockSize { break }
          size *= range + 1
          block.append(column)
        }
        position += 1
      }
      var objective = ColumnObjective()
      var digit = 1.0
      for column in block.reversed() {
        objective[column] = sign * digit
        digit *= program.upper[column] - program.lower[column] + 1
      }
      let outcome = try await maximize(objective, wholeMultiple: 1, keep: .not)
      guard case .solved(_, _, let isProven) = outcome, let point else { return outcome }
      if !isProven { return .stopped }
      for column in block { program.fix(column, at: point[column]) }
      next = position
      if next < columns.count {
        let rest = try await settleDeadTail(columns[next...], sign: sign)
        guard case .solved = rest else { return rest }
      }
    }
  }

  /// Fixes columns that stand at their best bound already.
  private mutating func settleLeading(_ columns: [Int], from next: inout Int, sign: Double) {
    guard let point else { return }
    while next < columns.count {
      let column = columns[next]
      let best = sign > 0 ? program.upper[column] : program.lower[column]
      guard program.lower[column] >= program.upper[column] || point[column] == best else { return }
      program.fix(column, at: best)
      next += 1
    }
  }

  /// If no plan can move any of the remaining columns from where none has anything, they are done.
  private mutating func settleDeadTail(
    _ columns: ArraySlice<Int>, sign: Double
  ) async throws(PlanError) -> Outcome {
    guard let point, sign > 0 else { return .solved(value: 0, bound: 0, isProven: true) }
    let open = columns.filter { program.lower[$0] < program.upper[$0] }
    guard open.allSatisfy({ point[$0] == program.lower[$0] }), open.count > 1 else {
      return .solved(value: 0, bound: 0, isProven: true)
    }
    var objective = ColumnObjective()
    for column in open { objective[column] = 1 }
    let outcome = try await maximize(objective, keep: .not)
    if case .solved(_, let bound, _) = outcome {
      let least = open.reduce(0.0) { $0 + program.lower[$1] }
      if bound < least + 1 - Tolerance.integrality {
        for column in open { program.fix(column, at: program.lower[column]) }
      }
    }
    return outcome
  }

  /// The greatest number that the digits of a block may form; doubles add such numbers exactly.
  private static var blockSize: Double { 1e6 }
}

/// The choice among equal plans as objectives in order, all at once.
private struct TieOrder {
  private(set) var costs: ColumnOrders
  /// Falling weights, which come near to the order; they prove nothing.
  private(set) var leaning = ColumnObjective()

  init(_ formulation: Formulation, columnCount: Int) {
    costs = ColumnOrders(columnCount: columnCount)
    let columns: [(column: Int, sign: Double, total: Int?)] =
      formulation.granted.compactMap { $0.map { ($0, 1, nil) } }
      + formulation.released.compactMap { $0.map { ($0, -1, 0) } }
      + formulation.purchased.compactMap { $0.map { ($0, -1, 1) } }
    for (position, entry) in columns.enumerated() {
      if let total = entry.total { costs.add(entry.sign, at: total, of: entry.column) }
      costs.add(entry.sign, at: position + 2, of: entry.column)
      leaning[entry.column] = entry.sign * Double(columns.count - position)
    }
  }
}
