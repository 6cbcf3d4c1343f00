/// Objectives in order over a program that is made smaller first.
///
/// From a feasible point it finds a vertex that is optimal on every objective in turn.
package struct OrderedProgram {
  private let reduction: OrderedReduction
  /// For each column that is left, its column in the whole program.
  private let columns: [Int]
  /// For each column that is left, a column that changes with it, or −1.
  private let partners: [Int32]
  /// For each column that is left, by how much its partner changes with it.
  private let factors: [Double]
  /// For each row that is left, its row in the whole program.
  private let rows: [Int]
  private let start: [Double]
  private var simplex: LexicographicSimplex

  /// Takes up a point; fails if it is not feasible or no basis can be made of it.
  ///
  /// - Parameters:
  ///   - compiled: The program; its own costs are not used.
  ///   - costs: What to maximise.
  ///   - point: A value for each column that satisfies the program.
  ///   - deadline: When to give up.
  package init?(
    _ compiled: CompiledModel, costs: LexicographicCosts, from point: [Double], deadline: Deadline
  ) {
    guard point.count == compiled.model.columnCount, costs.columnCount == point.count else {
      return nil
    }
    var reduction = OrderedReduction(compiled, costs: costs)
    reduction.run()
    if reduction.isContradictory { return nil }
    let reduced = ReducedMatrix(reduction)
    var kept = LexicographicCosts()
    for (index, column) in reduced.columns.enumerated() {
      kept.addColumn(
        costs, column, and: Int(reduced.partners[index]), times: reduced.factors[index])
    }
    guard
      let simplex = LexicographicSimplex(
        reduced.matrix, costs: kept, from: reduced.columns.map { point[$0] }, deadline: deadline)
    else { return nil }
    self.reduction = reduction
    columns = reduced.columns
    partners = reduced.partners
    factors = reduced.factors
    rows = reduced.rows
    start = point
    self.simplex = simplex
  }

  /// The rows that are left.
  package var rowCount: Int { rows.count }
  /// The columns that are left.
  package var columnCount: Int { columns.count }
  /// Moves and exchanges so far.
  package var iterations: Int { simplex.iterations }

  /// Moves towards the optimum of one objective; it proves nothing.
  ///
  /// - Parameters:
  ///   - weights: The weight of each column of the whole program.
  ///   - limit: The most moves and exchanges.
  /// - Returns: Whether no column promises more.
  package mutating func lean(towards weights: [Double], limit: Int) -> Bool {
    let left = columns.indices.map { index in
      let partner = Int(partners[index])
      return weights[columns[index]] + (partner < 0 ? 0 : factors[index] * weights[partner])
    }
    return simplex.lean(towards: left, limit: limit)
  }

  /// Pivots until no direction improves.
  package mutating func run() -> LexicographicSimplex.Outcome { simplex.run() }

  /// The value of each column of the whole program.
  package var columnValues: [Double] {
    var values = reduction.columnLower
    for (column, state) in reduction.states.enumerated() where state == .idle {
      values[column] = min(
        max(start[column], reduction.columnLower[column]), reduction.columnUpper[column])
    }
    for (index, column) in columns.enumerated() { values[column] = simplex.values[index] }
    reduction.restoreSubstituted(in: &values)
    reduction.restoreAbsorbed(in: &values)
    return values
  }

  /// Where a column or row stands in every optimum.
  package enum Side: Sendable {
    case anywhere
    case atLower
    case atUpper
    case at(Double)
    /// At this value, which the constraints alone leave.
    case implied(Double)
  }

  /// For each column and each row of the whole program, where every optimum has it.
  ///
  /// By complementary slackness a variable stays where it is if a move off its bound would lose.
  package mutating func face() -> (columns: [Side], rows: [Side]) {
    let priced = simplex.priced()
    let model = reduction.compiled.model
    var columnSides = [Side](repeating: .anywhere, count: model.columnCount)
    var rowSides = [Side](repeating: .anywhere, count: model.rowCount)
    for (column, state) in reduction.states.enumerated() {
      if state == .fixed { columnSides[column] = .implied(reduction.columnLower[column]) }
      if state == .decided { columnSides[column] = .at(reduction.columnLower[column]) }
    }
    for (index, column) in columns.enumerated() where priced[index] {
      columnSides[column] = .at(simplex.values[index])
    }
    for (index, row) in rows.enumerated() where priced[columns.count + index] {
      rowSides[row] = simplex.statuses[columns.count + index] == .atUpper ? .atUpper : .atLower
    }
    for absorption in reduction.absorptions {
      let isAtLower: Bool
      switch rowSides[Int(absorption.row)] {
      case .atLower: isAtLower = true
      case .atUpper: isAtLower = false
      case .anywhere, .at, .implied: continue
      }
      // The row's rest is least where the columns that it took in add most.
      let column = Int(absorption.column)
      let isUp = (absorption.coefficient > 0) == isAtLower
      columnSides[column] = .at(
        isUp ? reduction.columnUpper[column] : reduction.columnLower[column])
    }
    return (columnSides, rowSides)
  }
}
