/// Sets of columns that merge, with the columns and rows of each (Tarjan 1975, by size, halving).
struct DisjointSets {
  private var parents: [Int32]
  private(set) var columnCounts: [Int32]
  private(set) var rowCounts: [Int32]

  init(count: Int) {
    parents = Array(0..<Int32(clamping: count))
    columnCounts = Array(repeating: 1, count: count)
    rowCounts = Array(repeating: 0, count: count)
  }

  mutating func root(of element: Int) -> Int {
    var place = element
    while Int(parents[place]) != place {
      parents[place] = parents[Int(parents[place])]
      place = Int(parents[place])
    }
    return place
  }

  /// Merges the sets of two roots; gives the root of the union.
  mutating func merge(_ first: Int, _ second: Int) -> Int {
    if first == second { return first }
    let (large, small) =
      columnCounts[first] >= columnCounts[second] ? (first, second) : (second, first)
    parents[small] = Int32(clamping: large)
    columnCounts[large] += columnCounts[small]
    rowCounts[large] += rowCounts[small]
    return large
  }

  mutating func addRow(to root: Int) { rowCounts[root] += 1 }
}
