/// One level of the objective; earlier levels are kept while later ones are optimised.
public struct ObjectiveLevel: Sendable, Hashable {
  /// What the level wants.
  public enum Goal: Sendable, Hashable {
    /// The greatest weighted benefit.
    case benefit(curve: BenefitCurve, weights: [BenefitWeight])
    /// The lexicographically greatest sorted coverage of the selected lines.
    case coverage(where: Selector)
    /// The fewest posts released.
    case released
    /// The least money for bought services.
    case cost
    /// The fewest units that release or receive.
    case unitsTouched
    /// The least change of final posts and purchases from an earlier plan, by line id.
    case change(from: [PlannedPosts])
  }

  /// What the level wants.
  public var goal: Goal
  /// The fraction of the level's value that may be given up for later levels; `nil` for none.
  public var tolerance: ExactDecimal?

  /// Makes a level.
  ///
  /// - Parameters:
  ///   - goal: What the level wants.
  ///   - tolerance: The fraction of the level's value that may be given up.
  public init(_ goal: Goal, tolerance: ExactDecimal? = nil) {
    self.goal = goal
    self.tolerance = tolerance
  }

  /// The levels of a scenario that states none: benefit, coverage, released.
  public static let standard: [ObjectiveLevel] = [
    ObjectiveLevel(.benefit(curve: .linear, weights: [])),
    ObjectiveLevel(.coverage(where: .all)),
    ObjectiveLevel(.released),
  ]

  /// The level's name in files.
  public var name: String {
    switch goal {
    case .benefit: "benefit"
    case .coverage: "coverage"
    case .released: "released"
    case .cost: "cost"
    case .unitsTouched: "unitsTouched"
    case .change: "changeFrom"
    }
  }
}

/// How benefit grows with service; concave, and flat beyond the need.
public enum BenefitCurve: String, Sendable, Hashable, CaseIterable {
  /// t = min(s, n).
  case linear
  /// −(n − t)² / n.
  case squaredShortage
  /// n ln((1 + t) / (1 + n)): proportional fairness.
  case log
}

/// A factor on the benefit of the selected lines; factors of all matching weights multiply.
public struct BenefitWeight: Sendable, Hashable {
  /// The lines.
  public var selection: Selector
  /// The factor, above 0.
  public var times: ExactDecimal

  /// Makes a weight.
  ///
  /// - Parameters:
  ///   - selection: The lines.
  ///   - times: The factor, above 0.
  public init(where selection: Selector, times: ExactDecimal) {
    self.selection = selection
    self.times = times
  }
}
