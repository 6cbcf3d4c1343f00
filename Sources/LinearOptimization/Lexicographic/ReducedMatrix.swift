/// What a reduction leaves, as one matrix.
struct ReducedMatrix {
  /// For each column, its column in the whole program.
  private(set) var columns: [Int] = []
  /// For each row, its row in the whole program.
  private(set) var rows: [Int] = []
  let matrix: AugmentedMatrix
  /// For each column, the column of the whole program that it determines with others, or −1.
  private(set) var partners: [Int32] = []
  /// For each column, by how much its partner changes with it.
  private(set) var factors: [Double] = []

  init(_ reduction: OrderedReduction) {
    var rowLower = reduction.rowLower
    var rowUpper = reduction.rowUpper
    let compiled = reduction.compiled
    var position = [Int32](repeating: -1, count: rowLower.count)
    for row in reduction.isRowOpen.indices where reduction.isRowOpen[row] {
      position[row] = Int32(clamping: rows.count)
      rows.append(row)
    }
    // For each column the equation that it stands in, if that determines another one.
    var equations = [Int32](repeating: -1, count: reduction.states.count)
    var shares = [Double](repeating: 0, count: reduction.states.count)
    for (index, substitution) in reduction.substitutions.enumerated() {
      let column = Int(substitution.column)
      for entry in reduction.entries(ofRow: Int(substitution.row), except: column) {
        equations[entry.column] = Int32(clamping: index)
        shares[entry.column] = -entry.value / substitution.coefficient
      }
      let constant = rowLower[Int(substitution.row)] / substitution.coefficient
      for entry in compiled.starts[column]..<compiled.starts[column + 1] {
        let row = Int(compiled.rows[entry])
        if position[row] < 0 { continue }
        rowLower[row] -= compiled.values[entry] * constant
        rowUpper[row] -= compiled.values[entry] * constant
      }
    }
    var starts = [0]
    var entryRows: [Int32] = []
    var entryValues: [Double] = []
    var sums = SparseVector(count: rows.count)
    for column in reduction.states.indices where reduction.states[column] == .kept {
      func add(_ other: Int, times factor: Double) {
        for entry in compiled.starts[other]..<compiled.starts[other + 1] {
          let row = position[Int(compiled.rows[entry])]
          if row >= 0 { sums.add(factor * compiled.values[entry], at: row) }
        }
      }
      add(column, times: 1)
      let partner =
        equations[column] < 0 ? -1 : reduction.substitutions[Int(equations[column])].column
      if partner >= 0 { add(Int(partner), times: shares[column]) }
      partners.append(partner)
      factors.append(shares[column])
      for row in sums.touched.sorted() where sums.values[Int(row)] != 0 {
        entryRows.append(row)
        entryValues.append(sums.values[Int(row)])
      }
      sums.clear()
      columns.append(column)
      starts.append(entryRows.count)
    }
    matrix = AugmentedMatrix(
      rowCount: rows.count, starts: starts, rows: entryRows, coefficients: entryValues,
      lowerBounds: columns.map { reduction.columnLower[$0] } + rows.map { rowLower[$0] },
      upperBounds: columns.map { reduction.columnUpper[$0] } + rows.map { rowUpper[$0] })
  }
}

extension OrderedReduction {
  /// Computes the columns that equations determine.
  func restoreSubstituted(in values: inout [Double]) {
    for substitution in substitutions {
      // Only columns that are left count here; what else stood in the row moved to its sides.
      var rest = rowLower[Int(substitution.row)]
      for entry in entries(ofRow: Int(substitution.row), except: Int(substitution.column)) {
        rest -= entry.value * values[entry.column]
      }
      values[Int(substitution.column)] = rest / substitution.coefficient
    }
  }

  /// Chooses the columns that rows have taken in: the first of them as much as the row asks for.
  ///
  /// A row that took in columns later may hold columns of rows that did so before, never the other way
  /// round; so the last comes first.
  func restoreAbsorbed(in values: inout [Double]) {
    var groups: [Int32: [Absorption]] = [:]
    var order: [Int32] = []
    for absorption in absorptions.reversed() {
      if groups[absorption.row] == nil { order.append(absorption.row) }
      groups[absorption.row, default: []].append(absorption)
    }
    for row in order {
      restore(row: Int(row), groups[row] ?? [], in: &values)
    }
  }

  private func restore(row: Int, _ group: [Absorption], in values: inout [Double]) {
    let group = group.sorted { $0.column < $1.column }
    let (least, most) = (compiled.model.rowLower[row], compiled.model.rowUpper[row])
    // Start where each adds least, then add until the row's lower side is reached.
    for absorption in group {
      let column = Int(absorption.column)
      let isUp = absorption.coefficient < 0
      let ends = [columnLower[column], columnUpper[column]]
      values[column] = isUp ? ends[1] : ends[0]
      if !values[column].isFinite { values[column] = isUp ? ends[0] : ends[1] }
      if !values[column].isFinite { values[column] = 0 }
    }
    var sum = 0.0
    for entry in allEntries(ofRow: row) { sum += entry.value * values[entry.column] }
    for absorption in group {
      let missing = sum < least ? least - sum : sum > most ? most - sum : 0
      if missing == 0 { return }
      let column = Int(absorption.column)
      let wanted = values[column] + missing / absorption.coefficient
      let value = min(max(wanted, columnLower[column]), columnUpper[column])
      sum += absorption.coefficient * (value - values[column])
      values[column] = value
    }
  }
}
