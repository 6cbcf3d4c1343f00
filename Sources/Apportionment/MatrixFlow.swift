/// Any whole matrix with the totals of a table, or why there is none.
///
/// A greatest flow from rows to columns by shortest augmenting paths (Edmonds and Karp 1972).
struct MatrixFlow {
  /// Why no matrix has the totals.
  enum Cut {
    /// The least seats of the row's weights exceed its total.
    case row(Int)
    /// The least seats of the column's weights exceed its total.
    case column(Int)
    /// The rows have more seats than the columns in which they have weights can take.
    case crowded(rows: [Int], columns: [Int])
  }

  /// Seats above the least ones.
  private(set) var flow: [[Int]]
  private(set) var cut: Cut?
  private let table: MatrixTable

  init(_ table: MatrixTable) {
    self.table = table
    flow = table.weights.map { $0.map { _ in 0 } }
    var supply = table.rowSeats
    var demand = table.columnSeats
    for (row, weights) in table.weights.enumerated() {
      for (column, weight) in weights.enumerated() where weight > 0 {
        supply[row] -= table.least
        demand[column] -= table.least
      }
    }
    if let row = supply.firstIndex(where: { $0 < 0 }) {
      cut = .row(row)
      return
    }
    if let column = demand.firstIndex(where: { $0 < 0 }) {
      cut = .column(column)
      return
    }
    // Most seats find their place at once.
    for row in supply.indices {
      for column in demand.indices where table.weights[row][column] > 0 {
        let seats = min(supply[row], demand[column])
        flow[row][column] = seats
        supply[row] -= seats
        demand[column] -= seats
      }
    }
    for row in supply.indices {
      while supply[row] > 0 {
        let search = Search(from: row, in: self)
        guard let target = demand.indices.first(where: { demand[$0] > 0 && search.sees($0) }) else {
          cut = .crowded(rows: search.rows, columns: search.columns)
          return
        }
        let path = search.path(to: target)
        var seats = min(supply[row], demand[target])
        for step in path.dropFirst() {
          seats = min(seats, flow[step.row][step.columnBefore ?? step.column])
        }
        for step in path {
          flow[step.row][step.column] += seats
          if let before = step.columnBefore { flow[step.row][before] -= seats }
        }
        supply[row] -= seats
        demand[target] -= seats
      }
    }
  }

  /// Whether some matrix with these totals has more than the least seats in a cell, by row and
  /// column; the other cells are the same in all of them.
  func freeCells() -> [[Bool]] {
    let searches = table.weights.indices.map { Search(from: $0, in: self) }
    let holders = table.columnSeats.indices.map { column in
      table.weights.indices.filter { flow[$0][column] > 0 }
    }
    return table.weights.indices.map { row in
      table.columnSeats.indices.map { column in
        if table.weights[row][column] == 0 { return false }
        // A seat more here must come back to the row from another holder of the column.
        return holders[column].contains { $0 == row || searches[$0].rowSeen[row] }
      }
    }
  }

  /// What a row reaches through cells with weights, and back through cells with seats.
  struct Search {
    struct Step {
      var row: Int
      var column: Int
      /// The column that the row gave up a seat of.
      var columnBefore: Int?
    }

    private(set) var rowSeen: [Bool]
    private var rowOfColumn: [Int?]
    private var columnOfRow: [Int?]

    var rows: [Int] { rowSeen.indices.filter { rowSeen[$0] } }
    var columns: [Int] { rowOfColumn.indices.filter { rowOfColumn[$0] != nil } }

    init(from start: Int, in state: MatrixFlow) {
      let table = state.table
      rowSeen = Array(repeating: false, count: table.rowCount)
      rowOfColumn = Array(repeating: nil, count: table.columnCount)
      columnOfRow = Array(repeating: nil, count: table.rowCount)
      rowSeen[start] = true
      var queue = [start]
      var head = 0
      while head < queue.count {
        let row = queue[head]
        head += 1
        for column in rowOfColumn.indices
        where table.weights[row][column] > 0 && rowOfColumn[column] == nil {
          rowOfColumn[column] = row
          for next in rowSeen.indices where !rowSeen[next] && state.flow[next][column] > 0 {
            rowSeen[next] = true
            columnOfRow[next] = column
            queue.append(next)
          }
        }
      }
    }

    func sees(_ column: Int) -> Bool { rowOfColumn[column] != nil }

    /// The steps from the start to a column, the first step first.
    func path(to target: Int) -> [Step] {
      var steps: [Step] = []
      var column: Int? = target
      while let current = column, let row = rowOfColumn[current] {
        steps.append(Step(row: row, column: current, columnBefore: columnOfRow[row]))
        column = columnOfRow[row]
      }
      return steps.reversed()
    }
  }
}
