internal import LinearOptimization

/// The program over some blocks, the others fixed at their answers, with or without box columns.
///
/// Box columns cost the centre of the prices plus or minus a width, and so keep the prices of its
/// optimum within that width (Marsten, Hogan and Blankenship 1975).
struct WorkingProgram {
  /// The box of the prices.
  struct Box {
    /// For each coupling row the cost of what it lacks.
    var above: [Double]
    /// For each coupling row the price of what it has too much of.
    var below: [Double]
  }

  let blocks: [Int]
  let model: Model
  let columnCount: Int
  let hasBox: Bool

  /// Makes the program.
  ///
  /// - Parameters:
  ///   - layout: The blocks.
  ///   - costs: The cost of each column.
  ///   - blocks: The blocks of the program, ascending.
  ///   - others: What all other blocks put into the coupling rows.
  ///   - part: The part of the sides that the sample stands for.
  ///   - box: The box; `nil` for none.
  init(
    _ layout: BlockLayout, costs: [Double], blocks: [Int], others: [Double], part: Double, box: Box?
  ) {
    var model = Model()
    let couplingCount = layout.couplingCount
    var lower: [Double] = []
    var upper: [Double] = []
    for row in 0..<couplingCount {
      lower.append(layout.couplingLower[row] * part - others[row])
      upper.append(layout.couplingUpper[row] * part - others[row])
    }
    var columnLower: [Double] = []
    var columnUpper: [Double] = []
    var columnCosts: [Double] = []
    var starts = [0]
    var rows: [Int32] = []
    var values: [Double] = []
    var firstRow = couplingCount
    for block in blocks {
      // Heavy blocks are in every sample, so in a smaller size.
      let size = block < layout.heavyCount ? part : 1
      for row in layout.blockRows[block]..<layout.blockRows[block + 1] {
        lower.append(layout.rowLower[row] * size)
        upper.append(layout.rowUpper[row] * size)
      }
      for column in layout.blockColumns[block]..<layout.blockColumns[block + 1] {
        columnLower.append(layout.lower[column] * size)
        columnUpper.append(layout.upper[column] * size)
        columnCosts.append(costs[column])
        for index in layout.couplingStarts[column]..<layout.couplingStarts[column + 1] {
          rows.append(layout.couplingRows[index])
          values.append(layout.couplingValues[index])
        }
        for index in layout.localStarts[column]..<layout.localStarts[column + 1] {
          rows.append(layout.localRows[index] + Int32(clamping: firstRow))
          values.append(layout.localValues[index])
        }
        starts.append(rows.count)
      }
      firstRow += layout.blockRows[block + 1] - layout.blockRows[block]
    }
    columnCount = columnLower.count
    if let box {
      for row in 0..<couplingCount {
        for (cost, value) in [(box.above[row], 1.0), (-box.below[row], -1.0)] {
          columnLower.append(0)
          columnUpper.append(.infinity)
          columnCosts.append(cost)
          rows.append(Int32(clamping: row))
          values.append(value)
          starts.append(rows.count)
        }
      }
    }
    model.addRows(lower: lower, upper: upper)
    model.addColumns(
      lower: columnLower, upper: columnUpper, costs: columnCosts, starts: starts, rows: rows,
      values: values)
    self.model = model
    self.blocks = blocks
    hasBox = box != nil
  }
}
