internal import OneBoard

/// What a reorganization did, for text and JSON.
struct ReorganizationReport {
  let board: Board
  let reorganization: Reorganization
  let result: ReorganizedScenario
  let balances: [CategoryBalance]

  /// What a transfer says about approval: its document, the rules that ask for one, or nothing.
  func approval(ofTransfer number: Int) -> (document: String?, rules: [String]) {
    (reorganization.transfers[number].approval, result.pending[number] ?? [])
  }

  /// The office that a rule names.
  func office(ofRule id: String) -> String? {
    for rule in board.rules where rule.id == id {
      if case .approval(let approval) = rule.kind { return approval.office }
    }
    return nil
  }
}
