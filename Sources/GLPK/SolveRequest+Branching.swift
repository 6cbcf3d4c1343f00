internal import CGLPKShims
internal import LinearOptimization

extension SolveRequest {
  /// Branch and bound over the whole columns, from the optimal basis of the relaxation.
  ///
  /// First with all families of cuts, which on published instances is the better default. Without
  /// cuts where that ends in numerical trouble, and, for a limited time, where it ends in a claim of
  /// infeasibility: a cut may be wrong by rounding, a point that was checked cannot be.
  func branchAndBound(keeping kept: KeptProblem? = nil) throws(SolveError) -> Solution {
    let start = checkedStart()
    if let values = start.values { reporter?.incumbent(values) }
    return noWorse(try search(from: start, keeping: kept), than: start)
  }

  private func search(
    from start: Start, keeping kept: KeptProblem?
  ) throws(SolveError) -> Solution {
    let rounded = try roundedModel()
    var iterations = start.iterations
    var retries: [String] = []
    var claim: Solution?
    var lastAbort: String?
    let priorities = options.branchingPriorities.map(Int32.init(clamping:))
    for usesCuts in options.cuts.isEmpty ? [false] : [true, false] {
      let (relaxed, session) = try linearProgram(
        rounded, wholeColumns: true, iterationsSpent: iterations, keeping: kept)
      guard relaxed.termination == .optimal, let session else {
        if let claim { return claim }
        var solution = withoutTree(relaxed)
        solution.work.iterations += iterations
        return solution
      }
      let seconds = claim == nil ? .infinity : Self.leastDoubtTime + 2 * secondsSpent
      var tree = branchingOptions(usesCuts: usesCuts, seconds: seconds)
      tree.iteration_limit =
        options.iterationLimit.map {
          Int64(max(0, $0 - iterations - relaxed.work.iterations))
        } ?? -1
      let (values, result, failure) = session.branch(
        tree, start: start.values, priorities: priorities)
      if let failure { kept?.drop("rebuilt: \(failure.words)") }
      var solution = conclude(values, result, failure, relaxed)
      iterations += relaxed.work.iterations + Int(result.iterations)
      solution.work.iterations = iterations
      solution.work.nodes = Int(result.nodes) + (claim?.work.nodes ?? 0)
      solution.work.retries = retries + relaxed.work.retries
      if solution.objective != nil { return solution }
      if case .aborted(let message)? = failure { lastAbort = message }
      switch solution.termination {
      case .numericalTrouble:
        let reason = lastAbort.map { "GLPK aborted: \($0)" } ?? Self.describe(result.code)
        let retry = "branching \(usesCuts ? "with" : "without") cuts: \(reason)"
        retries = solution.work.retries + [retry]
        reporter?.retry(retry)
        kept?.drop("rebuilt: \(retry)")
      case .infeasible where usesCuts && result.nodes > 0:
        claim = solution
        retries = solution.work.retries + ["branching with cuts: infeasible, tried without"]
        claim?.work.retries = retries
      default:
        return claim ?? solution
      }
      if reachedLimit != nil { break }
    }
    if let claim { return claim }
    if let limit = reachedLimit { return Solution(termination: .stopped(by: limit)) }
    if let lastAbort {
      throw SolveError(.engineFailure("GLPK aborted while branching: \(lastAbort)"))
    }
    var trouble = Solution(termination: .numericalTrouble)
    trouble.work.retries = retries
    trouble.work.iterations = iterations
    return trouble
  }

  private func roundedModel() throws(SolveError) -> CompiledModel {
    var rounded = model
    let (lower, upper) = model.roundedBounds
    for column in 0..<model.columnCount where model.kinds[column] == .integer {
      rounded.setBounds(
        lower: lower[column], upper: upper[column], of: rounded.variable(at: column))
    }
    do {
      return try rounded.compiled()
    } catch {
      throw SolveError(.invalidModel(error))
    }
  }

  private func branchingOptions(usesCuts: Bool, seconds: Double) -> cglpk_branch_options {
    var tree = cglpk_branch_options()
    tree.milliseconds = milliseconds(seconds)
    tree.node_limit = Int64(options.nodeLimit ?? -1)
    tree.relative_gap = options.relativeGap
    tree.absolute_gap = options.absoluteGap
    // The families and heuristics have the same bits on both sides.
    tree.cuts = usesCuts ? Int32(truncatingIfNeeded: options.cuts.rawValue) : 0
    tree.heuristics = Int32(truncatingIfNeeded: options.heuristics.rawValue)
    tree.heuristic_milliseconds = milliseconds(Self.longestHeuristic)
    return tree
  }

