/// Sufficient conditions for total unimodularity, each in nearly linear time.
struct UnimodularityTest {
  private(set) var result: ModelStatistics.Unimodularity?

  private let byColumn: Lines
  private let byRow: Lines

  /// Coefficients along columns or along rows.
  private struct Lines {
    var starts: [Int]
    var crossings: [Int32]
    var values: [Double]
    var isActive: [Bool]

    var count: Int { starts.count - 1 }
  }

  init(_ compiled: CompiledModel, _ byRow: ColumnMatrix) {
    var columns = Lines(
      starts: compiled.starts, crossings: compiled.rows, values: compiled.values,
      isActive: [Bool](repeating: true, count: compiled.model.columnCount))
    var rows = Lines(
      starts: byRow.starts, crossings: byRow.rows, values: byRow.values,
      isActive: [Bool](repeating: true, count: compiled.model.rowCount))
    if compiled.values.allSatisfy({ abs($0) == 1 }) { Self.peel(&columns, &rows) }
    self.byColumn = columns
    self.byRow = rows
    guard compiled.values.allSatisfy({ abs($0) == 1 }) else { return }
    if !columns.isActive.contains(true) || !rows.isActive.contains(true) {
      result = .triangular
    } else if isNetwork {
      result = .network
    } else if Self.splits(columns, across: rows) {
      result = .columnPairs
    } else if Self.splits(rows, across: columns) {
      result = .rowPairs
    } else if Self.isInterval(columns, across: rows) {
      result = .intervalColumns
    } else if Self.isInterval(rows, across: columns) {
      result = .intervalRows
    }
  }

  /// Leaves out lines with at most one coefficient, until there is none.
  private static func peel(_ columns: inout Lines, _ rows: inout Lines) {
    func counts(_ lines: Lines) -> [Int] {
      (0..<lines.count).map { lines.starts[$0 + 1] - lines.starts[$0] }
    }
    var columnCounts = counts(columns)
    var rowCounts = counts(rows)
    // Rows as their complement.
    var queue = columnCounts.indices.filter { columnCounts[$0] < 2 }
    queue += rowCounts.indices.filter { rowCounts[$0] < 2 }.map { ~$0 }
    while let item = queue.popLast() {
      if item >= 0 {
        take(item, &columns, rows, &rowCounts) { queue.append(~$0) }
      } else {
        take(~item, &rows, columns, &columnCounts) { queue.append($0) }
      }
    }
  }

  private static func take(
    _ line: Int, _ lines: inout Lines, _ others: Lines, _ counts: inout [Int],
    _ found: (Int) -> Void
  ) {
    guard lines.isActive[line] else { return }
    lines.isActive[line] = false
    for index in lines.starts[line]..<lines.starts[line + 1] {
      let other = Int(lines.crossings[index])
      counts[other] -= 1
      if others.isActive[other], counts[other] == 1 { found(other) }
    }
  }

  private var isNetwork: Bool {
    for column in 0..<byColumn.count where byColumn.isActive[column] {
      var (plus, minus) = (0, 0)
      for index in byColumn.starts[column]..<byColumn.starts[column + 1]
      where byRow.isActive[Int(byColumn.crossings[index])] {
        if byColumn.values[index] > 0 { plus += 1 } else { minus += 1 }
      }
      if plus > 1 || minus > 1 { return false }
    }
    return true
  }

  /// Heller and Tompkins: two coefficients of one sign need different classes, of two signs one.
  private static func splits(_ lines: Lines, across others: Lines) -> Bool {
    var pairs: [(first: Int, second: Int, differ: Bool)] = []
    for line in 0..<lines.count where lines.isActive[line] {
      let active = (lines.starts[line]..<lines.starts[line + 1]).filter {
        others.isActive[Int(lines.crossings[$0])]
      }
      if active.count > 2 { return false }
      if active.count == 2 {
        pairs.append(
          (
            Int(lines.crossings[active[0]]), Int(lines.crossings[active[1]]),
            lines.values[active[0]] == lines.values[active[1]]
          ))
      }
    }
    // Union and find with the class relative to the head.
    var heads = Array(0..<others.count)
    var turns = [Bool](repeating: false, count: others.count)
    func head(_ item: Int) -> (head: Int, turned: Bool) {
      var path: [Int] = []
      var item = item
      while heads[item] != item {
        path.append(item)
        item = heads[item]
      }
      var turned = false
      for step in path.reversed() {
        turned = turned != turns[step]
        turns[step] = turned
        heads[step] = item
      }
      return (item, turned)
    }
    for pair in pairs {
      let (first, second) = (head(pair.first), head(pair.second))
      if first.head == second.head {
        if (first.turned != second.turned) != pair.differ { return false }
      } else {
        heads[second.head] = first.head
        turns[second.head] = (first.turned != second.turned) != pair.differ
      }
    }
    return true
  }

  /// Whether the coefficients of each line are all 1, or all −1, and stand without a gap.
  private static func isInterval(_ lines: Lines, across others: Lines) -> Bool {
    // Positions among those left.
    var places = [Int](repeating: 0, count: others.count)
    var next = 0
    for other in 0..<others.count where others.isActive[other] {
      places[other] = next
      next += 1
    }
    for line in 0..<lines.count where lines.isActive[line] {
      var last: (place: Int, value: Double)?
      for index in lines.starts[line]..<lines.starts[line + 1]
      where others.isActive[Int(lines.crossings[index])] {
        let place = places[Int(lines.crossings[index])]
        let value = lines.values[index]
        if let last, last.place + 1 != place || last.value != value { return false }
        last = (place, value)
      }
    }
    return true
  }
}
