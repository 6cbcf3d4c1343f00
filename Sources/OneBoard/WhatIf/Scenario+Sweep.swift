public import LinearOptimization

extension Scenario {
  /// Plans the scenario at every value of a number, solving only where no proof replaces a solve.
  ///
  /// Three ways are taken, and the curve says which:
  ///
  /// - Where the number only widens or narrows the set of legal plans and enters no level, a plan
  ///   that is best in the wider set is best wherever it stays legal, and what has no plan has none
  ///   in any narrower set.
  /// - Where besides the linear programs are whole by structure and concave in the number, three
  ///   values of all levels on one line, in exact fractions, prove all values between them. This is
  ///   done when no level is leximin coverage; see the parameter `levels`.
  /// - Else every value is solved.
  ///
  /// - Parameters:
  ///   - range: The number and its values.
  ///   - levels: How many objective levels count, from the first; `nil` for all. Those after them are
  ///     left out of the scenario.
  ///   - solver: The solver of linear programs.
  ///   - options: Limits of the whole sweep, and the gap.
  /// - Returns: The curve.
  /// - Throws: ``WhatIfError``; infeasible values and limits are outcomes.
  public func sweep(
    _ range: SweepRange, levels: Int? = nil, using solver: some LinearSolver,
    options: PlanOptions = PlanOptions()
  ) async throws(WhatIfError) -> SweepCurve {
    var scenario = self
    if let levels { scenario.objective = Array(objective.prefix(max(1, levels))) }
    let slot: SettingSlot
    do throws(SettingError) {
      slot = try scenario.slot(at: range.path, setting: range.description)
      // Both ends are sound only if all between is, but any that is not is found later as well.
      for position in [0, range.count - 1] {
        _ = try scenario.applying([range.setting(at: position)])
      }
    } catch {
      throw .setting(error)
    }
    let run = SweepRun(
      scenario: scenario, range: range, solver: solver, options: options,
      deadline: Deadline(after: options.timeLimit), effect: slot.effect, isSide: slot.isSide)
    return try await run.curve()
  }
}

/// A what-if that could not be answered.
public enum WhatIfError: Error, Sendable {
  /// The path or a value was refused.
  case setting(SettingError)
  /// Planning failed.
  case plan(PlanError)
}
