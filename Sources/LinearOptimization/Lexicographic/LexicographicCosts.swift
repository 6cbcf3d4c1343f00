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

  /// Adds a column's costs from elsewhere, and those of one that changes with it.
  mutating func addColumn(
    _ other: LexicographicCosts, _ column: Int, and partner: Int, times factor: Double
  ) {
    var mine = other.entries(of: column)
    var theirs = partner < 0 ? 0..<0 : other.entries(of: partner)
    while true {
      let first = mine.first.map { other.positions[$0] } ?? Int32.max
      let second = theirs.first.map { other.positions[$0] } ?? Int32.max
      if first == .max, second == .max { break }
      let least = min(first, second)
      var sum = first == least ? other.values[mine.removeFirst()] : 0
      if second == least { sum += factor * other.values[theirs.removeFirst()] }
      if sum != 0 {
        positions.append(least)
        values.append(sum)
      }
    }
    starts.append(positions.count)
  }

  /// Whether one column's costs are better than another's; equal costs by index.
  func precedes(_ left: Int, _ right: Int) -> Bool {
    var (mine, theirs) = (entries(of: left), entries(of: right))
    while true {
      let first = mine.first.map { positions[$0] } ?? Int32.max
      let second = theirs.first.map { positions[$0] } ?? Int32.max
      if first == .max, second == .max { return left < right }
      let least = min(first, second)
      let one = first == least ? values[mine.removeFirst()] : 0
      let other = second == least ? values[theirs.removeFirst()] : 0
      if one != other { return one > other }
    }
  }

  func entries(of column: Int) -> Range<Int> {
    column + 1 < starts.count ? starts[column]..<starts[column + 1] : 0..<0
  }

  func position(_ entry: Int) -> Int32 { positions[entry] }
  func value(_ entry: Int) -> Double { values[entry] }
}

/// The change of all objectives along one direction, by ascending position.
struct LexicographicChange {
  private var parts: [(position: Int32, value: Double)] = []
  /// The least size of a part, so that what cancels is told from rounding.
  private static var tolerance: Double { 1e-7 }

  mutating func clear() { parts.removeAll(keepingCapacity: true) }

  mutating func add(_ step: Double, of column: Int, _ costs: LexicographicCosts) {
    for entry in costs.entries(of: column) {
      parts.append((costs.position(entry), step * costs.value(entry)))
    }
  }

  /// Sums what stands at one position and drops what cancels.
  mutating func merge() {
    if parts.isEmpty { return }
    parts.sort { $0.position < $1.position }
    var write = 0
    var read = 0
    while read < parts.count {
      let position = parts[read].position
      var sum = 0.0
      while read < parts.count, parts[read].position == position {
        sum += parts[read].value
        read += 1
      }
      if abs(sum) > Self.tolerance {
        parts[write] = (position, sum)
        write += 1
      }
    }
    parts.removeLast(parts.count - write)
  }

  /// The sign of the first change that is not zero, with a column's own costs; 0 if there is none.
  ///
  /// The change is merged before.
  func firstSign(with column: Int?, _ costs: LexicographicCosts) -> Int {
    var entries = column.map { costs.entries(of: $0) } ?? 0..<0
    var index = 0
    while true {
      let own = entries.first.map { costs.position($0) } ?? Int32.max
      let other = index < parts.count ? parts[index].position : Int32.max
      if own == .max, other == .max { return 0 }
      let least = min(own, other)
      var sum = 0.0
      if own == least { sum += costs.value(entries.removeFirst()) }
      if other == least {
        sum += parts[index].value
        index += 1
      }
      if abs(sum) > Self.tolerance { return sum > 0 ? 1 : -1 }
    }
  }
}
