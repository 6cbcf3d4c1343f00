internal import LinearOptimization

/// Where every column and row of the blocks stands.
struct BlockState: Sendable {
  var values: [Double]
  var columns: [BasisStatus]
  var rows: [BasisStatus]

  /// Every column at rest, every row basic.
  init(_ layout: BlockLayout) {
    values = Array(repeating: 0, count: layout.columnCount)
    columns = Array(repeating: .atLower, count: layout.columnCount)
    rows = Array(repeating: .basic, count: layout.modelRows.count)
    for column in values.indices {
      let (lower, upper) = (layout.lower[column], layout.upper[column])
      columns[column] = .resting(lower: lower, upper: upper)
      values[column] = columns[column].value(lower: lower, upper: upper)
    }
  }
}

/// New answers of some blocks.
struct BlockAnswers: Sendable {
  var blocks: [Int32] = []
  /// How strongly each block wanted to change.
  var violations: [Double] = []
  var values: [Double] = []
  var columns: [BasisStatus] = []
  var rows: [BasisStatus] = []
}

/// What pricing a range of blocks gave.
struct PricedBlocks: Sendable {
  /// For each block the least reduced cost that could change its answer.
  var margins: [Double]
  var answers = BlockAnswers()
  /// Why some block has no answer.
  var failure: String?
}
