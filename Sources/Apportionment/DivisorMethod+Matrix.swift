extension DivisorMethod {
  /// Apportions seats in a matrix so that every row and column has its total.
  ///
  /// Biproportional apportionment (Balinski and Demange 1989): there are row and column multipliers
  /// such that every cell is its weight times both, rounded as the method rounds. A weight of 0 gets
  /// 0; where d(0) is 0 every other weight gets 1 or more. Alternating scaling finds a matrix near
  /// the outcome, and transfers along the cheapest paths repair its totals (after the
  /// tie-and-transfer algorithm of Balinski, Demange and Rachev). Floating point only proposes:
  /// cycles along which a transfer might still help, or change nothing, are found with a margin
  /// far above rounding, and compared exactly. Of several such matrices the outcome is the one that
  /// is lexicographically greatest in the order of row keys, then column keys.
  ///
  /// - Parameters:
  ///   - weights: The weight of each cell, row by row.
  ///   - rows: The keys and totals of the rows.
  ///   - columns: The keys and totals of the columns.
  /// - Returns: The seats of each cell.
  /// - Throws: ``ApportionmentError`` for numbers beyond ``ApportionmentLimits``, keys that occur
  ///   twice, and totals that no matrix with these zeros has.
  /// - Complexity: Passes over the matrix, at most 1,000 for scaling and a few for each transfer;
  ///   mostly a few dozen in all. Totals next to impossible ones may need a transfer for each seat.
  public func apportion<RowKey, ColumnKey>(
    weights: [[Int]], rows: [MatrixTotal<RowKey>], columns: [MatrixTotal<ColumnKey>]
  ) throws(ApportionmentError) -> MatrixAllocation {
    let table = try MatrixTable(method: self, weights: weights, rows: rows, columns: columns)
    let flow = MatrixFlow(table)
    if let cut = flow.cut {
      throw .impossible(table.sentence(on: cut, rows.map(\.key), columns.map(\.key)))
    }
    var transfers = MatrixTransfers(table, start: MatrixScaling(table, flow))
    guard transfers.repairTotals() else {
      throw .impossible("The totals cannot be reached; check the rows and columns.")
    }
    transfers.cancelCycles()
    let tied = transfers.settleTies()
    return MatrixAllocation(seats: table.wholeMatrix(transfers.seats), tied: tied)
  }
}

/// The numbers of a matrix, checked, with rows and columns in key order.
struct MatrixTable {
  let method: DivisorMethod
  /// The weights, by row and column in key order.
  private(set) var weights: [[Int]] = []
  /// Row and column totals, in key order.
  private(set) var rowSeats: [Int]
  private(set) var columnSeats: [Int]
  /// The positions in the order given, by key order.
  let rowOrder: [Int]
  let columnOrder: [Int]

  var rowCount: Int { rowSeats.count }
  var columnCount: Int { columnSeats.count }
  /// The least seats of a weight above 0.
  var least: Int { method.firstSignpostIsZero ? 1 : 0 }

  init<RowKey, ColumnKey>(
    method: DivisorMethod, weights given: [[Int]], rows: [MatrixTotal<RowKey>],
    columns: [MatrixTotal<ColumnKey>]
  ) throws(ApportionmentError) {
    self.method = method
    let side = ApportionmentLimits.matrixSide
    if rows.count > side || columns.count > side {
      throw .invalidArgument(
        "The matrix has \(rows.count) rows and \(columns.count) columns; give at most \(side).")
    }
    if given.count != rows.count || given.contains(where: { $0.count != columns.count }) {
      throw .invalidArgument(
        "The weights are no matrix of \(rows.count) rows and \(columns.count) columns; "
          + "give one weight for each cell.")
    }
    rowOrder = Self.order(try keyRanks(rows.map(\.key)))
    columnOrder = Self.order(try keyRanks(columns.map(\.key)))
    for row in rows {
      try ApportionmentLimits.check(
        row.seats, "The total of row \(row.key)", atMost: ApportionmentLimits.matrixSeats)
    }
    for column in columns {
      try ApportionmentLimits.check(
        column.seats, "The total of column \(column.key)", atMost: ApportionmentLimits.matrixSeats)
    }
    for row in given {
      for weight in row {
        try ApportionmentLimits.check(weight, "A weight", atMost: ApportionmentLimits.population)
      }
    }
    rowSeats = rowOrder.map { rows[$0].seats }
    columnSeats = columnOrder.map { columns[$0].seats }
    for row in rowOrder { weights.append(columnOrder.map { given[row][$0] }) }
    let (rowSum, columnSum) = (rowSeats.reduce(0, +), columnSeats.reduce(0, +))
    if rowSum != columnSum {
      throw .impossible(
        "The row totals sum to \(rowSum) and the column totals to \(columnSum); make them equal.")
    }
    if rowSum > ApportionmentLimits.matrixSeats {
      throw .invalidArgument(
        "The matrix has \(rowSum) seats; give at most \(ApportionmentLimits.matrixSeats).")
    }
  }

  private static func order(_ ranks: [Int]) -> [Int] {
    var order = ranks
    for (position, rank) in ranks.enumerated() { order[rank] = position }
    return order
  }

  /// A matrix in key order, in the order given.
  func wholeMatrix(_ seats: [[Int]]) -> [[Int]] {
    var result = seats
    for (row, cells) in zip(rowOrder, seats) {
      for (column, cell) in zip(columnOrder, cells) { result[row][column] = cell }
    }
    return result
  }

  func sentence<RowKey, ColumnKey>(
    on cut: MatrixFlow.Cut, _ rowKeys: [RowKey], _ columnKeys: [ColumnKey]
  ) -> String {
    func list(_ names: [String]) -> String {
      names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    }
    let forced = "every weight above 0 takes a seat by the \(method.rawValue) method"
    switch cut {
    case .row(let row):
      return
        "The row \(rowKeys[rowOrder[row]]) has \(rowSeats[row]) seats, fewer than weights, and "
        + "\(forced); raise the total."
    case .column(let column):
      return
        "The column \(columnKeys[columnOrder[column]]) has \(columnSeats[column]) seats, fewer "
        + "than weights, and \(forced); raise the total."
    case .crowded(let rows, let columns):
      let demand = rows.reduce(0) { $0 + rowSeats[$1] }
      var room = columns.reduce(0) { $0 + columnSeats[$1] }
      let others = Set(weights.indices).subtracting(rows)
      for row in others { room -= least * columns.count { weights[row][$0] > 0 } }
      return
        "The rows \(list(rows.map { "\(rowKeys[rowOrder[$0]])" })) have \(demand) seats, but the "
        + "columns in which they have weights "
        + "(\(list(columns.map { "\(columnKeys[columnOrder[$0]])" }))) have room for \(room); "
        + "change the totals."
    }
  }
}
