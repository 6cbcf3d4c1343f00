public import OneBoard

/// A scenario that was read from files and found sound.
public struct LoadedScenario: Sendable {
  /// What the files state.
  public let scenario: Scenario
  /// The checked scenario in canonical order.
  public let board: Board
  /// What was passed over, such as lines of nothing but commas.
  public let warnings: [FileFault]
}
