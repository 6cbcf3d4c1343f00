internal import LinearOptimization

extension LevelEngine {
  /// Maximises many objectives in order in one run from the last vertex, and keeps what was reached.
  ///
  /// The run ends at a vertex that no direction improves on the first objective that it changes. If
  /// that vertex is whole, it is the answer of the whole program too, since the linear program only
  /// has more points. Otherwise nothing is kept, and each objective has to be taken by itself.
  ///
  /// - Parameter costs: Costs of each column of the program.
  /// - Returns: Whether the answer was whole and is kept.
  /// - Throws: ``PlanError`` when the solver fails.
  mutating func maximizeInOrder(
    _ costs: ColumnOrders
  ) throws(PlanError) -> Bool {
    if program.isContradictory || deadline.hasPassed { return false }
    let reduced = ReducedProgram(program, objective: ColumnObjective(), scale: 1, warm: basis)
    work.passes += 1
    guard let start = reduced.basis, let compiled = try? reduced.model.compiled() else {
      return false
    }
    var stated = LexicographicCosts()
    for column in reduced.columns { stated.addColumn(costs.entries(of: column)) }
    guard
      var simplex = LexicographicSimplex(compiled, costs: stated, from: start, deadline: deadline)
    else { return false }
    let outcome = simplex.run()
    work.orders += 1
    work.exchanges += simplex.iterations
    guard outcome == .optimal, program.isWhole(reduced, values: simplex.columnValues) else {
      return false
    }
    point = reduced.point(simplex.columnValues, in: program)
    let priced = simplex.priced()
    let end = simplex.basis
    for (index, column) in reduced.columns.enumerated() where priced[index] {
      program.fix(
        column, at: end.columns[index] == .atUpper ? program.upper[column] : program.lower[column])
    }
    for (index, row) in reduced.rows.enumerated() where priced[reduced.columns.count + index] {
      if end.rows[index] == .atUpper {
        program.rowLower[row] = program.rowUpper[row]
      } else {
        program.rowUpper[row] = program.rowLower[row]
      }
    }
    basis = reduced.widened(end, program)
    return true
  }
}

/// Costs of a program's columns on objectives in order, at most two for a column.
struct ColumnOrders {
  private var first: [Int32]
  private var firstValue: [Double]
  private var second: [Int32]
  private var secondValue: [Double]

  init(columnCount: Int) {
    first = Array(repeating: -1, count: columnCount)
    second = first
    firstValue = Array(repeating: 0, count: columnCount)
    secondValue = firstValue
  }

  /// Adds a cost; positions of one column ascend.
  mutating func add(_ value: Double, at position: Int, of column: Int) {
    if first[column] < 0 {
      first[column] = Int32(clamping: position)
      firstValue[column] = value
    } else {
      second[column] = Int32(clamping: position)
      secondValue[column] = value
    }
  }

  func entries(of column: Int) -> [(position: Int, value: Double)] {
    guard first[column] >= 0 else { return [] }
    let entry = (position: Int(first[column]), value: firstValue[column])
    if second[column] < 0 { return [entry] }
    return [entry, (position: Int(second[column]), value: secondValue[column])]
  }
}
