public import LinearOptimization

/// Few rows without which a component falls into parts: a provincial pool over many counties.
///
/// Coupling rows are taken from short to long, and those join parts that do not make one part of more
/// than half of all columns. What is left over is shared.
struct SharedRows {
  /// Whether each row is shared.
  let isShared: [Bool]
  /// The shared rows, ascending.
  let rows: [Int32]
  /// The part of each column, counted from 0 in order of the first column.
  let partOfColumn: [Int32]
  let partCount: Int

  /// Finds the rows; `nil` where they are many or leave few parts.
  init?(_ compiled: CompiledModel, _ structure: BlockStructure) {
    let lists = RowLists(of: compiled)
    let columnCount = compiled.model.columnCount
    var sets = DisjointSets(count: columnCount)
    var firstOfBlock = [Int32](repeating: -1, count: structure.blockCount)
    for (column, block) in structure.blockOfColumn.enumerated() {
      if firstOfBlock[Int(block)] < 0 {
        firstOfBlock[Int(block)] = Int32(clamping: column)
      } else {
        _ = sets.merge(sets.root(of: Int(firstOfBlock[Int(block)])), sets.root(of: column))
      }
    }
    var isCoupling = [Bool](repeating: false, count: compiled.model.rowCount)
    for row in structure.couplingRows { isCoupling[Int(row)] = true }
    var isShared = isCoupling.map { _ in false }
    var rows: [Int32] = []
    for row in lists.byLength where isCoupling[row] {
      var roots: Set<Int> = []
      for column in lists.columns(of: row) { roots.insert(sets.root(of: Int(column))) }
      let size = roots.reduce(0) { $0 + Int(sets.columnCounts[$1]) }
      if roots.count > 1, size > columnCount / 2 {
        isShared[row] = true
        rows.append(Int32(clamping: row))
        if rows.count > Self.greatestCount { return nil }
        continue
      }
      var merged = roots.first ?? 0
      for root in roots { merged = sets.merge(merged, root) }
    }
    var partOfRoot = [Int32](repeating: -1, count: columnCount)
    var partOfColumn = [Int32](repeating: 0, count: columnCount)
    var count: Int32 = 0
    for column in 0..<columnCount {
      let root = sets.root(of: column)
      if partOfRoot[root] < 0 {
        partOfRoot[root] = count
        count += 1
      }
      partOfColumn[column] = partOfRoot[root]
    }
    guard !rows.isEmpty, count >= Self.leastParts,
      rows.count * Self.leastCouplingRowsPerSharedRow <= structure.couplingRows.count
    else { return nil }
    self.isShared = isShared
    self.rows = rows.sorted()
    self.partOfColumn = partOfColumn
    partCount = Int(count)
  }

  /// With more prices, rounds of prices are many.
  private static var greatestCount: Int { 32 }
  private static var leastCouplingRowsPerSharedRow: Int { 4 }
  private static var leastParts: Int { 4 }
}

extension BlockStructure {
  /// Finds few rows without which the model falls into parts that are solved by themselves.
  ///
  /// - Parameter compiled: The model that this is the structure of.
  /// - Returns: The rows, ascending, and the number of parts; `nil` where there are none.
  /// - Complexity: O(coefficients), but for a factor that is below 5 for all sizes that exist.
  public func sharedRows(of compiled: CompiledModel) -> (rows: [Int32], partCount: Int)? {
    guard compiled.model.columnCount == columnCount, compiled.model.rowCount == rowCount else {
      return nil
    }
    return SharedRows(compiled, self).map { ($0.rows, $0.partCount) }
  }
}
