internal import CGLPKShims
internal import LinearOptimization

extension SolveRequest {
  /// What is left of the request's limits, and what was spent.
  struct Spent {
    var before = 0
    var iterations = 0
    var retries: [String] = []

    mutating func note(_ retry: String, _ reporter: Reporter?) {
      retries.append(retry)
      reporter?.retry(retry)
    }
  }

  /// What one rung of the ladder found.
  private enum Finding {
    case answer(Solution, Session)
    /// The numbers failed; the text says how.
    case failed(String)
    /// A limit was met; what is known.
    case limited(Solution, Session)
  }

  /// Solves the linear program (the relaxation, for whole columns) by the ladder.
  ///
  /// - Parameters:
  ///   - compiled: The model, or one derived from it.
  ///   - wholeColumns: Whether the session is to be used for branching afterwards.
  ///   - iterationsSpent: What earlier steps took of the iteration limit.
  ///   - kept: The problem that a session keeps; it is tried first and takes over what comes of it.
  /// - Returns: The solution, and the session that holds its basis where it is optimal.
  /// - Throws: ``SolveError`` when GLPK aborts on every rung.
  func linearProgram(
    _ compiled: CompiledModel, wholeColumns: Bool = false, iterationsSpent: Int = 0,
    keeping kept: KeptProblem? = nil
  ) throws(SolveError) -> (solution: Solution, session: Session?) {
    var spent = Spent(before: iterationsSpent)
    var lastAbort: String?
    var aborts = 0
    var infeasible: Solution?
    let warm = kept?.rung(for: compiled, wholeColumns: wholeColumns, self)
    for rung in [warm].compactMap(\.self) + Rung.all(for: compiled, options: options) {
      do throws(SessionFailure) {
        switch try climb(rung, compiled, wholeColumns: wholeColumns, &spent) {
        case .answer(let solution, let session):
          kept?.adopt(session, compiled, wholeColumns: wholeColumns)
          // A claim of infeasibility without a proof is heard twice.
          if solution.termination == .infeasible, solution.certificate == nil, infeasible == nil {
            infeasible = solution
            spent.note("\(rung.name): infeasible, not yet proven", reporter)
            continue
          }
          return (finished(solution, spent), session)
        case .limited(let solution, let session):
          kept?.adopt(session, compiled, wholeColumns: wholeColumns)
          return (finished(solution, spent), nil)
        case .failed(let reason):
          spent.note("\(rung.name): \(reason)", reporter)
          if rung.isKept { kept?.drop("rebuilt: \(rung.name): \(reason)") }
        }
      } catch {
        if rung.isKept { kept?.drop("rebuilt: \(rung.name): \(error.words)") }
        switch error {
        case .aborted(let message):
          lastAbort = message
          aborts += 1
          spent.note("\(rung.name): GLPK aborted: \(message)", reporter)
        case .stuck: spent.note("\(rung.name): no progress in GLPK's own restarts", reporter)
        case .braked: break
        }
      }
      if let limit = reachedLimit {
        return (finished(Solution(termination: .stopped(by: limit)), spent), nil)
      }
    }
    if let infeasible { return (finished(infeasible, spent), nil) }
    if let lastAbort, aborts == spent.retries.count {
      throw SolveError(.engineFailure("GLPK aborted in every way of solving: \(lastAbort)"))
    }
    return (finished(Solution(termination: .numericalTrouble), spent), nil)
  }

  private func finished(_ solution: Solution, _ spent: Spent) -> Solution {
    var solution = solution
    solution.work.iterations = spent.iterations
    solution.work.retries = spent.retries
    return solution
  }

  private func climb(
    _ rung: Rung, _ compiled: CompiledModel, wholeColumns: Bool, _ spent: inout Spent
  ) throws(SessionFailure) -> Finding {
    let session: Session
    if case .kept(let kept) = rung.start {
      session = kept
    } else {
      session = try Session(
        compiled, wholeColumns: wholeColumns, brake: brake, deadline: deadline, reporter: reporter)
      try session.prepare(scales: rung.scales, start: rung.start)
    }
    let firstSlice = isSliced ? firstSlice(of: compiled) : .max
    var slice = firstSlice
    var best: Solution?
    let method = rung.method == .primal ? GLP_PRIMAL : GLP_DUAL
    while true {
      if let limit = reachedLimit { return .limited(stopped(best, by: limit), session) }
      let iterationsLeft = options.iterationLimit.map {
        max(0, $0 - spent.before - spent.iterations)
      }
      let result: cglpk_simplex_result
      do throws(SessionFailure) {
        result = try session.simplex(
          method: method, longStep: rung.longStep, presolves: rung.presolves,
          // A presolved program that is stopped loses all that it reached, so it is not sliced.
          iterationLimit: Int32(
            clamping: min(iterationsLeft ?? .max, rung.presolves ? .max : slice)),
          milliseconds: milliseconds(.infinity))
      } catch .braked {
        // What the slices before it reached still holds.
        return .limited(stopped(best, by: reachedLimit ?? .interrupted), session)
      }
      spent.iterations += Int(result.iterations)
      switch result.code {
      case GLP_ETMLIM, GLP_EITLIM:
        if !rung.presolves { best = try partial(session, result, compiled) ?? best }
        if result.code == GLP_EITLIM, let left = iterationsLeft, Int(result.iterations) >= left {
          return .limited(stopped(best, by: .iterationLimit), session)
        }
        slice = isSliced ? min(slice * 2, firstSlice * Self.longestSlice) : slice
        continue
      case 0: break
      case GLP_ENOPFS where rung.presolves: return .answer(infeasible(session, compiled), session)
      default: return .failed(Self.describe(result.code))
      }
      if rung.isExact, result.status == GLP_OPT {
        let exact = try session.exact(milliseconds: milliseconds(.infinity))
        guard exact.code == 0 else { return .failed("exact: \(Self.describe(exact.code))") }
      }
      return try conclude(session, result, compiled)
    }
  }

