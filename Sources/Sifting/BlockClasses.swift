/// Blocks that differ in their costs, bounds and sides alone.
struct BlockClasses {
  /// The blocks of each class, ascending; classes by their first block.
  private(set) var groups: [[Int32]] = []

  /// Finds the classes; `nil` once there are more than a limit.
  ///
  /// - Complexity: O(coefficients), expected.
  init?(_ layout: BlockLayout, limit: Int) {
    var classesByHash: [UInt64: [Int]] = [:]
    for block in 0..<layout.blockCount {
      let hash = Self.hash(block, layout)
      // Heavy blocks stay alone: they are undecided from the start.
      if block >= layout.heavyCount, let known = classesByHash[hash],
        let place = known.first(where: { Self.areAlike(Int(groups[$0][0]), block, layout) })
      {
        groups[place].append(Int32(clamping: block))
        continue
      }
      if groups.count == limit { return nil }
      if block >= layout.heavyCount { classesByHash[hash, default: []].append(groups.count) }
      groups.append([Int32(clamping: block)])
    }
  }

  /// The classes cut into groups of similar costs.
  ///
  /// - Parameters:
  ///   - layout: The blocks.
  ///   - limit: About the most groups.
  /// - Returns: The blocks of each group, by their costs.
  func groups(of layout: BlockLayout, limit: Int) -> [[Int32]] {
    let pieces = max(1, min(Self.greatestPieces, limit / max(1, groups.count)))
    var result: [[Int32]] = []
    for group in groups {
      if group.count == 1 {
        result.append(group)
        continue
      }
      let keyed = group.map { (block: $0, key: layout.costKey(Int($0))) }
        .sorted { ($0.key, $0.block) < ($1.key, $1.block) }
      var start = 0
      for piece in 1...pieces {
        var end = keyed.count * piece / pieces
        // Equal costs stay together.
        while end > start, end < keyed.count, keyed[end].key == keyed[end - 1].key { end += 1 }
        if end > start {
          result.append(keyed[start..<end].map(\.block))
          start = end
        }
      }
    }
    return result
  }

  private static var greatestPieces: Int { 8 }

  private static func hash(_ block: Int, _ layout: BlockLayout) -> UInt64 {
    var hash: UInt64 = UInt64(
      truncatingIfNeeded: layout.blockRows[block + 1] - layout.blockRows[block])
    func mix(_ bits: UInt64) {
      hash = (hash ^ bits) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    for column in layout.blockColumns[block]..<layout.blockColumns[block + 1] {
      for index in layout.couplingStarts[column]..<layout.couplingStarts[column + 1] {
        mix(UInt64(truncatingIfNeeded: layout.couplingRows[index]))
        mix(layout.couplingValues[index].bitPattern)
      }
      for index in layout.localStarts[column]..<layout.localStarts[column + 1] {
        mix(UInt64(truncatingIfNeeded: layout.localRows[index]))
        mix(layout.localValues[index].bitPattern)
      }
    }
    return hash
  }

  private static func areAlike(_ first: Int, _ second: Int, _ layout: BlockLayout) -> Bool {
    let columns = layout.blockColumns[first]..<layout.blockColumns[first + 1]
    let others = layout.blockColumns[second]..<layout.blockColumns[second + 1]
    guard columns.count == others.count,
      layout.blockRows[first + 1] - layout.blockRows[first]
        == layout.blockRows[second + 1] - layout.blockRows[second]
    else { return false }
    for (column, other) in zip(columns, others) {
      guard
        same(layout.couplingStarts, layout.couplingRows, layout.couplingValues, column, other),
        same(layout.localStarts, layout.localRows, layout.localValues, column, other)
      else { return false }
    }
    return true
  }

  private static func same(
    _ starts: [Int], _ rows: [Int32], _ values: [Double], _ first: Int, _ second: Int
  ) -> Bool {
    let count = starts[first + 1] - starts[first]
    guard starts[second + 1] - starts[second] == count else { return false }
    for offset in 0..<count
    where rows[starts[first] + offset] != rows[starts[second] + offset]
      || values[starts[first] + offset] != values[starts[second] + offset]
    { return false }
    return true
  }
}

extension BlockLayout {
  /// A number by which blocks of the same coefficients are sorted by their costs.
  func costKey(_ block: Int) -> Double {
    var key = 0.0
    for column in blockColumns[block]..<blockColumns[block + 1] { key += costs[column] }
    return key
  }
}
