public import LinearOptimization

/// Limits and gap of a whole plan.
public struct PlanOptions: Sendable {
  /// The longest time for the whole plan; `nil` for none.
  public var timeLimit: Duration?
  /// The relative gap at which a level may stop, as a fraction; 0 asks for proof.
  public var relativeGap: Double = 0
  /// Called as work goes on, at most a few times a second.
  public var progress: (@Sendable (PlanProgress) -> Void)?

  /// Makes options with no limit and no gap.
  public init() {}
}

/// What a plan in the making is doing.
public struct PlanProgress: Sendable {
  /// The phase, such as `benefit` or `moves`.
  public var phase: String
  /// The step within all steps known so far, counted from 1.
  public var step: Int
  /// How many steps are known so far.
  public var steps: Int

  /// Makes a progress report.
  ///
  /// - Parameters:
  ///   - phase: The phase.
  ///   - step: The step, counted from 1.
  ///   - steps: How many steps are known so far.
  public init(phase: String, step: Int, steps: Int) {
    self.phase = phase
    self.step = step
    self.steps = steps
  }
}

/// A plan that could not be made because something failed.
public enum PlanError: Error, Sendable {
  /// The solver refused or failed.
  case solver(SolveError)
  /// A check of our own did not hold; the text says which.
  case internalFault(String)
  /// The board asks for more columns than are allowed; the text says what to do.
  case tooLarge(String)
}

extension Board {
  /// Makes the best plan, proves it and explains when there is none.
  ///
  /// - Parameters:
  ///   - solver: The solver of linear programs.
  ///   - options: Limits and gap.
  /// - Returns: The plan, or why there is none.
  /// - Throws: ``PlanError`` when something failed; infeasible and stopped are outcomes.
  public func plan(
    using solver: some LinearSolver, options: PlanOptions = PlanOptions()
  ) async throws(PlanError) -> Plan {
    let start = ContinuousClock.now
    var maker = PlanMaker(
      board: self, solver: solver, options: options,
      deadline: Deadline(after: options.timeLimit))
    var plan = try await maker.plan()
    plan.work = maker.work
    let elapsed = start.duration(to: .now).components
    plan.solveSeconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    plan.seconds = plan.solveSeconds
    return plan
  }
}
