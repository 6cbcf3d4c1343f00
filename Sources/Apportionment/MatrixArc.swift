/// One seat more or less in a cell, as an arc between the nodes of its row and column.
struct MatrixArc: Hashable {
  var row: Int
  var column: Int
  /// Whether the cell gets a seat, which leads from row to column, or loses one.
  var gives: Bool

  func from(_ table: MatrixTable) -> Int { gives ? row : table.rowCount + column }

  func to(_ table: MatrixTable) -> Int { gives ? table.rowCount + column : row }
}

/// The arcs that lie on a cycle of the given arcs, in their order.
func arcsOnCycles(_ arcs: [MatrixArc], of table: MatrixTable) -> [MatrixArc] {
  let component = strongComponents(
    nodeCount: table.rowCount + table.columnCount, arcs.map { ($0.from(table), $0.to(table)) })
  return arcs.filter { component[$0.from(table)] == component[$0.to(table)] }
}

/// The number of each node's strongly connected component (Kosaraju and Sharir).
func strongComponents(nodeCount: Int, _ arcs: [(from: Int, to: Int)]) -> [Int] {
  var ahead = Array(repeating: [Int](), count: nodeCount)
  var back = ahead
  for arc in arcs {
    ahead[arc.from].append(arc.to)
    back[arc.to].append(arc.from)
  }
  var isSeen = Array(repeating: false, count: nodeCount)
  var finished: [Int] = []
  for start in 0..<nodeCount where !isSeen[start] {
    isSeen[start] = true
    var stack = [(node: start, next: 0)]
    while let top = stack.last {
      if top.next < ahead[top.node].count {
        stack[stack.count - 1].next += 1
        let node = ahead[top.node][top.next]
        if !isSeen[node] {
          isSeen[node] = true
          stack.append((node, 0))
        }
      } else {
        finished.append(top.node)
        stack.removeLast()
      }
    }
  }
  var component = Array(repeating: -1, count: nodeCount)
  for start in finished.reversed() where component[start] < 0 {
    component[start] = start
    var stack = [start]
    while let node = stack.popLast() {
      for next in back[node] where component[next] < 0 {
        component[next] = start
        stack.append(next)
      }
    }
  }
  return component
}
