internal import LinearOptimization

/// Finds the best answers of blocks to prices of the coupling rows.
struct BlockPricing: Sendable {
  let layout: BlockLayout
  let costs: [Double]
  /// The prices of the coupling rows.
  let prices: [Double]
  /// How small a reduced cost counts as zero.
  let tolerance: Double
  /// Whether new answers are to be found, not only who wants one.
  let findsAnswers: Bool

  /// Prices a range of blocks.
  ///
  /// - Parameters:
  ///   - range: The blocks.
  ///   - state: Where they stand.
  ///   - isSkipped: The blocks that are left out; their margin is 0.
  /// - Returns: Margins and answers.
  func price(_ range: Range<Int>, _ state: BlockState, isSkipped: [Bool]) -> PricedBlocks {
    var result = PricedBlocks(margins: Array(repeating: 0, count: range.count))
    var simplex = BlockSimplex()
    var reduced: [Double] = []
    for block in range where !isSkipped[block] {
      let rowCount = layout.blockRows[block + 1] - layout.blockRows[block]
      let margin: Double?
      switch rowCount {
      case 0: margin = priceSingle(block, state, &result.answers)
      case 1: margin = priceOneRow(block, state, &reduced)
      default: margin = priceSeveral(block, state, &simplex)
      }
      if let margin {
        result.margins[block - range.lowerBound] = margin
        continue
      }
      if rowCount == 0 { continue }
      guard findsAnswers else {
        result.answers.blocks.append(Int32(clamping: block))
        continue
      }
      guard let margin = answer(block, state, &simplex, &result.answers) else {
        result.failure = "a block has no best answer"
        return result
      }
      result.margins[block - range.lowerBound] = margin
    }
    return result
  }

  private func reducedCost(of column: Int) -> Double {
    var cost = costs[column]
    for index in layout.couplingStarts[column]..<layout.couplingStarts[column + 1] {
      cost -= prices[Int(layout.couplingRows[index])] * layout.couplingValues[index]
    }
    return cost
  }

  /// The margin of a block without rows, which is one column; notes a new answer itself.
  private func priceSingle(
    _ block: Int, _ state: BlockState, _ answers: inout BlockAnswers
  ) -> Double? {
    let column = layout.blockColumns[block]
    let status = state.columns[column]
    if status == .fixed { return .infinity }
    let cost = reducedCost(of: column)
    guard wantsToMove(status, cost) else { return abs(cost) }
    answers.blocks.append(Int32(clamping: block))
    if findsAnswers {
      answers.violations.append(abs(cost))
      answers.values.append(cost < 0 ? layout.upper[column] : layout.lower[column])
      answers.columns.append(cost < 0 ? .atUpper : .atLower)
      return abs(cost)
    }
    return nil
  }

  private func wantsToMove(_ status: BasisStatus, _ cost: Double) -> Bool {
    switch status {
    case .atLower: cost < -tolerance
    case .atUpper: cost > tolerance
    case .free: abs(cost) > tolerance
    case .basic, .fixed: false
    }
  }

  /// The margin of a block with one row; `nil` if it wants to change.
  private func priceOneRow(
    _ block: Int, _ state: BlockState, _ reduced: inout [Double]
  ) -> Double? {
    let columns = layout.blockColumns[block]..<layout.blockColumns[block + 1]
    reduced.removeAll(keepingCapacity: true)
    var price = 0.0
    for column in columns {
      let cost = reducedCost(of: column)
      reduced.append(cost)
      if state.columns[column] == .basic {
        price = cost / layout.localValues[layout.localStarts[column]]
      }
    }
    var margin = Double.infinity
    for column in columns {
      let status = state.columns[column]
      if status == .basic || status == .fixed { continue }
      let cost =
        reduced[column - columns.lowerBound]
        - price * layout.localValues[layout.localStarts[column]]
      if wantsToMove(status, cost) { return nil }
      margin = min(margin, abs(cost))
    }
    let status = state.rows[layout.blockRows[block]]
    if status != .basic, status != .fixed {
      if wantsToMove(status, price) { return nil }
      margin = min(margin, abs(price))
    }
    return margin
  }

  /// The margin of a block with several rows; `nil` if it wants to change.
  private func priceSeveral(
    _ block: Int, _ state: BlockState, _ simplex: inout BlockSimplex
  ) -> Double? {
    load(block, state, &simplex)
    return simplex.check(tolerance: tolerance) == true ? simplex.margin : nil
  }

