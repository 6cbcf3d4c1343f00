/// Transfers of seats between the cells of a matrix, one more here and one less there.
///
/// The graph has a node for each row, then one for each column. Giving a seat to a cell leads from
/// its row to its column and costs −ln(weight / d(seats)); taking one leads back and costs
/// ln(weight / d(seats − 1)). A matrix is the method's outcome if and only if no cycle costs less
/// than nothing; then multipliers exist.
struct MatrixTransfers {
  let table: MatrixTable
  let isFree: [[Bool]]
  private(set) var seats: [[Int]]
  private let logWeights: [[Double]]
  /// The costs of giving and taking a seat, in floating point; infinite where it cannot be.
  private var giving: [[Double]] = []
  private var taking: [[Double]] = []

  init(_ table: MatrixTable, start: MatrixScaling) {
    self.table = table
    isFree = start.isFree
    seats = start.seats
    logWeights = table.weights.map { $0.map { $0 > 0 ? naturalLogarithm(Double($0)) : 0 } }
    giving = seats.map { $0.map { _ in .infinity } }
    taking = giving
    for row in seats.indices {
      for column in seats[row].indices { price(row, column) }
    }
  }

  var nodeCount: Int { table.rowCount + table.columnCount }

  private mutating func price(_ row: Int, _ column: Int) {
    guard isFree[row][column] else { return }
    let count = seats[row][column]
    giving[row][column] = table.method.logSignpost(count) - logWeights[row][column]
    taking[row][column] =
      count > table.least
      ? logWeights[row][column] - table.method.logSignpost(count - 1) : .infinity
  }

  /// Gives a seat to the cell of an arc, or takes one.
  mutating func move(along arc: MatrixArc) {
    seats[arc.row][arc.column] += arc.gives ? 1 : -1
    price(arc.row, arc.column)
  }

  /// The arcs, with their costs in floating point.
  func forEachArc(_ body: (MatrixArc, Double) -> Void) {
    for row in seats.indices {
      for column in seats[row].indices where isFree[row][column] {
        body(MatrixArc(row: row, column: column, gives: true), giving[row][column])
        if taking[row][column] < .infinity {
          body(MatrixArc(row: row, column: column, gives: false), taking[row][column])
        }
      }
    }
  }

  /// Moves seats from columns with too many to columns with too few along cheapest paths.
  ///
  /// - Returns: Whether all totals hold.
  mutating func repairTotals() -> Bool {
    var excess = table.columnSeats.map { -$0 }
    for row in seats.indices {
      for column in excess.indices { excess[column] += seats[row][column] }
    }
    var failures = 0
    while excess.contains(where: { $0 > 0 }) {
      var distances = Array(repeating: Double.infinity, count: nodeCount)
      for column in excess.indices where excess[column] > 0 {
        distances[table.rowCount + column] = 0
      }
      let parents = shorten(&distances, slack: 1e-12).parents
      let short = excess.indices.filter {
        excess[$0] < 0 && distances[table.rowCount + $0] < .infinity
      }
      guard
        let target = short.min(by: {
          distances[table.rowCount + $0] < distances[table.rowCount + $1]
        })
      else { return false }
      var path: [MatrixArc] = []
      var node = table.rowCount + target
      while let arc = parents[node], path.count <= nodeCount {
        path.append(arc)
        node = arc.from(table)
      }
      let source = node - table.rowCount
      if path.count > nodeCount || source < 0 || excess[source] <= 0 {
        // Rounding closed the path to a cycle; exact comparison opens it.
        failures += 1
        if failures > nodeCount { return false }
        cancelCycles()
        continue
      }
      for arc in path { move(along: arc) }
      excess[source] -= 1
      excess[target] += 1
    }
    return true
  }

  /// Shortens distances along arcs until nothing is gained (Bellman and Ford).
  ///
  /// - Parameters:
  ///   - distances: The distances to begin with, of every node.
  ///   - slack: What a gain must exceed.
  /// - Returns: The last arc to each node that was shortened, and whether nothing more is gained.
  private func shorten(
    _ distances: inout [Double], slack: Double
  ) -> (parents: [MatrixArc?], isSettled: Bool) {
    var parents = [MatrixArc?](repeating: nil, count: nodeCount)
    let rowCount = table.rowCount
    for _ in 0...nodeCount {
      var changed = false
      for row in seats.indices {
        for column in seats[row].indices where isFree[row][column] {
          let node = rowCount + column
          let back = distances[node] + taking[row][column]
          if back < distances[row] - slack {
            distances[row] = back
            parents[row] = MatrixArc(row: row, column: column, gives: false)
            changed = true
          }
        }
        for column in seats[row].indices where isFree[row][column] {
          let there = distances[row] + giving[row][column]
          if there < distances[rowCount + column] - slack {
            distances[rowCount + column] = there
            parents[rowCount + column] = MatrixArc(row: row, column: column, gives: true)
            changed = true
          }
        }
      }
      if !changed { return (parents, true) }
    }
    return (parents, false)
  }

  /// The arcs among which every cycle lies that costs nothing or less.
  ///
  /// Against settled distances every arc costs at least −10⁻¹³ and these others above 10⁻⁸, more than
  /// all arcs of a cycle and all rounding can make up for.
  private func doubtfulArcs() -> [MatrixArc] {
    var distances = Array(repeating: 0.0, count: nodeCount)
    let isSettled = shorten(&distances, slack: 1e-13).isSettled
    var arcs: [MatrixArc] = []
    forEachArc { arc, cost in
      let reduced = cost + distances[arc.from(table)] - distances[arc.to(table)]
      if !isSettled || reduced <= 1e-8 { arcs.append(arc) }
    }
    return arcsOnCycles(arcs, of: table)
  }

  /// Moves seats along cycles that cost less than nothing, by exact comparison, until none is left.
  mutating func cancelCycles() {
    while true {
      var exact = ExactPaths(doubtfulArcs(), in: self)
      guard let cycle = exact.negativeCycle() else { return }
      for arc in cycle { move(along: arc) }
    }
  }

  /// Chooses among matrices of equal cost by the order of keys.
  ///
  /// - Returns: The cells that could be otherwise, in the order given.
  mutating func settleTies() -> [MatrixCell] {
    var exact = ExactPaths(doubtfulArcs(), in: self)
    guard exact.negativeCycle() == nil else { return [] }
    var ties = MatrixTies(arcsOnCycles(exact.tightArcs(), of: table), in: table)
    let cells = ties.cells
    for arc in ties.settle() { move(along: arc) }
    return cells.map {
      MatrixCell(row: table.rowOrder[$0.row], column: table.columnOrder[$0.column])
    }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}
