public import OneBoard

/// A scenario that was read from files and found sound.
public struct LoadedScenario: Sendable {
  /// The checked scenario in canonical order.
  public let board: Board
  /// What was passed over, such as lines of nothing but commas.
  public let warnings: [FileFault]
  /// The scenario without its lines, which only the board holds.
  private let frame: Scenario
  /// Where each line of the board stands in the files.
  private let positions: [Int32]

  /// Takes what was read.
  ///
  /// - Parameters:
  ///   - scenario: The scenario; given away, its lines are in memory only once.
  ///   - warnings: What was passed over.
  /// - Throws: ``ScenarioError`` with every fault found.
  init(_ scenario: consuming Scenario, warnings: [FileFault]) throws(ScenarioError) {
    frame = Scenario(
      name: scenario.name, categories: scenario.categories, posts: [], rules: scenario.rules,
      objective: scenario.objective)
    (board, positions) = try Scenario.board(checking: scenario)
    self.warnings = warnings
  }

  /// What the files state, with the lines in the order of the files.
  ///
  /// - Complexity: O(lines); the lines are put together anew each time.
  public var scenario: Scenario {
    var lineAtPosition = [Int](repeating: 0, count: positions.count)
    for (line, position) in positions.enumerated() { lineAtPosition[Int(position)] = line }
    var scenario = frame
    scenario.posts = lineAtPosition.map { board.lines[$0] }
    return scenario
  }
}
