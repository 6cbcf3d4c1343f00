internal import LinearOptimization

/// What is left of a program once fixed columns are moved to the right-hand sides.
///
/// Levels fix most columns, so later solves see only the few that are still undecided, and start from
/// the basis of the solve before.
struct ReducedProgram {
  /// For each column of the model, its column in the program.
  private(set) var columns: [Int] = []
  /// For each row of the model, its row in the program.
  private(set) var rows: [Int] = []
  private(set) var model = Model()
  /// The last basis, carried over to this model.
  private(set) var basis: Basis?

  /// - Parameters:
  ///   - program: The program.
  ///   - objective: Coefficients by column, to be maximised.
  ///   - scale: A factor on the objective, so that solver tolerances are small beside it.
  ///   - warm: The last basis, by the program's columns and rows.
  init(_ program: Program, objective: ColumnObjective, scale: Double, warm: Basis? = nil) {
    var position = [Int](repeating: -1, count: program.columnCount)
    model.sense = .maximize
    // A fixed column that is basic stays, so that the basis keeps its size.
    func isKept(_ column: Int) -> Bool {
      program.lower[column] < program.upper[column]
        || (warm.map { column < $0.columns.count && $0.columns[column] == .basic } ?? false)
    }
    for column in 0..<program.columnCount where isKept(column) {
      position[column] = columns.count
      columns.append(column)
      model.addColumn(
        lower: program.lower[column], upper: program.upper[column],
        cost: objective[column] * scale,
        kind: program.isInteger[column] ? .integer : .continuous)
    }
    var fixedPart = [Double](repeating: 0, count: program.rowCount)
    var isNeeded = [Bool](repeating: false, count: program.rowCount)
    for entry in program.entryRows.indices {
      let column = program.entryColumns[entry]
      if position[column] < 0 {
        fixedPart[program.entryRows[entry]] += program.entryValues[entry] * program.lower[column]
      } else {
        isNeeded[program.entryRows[entry]] = true
      }
    }
    var rowPosition = [Int](repeating: -1, count: program.rowCount)
    for row in 0..<program.rowCount where isNeeded[row] {
      rowPosition[row] = rows.count
      rows.append(row)
      model.addRow(
        lower: program.rowLower[row] - fixedPart[row],
        upper: program.rowUpper[row] - fixedPart[row])
    }
    for entry in program.entryRows.indices {
      let column = position[program.entryColumns[entry]]
      if column >= 0 {
        model.addCoefficient(
          program.entryValues[entry], row: rowPosition[program.entryRows[entry]], column: column)
      }
    }
    if let warm { basis = carried(warm, program) }
  }

  /// The basis by this model's columns and rows; new rows are basic, new columns are not.
  private func carried(_ warm: Basis, _ program: Program) -> Basis? {
    let carried = Basis(
      columns: columns.map { column in
        column < warm.columns.count
          ? warm.columns[column]
          : program.startsAtUpper.contains(column) ? .atUpper : .atLower
      },
      rows: rows.map { $0 < warm.rows.count ? warm.rows[$0] : .basic })
    let basicCount = (carried.columns + carried.rows).count { $0 == .basic }
    return basicCount == rows.count ? carried : nil
  }

  /// A basis of this model by the program's columns and rows.
  func widened(_ basis: Basis, _ program: Program) -> Basis {
    var wide = Basis(
      columns: Array(repeating: .atLower, count: program.columnCount),
      rows: Array(repeating: .basic, count: program.rowCount))
    for (index, column) in columns.enumerated() { wide.columns[column] = basis.columns[index] }
    for (index, row) in rows.enumerated() { wide.rows[row] = basis.rows[index] }
    return wide
  }

  /// What an objective gets from columns that are not in the model.
  func constant(of objective: ColumnObjective, in program: Program) -> Double {
    var isKept = [Bool](repeating: false, count: program.columnCount)
    for column in columns { isKept[column] = true }
    return objective.columns.reduce(0) { sum, column in
      isKept[column] ? sum : sum + objective[column] * program.lower[column]
    }
  }

  /// A point of the program from a point of the model.
  func point(_ values: [Double], in program: Program) -> [Double] {
    var point = program.lower
    for (index, column) in columns.enumerated() where values.indices.contains(index) {
      point[column] =
        program.isInteger[column] ? values[index].rounded() : values[index]
    }
    return point
  }
}

extension Program {
  /// Whether whole columns of a point are whole within tolerance.
  func isWhole(_ reduced: ReducedProgram, values: [Double]) -> Bool {
    for (index, column) in reduced.columns.enumerated() where isInteger[column] {
      guard values.indices.contains(index),
        abs(values[index] - values[index].rounded()) <= Tolerance.integrality
      else { return false }
    }
    return true
  }

  /// Whether rows that no free column touches hold; the solver never sees them.
  func fixedRowsHold() -> Bool {
    var activity = [Double](repeating: 0, count: rowCount)
    var magnitude = [Double](repeating: 1, count: rowCount)
    var isFree = [Bool](repeating: false, count: rowCount)
    for entry in entryRows.indices {
      let column = entryColumns[entry]
      if lower[column] < upper[column] {
        isFree[entryRows[entry]] = true
      } else {
        let part = entryValues[entry] * lower[column]
        activity[entryRows[entry]] += part
        magnitude[entryRows[entry]] += abs(part)
      }
    }
    return (0..<rowCount).allSatisfy { row in
      let slack = Tolerance.value * magnitude[row]
      return isFree[row]
        || (activity[row] >= rowLower[row] - slack && activity[row] <= rowUpper[row] + slack)
    }
  }
}
