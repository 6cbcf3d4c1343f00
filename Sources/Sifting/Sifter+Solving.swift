internal import LinearOptimization

extension Sifter {
  /// Solves the program over some blocks and takes over what it gives.
  ///
  /// - Parameters:
  ///   - blocks: The blocks, ascending.
  ///   - box: The box of the prices; `nil` for none.
  ///   - method: The method.
  ///   - isWarm: Whether to start from the present basis.
  /// - Returns: How many box columns are above zero.
  /// - Throws: ``SiftingFailure``.
  @discardableResult
  mutating func solve(
    _ blocks: [Int], box: WorkingProgram.Box?, _ method: SolveOptions.Algorithm, isWarm: Bool = true
  ) async throws(SiftingFailure) -> Int {
    try check()
    rounds += 1
    var others = total
    for index in isWorking.indices { isWorking[index] = false }
    for block in blocks {
      isWorking[block] = true
      if block >= layout.heavyCount { add(block, -1, to: &others) }
    }
    let program = WorkingProgram(
      layout, costs: costs, blocks: blocks, others: others, part: part, box: box)
    var request = SolveOptions()
    request.timeLimit = deadline.remaining
    if let limit = options.iterationLimit { request.iterationLimit = max(0, limit - iterations) }
    request.algorithm = method
    request.log = options.log
    if let listener = options.onEvent {
      request.onEvent = { event in
        switch event {
        case .linear, .retry: listener(event)
        case .branching, .incumbent, .finished: break
        }
      }
    }
    if isWarm { request.basis = basis(of: program) }
    let solution: Solution
    do {
      solution = try await inner.solve(program.model, options: request)
    } catch {
      if case .invalidOptions(let texts) = error.reason {
        throw .handOver("the basis of a working program was lost: \(texts.first ?? "")")
      }
      throw .refused(error)
    }
    iterations += solution.work.iterations
    if let limit = solution.termination.limit { throw .stopped(limit) }
    guard solution.termination == .optimal, let basis = solution.basis,
      solution.shadowPrices.count == program.model.rowCount,
      solution.values.count == program.model.columnCount
    else {
      throw .handOver("a working program is \(solution.termination.name)")
    }
    total = others
    return adopt(solution, basis, program)
  }

  /// Adds what a block puts into the coupling rows, times a factor.
  func add(_ block: Int, _ factor: Double, to sums: inout [Double]) {
    for column in layout.blockColumns[block]..<layout.blockColumns[block + 1] {
      let value = state.values[column] * factor
      if value == 0 { continue }
      for index in layout.couplingStarts[column]..<layout.couplingStarts[column + 1] {
        sums[Int(layout.couplingRows[index])] += layout.couplingValues[index] * value
      }
    }
  }

  private func basis(of program: WorkingProgram) -> Basis {
    var basis = Basis(columns: [], rows: couplingStatus)
    for block in program.blocks {
      basis.columns += state.columns[layout.blockColumns[block]..<layout.blockColumns[block + 1]]
      basis.rows += state.rows[layout.blockRows[block]..<layout.blockRows[block + 1]]
    }
    if program.hasBox { basis.columns += boxStatus }
    return basis
  }

  private mutating func adopt(
    _ solution: Solution, _ basis: Basis, _ program: WorkingProgram
  ) -> Int {
    var column = 0
    var row = layout.couplingCount
    for block in program.blocks {
      var basics = 0
      for place in layout.blockColumns[block]..<layout.blockColumns[block + 1] {
        state.values[place] = solution.values[column]
        state.columns[place] = basis.columns[column]
        if basis.columns[column] == .basic { basics += 1 }
        column += 1
      }
      let rows = layout.blockRows[block]..<layout.blockRows[block + 1]
      for place in rows {
        state.rows[place] = basis.rows[row]
        localPrices[place] = solution.shadowPrices[row]
        if basis.rows[row] == .basic { basics += 1 }
        row += 1
      }
      isUndecided[block] = block < layout.heavyCount || basics != rows.count
      if block >= layout.heavyCount { add(block, 1, to: &total) }
    }
    for place in 0..<layout.couplingCount {
      couplingStatus[place] = basis.rows[place]
      prices[place] = solution.shadowPrices[place]
    }
    for row in boxDirections.indices { boxDirections[row] = 0 }
    guard program.hasBox else { return 0 }
    var used = 0
    for place in boxStatus.indices {
      boxStatus[place] = basis.columns[program.columnCount + place]
      if solution.values[program.columnCount + place] > Self.boxTolerance {
        used += 1
        boxDirections[place / 2] = place % 2 == 0 ? 1 : -1
      }
    }
    return used
  }

  private static var boxTolerance: Double { 1e-6 }
}
