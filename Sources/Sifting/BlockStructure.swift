public import LinearOptimization

/// How a model falls into components and blocks, and which rows couple the blocks.
///
/// Rows are taken in order of their length; a row is local if the blocks that it would join stay
/// within the limits of ``SiftingSettings``, else it couples blocks. Components are what is connected
/// through all rows.
public struct BlockStructure: Sendable {
  /// The number of columns.
  public let columnCount: Int
  /// The number of rows.
  public let rowCount: Int
  /// The component of each column, counted from 0 in order of the first column.
  public let componentOfColumn: [Int32]
  /// The number of components.
  public let componentCount: Int
  /// The rows that couple blocks, ascending.
  public let couplingRows: [Int32]
  /// The block of each column, counted from 0 in order of the first column.
  public let blockOfColumn: [Int32]
  /// The block of each row; −1 for coupling rows.
  public let blockOfRow: [Int32]
  /// The number of blocks.
  public let blockCount: Int
  /// The number of blocks by their number of rows.
  public let blocksByRows: [Int]
  /// The columns of the largest component.
  public let largestComponent: Int
  /// Whether any two coupling rows of unit coefficients are nested or apart.
  ///
  /// Blocks count as points: what is asked is whether the sets of columns of coupling rows form a
  /// laminar family.
  public let isLaminar: Bool

  /// Finds the structure of a model.
  ///
  /// - Parameters:
  ///   - compiled: The model.
  ///   - settings: The limits of blocks.
  /// - Complexity: O(coefficients), but for a factor that is below 5 for all sizes that exist.
  public init(of compiled: CompiledModel, settings: SiftingSettings = SiftingSettings()) {
    let rows = RowLists(of: compiled)
    columnCount = compiled.model.columnCount
    rowCount = compiled.model.rowCount
    var sets = DisjointSets(count: columnCount)
    var isCoupling = [Bool](repeating: false, count: rowCount)
    for row in rows.byLength {
      isCoupling[row] = !Self.join(row, rows, settings, &sets)
    }
    var blockOfRoot = [Int32](repeating: -1, count: columnCount)
    var blockOfColumn = [Int32](repeating: 0, count: columnCount)
    var rowsOfBlock: [Int32] = []
    for column in 0..<columnCount {
      let root = sets.root(of: column)
      if blockOfRoot[root] < 0 {
        blockOfRoot[root] = Int32(clamping: rowsOfBlock.count)
        rowsOfBlock.append(sets.rowCounts[root])
      }
      blockOfColumn[column] = blockOfRoot[root]
    }
    var blocksByRows = [Int](repeating: 0, count: Int(rowsOfBlock.max() ?? 0) + 1)
    for count in rowsOfBlock { blocksByRows[Int(count)] += 1 }
    var couplingRows: [Int32] = []
    var blockOfRow = [Int32](repeating: -1, count: rowCount)
    for row in 0..<rowCount {
      if isCoupling[row] {
        couplingRows.append(Int32(clamping: row))
        Self.connect(row, rows, &sets)
      } else if let first = rows.columns(of: row).first {
        blockOfRow[row] = blockOfColumn[Int(first)]
      }
    }
    var componentOfRoot = [Int32](repeating: -1, count: columnCount)
    var componentOfColumn = [Int32](repeating: 0, count: columnCount)
    var sizes: [Int] = []
    for column in 0..<columnCount {
      let root = sets.root(of: column)
      if componentOfRoot[root] < 0 {
        componentOfRoot[root] = Int32(clamping: sizes.count)
        sizes.append(0)
      }
      componentOfColumn[column] = componentOfRoot[root]
      sizes[Int(componentOfRoot[root])] += 1
    }
    self.blockOfColumn = blockOfColumn
    blockCount = rowsOfBlock.count
    self.blocksByRows = blocksByRows
    self.couplingRows = couplingRows
    self.blockOfRow = blockOfRow
    self.componentOfColumn = componentOfColumn
    componentCount = sizes.count
    largestComponent = sizes.max() ?? 0
    isLaminar = Self.isLaminar(couplingRows, rows, columnCount: columnCount)
  }

  /// Makes a row local if the blocks that it joins stay small.
  private static func join(
    _ row: Int, _ rows: RowLists, _ settings: SiftingSettings, _ sets: inout DisjointSets
  ) -> Bool {
    let columns = rows.columns(of: row)
    guard let first = columns.first, columns.count <= settings.greatestBlockColumns else {
      return false
    }
    var roots: [Int] = [sets.root(of: Int(first))]
    for column in columns.dropFirst() {
      let root = sets.root(of: Int(column))
      if root != roots[0], !roots.contains(root) { roots.append(root) }
    }
    var columnCount = 0
    var rowCount = 1
    for root in roots {
      columnCount += Int(sets.columnCounts[root])
      rowCount += Int(sets.rowCounts[root])
    }
    guard columnCount <= settings.greatestBlockColumns, rowCount <= settings.greatestBlockRows
    else { return false }
    var merged = roots[0]
    for root in roots.dropFirst() { merged = sets.merge(merged, root) }
    sets.addRow(to: merged)
    return true
  }

  private static func connect(_ row: Int, _ rows: RowLists, _ sets: inout DisjointSets) {
    guard let first = rows.columns(of: row).first else { return }
    var merged = sets.root(of: Int(first))
    for column in rows.columns(of: row).dropFirst() {
      merged = sets.merge(merged, sets.root(of: Int(column)))
    }
  }

  /// Whether coupling rows are nested or apart: from long to short, all columns of a row must have
  /// the same shortest row so far.
  private static func isLaminar(
    _ couplingRows: [Int32], _ rows: RowLists, columnCount: Int
  ) -> Bool {
    var innermost = [Int32](repeating: -1, count: columnCount)
    for row in couplingRows.sorted(by: {
      (rows.columns(of: Int($0)).count, $1) > (rows.columns(of: Int($1)).count, $0)
    }) {
      let columns = rows.columns(of: Int(row))
      guard let first = columns.first else { continue }
      let outer = innermost[Int(first)]
      for column in columns {
        if innermost[Int(column)] != outer { return false }
        innermost[Int(column)] = row
      }
    }
    return true
  }
}

extension BlockStructure: CustomStringConvertible {
  /// The structure in a few lines.
  public var description: String {
    let kinds = blocksByRows.enumerated().filter { $0.element > 0 }.map {
      "\($0.element) with \($0.offset) \($0.offset == 1 ? "row" : "rows")"
    }
    return """
      \(rowCount) rows, \(columnCount) columns
      components: \(componentCount), the largest of \(largestComponent) columns
      coupling rows: \(couplingRows.count)\(isLaminar ? ", laminar" : "")
      blocks: \(blockCount) (\(kinds.joined(separator: ", ")))
      """
  }
}