  /// What the relaxation says about the whole program when it has no optimum.
  private func withoutTree(_ relaxed: Solution) -> Solution {
    var solution = Solution(termination: relaxed.termination)
    solution.work = relaxed.work
    // The relaxation stood on rounded bounds; a certificate must hold on the stated ones.
    solution.certificate = checked(relaxed.certificate)
    switch relaxed.termination {
    case .feasible(let limit), .boundOnly(let limit), .stopped(let limit):
      solution.bound = relaxed.bound
      solution.termination =
        relaxed.bound == nil ? .stopped(by: limit) : .boundOnly(stoppedBy: limit)
    case .unbounded:
      // The relaxation has a ray; whether a whole point exists is not known.
      solution.termination = .infeasibleOrUnbounded
    default: break
    }
    return solution
  }

  private func conclude(
    _ values: [Double], _ result: cglpk_branch_result, _ failure: SessionFailure?,
    _ relaxed: Solution
  ) -> Solution {
    var solution = Solution(termination: .numericalTrouble)
    let sign: Double = model.sense == .minimize ? 1 : -1
    var bound = relaxed.objective
    if let root = bound, result.bound.isFinite {
      bound = sign * max(sign * root, sign * result.bound)
    }
    if result.has_point != 0 { accept(values, &solution) }
    if let objective = solution.objective, let known = bound {
      // The best point is a bound as well, once nothing better is left.
      bound = sign * min(sign * known, sign * objective)
    }
    let limit = limitOfBranching(result, failure)
    let isProven = limit == nil && failure == nil && result.status == GLP_OPT
    let isClosed =
      if let objective = solution.objective, let bound {
        abs(objective - bound) <= Self.closedGap * max(1, abs(objective))
      } else { false }
    if solution.objective != nil, isProven || isClosed {
      solution.termination = .optimal
      solution.bound = solution.objective
    } else if solution.objective != nil {
      solution.bound = bound
      // An incumbent stays with a search that failed; its bound still holds.
      solution.termination = limit.map { .feasible(stoppedBy: $0) } ?? .numericalTrouble
    } else if let limit {
      solution.bound = bound
      solution.termination = bound != nil ? .boundOnly(stoppedBy: limit) : .stopped(by: limit)
    } else if failure == nil, result.code == 0, result.status == GLP_NOFEAS {
      solution.termination = .infeasible
    }
    return solution
  }

  private func limitOfBranching(
    _ result: cglpk_branch_result, _ failure: SessionFailure?
  ) -> Limit? {
    if case .braked? = failure { return reachedLimit ?? .interrupted }
    switch result.code {
    case GLP_ETMLIM: return .timeLimit
    case GLP_ESTOP where result.is_stuck != 0: return nil
    case GLP_ESTOP:
      if result.hit_node_limit != 0 { return .nodeLimit }
      if result.hit_iteration_limit != 0 { return .iterationLimit }
      if result.hit_gap != 0 { return .gapLimit }
      return reachedLimit ?? .interrupted
    default: return nil
    }
  }

  /// Takes the point if it satisfies the model once whole columns are rounded.
  ///
  /// Where large coefficients carry the rounding into a row, the continuous columns are solved again
  /// beside the rounded ones.
  private func accept(_ values: [Double], _ solution: inout Solution) {
    var point = values
    for (column, kind) in model.kinds.enumerated() where kind == .integer {
      point[column] = point[column].rounded()
    }
    if compiled.relativeViolation(of: point) > Self.primalTolerance {
      guard let polished = besideWhole(point)?.values,
        compiled.relativeViolation(of: polished) <= Self.primalTolerance
      else { return }
      point = polished
    }
    guard compiled.objective(at: point).isFinite else { return }
    solution.values = point
    solution.objective = compiled.objective(at: point)
    solution.primalStatus = .feasible
  }

  /// The best continuous columns beside whole ones.
  func besideWhole(_ point: [Double]) -> Solution? {
    guard model.kinds.contains(.continuous) else { return nil }
    var fixed = model
    for (column, kind) in model.kinds.enumerated() where kind == .integer {
      fixed.setBounds(lower: point[column], upper: point[column], of: fixed.variable(at: column))
    }
    guard let compiled = try? fixed.compiled(), let solved = try? linearProgram(compiled).solution,
      solved.primalStatus == .feasible
    else { return nil }
    return solved
  }

  /// The relative gap at which nothing better can be left but rounding.
  static var closedGap: Double { 1e-9 }
  /// Seconds for the heuristic that hears no brake.
  private static var longestHeuristic: Double { 3 }
  /// Seconds for doubting a claim of infeasibility, besides twice what the request has taken so far.
  private static var leastDoubtTime: Double { 1 }
}
