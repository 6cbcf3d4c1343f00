extension Scenario {
  /// Checks the scenario and puts it into canonical order.
  ///
  /// Every fault is found, not only the first; of more than a thousand the first thousand are kept.
  ///
  /// - Returns: The board.
  /// - Throws: ``ScenarioError`` with every fault found.
  /// - Complexity: O(lines + rules + values named in selectors), apart from the lines that purchase
  ///   rules take, which are visited once for each rule.
  public func validated() throws(ScenarioError) -> Board {
    var checker = ScenarioChecker(self)
    checker.checkCategories()
    checker.checkPosts()
    checker.checkRules()
    checker.checkObjective()
    guard checker.faults.isEmpty else { throw ScenarioError(faults: checker.faults) }
    return Board(soundScenario: self)
  }
}
