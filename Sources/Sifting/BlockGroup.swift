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
}

extension BasisStatus {
  /// The status for a column or row of a group that has other bounds than the group.
  func fitted(lower: Double, upper: Double) -> BasisStatus {
    if self == .basic { return .basic }
    if lower == upper { return .fixed }
    return self == .fixed ? .resting(lower: lower, upper: upper) : self
  }
}
