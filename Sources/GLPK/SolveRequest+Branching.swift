internal import CGLPKShims
internal import LinearOptimization

extension SolveRequest {
  /// Branch and bound over the whole columns, from the optimal basis of the relaxation.
  func branchAndBound() throws(SolveError) -> Solution {
    var rounded = model
    let (lower, upper) = model.roundedBounds
    for column in 0..<model.columnCount {
      rounded.setBounds(
        lower: lower[column], upper: upper[column], of: rounded.variable(at: column))
    }
    let compiled: CompiledModel
    do {
      compiled = try rounded.compiled()
    } catch {
      throw SolveError(.invalidModel(error))
    }
    var (relaxed, session) = try linearProgram(compiled, wholeColumns: true)
    guard relaxed.termination == .optimal, let session else {
      relaxed.values = []
      relaxed.objective = nil
      relaxed.reducedCosts = []
      relaxed.shadowPrices = []
      relaxed.primalStatus = .none
      relaxed.dualStatus = .none
      switch relaxed.termination {
      case .feasible(let limit), .boundOnly(let limit), .stopped(let limit):
        relaxed.termination =
          relaxed.bound == nil ? .stopped(by: limit) : .boundOnly(stoppedBy: limit)
      case .unbounded:
        // The relaxation has a ray; whether a whole point exists is not known.
        relaxed.termination = .infeasibleOrUnbounded
      default: break
      }
      return relaxed
    }
    var options = cglpk_branch_options()
    options.milliseconds = millisecondsLeft()
    options.node_limit = Int64(self.options.nodeLimit ?? -1)
    options.relative_gap = self.options.relativeGap
    options.absolute_gap = self.options.absoluteGap
    options.uses_cuts = 1
    let (values, result, failure) = session.branch(options)
    var solution = Solution(termination: .numericalTrouble)
    solution.work = relaxed.work
    solution.work.nodes = Int(result.nodes)
    let rootBound = relaxed.objective
    var bound = result.bound.isNaN ? rootBound : result.bound
    if let root = rootBound, let seen = bound {
      bound = model.sense == .minimize ? max(root, seen) : min(root, seen)
    }
    if result.has_point != 0 { accept(values, &solution) }
    let limit = limitOfBranching(result, failure)
    if case .aborted(let message)? = failure, solution.objective == nil {
      throw SolveError(.engineFailure("GLPK aborted while branching: \(message)"))
    }
    if let limit {
      solution.bound = bound
      solution.termination =
        solution.objective != nil
        ? .feasible(stoppedBy: limit)
        : bound != nil ? .boundOnly(stoppedBy: limit) : .stopped(by: limit)
    } else if result.status == GLP_OPT, solution.objective != nil {
      solution.termination = .optimal
      solution.bound = solution.objective
    } else if result.code == 0, result.status == GLP_NOFEAS {
      solution.termination = .infeasible
    } else if solution.objective != nil {
      solution.termination = .feasible(stoppedBy: reachedLimit ?? .interrupted)
      solution.bound = bound
    }
    return solution
  }

  private func limitOfBranching(
    _ result: cglpk_branch_result, _ failure: SessionFailure?
  ) -> Limit? {
    if case .braked? = failure { return reachedLimit ?? .interrupted }
    switch result.code {
    case GLP_ETMLIM: return .timeLimit
    case GLP_EMIPGAP: return .gapLimit
    case GLP_ESTOP:
      if result.hit_node_limit != 0 { return .nodeLimit }
      if result.hit_gap != 0 { return .gapLimit }
      return reachedLimit ?? .interrupted
    default: return nil
    }
  }

  /// Rounds whole columns and takes the point if it still satisfies the model.
  private func accept(_ values: [Double], _ solution: inout Solution) {
    var point = values
    for (column, kind) in model.kinds.enumerated() where kind == .integer {
      point[column] = point[column].rounded()
    }
    var candidate = Solution(termination: .optimal)
    candidate.values = point
    let rounded = Residuals(of: candidate, in: compiled).primal
    candidate.values = values
    let raw = Residuals(of: candidate, in: compiled).primal
    // Rounding moves continuous company out of place where coefficients are large; then GLPK's own
    // point is the better one.
    guard compiled.objective(at: point).isFinite else { return }
    let chosen = rounded <= max(raw * 10, 1e-6 * model.largestSide) ? point : values
    solution.values = chosen
    solution.objective = compiled.objective(at: chosen)
    solution.primalStatus = .feasible
  }
}
