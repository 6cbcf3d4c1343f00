internal import LinearOptimization

extension ConformanceTrial {
  /// Checks an answer against what is known and against itself.
  mutating func check(
    _ solution: Solution, of model: Model, _ options: SolveOptions, is known: KnownOutcome?
  ) {
    let asked = options.relaxesIntegrality ? model.relaxed : model
    guard let compiled = try? asked.compiled(), let stated = try? model.compiled() else {
      return expect(false, "The case is wrong", "its model has faults")
    }
    if let known {
      checkOutcome(solution.termination, options, known)
      checkObjective(solution, asked, known)
    }
    checkPoint(solution, compiled, known)
    checkPrices(solution, compiled)
    checkBasis(solution, compiled)
    checkCertificate(solution, compiled)
    // A distance from whole numbers is one, whether or not it matters.
    checkResiduals(solution, stated)
    checkWork(solution.work, options)
  }

  /// The termination is a true statement, and no weaker than the options allow.
  private mutating func checkOutcome(
    _ termination: Termination, _ options: SolveOptions, _ known: KnownOutcome
  ) {
    let isTrue =
      switch termination {
      case .optimal: known.isOptimal
      case .infeasible: known == .infeasible
      case .unbounded: known == .unbounded
      case .infeasibleOrUnbounded: !known.isOptimal
      case .feasible: known != .infeasible
      case .boundOnly, .stopped: true
      case .numericalTrouble: false
      }
    expect(isTrue, "The outcome is \(termination)", "it must be \(known)")
    guard let limit = termination.limit else { return }
    let isStated =
      switch limit {
      case .timeLimit: options.timeLimit != nil
      case .iterationLimit: options.iterationLimit != nil
      case .nodeLimit: options.nodeLimit != nil
      case .gapLimit: options.relativeGap > 0 || options.absoluteGap > 0
      // Cases that cancel a solve look at this themselves.
      case .interrupted: true
      }
    expect(isStated, "The solve ends at a limit that was not stated", "\(limit)")
  }

  /// Objective and bound are on their sides of the optimum.
  private mutating func checkObjective(
    _ solution: Solution, _ model: Model, _ known: KnownOutcome
  ) {
    let sign: Double = model.sense == .minimize ? 1 : -1
    if let bound = solution.bound {
      note(.bound)
      switch known {
      case .optimal(let optimum):
        expect(
          sign * bound <= sign * optimum + Self.margin(optimum),
          "The bound \(bound) is beyond the optimum", "\(optimum)")
      case .infeasible: break
      case .unbounded:
        expect(!bound.isFinite, "An unbounded model has the bound \(bound)")
      }
    }
    guard let objective = solution.objective, case .optimal(let optimum) = known else { return }
    expect(
      sign * objective >= sign * optimum - Self.margin(optimum),
      "The objective \(objective) is better than the optimum", "\(optimum)")
    guard solution.termination == .optimal else { return }
    expect(
      abs(objective - optimum) <= Self.margin(optimum), "The objective is \(objective)",
      "it must be \(optimum)")
    if let bound = solution.bound {
      expect(
        abs(objective - bound) <= 10 * Self.margin(optimum),
        "The bound \(bound) does not meet the optimum", "\(objective)")
    }
  }

  /// Ten times the solvers' usual tolerance of 1e-7.
  static func margin(_ value: Double) -> Double { 1e-6 * max(1, abs(value)) }

  private mutating func checkWork(_ work: Work, _ options: SolveOptions) {
    expect(
      work.iterations >= 0 && work.nodes >= 0 && work.seconds >= 0 && work.seconds.isFinite,
      "The counters of work cannot be", "\(work)")
    if let limit = options.iterationLimit {
      expect(
        work.iterations <= limit, "The iterations are \(work.iterations)", "the limit is \(limit)")
    }
  }
}

extension KnownOutcome {
  var isOptimal: Bool { if case .optimal = self { true } else { false } }
}

extension Model {
  /// The same model with all columns continuous.
  var relaxed: Model {
    var model = self
    for column in 0..<columnCount { model.setKind(.continuous, of: variable(at: column)) }
    return model
  }
}
