extension LinearSolver {
  /// Finds sides and bounds that cannot hold together, as few as one step of deletion can make them.
  ///
  /// First bounds that cross and single rows whose bounds cannot reach their side; then the support of a
  /// Farkas certificate; then deletion one by one with warm starts. Rows and bounds of columns are
  /// members; that columns are whole is not. When a limit ends the search, what was found so far is
  /// given, without the claim that it is irreducible. A trial with whole columns takes at most 1,000 nodes
  /// where the options state no node limit.
  ///
  /// - Parameters:
  ///   - model: The model; crossing bounds are a finding here, not a fault.
  ///   - options: Limits for the whole search.
  /// - Returns: A point, a conflict, or neither.
  /// - Throws: ``SolveError`` for a refused model or option, or a fault of the solver.
  /// - Complexity: One solve for each member of the certificate, most of them warm.
  public func infeasibleSubsystem(
    of model: Model, options: SolveOptions = SolveOptions()
  ) async throws(SolveError) -> InfeasibilityFinding {
    if let sides = model.crossingSides() {
      return .infeasible(
        InfeasibleSubsystem(
          members: sides, isProvenIrreducible: true,
          needsWholeColumns: !model.cross(sides), weights: model.cross(sides) ? [1, 1] : []))
    }
    let compiled: CompiledModel
    do {
      compiled = try model.compiled()
    } catch {
      throw SolveError(.invalidModel(error))
    }
    if let found = compiled.rowThatCannotHold() { return .infeasible(found) }
    var search = SubsystemSearch(
      solver: self, model: model, options: options, deadline: Deadline(after: options.timeLimit))
    return try await search.finding()
  }
}

/// The deletion filter on one model.
private struct SubsystemSearch<Solver: LinearSolver> {
  let solver: Solver
  let model: Model
  let options: SolveOptions
  let deadline: Deadline
  private var members: Set<ModelSide> = []
  private var basis: Basis?
  private var branches = false

  init(solver: Solver, model: Model, options: SolveOptions, deadline: Deadline) {
    self.solver = solver
    self.model = model
    self.options = options
    self.deadline = deadline
  }

  /// The nodes for one trial; a trial that needs more leaves its member in.
  private var nodeLimit: Int { 1000 }

  private enum Verdict {
    case infeasible
    case feasible
    case unknown
  }

  mutating func finding() async throws(SolveError) -> InfeasibilityFinding {
    members = Set(model.finiteSides())
    var solution = try await solve(members)
    if verdict(solution) == .feasible, model.isMixedInteger, !options.relaxesIntegrality {
      branches = true
      basis = nil
      solution = try await solve(members)
    }
    switch verdict(solution) {
    case .feasible: return .feasible(solution)
    case .unknown: return .undecided(solution)
    case .infeasible: try await shrink(to: solution)
    }
    var isIrreducible = true
    // Bounds first: a conflict that consists of rows says more.
    let order = members.sorted { $0.rank > $1.rank }
    for side in order where members.contains(side) {
      if deadline.hasPassed {
        isIrreducible = false
        break
      }
      let trial = try await solve(members.subtracting([side]))
      switch verdict(trial) {
      case .infeasible:
        members.remove(side)
        try await shrink(to: trial)
      case .feasible: break
      case .unknown: isIrreducible = false
      }
    }
    let sides = members.sorted { $0.rank < $1.rank }
    return .infeasible(
      InfeasibleSubsystem(
        members: sides, isProvenIrreducible: isIrreducible, needsWholeColumns: branches,
        weights: branches ? [] : try await weights(of: sides)))
  }

  private mutating func solve(_ sides: Set<ModelSide>) async throws(SolveError) -> Solution {
    var options = options
    options.timeLimit = deadline.remaining
    options.relaxesIntegrality = !branches
    // Without its bounds a whole column can keep branch and bound busy for ever.
    if branches { options.nodeLimit = options.nodeLimit ?? nodeLimit }
    options.basis = branches ? nil : basis
    if options.basis != nil { options.algorithm = .dualSimplex }
    let solution = try await solver.solve(model.restricted(to: sides), options: options)
    if let found = solution.basis { basis = found }
    return solution
  }

  private func verdict(_ solution: Solution) -> Verdict {
    switch solution.termination {
    case .optimal, .feasible, .unbounded: .feasible
    // There is nothing to optimise, so nothing can be unbounded.
    case .infeasible, .infeasibleOrUnbounded: .infeasible
    case .boundOnly, .stopped, .numericalTrouble: .unknown
    }
  }

  /// Keeps only what a certificate uses, if that is a conflict by itself.
  private mutating func shrink(to solution: Solution) async throws(SolveError) {
    guard case .farkas(let multipliers)? = solution.certificate else { return }
    let support = model.support(of: multipliers).intersection(members)
    guard support.count < members.count else { return }
    if verdict(try await solve(support)) == .infeasible { members = support }
  }

  /// The weights with which the final members contradict themselves.
  private mutating func weights(of sides: [ModelSide]) async throws(SolveError) -> [Double] {
    guard case .farkas(let multipliers)? = try await solve(members).certificate,
      let compiled = try? model.restricted(to: members).compiled()
    else { return [] }
    let weights = compiled.weights(of: multipliers, on: sides)
    return weights.allSatisfy({ $0 > 0 }) ? weights : []
  }
}

