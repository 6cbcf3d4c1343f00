extension BlockLayout {
  /// The layout in which the blocks of each group are one block.
  ///
  /// - Parameters:
  ///   - layout: The layout.
  ///   - groups: Groups of blocks of the same coefficients.
  ///   - others: What the blocks that are in no group put into the coupling rows.
  init(summing layout: BlockLayout, _ groups: [BlockGroup], others: [Double]) {
    costFactor = layout.costFactor
    modelCouplingRows = layout.modelCouplingRows
    couplingSizes = layout.couplingSizes
    for row in others.indices {
      couplingLower.append(layout.couplingLower[row] - others[row])
      couplingUpper.append(layout.couplingUpper[row] - others[row])
    }
    for group in groups {
      guard let first = group.members.first.map(Int.init) else { continue }
      let columns = layout.blockColumns[first]..<layout.blockColumns[first + 1]
      let rows = layout.blockRows[first]..<layout.blockRows[first + 1]
      modelColumns += layout.modelColumns[columns]
      modelRows += layout.modelRows[rows]
      for column in columns {
        let coupling = layout.couplingStarts[column]..<layout.couplingStarts[column + 1]
        couplingRows += layout.couplingRows[coupling]
        couplingValues += layout.couplingValues[coupling]
        couplingStarts.append(couplingRows.count)
        let local = layout.localStarts[column]..<layout.localStarts[column + 1]
        localRows += layout.localRows[local]
        localValues += layout.localValues[local]
        localStarts.append(localRows.count)
      }
      costs += group.sum.costs
      lower += group.sum.lower
      upper += group.sum.upper
      rowLower += group.sum.rowLower
      rowUpper += group.sum.rowUpper
      blockColumns.append(modelColumns.count)
      blockRows.append(modelRows.count)
    }
  }
}

/// The bounds of a block, tightened by its row if it has one (Savelsbergh 1994).
struct TightBounds {
  private(set) var lower: [Double] = []
  private(set) var upper: [Double] = []
  private(set) var rowLower: [Double] = []
  private(set) var rowUpper: [Double] = []

  mutating func load(_ block: Int, _ layout: BlockLayout) {
    let columns = layout.blockColumns[block]..<layout.blockColumns[block + 1]
    let rows = layout.blockRows[block]..<layout.blockRows[block + 1]
    lower.removeAll(keepingCapacity: true)
    upper.removeAll(keepingCapacity: true)
    rowLower.removeAll(keepingCapacity: true)
    rowUpper.removeAll(keepingCapacity: true)
    lower += layout.lower[columns]
    upper += layout.upper[columns]
    rowLower += layout.rowLower[rows]
    rowUpper += layout.rowUpper[rows]
    guard rows.count == 1 else { return }
    var (least, most) = (0.0, 0.0)
    for (place, column) in columns.enumerated() {
      let value = layout.localValues[layout.localStarts[column]]
      least += min(value * lower[place], value * upper[place])
      most += max(value * lower[place], value * upper[place])
    }
    guard least.isFinite, most.isFinite else { return }
    for (place, column) in columns.enumerated() {
      let value = layout.localValues[layout.localStarts[column]]
      let ends = (value * lower[place], value * upper[place])
      let room = (
        rowLower[0] - (most - max(ends.0, ends.1)), rowUpper[0] - (least - min(ends.0, ends.1))
      )
      let reach = value > 0 ? (room.0 / value, room.1 / value) : (room.1 / value, room.0 / value)
      // A gain that rounding alone may have made is none.
      if reach.0 > lower[place] + Self.slack { lower[place] = min(reach.0, upper[place]) }
      if reach.1 < upper[place] - Self.slack { upper[place] = max(reach.1, lower[place]) }
    }
    if rowLower[0].isFinite { rowLower[0] = max(rowLower[0], min(least, rowUpper[0])) }
    if rowUpper[0].isFinite { rowUpper[0] = min(rowUpper[0], max(most, rowLower[0])) }
  }

  private static var slack: Double { 1e-9 }
}
