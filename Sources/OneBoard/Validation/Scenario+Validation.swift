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
    try Self.board(checking: self).board
  }

  /// Checks a scenario and puts it into canonical order.
  ///
  /// Given away, the scenario's lines become the board's; they are in memory only once.
  ///
  /// - Parameter scenario: The scenario.
  /// - Returns: The board, and where each of its lines stood in the scenario.
  /// - Throws: ``ScenarioError`` with every fault found.
  package static func board(
    checking scenario: consuming Scenario
  ) throws(ScenarioError) -> (board: Board, positions: [Int32]) {
    let (order, index) = try findings(in: scenario)
    let board = Board(soundScenario: scenario, order: order, index: index)
    return (board, order.positions)
  }

  /// What checking finds out about a sound scenario; the checker's hold on the lines ends here.
  private static func findings(
    in scenario: borrowing Scenario
  ) throws(ScenarioError) -> (order: LineOrder, index: FieldIndex) {
    var checker = ScenarioChecker(copy scenario)
    checker.checkCategories()
    checker.checkPosts()
    checker.checkRules()
    checker.checkObjective()
    guard checker.faults.isEmpty else { throw ScenarioError(faults: checker.faults) }
    for field in scenario.fieldsInUse { checker.occurring.collect(field) }
    return (checker.order, checker.occurring.index)
  }
}
