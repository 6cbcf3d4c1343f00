internal import LinearOptimization

/// The program over mixtures of proposals, one mixture for each part (Dantzig and Wolfe 1960).
///
/// What the proposals lack in a shared row, or have too much of, has a price at the edge of a box around
/// the last prices, so that there is always an answer and prices move in steps (Marsten, Hogan and
/// Blankenship 1975).
struct SharedMaster {
  let lower: [Double]
  let upper: [Double]
  let partCount: Int
  let sense: ObjectiveSense
  private(set) var proposals: [SharedProposal] = []
  /// The middle of the box.
  var centre: [Double]
  /// How far the box reaches.
  var reach: [Double]
  private var basis: Basis?

  struct Answer {
    var prices: [Double]
    /// The price of one more mixture of each part.
    var partValues: [Double]
    /// The weight of each proposal.
    var weights: [Double]
    /// What each shared row lacks or has too much of.
    var missing: [Double]
    var objective: Double
    var iterations: Int
  }

  init(
    lower: [Double], upper: [Double], partCount: Int, sense: ObjectiveSense, reach: [Double]
  ) {
    self.lower = lower
    self.upper = upper
    self.partCount = partCount
    self.sense = sense
    centre = reach.map { _ in 0 }
    self.reach = reach
  }

  mutating func add(_ proposal: SharedProposal) {
    proposals.append(proposal)
    basis?.columns.append(.atLower)
  }

  /// Solves the program; `nil` without an optimum.
  mutating func solve(
    _ inner: some LinearSolver, _ options: SolveOptions
  ) async throws(SolveError) -> Answer? {
    var request = options
    request.basis = basis
    request.algorithm = basis == nil ? .automatic : .primalSimplex
    let model = model()
    let solution = try await inner.solve(model, options: request)
    guard solution.termination == .optimal, let basis = solution.basis,
      solution.values.count == model.columnCount, solution.shadowPrices.count == model.rowCount
    else { return nil }
    self.basis = basis
    let artificial = 2 * lower.count
    return Answer(
      prices: Array(solution.shadowPrices.prefix(lower.count)),
      partValues: Array(solution.shadowPrices.dropFirst(lower.count)),
      weights: Array(solution.values.dropFirst(artificial)),
      missing: lower.indices.map { solution.values[2 * $0] + solution.values[2 * $0 + 1] },
      objective: solution.objective ?? 0, iterations: solution.work.iterations)
  }

  private func model() -> Model {
    var model = Model()
    model.sense = sense
    model.addRows(
      lower: lower + Array(repeating: 1, count: partCount),
      upper: upper + Array(repeating: 1, count: partCount))
    var costs: [Double] = []
    var starts = [0]
    var rows: [Int32] = []
    var values: [Double] = []
    let direction: Double = sense == .minimize ? 1 : -1
    for row in lower.indices {
      for value in [1.0, -1.0] {
        costs.append(value * centre[row] + direction * reach[row])
        rows.append(Int32(clamping: row))
        values.append(value)
        starts.append(rows.count)
      }
    }
    for proposal in proposals {
      costs.append(proposal.cost)
      for (row, activity) in proposal.activities.enumerated() where activity != 0 {
        rows.append(Int32(clamping: row))
        values.append(activity)
      }
      rows.append(Int32(clamping: lower.count + proposal.part))
      values.append(1)
      starts.append(rows.count)
    }
    model.addColumns(
      lower: Array(repeating: 0, count: costs.count),
      upper: Array(repeating: .infinity, count: costs.count), costs: costs, starts: starts,
      rows: rows, values: values)
    return model
  }
}
