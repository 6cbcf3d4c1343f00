/// A factored simplex basis that solves for one sparse column at a time.
///
/// Rows and columns of the basis that stand alone are taken off first, which leaves a nucleus of rows
/// that really couple; on a board these are few. Its inverse is kept dense. Solving for a column
/// touches only what the column reaches. Later exchanges are kept as a product of elementary
/// matrices.
struct BasisFactors {
  /// For each row, the variable whose pivot it is: its slot.
  private(set) var variableOfSlot: [Int32]
  /// For each row, its place in the order of solving.
  private let order: [Int32]
  private let pivots: [Double]
  /// For each place in the order, its row; the nucleus stands between the two triangles.
  private let rowAtPlace: [Int32]
  private let nucleusStart: Int
  private let nucleusEnd: Int
  /// The inverse of the nucleus by rows of the basis, each with an entry for each nucleus column.
  private let inverse: [Double]
  /// The basis that was factored, by slot: the entries of its variables.
  private let columns: SlotColumns
  private var exchanges: ExchangeFile

  private(set) var exchangeCount = 0

  /// Whether factoring anew costs less than going on: exchanges are many, or passed again and again.
  var isWorn: Bool {
    exchangeCount >= max(Self.leastExchanges, rowAtPlace.count / Self.rowsPerExchange)
      || exchanges.visits > Self.visitsPerRow * max(rowAtPlace.count, Self.leastRows)
  }

  private static var leastExchanges: Int { 100 }
  /// Exchanges far apart do not meet, so that a large basis carries more of them.
  private static var rowsPerExchange: Int { 20 }
  /// About the time to factor a row in visits of an entry.
  private static var visitsPerRow: Int { 16 }
  /// Below, factoring has a cost of its own.
  private static var leastRows: Int { 500 }

  /// The most rows that a nucleus may have; beyond, a dense inverse is not worth its cost.
  static var largestNucleus: Int { 1_500 }
  /// A pivot below this makes the basis as good as singular.
  static var leastPivot: Double { 1e-7 }
  /// Values below this are taken for rounding of a zero.
  static var dropTolerance: Double { 1e-12 }

  /// Factors a basis; fails if it is singular or its nucleus too large.
  ///
  /// - Parameters:
  ///   - variables: The basic variables, as many as rows, in any order.
  ///   - matrix: Columns, and after them the rows' own variables.
  init?(of variables: [Int32], in matrix: AugmentedMatrix) {
    let rowCount = matrix.rowCount
    guard variables.count == rowCount else { return nil }
    var elimination = SingletonElimination(of: variables, in: matrix)
    elimination.run()
    let nucleusRows = elimination.nucleusRows
    let nucleusVariables = elimination.nucleusVariables
    guard nucleusRows.count == nucleusVariables.count,
      nucleusRows.count <= Self.largestNucleus
    else { return nil }
    let size = nucleusRows.count
    var positionOfRow: [Int32: Int] = [:]
    for (position, row) in nucleusRows.enumerated() { positionOfRow[row] = position }
    var dense = [Double](repeating: 0, count: size * size)
    for (column, variable) in nucleusVariables.enumerated() {
      matrix.forEachEntry(of: variable) { row, value in
        // Transposed, so that the inverse comes by rows of the basis.
        if let position = positionOfRow[row] { dense[column * size + position] = value }
      }
    }
    guard let inverse = DenseInverse.inverted(dense, size: size) else { return nil }
    self.inverse = inverse
    var slots = [Int32](repeating: -1, count: rowCount)
    var order = [Int32](repeating: 0, count: rowCount)
    var pivots = [Double](repeating: 1, count: rowCount)
    var rowAtPlace = [Int32](repeating: 0, count: rowCount)
    var place = 0
    guard
      (elimination.first + elimination.last).allSatisfy({ abs($0.value) >= Self.leastPivot })
    else { return nil }
    for pivot in elimination.first {
      slots[Int(pivot.row)] = pivot.variable
      pivots[Int(pivot.row)] = pivot.value
      order[Int(pivot.row)] = Int32(place)
      rowAtPlace[place] = pivot.row
      place += 1
    }
    nucleusStart = place
    for (position, row) in nucleusRows.enumerated() {
      slots[Int(row)] = nucleusVariables[position]
      order[Int(row)] = Int32(place)
      rowAtPlace[place] = row
      place += 1
    }
    nucleusEnd = place
    for pivot in elimination.last.reversed() {
      slots[Int(pivot.row)] = pivot.variable
      pivots[Int(pivot.row)] = pivot.value
      order[Int(pivot.row)] = Int32(place)
      rowAtPlace[place] = pivot.row
      place += 1
    }
    guard place == rowCount else { return nil }
    variableOfSlot = slots
    self.order = order
    self.pivots = pivots
    self.rowAtPlace = rowAtPlace
    columns = SlotColumns(slots, matrix)
    exchanges = ExchangeFile(count: rowCount)
  }

  /// The number of rows that no triangle takes.
  var nucleusSize: Int { nucleusEnd - nucleusStart }

