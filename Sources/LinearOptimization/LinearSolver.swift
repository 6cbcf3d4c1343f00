/// Something that solves a ``Model``.
///
/// Infeasible, unbounded and stopped are outcomes in ``Solution``. Only a refused model or option
/// and a fault of the solver itself are errors.
public protocol LinearSolver: Sendable {
  /// The solver's name and version, for reports.
  var name: String { get }

  /// Solves a model; cancelling the task stops the solve and gives what is known.
  ///
  /// - Parameters:
  ///   - model: The model; faults in it are thrown.
  ///   - options: Limits, gaps and method.
  /// - Returns: The outcome, with whatever is known.
  /// - Throws: ``SolveError`` for a refused model or option, or a fault of the solver.
  func solve(_ model: Model, options: SolveOptions) async throws(SolveError) -> Solution
}

extension LinearSolver {
  /// Solves a model with default options.
  ///
  /// - Parameter model: The model.
  /// - Returns: The outcome.
  /// - Throws: ``SolveError`` as the full form does.
  public func solve(_ model: Model) async throws(SolveError) -> Solution {
    try await solve(model, options: SolveOptions())
  }
}

/// A request that could not be carried out.
public struct SolveError: Error, Sendable {
  /// What kind of failure it was.
  public enum Reason: Sendable {
    /// The model has faults.
    case invalidModel(ModelError)
    /// Options that cannot hold, each in a sentence.
    case invalidOptions([String])
    /// The engine failed on a valid request; the text is its own.
    case engineFailure(String)
  }

  /// What kind of failure it was.
  public let reason: Reason

  /// Makes an error.
  ///
  /// - Parameter reason: What kind of failure it was.
  public init(_ reason: Reason) {
    self.reason = reason
  }
}
