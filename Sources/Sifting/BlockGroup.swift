internal import LinearOptimization

/// A group of blocks of the same coefficients, solved as one.
struct BlockGroup {
  /// The blocks, by their costs.
  var members: [Int32]
  var columns: [BasisStatus] = []
  var rows: [BasisStatus] = []
  var values: [Double] = []
  /// Whether the basis has more columns in the group than the group has rows.
  var isUndecided = true
  /// The least reduced cost that could change the answer.
  var margin = 0.0
  var sum = BlockSum()
}

/// Bounds and sides of a group in all, and the mean costs.
///
/// Every point of the blocks gives one of their sum, so the feasible set is relaxed. For blocks without
/// rows, and for two columns under one row, bounds tightened, it is exact.
struct BlockSum {
  var costs: [Double] = []
  var lower: [Double] = []
  var upper: [Double] = []
  var rowLower: [Double] = []
  var rowUpper: [Double] = []
  /// The greatest difference of a member's cost from the mean.
  var spread = 0.0
  /// Whether all members have the same costs.
  var isEven = true

  init() {}

  init(_ members: [Int32], _ layout: BlockLayout, _ tight: inout TightBounds) {
    guard let first = members.first.map(Int.init) else { return }
    let columns = layout.blockColumns[first]..<layout.blockColumns[first + 1]
    costs = Array(layout.costs[columns])
    if members.count == 1 {
      let rows = layout.blockRows[first]..<layout.blockRows[first + 1]
      lower = Array(layout.lower[columns])
      upper = Array(layout.upper[columns])
      rowLower = Array(layout.rowLower[rows])
      rowUpper = Array(layout.rowUpper[rows])
      return
    }
    lower = Array(repeating: 0, count: columns.count)
    upper = lower
    rowLower = Array(repeating: 0, count: layout.blockRows[first + 1] - layout.blockRows[first])
    rowUpper = rowLower
    var least = costs
    var most = costs
    for member in members {
      let start = layout.blockColumns[Int(member)]
      tight.load(Int(member), layout)
      for place in costs.indices {
        lower[place] += tight.lower[place]
        upper[place] += tight.upper[place]
        let cost = layout.costs[start + place]
        // From the first one's cost, so that the mean of equal costs is just that cost.
        costs[place] += (cost - layout.costs[columns.lowerBound + place]) / Double(members.count)
        least[place] = min(least[place], cost)
        most[place] = max(most[place], cost)
      }
      for place in rowLower.indices {
        rowLower[place] += tight.rowLower[place]
        rowUpper[place] += tight.rowUpper[place]
      }
    }
    for place in costs.indices {
      spread = max(spread, costs[place] - least[place], most[place] - costs[place])
      if least[place] != most[place] { isEven = false }
    }
  }
}

extension BasisStatus {
  /// The status for a column or row of a group that has other bounds than the group.
  func fitted(lower: Double, upper: Double) -> BasisStatus {
    if self == .basic { return .basic }
    if lower == upper { return .fixed }
    return self == .fixed ? .resting(lower: lower, upper: upper) : self
  }
}
