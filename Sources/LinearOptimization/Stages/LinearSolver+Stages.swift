extension LinearSolver {
  /// Optimises several objectives in order, each among the optima of those before it.
  ///
  /// A stage of a linear program without a tolerance is kept by narrowing the model to the optimal
  /// face: columns with a reduced cost stay at their bound and rows with a price at their side, so no
  /// dense row is added. A tolerance, or whole columns, need a row.
  ///
  /// - Parameters:
  ///   - model: The model; its own objective is not used.
  ///   - stages: The objectives, the most important first.
  ///   - options: Limits for the whole request.
  /// - Returns: The stages' values and the final point.
  /// - Throws: ``SolveError`` for a refused model, stage or option, or a fault of the solver.
  public func solve(
    _ model: Model, inOrder stages: [ObjectiveStage], options: SolveOptions = SolveOptions()
  ) async throws(SolveError) -> StagedSolution {
    let faults = stages.compactMap(\.fault)
    if !faults.isEmpty { throw SolveError(.invalidOptions(faults)) }
    let deadline = Deadline(after: options.timeLimit)
    var face = model
    var options = options
    var result = StagedSolution(stages: [], solution: Solution(termination: .optimal))
    if stages.isEmpty { result.solution = try await solve(face, options: options) }
    for stage in stages {
      face.setObjective(of: stage)
      options.timeLimit = deadline.remaining
      let solution = try await solve(face, options: options)
      let isOptimal = solution.termination == .optimal
      result.stages.append(
        StagedSolution.Stage(
          name: stage.name, termination: solution.termination, optimum: solution.objective))
      if !solution.values.isEmpty || result.solution.values.isEmpty { result.solution = solution }
      guard isOptimal, let optimum = solution.objective else { break }
      let allowance = stage.allowance(at: optimum)
      let branches = model.isMixedInteger && !options.relaxesIntegrality
      if allowance > 0 || branches {
        face.keep(stage, at: optimum, allowance: allowance)
        options.basis = nil
      } else {
        face.narrowToFace(of: solution)
        options.basis = solution.basis
        options.algorithm = .primalSimplex
      }
    }
    for index in result.stages.indices where !result.solution.values.isEmpty {
      result.stages[index].value = model.value(of: stages[index], at: result.solution.values)
    }
    return result
  }
}

extension Model {
  fileprivate mutating func setObjective(of stage: ObjectiveStage) {
    switch stage.sense {
    case .minimize: minimize(stage.objective)
    case .maximize: maximize(stage.objective)
    }
  }

  fileprivate func value(of stage: ObjectiveStage, at point: [Double]) -> Double {
    var sum = stage.objective.constant
    stage.objective.forEachTerm(of: identity) { column, coefficient in
      if point.indices.contains(Int(column)) { sum += coefficient * point[Int(column)] }
    } stray: { _ in
    }
    return sum
  }

  /// Adds the row that keeps a stage's value, but for an allowance and rounding.
  fileprivate mutating func keep(_ stage: ObjectiveStage, at optimum: Double, allowance: Double) {
    let slack = allowance + Self.keepTolerance * max(1, abs(optimum))
    let side =
      stage.sense == .minimize
      ? LinearConstraint(stage.objective, lower: -.infinity, upper: optimum + slack)
      : LinearConstraint(stage.objective, lower: optimum - slack, upper: .infinity)
    add(side)
  }

  /// Narrows columns and rows to where every optimum has them, by complementary slackness.
  fileprivate mutating func narrowToFace(of solution: Solution) {
    guard solution.reducedCosts.count == columnCount, solution.shadowPrices.count == rowCount
    else { return }
    let threshold = Self.priceTolerance * costs.reduce(0) { max($0, abs($1)) }
    let sign: Double = sense == .minimize ? 1 : -1
    for column in 0..<columnCount {
      let cost = sign * solution.reducedCosts[column]
      if cost > threshold, columnLower[column].isFinite {
        columnUpper[column] = columnLower[column]
      } else if cost < -threshold, columnUpper[column].isFinite {
        columnLower[column] = columnUpper[column]
      }
    }
    for row in 0..<rowCount {
      let price = sign * solution.shadowPrices[row]
      if price > threshold, rowLower[row].isFinite {
        rowUpper[row] = rowLower[row]
      } else if price < -threshold, rowUpper[row].isFinite {
        rowLower[row] = rowUpper[row]
      }
    }
  }

  /// What rounding may take from a kept value: sums of a million terms err by less.
  private static var keepTolerance: Double { 1e-9 }
  /// A price below this fraction of the largest cost is rounding, by the solver's own tolerance 1e-7
  /// on scaled data and the exactness of small decimal costs.
  private static var priceTolerance: Double { 1e-9 }
}
