/// How the posts that a group of lines receives stand to those it gives.
public struct Exchange: Sendable, Hashable {
  /// What the group keeps to.
  public enum Limit: Sendable, Hashable {
    /// The group receives at least what it gives: its posts may rise, not fall.
    case mayNotFall
    /// For every `out` posts that the group gives, it receives at most `in`; 2 and 1 is
    /// two-out-one-in (出二进一).
    case replacement(out: Int, in: Int)
  }

  /// What each group keeps to.
  public var limit: Limit
  /// How the selected lines are grouped; lines without the value form no group.
  public var grouping: Bound.Grouping

  /// Makes a limit on exchanges.
  ///
  /// - Parameters:
  ///   - limit: What each group keeps to.
  ///   - grouping: How the selected lines are grouped.
  public init(_ limit: Limit, per grouping: Bound.Grouping = .all) {
    self.limit = limit
    self.grouping = grouping
  }

  /// The greatest number that either side of a replacement may state; rules on paper say 1 to 3, and
  /// rows of widely different factors are beyond what a solver tells apart.
  public static let largestFactor = 1000

  /// The key in files.
  public var key: String {
    switch limit {
    case .mayNotFall: "mayNotFall"
    case .replacement: "replacement"
    }
  }

  /// The row `given · released + received · granted ≥ 0` in whole factors.
  package var factors: (released: Int, granted: Int) {
    switch limit {
    case .mayNotFall: (-1, 1)
    case .replacement(let out, let `in`): (`in`, -out)
    }
  }
}
