internal import LinearOptimization

/// What was done before the inner solver took over.
struct Trail {
  var notes: [String]
  var iterations: Int

  init(_ notes: [String] = [], iterations: Int = 0) {
    self.notes = notes
    self.iterations = iterations
  }
}

extension SiftingSolver {
  /// Why a request is not for sifting, if it is not.
  func reasonToHandOver(_ model: Model, _ options: SolveOptions) -> String? {
    if model.columnCount < settings.leastColumns {
      return "sifting left out: fewer than \(settings.leastColumns) columns"
    }
    if model.isMixedInteger, !options.relaxesIntegrality {
      return "sifting left out: whole columns"
    }
    if let limit = options.timeLimit, limit <= .zero { return "sifting left out: no time" }
    if let limit = options.iterationLimit, limit <= 0 {
      return "sifting left out: no iterations"
    }
    if let basis = options.basis,
      basis.columns.count != model.columnCount || basis.rows.count != model.rowCount
    {
      return "sifting left out: the basis has another size"
    }
    let gaps = [options.relativeGap, options.absoluteGap]
    if options.startingPoint != nil || !options.branchingPriorities.isEmpty
      || (options.nodeLimit ?? 0) < 0 || gaps.contains(where: { !($0 >= 0 && $0.isFinite) })
    {
      return "sifting left out: options of branching"
    }
    return nil
  }

  /// Lets the inner solver answer a request.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - options: The options of the request.
  ///   - deadline: The end of the request's time.
  ///   - trail: What was done before.
  ///   - isLast: Whether the inner solver may tell of the end.
  /// - Returns: The inner solver's answer, with the trail in its counters.
  /// - Throws: ``SolveError`` as the inner solver does.
  func handOver(
    _ model: Model, _ options: SolveOptions, _ deadline: Deadline, _ trail: Trail,
    isLast: Bool = true
  ) async throws(SolveError) -> Solution {
    var request = options
    if options.timeLimit.map({ $0 > .zero }) ?? false { request.timeLimit = deadline.remaining }
    if let limit = options.iterationLimit, limit > 0 {
      request.iterationLimit = max(0, limit - trail.iterations)
    }
    if let listener = options.onEvent {
      request.onEvent = { event in
        guard case .finished(var solution) = event else { return listener(event) }
        if !isLast { return }
        solution.work.iterations += trail.iterations
        solution.work.retries = trail.notes + solution.work.retries
        listener(.finished(solution))
      }
    }
    var solution = try await inner.solve(model, options: request)
    solution.work.iterations += trail.iterations
    solution.work.retries = trail.notes + solution.work.retries
    return solution
  }

  /// Sifts a checked model, or lets the inner solver answer.
  func siftOrHandOver(
    _ compiled: CompiledModel, _ options: SolveOptions, _ deadline: Deadline
  ) async throws(SolveError) -> Solution {
    var options = options
    var trail = Trail()
    if compiled.model.columnCount > Self.greatestTrialColumns {
      options.basis = nil
    } else if options.basis != nil {
      // A basis that is nearly optimal is worth more than any structure.
      let limit = max(Self.leastTrial, compiled.model.rowCount / Self.trialPart)
      var trial = options
      trial.iterationLimit = min(limit, options.iterationLimit ?? .max)
      let solution = try await handOver(compiled.model, trial, deadline, Trail(), isLast: false)
      guard solution.termination.limit == .iterationLimit, limit < options.iterationLimit ?? .max
      else { return solution }
      options.basis = nil
      options.iterationLimit = options.iterationLimit.map { $0 - solution.work.iterations }
      trail = Trail(
        ["sifting: the given basis needs more than \(limit) iterations"],
        iterations: solution.work.iterations)
    }
    let structure = BlockStructure(of: compiled, settings: settings)
    var solution: Solution?
    if structure.componentCount > 1 {
      let plan = ComponentPlan(
        compiled, componentOfColumn: structure.componentOfColumn,
        componentCount: structure.componentCount, leastColumns: settings.leastPartColumns)
      if plan.parts.count > 1 {
        solution = try await solveComponents(compiled, structure, plan, options, deadline)
        if solution == nil {
          trail.notes.append("sifting: the components do not settle the model")
          return try await handOver(compiled.model, options, deadline, trail, isLast: false)
        }
      }
    }
    if solution == nil {
      solution = try await siftConnected(compiled, structure, options, deadline)
    }
    guard var solution else { throw SolveError(.engineFailure("Sifting gave no answer.")) }
    solution.work.iterations += trail.iterations
    solution.work.retries = trail.notes + solution.work.retries
    return solution
  }

  /// Beyond, a few hundred iterations of the inner solver cost more than sifting from nothing.
  private static var greatestTrialColumns: Int { 30_000 }
  /// The least iterations that a given basis is tried for.
  private static var leastTrial: Int { 300 }
  /// The part of the rows that a given basis is tried for in iterations.
  private static var trialPart: Int { 50 }

  /// Sifts a model as one component, or lets the inner solver answer.
  func siftConnected(
    _ compiled: CompiledModel, _ structure: BlockStructure, _ options: SolveOptions,
    _ deadline: Deadline
  ) async throws(SolveError) -> Solution {
    let model = compiled.model
    if structure.couplingRows.count > settings.greatestCouplingRows
      || structure.blockCount < settings.leastBlocksPerCouplingRow * structure.couplingRows.count
    {
      var trail = Trail([
        "sifting left out: \(structure.couplingRows.count) rows couple "
          + "\(structure.blockCount) blocks"
      ])
      if let solution = try await splitBySharedRows(compiled, structure, options, deadline, &trail)
      {
        return solution
      }
      return try await handOver(model, options, deadline, trail, isLast: false)
    }
    var sifter = Sifter(
      BlockLayout(compiled, structure, seed: nil), inner, settings, options, deadline)
    let reason: String
    do throws(SiftingFailure) {
      if try await !sifter.runSums() {
        let (notes, iterations) = (sifter.notes, sifter.iterations)
        sifter = Sifter(
          BlockLayout(compiled, structure, seed: settings.seed), inner, settings, options, deadline)
        sifter.notes = notes
        sifter.iterations = iterations
        try await sifter.runSamples()
      }
      if var solution = sifter.answer(compiled) {
        let check = OptimalityCheck(solution, compiled)
        if check.holds {
          solution.residuals = Residuals(of: solution, in: compiled)
          solution.work.retries = sifter.notes
          return solution
        }
        reason = "the answer misses by \(check.primal) and its prices by \(check.dual)"
      } else {
        reason = "a block lost its basis"
      }
    } catch {
      switch error {
      case .handOver(let text): reason = text
      case .stopped(let limit):
        var solution = Solution(termination: .stopped(by: limit))
        solution.work.iterations = sifter.iterations
        solution.work.retries = sifter.notes
        return solution
      case .refused(let error): throw error
      }
    }
    options.onEvent?(.retry("sifting: \(reason)"))
    var options = options
    if options.basis == nil { options.basis = sifter.bestBasis(compiled) }
    return try await handOver(
      model, options, deadline,
      Trail(sifter.notes + ["sifting: \(reason)"], iterations: sifter.iterations), isLast: false)
  }
}
