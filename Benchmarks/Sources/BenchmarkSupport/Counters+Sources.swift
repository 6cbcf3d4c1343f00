public import LinearOptimization
public import OneBoard

extension Counters {
  /// The size of a model as it was entered.
  ///
  /// - Parameter model: The model.
  public init(of model: Model) {
    self.init()
    set(.columns, model.columnCount)
    set(.rows, model.rowCount)
    set(.nonzeros, model.entryCount)
  }

  /// The size of a checked model.
  ///
  /// - Parameter compiled: The checked model.
  public init(of compiled: CompiledModel) {
    self.init()
    set(.columns, compiled.model.columnCount)
    set(.rows, compiled.model.rowCount)
    set(.nonzeros, compiled.values.count)
  }

  /// The size of a model and the work of a solve.
  ///
  /// - Parameters:
  ///   - solution: What the solver found.
  ///   - model: The model.
  public init(of solution: Solution, _ model: Model) {
    self.init(of: model)
    set(.iterations, solution.work.iterations)
    set(.nodes, solution.work.nodes)
  }

  /// The size of a model and the work of a solve that must have come within its gap.
  ///
  /// - Parameters:
  ///   - solution: What the solver found.
  ///   - model: The model.
  /// - Throws: ``UnexpectedOutcome`` if it did not.
  public init(ofOptimal solution: Solution, _ model: Model) throws {
    guard solution.termination == .optimal || solution.termination.limit == .gapLimit else {
      throw UnexpectedOutcome(text: "The solve ended with \(solution.termination.name).")
    }
    self.init(of: solution, model)
  }

  /// The work and the size of a plan that must be optimal.
  ///
  /// - Parameter plan: The plan.
  /// - Throws: ``UnexpectedOutcome`` if it is not.
  public init(of plan: Plan) throws {
    guard plan.status == .optimal else {
      throw UnexpectedOutcome(text: "The plan is \(plan.status.rawValue).")
    }
    self.init()
    set(.programs, plan.work.programs)
    set(.iterations, plan.work.iterations)
    set(.branched, plan.work.branched)
    set(.nodes, plan.work.nodes)
    set(.passes, plan.work.passes)
    set(.moves, plan.moves.count)
    set(.changedLines, plan.posts.count { $0.changes })
  }

  /// The work of an audit.
  ///
  /// - Parameter report: What the audit found.
  public init(of report: AuditReport) {
    self.init()
    set(.checks, report.checks)
    set(.violations, report.violations.count)
  }

  /// The size of a file.
  ///
  /// - Parameters:
  ///   - bytes: The size.
  ///   - lines: How many lines of posts it holds.
  public init(bytes: Int, lines: Int) {
    self.init()
    set(.bytes, bytes)
    set(.bytesPerLine, bytes / max(1, lines))
  }
}

/// An outcome that makes a measurement worthless.
public struct UnexpectedOutcome: Error, CustomStringConvertible {
  let text: String

  /// What happened.
  public var description: String { text }
}