extension Model {
  /// Two bounds of a column, or sides of a row, that cross; for whole columns after rounding inwards.
  fileprivate func crossingSides() -> [ModelSide]? {
    for row in 0..<rowCount where rowLower[row] > rowUpper[row] {
      return [.rowLower(row), .rowUpper(row)]
    }
    for column in 0..<columnCount {
      if columnLower[column] > columnUpper[column] {
        return [.columnLower(column), .columnUpper(column)]
      }
      if kinds[column] == .integer,
        columnLower[column].rounded(.up) > columnUpper[column].rounded(.down) + wholeSlack(column)
      {
        return [.columnLower(column), .columnUpper(column)]
      }
    }
    return nil
  }

  /// A bound this close to a whole number may be meant to be that number.
  private func wholeSlack(_ column: Int) -> Double {
    let near = [columnLower[column], columnUpper[column]].contains {
      abs($0 - $0.rounded()) <= 1e-9 && $0 != $0.rounded()
    }
    return near ? 1 : 0
  }

  fileprivate func cross(_ sides: [ModelSide]) -> Bool {
    guard sides.count == 2, let low = value(of: sides[0]), let high = value(of: sides[1]) else {
      return false
    }
    return low > high
  }

  /// The sides that a Farkas certificate leans on, for either sign of its multipliers.
  fileprivate func support(of multipliers: [Double]) -> Set<ModelSide> {
    guard let compiled = try? compiled() else { return [] }
    var sides: Set<ModelSide> = []
    let sign: Double = compiled.leansOnLowerSides(multipliers) ? 1 : -1
    for (side, _) in compiled.leaning(multipliers.map { sign * $0 }) { sides.insert(side) }
    return sides
  }
}

extension CompiledModel {
  /// Whether multipliers above zero belong to lower sides.
  fileprivate func leansOnLowerSides(_ multipliers: [Double]) -> Bool {
    let asLower = leaning(multipliers)
    return asLower.allSatisfy { (model.value(of: $0.side) ?? .infinity).isFinite }
      && asLower.reduce(0) {
        $0 + $1.weight * ($1.side.isLower ? 1 : -1) * (model.value(of: $1.side) ?? 0)
      } > 0
  }

  /// Which side each row multiplier and the bounds against them lean on: weighted lower sides less
  /// weighted upper sides, with all columns cancelled.
  fileprivate func leaning(_ multipliers: [Double]) -> [(side: ModelSide, weight: Double)] {
    let largest = multipliers.reduce(0) { max($0, abs($1)) }
    let small = Self.certificateTolerance * largest
    var result: [(side: ModelSide, weight: Double)] = []
    for (row, weight) in multipliers.enumerated() where abs(weight) > small {
      result.append((weight > 0 ? .rowLower(row) : .rowUpper(row), abs(weight)))
    }
    for column in 0..<model.columnCount {
      var slope = 0.0
      var size = 0.0
      for index in starts[column]..<starts[column + 1] {
        let term = values[index] * multipliers[Int(rows[index])]
        slope += term
        size += abs(term)
      }
      // What the rows say about the column must be met by its bound.
      if abs(slope) > Self.certificateTolerance * size {
        result.append((slope > 0 ? .columnUpper(column) : .columnLower(column), abs(slope)))
      }
    }
    return result
  }

  fileprivate func weights(of multipliers: [Double], on sides: [ModelSide]) -> [Double] {
    let sign: Double = leansOnLowerSides(multipliers) ? 1 : -1
    var bySide: [ModelSide: Double] = [:]
    for (side, weight) in leaning(multipliers.map { sign * $0 }) { bySide[side] = weight }
    let weights = sides.map { bySide[$0] ?? 0 }
    guard let least = weights.filter({ $0 > 0 }).min() else { return [] }
    return weights.map { $0 / least }
  }

  /// A single row that its columns' bounds keep from one of its sides; the one with fewest columns.
  func rowThatCannotHold() -> InfeasibleSubsystem? {
    var least = [Double](repeating: 0, count: model.rowCount)
    var greatest = least
    var size = least
    var lengths = [Int](repeating: 0, count: model.rowCount)
    for column in 0..<model.columnCount {
      for index in starts[column]..<starts[column + 1] where values[index] != 0 {
        let row = Int(rows[index])
        let ends = [
          values[index] * model.columnLower[column], values[index] * model.columnUpper[column],
        ]
        least[row] += min(ends[0], ends[1])
        greatest[row] += max(ends[0], ends[1])
        size[row] += ends.reduce(0) { $0 + ($1.isFinite ? abs($1) : 0) }
        lengths[row] += 1
      }
    }
    var best: (row: Int, isLower: Bool)?
    for row in 0..<model.rowCount {
      let slack = Self.certificateTolerance * (1 + size[row])
      let missesLower = greatest[row] < model.rowLower[row] - slack
      let missesUpper = least[row] > model.rowUpper[row] + slack
      guard missesLower || missesUpper else { continue }
      if best.map({ lengths[row] < lengths[$0.row] }) ?? true { best = (row, missesLower) }
    }
    guard let best else { return nil }
    var members: [ModelSide] = [best.isLower ? .rowLower(best.row) : .rowUpper(best.row)]
    var weights = [1.0]
    for column in 0..<model.columnCount {
      for index in starts[column]..<starts[column + 1]
      where Int(rows[index]) == best.row && values[index] != 0 {
        let usesUpper = (values[index] > 0) == best.isLower
        members.append(usesUpper ? .columnUpper(column) : .columnLower(column))
        weights.append(abs(values[index]))
      }
    }
    return InfeasibleSubsystem(
      members: members, isProvenIrreducible: true, needsWholeColumns: false, weights: weights)
  }
}