  /// Solves B x = b; the right-hand side is emptied, the answer stands by slot.
  ///
  /// - Parameters:
  ///   - side: The right-hand side by row; zero afterwards.
  ///   - answer: Empty before; the answer afterwards.
  ///   - heap: Room for the order of rows that are reached.
  mutating func solve(
    _ side: inout SparseVector, into answer: inout SparseVector, heap: inout RowHeap
  ) {
    for row in side.touched { heap.push(order[Int(row)]) }
    while let place = heap.top {
      if place >= nucleusStart, place < nucleusEnd {
        solveNucleus(&side, into: &answer, heap: &heap)
        continue
      }
      heap.pop()
      let row = Int(rowAtPlace[Int(place)])
      let value = side.values[row]
      if abs(value) <= Self.dropTolerance { continue }
      let found = value / pivots[row]
      answer.add(found, at: Int32(row))
      push(found, ofSlot: row, from: &side, heap: &heap, after: place)
    }
    side.clear()
    exchanges.apply(to: &answer, heap: &heap)
  }

  private func solveNucleus(
    _ side: inout SparseVector, into answer: inout SparseVector, heap: inout RowHeap
  ) {
    let size = nucleusSize
    var found = [Double](repeating: 0, count: size)
    while let place = heap.top, place < nucleusEnd {
      heap.pop()
      let row = Int(rowAtPlace[Int(place)])
      let value = side.values[row]
      if abs(value) <= Self.dropTolerance { continue }
      let start = (Int(place) - nucleusStart) * size
      for position in 0..<size { found[position] += value * inverse[start + position] }
    }
    for position in 0..<size where abs(found[position]) > Self.dropTolerance {
      let slot = Int(rowAtPlace[nucleusStart + position])
      answer.add(found[position], at: Int32(slot))
      push(
        found[position], ofSlot: slot, from: &side, heap: &heap, after: Int32(nucleusEnd - 1))
    }
  }

  /// Takes a value's part from the rows that are solved later.
  private func push(
    _ value: Double, ofSlot slot: Int, from side: inout SparseVector, heap: inout RowHeap,
    after place: Int32
  ) {
    for index in columns.starts[slot]..<columns.starts[slot + 1] {
      let row = columns.rows[index]
      let later = order[Int(row)]
      guard later > place else { continue }
      if side.add(-value * columns.values[index], at: row) { heap.push(later) }
    }
  }

  /// Solves Bᵀ y = c for prices of the rows.
  ///
  /// - Parameter costs: The cost of each variable.
  /// - Returns: A price for each row.
  /// - Complexity: O(coefficients of the basis + square of the nucleus).
  func prices(for costs: (Int) -> Double) -> [Double] {
    var prices = [Double](repeating: 0, count: rowAtPlace.count)
    var sidesOfSlots = variableOfSlot.map { costs(Int($0)) }
    exchanges.applyTransposed(to: &sidesOfSlots)
    // A column has entries only in its own row and in rows that are solved later.
    func rest(ofSlot slot: Int, after place: Int32) -> Double {
      var rest = sidesOfSlots[slot]
      for index in columns.starts[slot]..<columns.starts[slot + 1] {
        let row = Int(columns.rows[index])
        if order[row] > place { rest -= columns.values[index] * prices[row] }
      }
      return rest
    }
    for place in (nucleusEnd..<rowAtPlace.count).reversed() {
      let row = Int(rowAtPlace[place])
      prices[row] = rest(ofSlot: row, after: Int32(place)) / pivots[row]
    }
    let size = nucleusSize
    let sides = (0..<size).map {
      rest(ofSlot: Int(rowAtPlace[nucleusStart + $0]), after: Int32(nucleusEnd - 1))
    }
    for position in 0..<size {
      var price = 0.0
      for other in 0..<size { price += inverse[position * size + other] * sides[other] }
      prices[Int(rowAtPlace[nucleusStart + position])] = price
    }
    for place in (0..<nucleusStart).reversed() {
      let row = Int(rowAtPlace[place])
      prices[row] = rest(ofSlot: row, after: Int32(place)) / pivots[row]
    }
    return prices
  }

  /// Puts a variable in the place of another; `direction` is the entering column's answer by slot.
  mutating func exchange(slot: Int, for variable: Int32, direction: SparseVector) {
    exchanges.append(slot: Int32(slot), direction: direction)
    variableOfSlot[slot] = variable
    exchangeCount += 1
  }
}

/// The entries of a basis by slot, as they were when it was factored.
private struct SlotColumns {
  let starts: [Int]
  let rows: [Int32]
  let values: [Double]

  init(_ variables: [Int32], _ matrix: AugmentedMatrix) {
    var starts = [0]
    var rows: [Int32] = []
    var values: [Double] = []
    starts.reserveCapacity(variables.count + 1)
    for variable in variables {
      matrix.forEachEntry(of: variable) { row, value in
        rows.append(row)
        values.append(value)
      }
      starts.append(rows.count)
    }
    self.starts = starts
    self.rows = rows
    self.values = values
  }
}
