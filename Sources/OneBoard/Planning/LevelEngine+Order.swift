internal import LinearOptimization

extension LevelEngine {
  /// Maximises many objectives in order in one run from the last vertex, and keeps what was reached.
  ///
  /// The run ends at a vertex that no direction improves on the first objective that it changes. If
  /// that vertex is whole, it is the answer of the whole program too, since the linear program only
  /// has more points. Otherwise nothing is kept, and each objective has to be taken by itself.
  ///
  /// - Parameters:
  ///   - costs: Costs of each column of the program.
  ///   - isNear: Whether the run is to give up soon, because another start may be nearer.
  /// - Returns: Whether the answer was whole and is kept.
  mutating func maximizeInOrder(_ costs: ColumnOrders, isNear: Bool) -> Bool {
    if program.isContradictory || deadline.hasPassed { return false }
    let reduced = ReducedProgram(program, objective: ColumnObjective(), scale: 1, warm: basis)
    work.passes += 1
    var stated = LexicographicCosts()
    for column in reduced.columns { stated.addColumn(costs.entries(of: column)) }
    guard var run = climb(reduced, stated, isNear: isNear), run.isWhole else { return false }
    run.keepFace(of: &program, reduced: reduced)
    return true
  }

  /// Maximises one objective from the last vertex, if few exchanges lead to a whole optimum.
  ///
  /// - Returns: `nil` if another way has to be taken.
  mutating func climb(
    _ objective: ColumnObjective, _ reduced: ReducedProgram, scale: Double, keep: Keep
  ) -> Outcome? {
    var stated = LexicographicCosts()
    for column in reduced.columns { stated.addColumn([(0, objective[column] * scale)]) }
    guard var run = climb(reduced, stated, isNear: true), run.isWhole, let point else { return nil }
    let reached = value(of: objective, at: point)
    self.keep(objective, reached: reached, how: keep, wholeMultiple: nil) {
      run.keepFace(of: &$0, reduced: reduced)
    }
    return .solved(value: reached, bound: reached, isProven: true)
  }

  /// Runs from the last vertex; the new vertex is the start of whatever comes next.
  private mutating func climb(
    _ reduced: ReducedProgram, _ costs: LexicographicCosts, isNear: Bool
  ) -> OrderedRun? {
    guard let start = reduced.basis, let compiled = try? reduced.model.compiled(),
      var simplex = LexicographicSimplex(compiled, costs: costs, from: start, deadline: deadline)
    else { return nil }
    let limit = Self.nearExchanges + reduced.rows.count / 20
    let outcome = simplex.run(limit: isNear ? limit : nil)
    work.orders += 1
    work.exchanges += simplex.iterations
    guard outcome == .optimal else { return nil }
    basis = reduced.widened(simplex.basis, program)
    let isWhole = program.isWhole(reduced, values: simplex.columnValues)
    if isWhole { point = reduced.point(simplex.columnValues, in: program) }
    return OrderedRun(simplex: simplex, isWhole: isWhole)
  }

  /// Exchanges after which another start is looked for; a solver's start costs about as much.
  private static var nearExchanges: Int { 500 }
}

/// The end of a run over objectives in order.
private struct OrderedRun {
  var simplex: LexicographicSimplex
  let isWhole: Bool

  /// Narrows a program to the points that are optimal on every objective in turn.
  mutating func keepFace(of program: inout Program, reduced: ReducedProgram) {
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
