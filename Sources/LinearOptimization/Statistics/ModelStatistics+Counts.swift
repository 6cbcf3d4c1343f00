extension ModelStatistics {
  /// Counts and recognises what a model is made of.
  ///
  /// - Parameter compiled: The model.
  /// - Complexity: O(rows + columns + coefficients), nearly.
  public init(of compiled: CompiledModel) {
    self.init()
    let model = compiled.model
    let byRow = ColumnMatrix(
      sortedColumns: compiled.columnIndices, rows: compiled.rows, values: compiled.values,
      model.columnCount
    ).transposed(rowCount: model.rowCount)
    coefficientCount = compiled.values.count
    hasUnitCoefficients = !compiled.values.isEmpty && compiled.values.allSatisfy { abs($0) == 1 }
    matrixRange = Range(compiled.values)
    costRange = Range(model.costs)
    boundRange = Range(model.columnLower + model.columnUpper)
    sideRange = Range(model.rowLower + model.rowUpper)
    countColumns(compiled)
    countRows(model, byRow)
    rows.duplicate = Self.duplicates(in: byRow)
    countComponents(compiled)
    for row in 0..<model.rowCount { classify(row, model, byRow) }
    unimodularity = UnimodularityTest(compiled, byRow).result
  }

  private mutating func countColumns(_ compiled: CompiledModel) {
    let model = compiled.model
    columns.count = model.columnCount
    for column in 0..<model.columnCount {
      let (lower, upper) = (model.columnLower[column], model.columnUpper[column])
      if model.kinds[column] == .continuous {
        columns.continuous += 1
      } else if lower == 0, upper == 1 {
        columns.binary += 1
      } else {
        columns.integer += 1
      }
      if lower == upper { columns.fixed += 1 }
      if lower == -.infinity, upper == .infinity { columns.free += 1 }
      if model.costs[column] != 0 { columns.priced += 1 }
      switch compiled.starts[column + 1] - compiled.starts[column] {
      case 0: columns.empty += 1
      case 1: columns.singleton += 1
      default: break
      }
    }
  }

  private mutating func countRows(_ model: Model, _ byRow: ColumnMatrix) {
    rows.count = model.rowCount
    for row in 0..<model.rowCount {
      let (lower, upper) = (model.rowLower[row], model.rowUpper[row])
      switch (lower.isFinite, upper.isFinite) {
      case (false, false): rows.free += 1
      case (true, false): rows.atLeast += 1
      case (false, true): rows.atMost += 1
      case (true, true): if lower == upper { rows.equal += 1 } else { rows.ranged += 1 }
      }
      switch byRow.starts[row + 1] - byRow.starts[row] {
      case 0: rows.empty += 1
      case 1: rows.singleton += 1
      default: break
      }
    }
  }

  /// Rows equal to an earlier one, found by a hash and then compared.
  private static func duplicates(in byRow: ColumnMatrix) -> Int {
    var known: [UInt64: [Int]] = [:]
    var count = 0
    for row in 0..<(byRow.starts.count - 1) {
      let range = byRow.starts[row]..<byRow.starts[row + 1]
      if range.isEmpty { continue }
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for index in range {
        hash = (hash ^ UInt64(byRow.rows[index])) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ (hash >> 29) ^ byRow.values[index].bitPattern) &* 0xBF58_476D_1CE4_E5B9
      }
      let rivals = known[hash, default: []]
      let isKnown = rivals.contains { other in
        let known = byRow.starts[other]..<byRow.starts[other + 1]
        return byRow.rows[known].elementsEqual(byRow.rows[range])
          && byRow.values[known].elementsEqual(byRow.values[range])
      }
      if isKnown { count += 1 } else { known[hash] = rivals + [row] }
    }
    return count
  }

  private mutating func countComponents(_ compiled: CompiledModel) {
    let model = compiled.model
    // Columns first, then rows; each points towards the head of its part.
    var heads = Array(0..<(model.columnCount + model.rowCount))
    func head(_ item: Int) -> Int {
      var item = item
      while heads[item] != item {
        heads[item] = heads[heads[item]]
        item = heads[item]
      }
      return item
    }
    for column in 0..<model.columnCount {
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        let first = head(column)
        let second = head(model.columnCount + Int(compiled.rows[index]))
        // The lesser leads, so that a column leads where there is one.
        heads[max(first, second)] = min(first, second)
      }
    }
    var sizes = [Int](repeating: 0, count: heads.count)
    for item in heads.indices {
      let first = head(item)
      if first == item { componentCount += 1 }
      if item < model.columnCount { sizes[first] += 1 }
    }
    largestComponentColumns = sizes.max() ?? 0
  }

  private mutating func classify(_ row: Int, _ model: Model, _ byRow: ColumnMatrix) {
    let range = byRow.starts[row]..<byRow.starts[row + 1]
    guard range.count > 1 else { return }
    var (lower, upper) = (model.rowLower[row], model.rowUpper[row])
    // A row of negative coefficients is turned round.
    let sign = byRow.values[range.lowerBound] < 0 ? -1.0 : 1.0
    if sign < 0 { (lower, upper) = (-upper, -lower) }
    var isUnit = true
    for index in range {
      let column = Int(byRow.rows[index])
      let value = sign * byRow.values[index]
      guard value > 0, model.kinds[column] == .integer, model.columnLower[column] == 0,
        model.columnUpper[column] == 1
      else { return }
      if value != 1 { isUnit = false }
    }
    switch (isUnit, lower, upper) {
    case (_, -.infinity, .infinity): break
    case (true, 1, 1): rowClasses.setPartitioning += 1
    case (true, ...0, 1): rowClasses.setPacking += 1
    case (true, 1, .infinity), (true, 1, Double(range.count)...): rowClasses.setCovering += 1
    case (true, _, _): rowClasses.cardinality += 1
    case (false, ...0, _): rowClasses.knapsack += 1
    default: break
    }
  }
}

extension ModelStatistics.Range {
  init?(_ values: [Double]) {
    var (least, greatest) = (Double.infinity, 0.0)
    for value in values where value != 0 && value.isFinite {
      least = min(least, abs(value))
      greatest = max(greatest, abs(value))
    }
    guard greatest > 0 else { return nil }
    self.init(least: least, greatest: greatest)
  }
}

extension CompiledModel {
  /// The column of each coefficient.
  var columnIndices: [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(values.count)
    for column in 0..<model.columnCount {
      result.append(
        contentsOf: repeatElement(Int32(column), count: starts[column + 1] - starts[column]))
    }
    return result
  }
}