  /// Finds the best answer of a block and notes it; gives its margin.
  func answer(
    _ block: Int, _ state: BlockState, _ simplex: inout BlockSimplex,
    _ answers: inout BlockAnswers
  ) -> Double? {
    load(block, state, &simplex)
    var outcome = simplex.solve(tolerance: tolerance)
    if case .trouble = outcome {
      simplex.takeSlackBasis()
      outcome = simplex.solve(tolerance: tolerance)
    }
    guard case .optimal = outcome else { return nil }
    answers.blocks.append(Int32(clamping: block))
    answers.violations.append(1)
    for variable in 0..<simplex.columnCount {
      answers.values.append(simplex.values[variable])
      answers.columns.append(simplex.status[variable])
    }
    for row in 0..<simplex.rowCount {
      answers.rows.append(simplex.status[simplex.columnCount + row])
    }
    return simplex.margin
  }

  /// Whether a block is content with its basis at the prices; its values are of no account.
  func agrees(_ block: Int, _ state: BlockState, _ simplex: inout BlockSimplex) -> Bool {
    switch layout.blockRows[block + 1] - layout.blockRows[block] {
    case 0:
      let column = layout.blockColumns[block]
      return !wantsToMove(state.columns[column], reducedCost(of: column))
    case 1:
      var reduced: [Double] = []
      return priceOneRow(block, state, &reduced) != nil
    default: return priceSeveral(block, state, &simplex) != nil
    }
  }

  /// The statuses of a block's best answer.
  func bestBasis(
    _ block: Int, _ state: BlockState, _ simplex: inout BlockSimplex
  ) -> (columns: [BasisStatus], rows: [BasisStatus])? {
    load(block, state, &simplex)
    simplex.takeSlackBasis()
    guard case .optimal = simplex.solve(tolerance: tolerance) else { return nil }
    let columns = simplex.columnCount
    return (
      Array(simplex.status[..<columns]), Array(simplex.status[columns..<columns + simplex.rowCount])
    )
  }

  /// Loads a block into the dense simplex method.
  func load(_ block: Int, _ state: BlockState, _ simplex: inout BlockSimplex) {
    let columns = layout.blockColumns[block]..<layout.blockColumns[block + 1]
    let rows = layout.blockRows[block]..<layout.blockRows[block + 1]
    simplex.begin(columns: columns.count, rows: rows.count)
    for (place, column) in columns.enumerated() {
      simplex.costs[place] = reducedCost(of: column)
      simplex.lower[place] = layout.lower[column]
      simplex.upper[place] = layout.upper[column]
      simplex.values[place] = state.values[column]
      simplex.status[place] = state.columns[column]
      for index in layout.localStarts[column]..<layout.localStarts[column + 1] {
        simplex.matrix[Int(layout.localRows[index]) * columns.count + place] =
          layout.localValues[index]
      }
    }
    for (place, row) in rows.enumerated() {
      simplex.lower[columns.count + place] = layout.rowLower[row]
      simplex.upper[columns.count + place] = layout.rowUpper[row]
      simplex.status[columns.count + place] = state.rows[row]
    }
  }

  /// Gives a block whose activities lie outside its rows a first answer that satisfies them.
  ///
  /// - Parameter state: Where the blocks stand.
  /// - Returns: The answers, and why there is none for some block.
  func settle(_ state: BlockState) -> PricedBlocks {
    var result = PricedBlocks(margins: [])
    var simplex = BlockSimplex()
    for block in layout.heavyCount..<layout.blockCount {
      let rows = layout.blockRows[block]..<layout.blockRows[block + 1]
      if rows.isEmpty { continue }
      var activities = [Double](repeating: 0, count: rows.count)
      for column in layout.blockColumns[block]..<layout.blockColumns[block + 1]
      where state.values[column] != 0 {
        for index in layout.localStarts[column]..<layout.localStarts[column + 1] {
          activities[Int(layout.localRows[index])] +=
            layout.localValues[index] * state.values[column]
        }
      }
      let holds = rows.allSatisfy { row in
        let activity = activities[row - rows.lowerBound]
        return activity >= layout.rowLower[row] && activity <= layout.rowUpper[row]
      }
      if holds { continue }
      if answer(block, state, &simplex, &result.answers) == nil {
        result.failure = "the rows of a block contradict each other"
        return result
      }
    }
    return result
  }

  /// The prices of a block's own rows in its basis; `nil` without a basis.
  func localPrices(_ block: Int, _ state: BlockState, _ simplex: inout BlockSimplex) -> [Double]? {
    if layout.blockRows[block + 1] - layout.blockRows[block] == 1 {
      for column in layout.blockColumns[block]..<layout.blockColumns[block + 1]
      where state.columns[column] == .basic {
        return [reducedCost(of: column) / layout.localValues[layout.localStarts[column]]]
      }
      return [0]
    }
    load(block, state, &simplex)
    return simplex.check(tolerance: tolerance) == nil ? nil : simplex.prices
  }
}
