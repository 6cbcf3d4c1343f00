/// Cells that may have a seat more or less at no cost, and the choice among them.
struct MatrixTies {
  struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  private let table: MatrixTable
  /// The arcs from each node; a cell has one arc at a time, which turns round when it is used.
  private var arcs: [[MatrixArc]]
  /// The cells, in key order.
  let cells: [Cell]

  init(_ arcs: [MatrixArc], in table: MatrixTable) {
    self.table = table
    self.arcs = Array(repeating: [], count: table.rowCount + table.columnCount)
    for arc in arcs { self.arcs[arc.from(table)].append(arc) }
    cells = arcs.map { Cell(row: $0.row, column: $0.column) }
      .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// Gives each cell in key order its seat if it can have it, and returns the transfers.
  mutating func settle() -> [MatrixArc] {
    var moves: [MatrixArc] = []
    for cell in cells {
      let give = MatrixArc(row: cell.row, column: cell.column, gives: true)
      if remove(give) {
        if let path = path(from: give.to(table), to: give.from(table)) {
          moves.append(give)
          for arc in path where remove(arc) {
            moves.append(arc)
            let reverse = MatrixArc(row: arc.row, column: arc.column, gives: !arc.gives)
            arcs[reverse.from(table)].append(reverse)
          }
        }
      } else {
        _ = remove(MatrixArc(row: cell.row, column: cell.column, gives: false))
      }
    }
    return moves
  }

  private mutating func remove(_ arc: MatrixArc) -> Bool {
    let from = arc.from(table)
    guard let index = arcs[from].firstIndex(of: arc) else { return false }
    arcs[from].remove(at: index)
    return true
  }

  private func path(from start: Int, to end: Int) -> [MatrixArc]? {
    var parents = [MatrixArc?](repeating: nil, count: arcs.count)
    var queue = [start]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for arc in arcs[node] where parents[arc.to(table)] == nil && arc.to(table) != start {
        parents[arc.to(table)] = arc
        if arc.to(table) == end {
          var path: [MatrixArc] = []
          var current = end
          while current != start, let arc = parents[current] {
            path.append(arc)
            current = arc.from(table)
          }
          return path
        }
        queue.append(arc.to(table))
      }
    }
    return nil
  }
}
