/// Gaussian elimination modulo a prime, pivots by structure alone.
///
/// Modulo a prime there is no rounding, so any pivot but zero serves. Columns and rows with one
/// entry are taken first, in linear time; what is left is eliminated by ``ModularNucleus``.
struct ModularElimination {
  private let matrix: IntegerMatrix
  private let values: [UInt64]
  private let field: PrimeField
  private var rowStarts: [Int]
  // For each entry by row, its position by column.
  private var byRow: [Int32]
  private var columnOf: [Int32]
  private var rowCounts: [Int32]
  private var columnCounts: [Int32]
  private var rowIsActive: [Bool]
  private var columnIsActive: [Bool]
  private var factors: ModularFactors

  private init(_ matrix: IntegerMatrix, field: PrimeField) {
    self.matrix = matrix
    self.field = field
    values = matrix.values(in: field)
    let size = matrix.size
    rowCounts = [Int32](repeating: 0, count: size)
    columnCounts = [Int32](repeating: 0, count: size)
    rowIsActive = [Bool](repeating: true, count: size)
    columnIsActive = [Bool](repeating: true, count: size)
    columnOf = [Int32](repeating: 0, count: matrix.rows.count)
    factors = ModularFactors(field: field)
    for column in 0..<size {
      for index in matrix.starts[column]..<matrix.starts[column + 1] {
        columnOf[index] = Int32(column)
        // An entry that the prime divides is no entry.
        if values[index] == 0 { continue }
        rowCounts[Int(matrix.rows[index])] += 1
        columnCounts[column] += 1
      }
    }
    rowStarts = [Int](repeating: 0, count: size + 1)
    for row in 0..<size { rowStarts[row + 1] = rowStarts[row] + Int(rowCounts[row]) }
    byRow = [Int32](repeating: 0, count: rowStarts[size])
    var next = rowStarts
    for index in matrix.rows.indices where values[index] != 0 {
      let row = Int(matrix.rows[index])
      byRow[next[row]] = Int32(index)
      next[row] += 1
    }
  }

  /// Factors a matrix.
  ///
  /// - Parameters:
  ///   - matrix: The matrix.
  ///   - field: The prime.
  ///   - budget: The time there is.
  /// - Returns: The factors; fewer steps than columns where the matrix is singular modulo the prime.
  /// - Throws: ``ExactStop`` when the budget is spent.
  static func factor(
    _ matrix: IntegerMatrix, field: PrimeField, budget: ExactBudget
  ) throws(ExactStop) -> ModularFactors {
    var elimination = ModularElimination(matrix, field: field)
    try elimination.peel(budget)
    if elimination.factors.steps.count == matrix.size { return elimination.factors }
    return try elimination.nucleus.eliminated(appendingTo: elimination.factors, budget)
  }

  private mutating func peel(_ budget: ExactBudget) throws(ExactStop) {
    // Columns as they are, rows as their complement.
    var queue: [Int] = []
    for index in 0..<matrix.size {
      if columnCounts[index] == 1 { queue.append(index) }
      if rowCounts[index] == 1 { queue.append(~index) }
    }
    var read = 0
    while read < queue.count {
      if read & 1023 == 0 { try budget.check() }
      let item = queue[read]
      read += 1
      if item >= 0, columnIsActive[item], columnCounts[item] == 1 {
        takeColumn(item, &queue)
      } else if item < 0, rowIsActive[~item], rowCounts[~item] == 1 {
        takeRow(~item, &queue)
      }
    }
  }

  /// A column with one entry: its row is eliminated, and nothing changes elsewhere.
  private mutating func takeColumn(_ column: Int, _ queue: inout [Int]) {
    var pivot = -1
    for index in matrix.starts[column]..<matrix.starts[column + 1]
    where values[index] != 0 && rowIsActive[Int(matrix.rows[index])] {
      pivot = index
    }
    guard pivot >= 0 else { return }
    let row = Int(matrix.rows[pivot])
    for place in rowStarts[row]..<rowStarts[row + 1] {
      let index = Int(byRow[place])
      let other = Int(columnOf[index])
      guard columnIsActive[other] else { continue }
      columnCounts[other] -= 1
      if columnCounts[other] == 1 { queue.append(other) }
      if other != column {
        factors.upper.append(.init(index: Int32(other), value: values[index]))
      }
    }
    finish(row, column, pivot)
  }

  /// A row with one entry: its column is eliminated without fill.
  private mutating func takeRow(_ row: Int, _ queue: inout [Int]) {
    var pivot = -1
    for place in rowStarts[row]..<rowStarts[row + 1]
    where columnIsActive[Int(columnOf[Int(byRow[place])])] {
      pivot = Int(byRow[place])
    }
    guard pivot >= 0 else { return }
    let column = Int(columnOf[pivot])
    let inverse = field.invert(values[pivot])
    for index in matrix.starts[column]..<matrix.starts[column + 1] where values[index] != 0 {
      let other = Int(matrix.rows[index])
      guard rowIsActive[other] else { continue }
      rowCounts[other] -= 1
      if rowCounts[other] == 1 { queue.append(~other) }
      if other != row {
        let multiple = field.multiply(values[index], inverse)
        factors.lower.append(.init(index: Int32(other), value: multiple))
      }
    }
    finish(row, column, pivot)
  }

  private mutating func finish(_ row: Int, _ column: Int, _ pivot: Int) {
    rowIsActive[row] = false
    columnIsActive[column] = false
    factors.append(
      row: Int32(row), column: Int32(column), inverse: field.invert(values[pivot]))
  }

  private var nucleus: ModularNucleus {
    var rows = [[ModularFactors.Entry]](repeating: [], count: matrix.size)
    for row in 0..<matrix.size where rowIsActive[row] {
      for place in rowStarts[row]..<rowStarts[row + 1] {
        let index = Int(byRow[place])
        if columnIsActive[Int(columnOf[index])] {
          rows[row].append(.init(index: columnOf[index], value: values[index]))
        }
      }
    }
    return ModularNucleus(
      rows: rows, rowIsActive: rowIsActive, columnIsActive: columnIsActive, field: field)
  }
}
