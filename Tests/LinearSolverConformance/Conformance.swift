public import LinearOptimization

/// Runs the cases on a solver.
///
/// ```swift
/// let report = await Conformance.run(on: MySolver())
/// print(report)
/// #expect(report.failures.isEmpty)
/// ```
///
/// Little is required: the right outcome of small models, refusal of faulty ones, honest words at a
/// limit. Whatever else a solver claims (prices, a bound, a basis, a certificate, residuals) must be
/// true; it may claim none of it, and the report counts what was claimed and checked. A solver that
/// cannot take a model says so with ``SolveError/Reason/engineFailure(_:)``; the case then counts as
/// declined, neither passed nor failed.
public enum Conformance {
  /// Runs cases one after another.
  ///
  /// - Parameters:
  ///   - solver: The solver.
  ///   - cases: The cases; all of them if not given.
  /// - Returns: What passed, what failed and why, and what was declined.
  public static func run(
    on solver: any LinearSolver, cases: [ConformanceCase] = ConformanceCase.all
  ) async -> ConformanceReport {
    var report = ConformanceReport(solver: solver.name)
    for one in cases {
      var trial = ConformanceTrial(solver)
      await one.body(&trial)
      report.add(one.name, trial)
    }
    return report
  }
}
