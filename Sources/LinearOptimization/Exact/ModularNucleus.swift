/// What is left of a matrix when all rows and columns with one entry are gone.
///
/// Pivots are chosen by Markowitz's count (Markowitz 1957) among the sparsest rows and columns, as
/// in Suhl and Suhl (1990), but without regard to size, which has no meaning modulo a prime.
struct ModularNucleus {
  private static let candidateLimit = 4

  private var rows: [[ModularFactors.Entry]]
  // Rows by column; rows that are no longer active may still be listed.
  private var columns: [[Int32]]
  private var rowIsActive: [Bool]
  private var columnIsActive: [Bool]
  private var rowBuckets: CountBuckets
  private var columnBuckets: CountBuckets
  // For the row in work, where each column stands in it, plus one.
  private var places: [Int32]
  private let field: PrimeField

  init(
    rows: [[ModularFactors.Entry]], rowIsActive: [Bool], columnIsActive: [Bool], field: PrimeField
  ) {
    self.rows = rows
    self.rowIsActive = rowIsActive
    self.columnIsActive = columnIsActive
    self.field = field
    let size = rows.count
    columns = [[Int32]](repeating: [], count: size)
    for (row, entries) in rows.enumerated() {
      for entry in entries { columns[Int(entry.index)].append(Int32(row)) }
    }
    rowBuckets = CountBuckets(
      counts: rows.map { Int32($0.count) }, active: rowIsActive, limit: size)
    columnBuckets = CountBuckets(
      counts: columns.map { Int32($0.count) }, active: columnIsActive, limit: size)
    places = [Int32](repeating: 0, count: size)
  }

  /// Eliminates until no pivot is left.
  consuming func eliminated(
    appendingTo factors: ModularFactors, _ budget: ExactBudget
  ) throws(ExactStop) -> ModularFactors {
    var factors = factors
    while let (row, column) = pivot() {
      try budget.check()
      eliminate(row, column, &factors)
    }
    return factors
  }

  private mutating func pivot() -> (row: Int, column: Int)? {
    var best: (row: Int, column: Int)?
    var bestMerit = Int.max
    var candidates = 0
    for count in 1...max(1, rowBuckets.limit) where count <= rowBuckets.limit {
      if bestMerit <= (count - 1) * (count - 1) { return best }
      var item = columnBuckets.first(withCount: count)
      while item >= 0 {
        let column = Int(item)
        columns[column].removeAll { [rowIsActive] in !rowIsActive[Int($0)] }
        for row in columns[column] {
          let merit = (Int(rowBuckets.counts[Int(row)]) - 1) * (count - 1)
          if merit < bestMerit { (best, bestMerit) = ((Int(row), column), merit) }
        }
        candidates += 1
        if bestMerit == 0 || candidates >= Self.candidateLimit { return best }
        item = columnBuckets.following(item)
      }
      item = rowBuckets.first(withCount: count)
      while item >= 0 {
        for entry in rows[Int(item)] {
          let merit = (Int(columnBuckets.counts[Int(entry.index)]) - 1) * (count - 1)
          if merit < bestMerit { (best, bestMerit) = ((Int(item), Int(entry.index)), merit) }
        }
        candidates += 1
        if bestMerit == 0 || candidates >= Self.candidateLimit { return best }
        item = rowBuckets.following(item)
      }
    }
    return best
  }

  private mutating func eliminate(_ row: Int, _ column: Int, _ factors: inout ModularFactors) {
    var pivotRow = rows[row]
    rows[row] = []
    rowBuckets.remove(Int32(row))
    columnBuckets.remove(Int32(column))
    rowIsActive[row] = false
    columnIsActive[column] = false
    var inverse: UInt64 = 0
    if let place = pivotRow.firstIndex(where: { $0.index == Int32(column) }) {
      inverse = field.invert(pivotRow[place].value)
      pivotRow.remove(at: place)
    }
    var gains = [Int](repeating: -1, count: pivotRow.count)
    let others = columns[column]
    columns[column] = []
    for other in others where rowIsActive[Int(other)] {
      let target = Int(other)
      guard let place = rows[target].firstIndex(where: { $0.index == Int32(column) }) else {
        continue
      }
      let multiple = field.multiply(rows[target][place].value, inverse)
      rows[target].swapAt(place, rows[target].count - 1)
      rows[target].removeLast()
      subtract(multiple, pivotRow, from: target, &gains)
      factors.lower.append(.init(index: other, value: multiple))
      rowBuckets.setCount(of: other, to: rows[target].count)
    }
    for (position, entry) in pivotRow.enumerated() {
      let count = Int(columnBuckets.counts[Int(entry.index)]) + gains[position]
      columnBuckets.setCount(of: entry.index, to: count)
    }
    factors.upper.append(contentsOf: pivotRow)
    factors.append(row: Int32(row), column: Int32(column), inverse: inverse)
  }

  private mutating func subtract(
    _ multiple: UInt64, _ pivotRow: [ModularFactors.Entry], from target: Int, _ gains: inout [Int]
  ) {
    var entries = rows[target]
    rows[target] = []
    for position in entries.indices { places[Int(entries[position].index)] = Int32(position + 1) }
    let before = entries.count
    var hasZero = false
    for (position, entry) in pivotRow.enumerated() {
      let product = field.multiply(multiple, entry.value)
      let place = Int(places[Int(entry.index)]) - 1
      if place >= 0 {
        let value = field.subtract(entries[place].value, product)
        entries[place].value = value
        if value == 0 {
          hasZero = true
          gains[position] -= 1
          columns[Int(entry.index)].removeAll { $0 == Int32(target) }
        }
      } else {
        entries.append(.init(index: entry.index, value: field.negate(product)))
        columns[Int(entry.index)].append(Int32(target))
        gains[position] += 1
      }
    }
    for position in 0..<before { places[Int(entries[position].index)] = 0 }
    if hasZero { entries.removeAll { $0.value == 0 } }
    rows[target] = entries
  }
}
