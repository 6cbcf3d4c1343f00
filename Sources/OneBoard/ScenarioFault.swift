/// One thing wrong with a scenario: where, what was found, and what to write instead.
public struct ScenarioFault: Sendable, Hashable {
  /// The place as a path, such as `rules[3].where.sector[0]` or `posts[17].approved`.
  ///
  /// Positions count from 0 and keys are those of the scenario file, so that a reader of files can
  /// turn the path into file, line and column.
  public let path: String
  /// What was found.
  public let message: String
  /// The next step.
  public let advice: String

  /// Makes a fault.
  ///
  /// - Parameters:
  ///   - path: The place as a path.
  ///   - message: What was found.
  ///   - advice: The next step.
  public init(path: String, message: String, advice: String) {
    self.path = path
    self.message = message
    self.advice = advice
  }
}

/// A scenario that was refused, with every fault that was found.
public struct ScenarioError: Error, Sendable, Hashable {
  /// All faults: categories, then posts, rules and objective.
  public let faults: [ScenarioFault]

  /// Makes an error.
  ///
  /// - Parameter faults: All faults.
  public init(faults: [ScenarioFault]) {
    self.faults = faults
  }
}
