internal import BigInt

extension LinearSolver {
  /// Finds sides and bounds that contradict themselves when added up with exact weights.
  ///
  /// First bounds that cross and single rows whose bounds cannot reach their side; then the solver's
  /// certificate, made exact; then the exact prices of the least violation. Nothing that the solver
  /// computes is relied on. Whole columns count as continuous, so a model that is infeasible only in
  /// whole numbers has no such contradiction; ``infeasibleSubsystem(of:options:)`` says what those
  /// columns cannot do.
  ///
  /// - Parameters:
  ///   - model: The model; crossing bounds are a finding here, not a fault.
  ///   - sides: The only sides to use, such as those of an ``InfeasibleSubsystem``; all if not given.
  ///   - options: The time for each of the solver's and the arithmetic's parts; and the pivots.
  /// - Returns: The contradiction; `nil` where none was found.
  /// - Throws: ``SolveError`` for a refused model, or when the solver fails.
  public func contradiction(
    in model: Model, among sides: [ModelSide]? = nil, options: ExactOptions = ExactOptions()
  ) async throws(SolveError) -> Contradiction? {
    let model = sides.map { model.restricted(to: Set($0)) } ?? model
    if let crossing = model.crossing() { return crossing }
    let compiled: CompiledModel
    do {
      compiled = try model.compiled()
    } catch {
      throw SolveError(.invalidModel(error))
    }
    if let subsystem = compiled.rowThatCannotHold(), let row = subsystem.members.first?.index {
      var multipliers = [Double](repeating: 0, count: model.rowCount)
      multipliers[row] = 1
      if let found = compiled.contradiction(from: .farkas(rowMultipliers: multipliers)) {
        return found
      }
    }
    var solveOptions = SolveOptions()
    solveOptions.timeLimit = options.timeLimit
    solveOptions.relaxesIntegrality = true
    let solution = try await solve(model, options: solveOptions)
    if solution.primalStatus == .feasible { return nil }
    if let found = solution.certificate.flatMap({ compiled.contradiction(from: $0) }) {
      return found
    }
    return try await compiled.exactInfeasibilityProof(using: self, options: options)
      .flatMap { compiled.contradiction(from: $0) }
  }
}

extension Model {
  /// Two sides of a row, or bounds of a column, that cross.
  fileprivate func crossing() -> Contradiction? {
    let pairs =
      (0..<rowCount).lazy.map { (ModelSide.rowLower($0), ModelSide.rowUpper($0)) }
    let bounds =
      (0..<columnCount).lazy.map { (ModelSide.columnLower($0), ModelSide.columnUpper($0)) }
    for (lower, upper) in [AnySequence(pairs), AnySequence(bounds)].joined() {
      guard let low = value(of: lower), let high = value(of: upper), low > high,
        low.isFinite, high.isFinite, let one = Rational(exactly: 1)
      else { continue }
      return Contradiction(
        members: [.init(side: lower, weight: one), .init(side: upper, weight: one)],
        excess: Rational(low, minus: high))
    }
    return nil
  }
}

extension Rational {
  /// The exact difference of two finite numbers.
  fileprivate init(_ left: Double, minus right: Double) {
    self.init(BigDyadic(left) - BigDyadic(right), over: 1)
  }
}
