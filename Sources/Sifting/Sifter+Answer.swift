internal import LinearOptimization

extension Sifter {
  /// The present basis of the whole component, where it is one.
  func bestBasis(_ compiled: CompiledModel) -> Basis? {
    guard active == layout.blockCount, let basis = answer(compiled)?.basis else { return nil }
    let basics = basis.columns.count { $0 == .basic } + basis.rows.count { $0 == .basic }
    return basics == compiled.model.rowCount ? basis : nil
  }

  /// The solution of the whole component from the last working program and the blocks' answers.
  ///
  /// - Parameter compiled: The model of the component.
  /// - Returns: The solution; `nil` if a block lost its basis.
  func answer(_ compiled: CompiledModel) -> Solution? {
    let model = compiled.model
    var values = [Double](repeating: 0, count: model.columnCount)
    var basis = Basis(
      columns: Array(repeating: .atLower, count: model.columnCount),
      rows: Array(repeating: .basic, count: model.rowCount))
    var rowPrices = [Double](repeating: 0, count: model.rowCount)
    for (place, column) in layout.modelColumns.enumerated() {
      values[Int(column)] = state.values[place]
      basis.columns[Int(column)] = state.columns[place]
    }
    for (place, row) in layout.modelCouplingRows.enumerated() {
      basis.rows[Int(row)] = couplingStatus[place]
      rowPrices[Int(row)] = prices[place] / layout.costFactor
    }
    let pricing = pricing(findsAnswers: false)
    var simplex = BlockSimplex()
    for block in 0..<layout.blockCount {
      let rows = layout.blockRows[block]..<layout.blockRows[block + 1]
      if rows.isEmpty { continue }
      let local: [Double]
      if isWorking[block] {
        local = Array(localPrices[rows])
      } else if let found = pricing.localPrices(block, state, &simplex) {
        local = found
      } else {
        return nil
      }
      for (place, row) in rows.enumerated() {
        basis.rows[Int(layout.modelRows[row])] = state.rows[row]
        rowPrices[Int(layout.modelRows[row])] = local[place] / layout.costFactor
      }
    }
    // A row out of the basis has the price; a basic one has none.
    for row in rowPrices.indices where basis.rows[row] == .basic { rowPrices[row] = 0 }
    var reduced = compiled.reducedCosts(for: rowPrices)
    for column in reduced.indices where basis.columns[column] == .basic { reduced[column] = 0 }
    var solution = Solution(termination: .optimal)
    solution.values = values
    solution.basis = basis
    solution.shadowPrices = rowPrices
    solution.reducedCosts = reduced
    solution.objective = compiled.objective(at: values)
    solution.bound = solution.objective
    solution.primalStatus = .feasible
    solution.dualStatus = .feasible
    solution.work.iterations = iterations
    return solution
  }
}
