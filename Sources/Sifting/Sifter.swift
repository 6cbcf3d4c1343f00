internal import LinearOptimization

/// Why sifting ended without an optimum.
enum SiftingFailure: Error {
  /// The inner solver has to take over; the text says why.
  case handOver(String)
  case stopped(Limit)
  case refused(SolveError)
}

/// Prices and sifts one component.
struct Sifter<Inner: LinearSolver> {
  let layout: BlockLayout
  let inner: Inner
  let settings: SiftingSettings
  let options: SolveOptions
  let deadline: Deadline
  let trace: (@Sendable (String) -> Void)?

  /// The costs of the present phase: first moved a little, at the end the true ones.
  var costs: [Double]
  var state: BlockState
  /// The prices of the coupling rows.
  var prices: [Double]
  var couplingStatus: [BasisStatus]
  /// The statuses of the box columns, two for each coupling row.
  var boxStatus: [BasisStatus]
  /// For each coupling row the edge of the box at which the last price stands.
  var boxDirections: [Int8]
  /// The prices of the rows of blocks in the last working program.
  var localPrices: [Double]
  /// What all active blocks but the heavy ones put into the coupling rows.
  var total: [Double]
  /// Blocks with more basic columns than rows; they are in every working program.
  var isUndecided: [Bool]
  var isWorking: [Bool]
  /// The blocks of the present sample.
  var active = 0
  var iterations = 0
  var rounds = 0
  var passes = 0
  var notes: [String] = []

  init(
    _ layout: BlockLayout, _ inner: Inner, _ settings: SiftingSettings, _ options: SolveOptions,
    _ deadline: Deadline
  ) {
    self.layout = layout
    self.inner = inner
    self.settings = settings
    self.options = options
    self.deadline = deadline
    trace = options.log
    let isHeavy = { (block: Int) in block < layout.heavyCount }
    isUndecided = (0..<layout.blockCount).map(isHeavy)
    isWorking = Array(repeating: false, count: layout.blockCount)
    state = BlockState(layout)
    prices = Array(repeating: 0, count: layout.couplingCount)
    total = prices
    couplingStatus = Array(repeating: .basic, count: layout.couplingCount)
    boxStatus = Array(repeating: .atLower, count: 2 * layout.couplingCount)
    boxDirections = Array(repeating: 0, count: layout.couplingCount)
    localPrices = Array(repeating: 0, count: layout.modelRows.count)
    costs = layout.costs
  }

  /// The blocks of a working program.
  var size: Int { settings.workingBlocks ?? max(500, 12 * layout.couplingCount) }

  /// The part of all light blocks that the sample holds.
  var part: Double {
    active == layout.blockCount
      ? 1
      : Double(active - layout.heavyCount) / Double(layout.blockCount - layout.heavyCount)
  }

  /// Finds the optimum from sums of blocks that are alike.
  ///
  /// - Returns: Whether it was found; else samples have to find it.
  /// - Throws: ``SiftingFailure``.
  mutating func runSums() async throws(SiftingFailure) -> Bool {
    guard try await solveClasses() else { return false }
    active = layout.blockCount
    for usesBoxes in [false, true] {
      do throws(SiftingFailure) {
        // Where sums were not exact, the members miss the coupling rows by a little. Boxes around
        // the prices, which are nearly right, put that in order.
        if usesBoxes { try await boxRounds(Self.repairRounds) }
        try await finish()
        return true
      } catch {
        guard case .handOver(let text) = error else { throw error }
        note("after sums of blocks\(usesBoxes ? " and boxes" : ""): \(text)")
      }
    }
    return false
  }

  /// Finds the optimum from growing samples; the layout has to be in random order.
  ///
  /// - Throws: ``SiftingFailure``.
  mutating func runSamples() async throws(SiftingFailure) {
    moveCosts()
    let settled = pricing(findsAnswers: true).settle(state)
    if let failure = settled.failure { throw .handOver(failure) }
    apply(settled.answers)
    try await solveFirstSample()
    while active < layout.blockCount {
      grow(to: layout.heavyCount + (active - layout.heavyCount) * settings.growth)
      try await price()
      sumUp()
      try await boxRounds(active == layout.blockCount ? Self.lastRounds : Self.sampleRounds)
    }
    try await finish()
  }

  /// Moves costs a little, so that ties part.
  private mutating func moveCosts() {
    let mean =
      layout.costs.reduce(0) { $0 + abs($1) } / Double(max(1, layout.columnCount))
    for column in costs.indices
    where layout.upper[column] - layout.lower[column] < .infinity {
      // By the model's column, so that the order of blocks does not matter.
      costs[column] +=
        settings.perturbation * (mean + abs(costs[column]))
        * Scramble.fraction(Int(layout.modelColumns[column]), seed: settings.seed)
    }
  }

  /// Notes a turn of the work.
  mutating func note(_ text: String) {
    notes.append("sifting: \(text)")
    trace?("sifting: \(text)")
  }

  mutating func grow(to count: Int) {
    active = count > layout.blockCount / 2 ? layout.blockCount : count
  }

  func pricing(findsAnswers: Bool) -> BlockPricing {
    BlockPricing(
      layout: layout, costs: costs, prices: prices, tolerance: Self.tolerance,
      findsAnswers: findsAnswers)
  }

  /// Takes answers over and gives their effect on the coupling rows.
  mutating func apply(_ answers: BlockAnswers) {
    var value = 0
    var row = 0
    for member in answers.blocks {
      let block = Int(member)
      for column in layout.blockColumns[block]..<layout.blockColumns[block + 1] {
        let change = answers.values[value] - state.values[column]
        if change != 0 {
          for index in layout.couplingStarts[column]..<layout.couplingStarts[column + 1] {
            total[Int(layout.couplingRows[index])] += layout.couplingValues[index] * change
          }
          state.values[column] = answers.values[value]
        }
        state.columns[column] = answers.columns[value]
        value += 1
      }
      for place in layout.blockRows[block]..<layout.blockRows[block + 1] {
        state.rows[place] = answers.rows[row]
        row += 1
      }
    }
  }

  /// Sums anew what the active light blocks put into the coupling rows.
  mutating func sumUp() {
    for row in total.indices { total[row] = 0 }
    guard layout.heavyCount < active else { return }
    for column in layout.blockColumns[layout.heavyCount]..<layout.blockColumns[active]
    where state.values[column] != 0 {
      for index in layout.couplingStarts[column]..<layout.couplingStarts[column + 1] {
        total[Int(layout.couplingRows[index])] +=
          layout.couplingValues[index] * state.values[column]
      }
    }
  }

  func check() throws(SiftingFailure) {
    if Task.isCancelled { throw .stopped(.interrupted) }
    if deadline.hasPassed { throw .stopped(.timeLimit) }
    if rounds >= settings.greatestRounds {
      throw .handOver("no end after \(rounds) working programs")
    }
  }

  private static var sampleRounds: Int { 3 }
  private static var repairRounds: Int { 20 }
  private static var lastRounds: Int { 60 }
  /// How small a reduced cost counts as zero, costs being at most 1,000.
  static var tolerance: Double { 1e-7 }
}
