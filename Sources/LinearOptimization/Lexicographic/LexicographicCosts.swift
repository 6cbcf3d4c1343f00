/// Costs of columns on many objectives in order, most of them zero.
///
/// An objective stands at a position; a lower position weighs infinitely more than a higher one. All
/// are to be maximised.
package struct LexicographicCosts: Sendable {
  private var starts = [0]
  private var positions: [Int32] = []
  private var values: [Double] = []

  /// Makes costs without columns.
  package init() {}

  /// The number of columns that have their costs.
  package var columnCount: Int { starts.count - 1 }

  /// Adds the next column's costs.
  ///
  /// - Parameter entries: Positions, ascending and each once, with the cost there.
  package mutating func addColumn(_ entries: [(position: Int, value: Double)]) {
    for entry in entries where entry.value != 0 {
      positions.append(Int32(clamping: entry.position))
      values.append(entry.value)
    }
    starts.append(positions.count)
  }

  func entries(of column: Int) -> Range<Int> {
    column + 1 < starts.count ? starts[column]..<starts[column + 1] : 0..<0
  }

  func position(_ entry: Int) -> Int32 { positions[entry] }
  func value(_ entry: Int) -> Double { values[entry] }
}

/// The change of all objectives along one direction, found position by position.
struct LexicographicChange {
  private var positions: [Int32] = []
  private var values: [Double] = []
  /// The least size of a part, so that what cancels is told from rounding.
  private static var tolerance: Double { 1e-7 }

  mutating func clear() {
    positions.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  mutating func add(_ step: Double, of column: Int, _ costs: LexicographicCosts) {
    for entry in costs.entries(of: column) {
      positions.append(costs.position(entry))
      values.append(step * costs.value(entry))
    }
  }

  /// The sign of the first change that is not zero; 0 if there is none.
  func firstSign() -> Int {
    var last: Int32 = -1
    for _ in 0..<Self.scans {
      var least = Int32.max
      var sum = 0.0
      for index in positions.indices {
        let position = positions[index]
        if position <= last || position > least { continue }
        if position < least {
          least = position
          sum = 0
        }
        sum += values[index]
      }
      if least == .max { return 0 }
      if abs(sum) > Self.tolerance { return sum > 0 ? 1 : -1 }
      last = least
    }
    return firstSignBySorting()
  }

  private func firstSignBySorting() -> Int {
    let ordered = positions.indices.sorted { positions[$0] < positions[$1] }
    var index = 0
    while index < ordered.count {
      let position = positions[ordered[index]]
      var sum = 0.0
      while index < ordered.count, positions[ordered[index]] == position {
        sum += values[ordered[index]]
        index += 1
      }
      if abs(sum) > Self.tolerance { return sum > 0 ? 1 : -1 }
    }
    return 0
  }

  /// After so many positions that cancel, sorting once is cheaper than looking again.
  private static var scans: Int { 4 }
}