  private func conclude(
    _ session: Session, _ result: cglpk_simplex_result, _ compiled: CompiledModel
  ) throws(SessionFailure) -> Finding {
    switch (result.primal, result.dual) {
    case (GLP_FEAS, GLP_FEAS):
      var solution = Solution(termination: .optimal)
      let reading = try session.read()
      solution.values = reading.values
      solution.reducedCosts = reading.reducedCosts
      solution.shadowPrices = reading.prices
      solution.basis = reading.basis
      solution.objective = compiled.objective(at: reading.values)
      solution.bound = solution.objective
      solution.primalStatus = .feasible
      solution.dualStatus = .feasible
      guard compiled.objective(at: reading.values).isFinite else {
        return .failed("the objective is beyond the range of numbers")
      }
      let violation = compiled.relativeViolation(of: reading.values)
      guard violation <= Self.primalTolerance else {
        return .failed("the point misses a row or bound by \(violation) of its size")
      }
      return .answer(solution, session)
    case (GLP_NOFEAS, _):
      return .answer(infeasible(session, compiled), session)
    case (_, GLP_NOFEAS):
      return .answer(try unbounded(session, result, compiled), session)
    default:
      return .failed("no conclusion (primal \(result.primal), dual \(result.dual))")
    }
  }

  /// A stopped slice: a feasible point, or a bound, or neither.
  private func partial(
    _ session: Session, _ result: cglpk_simplex_result, _ compiled: CompiledModel
  ) throws(SessionFailure) -> Solution? {
    let reading = try session.read()
    var solution = Solution(termination: .stopped(by: .timeLimit))
    solution.basis = reading.basis
    if result.primal == GLP_FEAS,
      compiled.relativeViolation(of: reading.values) <= Self.primalTolerance
    {
      solution.values = reading.values
      solution.objective = compiled.objective(at: reading.values)
      solution.primalStatus = .feasible
    } else if result.dual == GLP_FEAS, let bound = compiled.dualBound(of: reading.prices) {
      solution.reducedCosts = reading.reducedCosts
      solution.shadowPrices = reading.prices
      solution.dualStatus = .feasible
      solution.bound = bound
    }
    return solution
  }

  private func stopped(_ best: Solution?, by limit: Limit) -> Solution {
    guard var solution = best else { return Solution(termination: .stopped(by: limit)) }
    if solution.primalStatus == .feasible {
      solution.termination = .feasible(stoppedBy: limit)
    } else if solution.bound != nil {
      solution.termination = .boundOnly(stoppedBy: limit)
    } else {
      solution.termination = .stopped(by: limit)
    }
    return solution
  }

  static func describe(_ code: Int32) -> String {
    switch code {
    case GLP_EBADB: "the basis is invalid"
    case GLP_ESING: "the basis matrix is singular"
    case GLP_ECOND: "the basis matrix is ill-conditioned"
    case GLP_EBOUND: "a column has wrong bounds"
    case GLP_EFAIL: "the search failed"
    case GLP_EINSTAB: "numerical instability"
    case GLP_ENOPFS: "no primal feasible point"
    case GLP_ENODFS: "no dual feasible point"
    case GLP_EROOT: "no optimal basis at the root"
    default: "GLPK code \(code)"
    }
  }

  /// The iterations of the first slice of the simplex method; each further one is twice as long.
  ///
  /// The first slices are short, a fraction of a second, so that a stop soon after the start has
  /// something to give. They are counted in iterations and not in time, because the method takes
  /// another way after each: the same model must be solved in the same steps on every machine.
  private func firstSlice(of compiled: CompiledModel) -> Int {
    let size = compiled.model.rowCount + compiled.model.columnCount + compiled.values.count
    return max(50, 20_000_000 / max(1, size))
  }

  /// How many times the first slice the longest is.
  private static var longestSlice: Int { 16 }
  /// How far a feasible point may miss a row or bound, relative to the size of its terms: ten times
  /// what GLPK itself allows (tol_bnd 1e-7), for scaling.
  static var primalTolerance: Double { 1e-6 }
}
