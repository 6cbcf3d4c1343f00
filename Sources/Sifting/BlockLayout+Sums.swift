extension BlockLayout {
  /// The layout in which the blocks of each group are one block: bounds and sides are summed.
  ///
  /// Every point of the blocks gives one of their sum, so the feasible set is relaxed; costs are
  /// means. For blocks without
  /// rows, and for two columns under one row, bounds tightened, it is exact.
  ///
  /// - Parameters:
  ///   - layout: The layout.
  ///   - groups: Groups of blocks that are alike.
  ///   - others: What the blocks that are in no group put into the coupling rows.
  init(summing layout: BlockLayout, _ groups: [[Int32]], others: [Double]) {
    costFactor = layout.costFactor
    modelCouplingRows = layout.modelCouplingRows
    couplingSizes = layout.couplingSizes
    for row in others.indices {
      couplingLower.append(layout.couplingLower[row] - others[row])
      couplingUpper.append(layout.couplingUpper[row] - others[row])
    }
    var tight = TightBounds()
    for group in groups {
      guard let first = group.first.map(Int.init) else { continue }
      let columns = layout.blockColumns[first]..<layout.blockColumns[first + 1]
      let rows = layout.blockRows[first]..<layout.blockRows[first + 1]
      modelColumns += layout.modelColumns[columns]
      modelRows += layout.modelRows[rows]
      costs += layout.costs[columns]
      for column in columns {
        couplingRows += layout.couplingRows[
          layout.couplingStarts[column]..<layout.couplingStarts[column + 1]]
        couplingValues += layout.couplingValues[
          layout.couplingStarts[column]..<layout.couplingStarts[column + 1]]
        couplingStarts.append(couplingRows.count)
        localRows += layout.localRows[layout.localStarts[column]..<layout.localStarts[column + 1]]
        localValues += layout.localValues[
          layout.localStarts[column]..<layout.localStarts[column + 1]]
        localStarts.append(localRows.count)
      }
      let (firstColumn, firstRow) = (lower.count, rowLower.count)
      lower += repeatElement(0, count: columns.count)
      upper += repeatElement(0, count: columns.count)
      rowLower += repeatElement(0, count: rows.count)
      rowUpper += repeatElement(0, count: rows.count)
      for member in group {
        tight.load(Int(member), layout, tightens: group.count > 1)
        for place in 0..<columns.count {
          lower[firstColumn + place] += tight.lower[place]
          upper[firstColumn + place] += tight.upper[place]
          // From the first one's cost, so that the mean of equal costs is just that cost.
          costs[firstColumn + place] +=
            (layout.costs[layout.blockColumns[Int(member)] + place]
              - layout.costs[columns.lowerBound + place]) / Double(group.count)
        }
        for place in 0..<rows.count {
          rowLower[firstRow + place] += tight.rowLower[place]
          rowUpper[firstRow + place] += tight.rowUpper[place]
        }
      }
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

  mutating func load(_ block: Int, _ layout: BlockLayout, tightens: Bool) {
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
    guard tightens, rows.count == 1 else { return }
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
