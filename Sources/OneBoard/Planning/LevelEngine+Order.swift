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
  ///   - leaning: Weights that come near to the order; they prove nothing.
  /// - Returns: Whether the answer was whole and is kept.
  mutating func maximizeInOrder(_ costs: ColumnOrders, leaning: ColumnObjective) -> Bool {
    if program.isContradictory || deadline.hasPassed { return false }
    let reduced = ReducedProgram(program, objective: ColumnObjective(), scale: 1)
    work.passes += 1
    var stated = LexicographicCosts()
    for column in reduced.columns { stated.addColumn(costs.entries(of: column)) }
    guard var run = climb(reduced, stated, leaning), run.isWhole else { return false }
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
    guard var run = climb(reduced, stated, objective), run.isWhole, let point else { return nil }
    let reached = value(of: objective, at: point)
    self.keep(objective, reached: reached, how: keep, wholeMultiple: nil) {
      run.keepFace(of: &$0, reduced: reduced)
    }
    return .solved(value: reached, bound: reached, isProven: true)
  }

  /// Runs from the last vertex; the new vertex is the start of whatever comes next.
  private mutating func climb(
    _ reduced: ReducedProgram, _ costs: LexicographicCosts, _ leaning: ColumnObjective
  ) -> OrderedRun? {
    guard let point, let compiled = try? reduced.model.compiled(),
      var simplex = OrderedProgram(
        compiled, costs: costs, from: program.completed(point, for: reduced), deadline: deadline)
    else { return nil }
    let limit = Self.nearExchanges + reduced.rows.count
    defer { work.exchanges += simplex.iterations }
    let isNear = simplex.lean(towards: reduced.columns.map { leaning[$0] }, limit: limit)
    guard isNear else { return nil }
    let outcome = simplex.run()
    work.orders += 1
    guard outcome == .optimal else { return nil }
    let values = simplex.columnValues
    let isWhole = program.isWhole(reduced, values: values)
    if isWhole { self.point = reduced.point(values, in: program) }
    return OrderedRun(simplex: simplex, isWhole: isWhole)
  }

  /// Exchanges after which another start is looked for; a solver's start costs about as much.
  private static var nearExchanges: Int { 500 }
}

/// The end of a run over objectives in order.
private struct OrderedRun {
  var simplex: OrderedProgram
  let isWhole: Bool

  /// Narrows a program to the points that are optimal on every objective in turn.
  mutating func keepFace(of program: inout Program, reduced: ReducedProgram) {
    let (columnSides, rowSides) = simplex.face()
    for (index, column) in reduced.columns.enumerated() {
      switch columnSides[index] {
      case .anywhere: break
      case .atLower: program.fix(column, at: program.lower[column])
      case .atUpper: program.fix(column, at: program.upper[column])
      case .at(let value): program.fix(column, at: value)
      case .implied(let value):
        // A level kept by a row leaves rounding behind that other rows would not forgive.
        if program.isInteger[column] || value == value.rounded() {
          program.fix(column, at: value)
        }
      }
    }
    for (index, row) in reduced.rows.enumerated() {
      switch rowSides[index] {
      case .anywhere, .at, .implied: break
      case .atLower: program.rowUpper[row] = program.rowLower[row]
      case .atUpper: program.rowLower[row] = program.rowUpper[row]
      }
    }
  }
}

extension Program {
  /// The values of a model's columns at a point that was made before some of them.
  ///
  /// A new column starts where its basis would have it, and then as its rows ask.
  func completed(_ point: [Double], for reduced: ReducedProgram) -> [Double] {
    var whole = point
    guard point.count < columnCount else { return reduced.columns.map { whole[$0] } }
    for column in point.count..<columnCount {
      whole.append(startsAtUpper.contains(column) ? upper[column] : lower[column])
    }
    var activity = [Double](repeating: 0, count: rowCount)
    for entry in entryRows.indices {
      activity[entryRows[entry]] += entryValues[entry] * whole[entryColumns[entry]]
    }
    for entry in entryRows.indices where entryColumns[entry] >= point.count {
      let (row, column, value) = (entryRows[entry], entryColumns[entry], entryValues[entry])
      let missing =
        activity[row] < rowLower[row]
        ? rowLower[row] - activity[row]
        : activity[row] > rowUpper[row] ? rowUpper[row] - activity[row] : 0
      if missing == 0 { continue }
      var wanted = whole[column] + missing / value
      if isInteger[column] { wanted.round(wanted > whole[column] ? .up : .down) }
      let moved = min(max(wanted, lower[column]), upper[column]) - whole[column]
      whole[column] += moved
      activity[row] += value * moved
    }
    return reduced.columns.map { whole[$0] }
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
