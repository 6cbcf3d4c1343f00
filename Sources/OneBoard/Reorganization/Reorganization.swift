/// Changes to units and functions before posts are allocated: transfers first, then mergers.
public struct Reorganization: Sendable, Hashable {
  /// Functions that move with posts, staff and need.
  public var transfers: [FunctionTransfer]
  /// Rules by which small units are merged.
  public var mergers: [UnitMerger]

  /// Makes a reorganization.
  ///
  /// - Parameters:
  ///   - transfers: Functions that move.
  ///   - mergers: Rules by which small units are merged.
  public init(transfers: [FunctionTransfer] = [], mergers: [UnitMerger] = []) {
    self.transfers = transfers
    self.mergers = mergers
  }
}

/// A scenario after a reorganization, with what was done.
public struct ReorganizedScenario: Sendable {
  /// The scenario afterwards, with its lines in the order they had.
  public var scenario: Scenario
  /// What each merger did, in order of rules and units.
  public var units: [MergedUnit]
  /// The rules of approval that each transfer needs and states no document for, by its position.
  public var pending: [Int: [String]]
}

/// Why a reorganization cannot be carried out: what was found, and the next step.
public struct ReorganizationError: Error, Sendable, Hashable {
  /// The transfer's position, 0 for the first; `nil` for a merger.
  public var transfer: Int?
  /// What it is about.
  public var place: String
  /// What was found.
  public var message: String
  /// The next step.
  public var advice: String
}

extension Board {
  /// Carries out a reorganization.
  ///
  /// No post, person or need appears or disappears, no transfer leaves its quota category, and no
  /// person is left without the post they came with. Sums per line are checked after all transfers,
  /// against what the line had before them, so their order does not matter.
  ///
  /// - Parameter reorganization: What changes.
  /// - Returns: The scenario afterwards; check it with ``Scenario/validated()``, since a rule may name
  ///   a unit that no longer exists.
  /// - Throws: ``ReorganizationError`` at the first transfer or line that breaks this.
  /// - Complexity: O(transfers + mergers × lines).
  public func reorganized(
    by reorganization: Reorganization
  ) throws(ReorganizationError) -> ReorganizedScenario {
    var ledger = TransferLedger(self)
    for (number, transfer) in reorganization.transfers.enumerated() {
      try ledger.add(transfer, number)
    }
    let posts = try ledger.posts()
    var merging = UnitMerging(posts)
    for merger in reorganization.mergers.sorted(by: { $0.id < $1.id }) {
      try merging.apply(merger)
    }
    var scenario = scenario
    scenario.posts = merging.posts
    return ReorganizedScenario(
      scenario: scenario, units: merging.units, pending: ledger.pending)
  }
}
