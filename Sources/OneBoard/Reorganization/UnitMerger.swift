/// A rule by which small units become part of larger ones (撤并整合).
///
/// A unit is small if it has at most so many approved posts in all, and the rule selects every line
/// of it. It joins the unit with most posts that has the same value of a field, is not small itself
/// and holds every quota category the small one holds. Where all such units are small they join the
/// largest among them. Of equal units the first in id order is taken.
public struct UnitMerger: Sendable, Hashable {
  /// The rule's id.
  public var id: String
  /// The decision it rests on.
  public var basis: String?
  /// The lines of the units it speaks about.
  public var selection: Selector
  /// The most approved posts of a small unit.
  public var smallUnit: Int
  /// The field whose value the two units share.
  public var grouping: Bound.Grouping

  /// Makes a rule.
  ///
  /// - Parameters:
  ///   - id: The rule's id.
  ///   - basis: The decision it rests on.
  ///   - selection: The lines of the units it speaks about.
  ///   - smallUnit: The most approved posts of a small unit.
  ///   - grouping: The field whose value the two units share.
  public init(
    id: String, basis: String? = nil, where selection: Selector = .all, smallUnit: Int,
    within grouping: Bound.Grouping = .department
  ) {
    self.id = id
    self.basis = basis
    self.selection = selection
    self.smallUnit = smallUnit
    self.grouping = grouping
  }
}

/// A unit that was merged, or why a small unit was not.
public struct MergedUnit: Sendable, Hashable {
  /// Why a small unit stays as it is.
  public enum Obstacle: String, Sendable, Hashable, CaseIterable {
    /// Its lines have no value, or different ones, of the field.
    case noGroup
    /// No other unit with the same value holds its quota categories.
    case noUnit
    /// It is itself the largest, which others join.
    case largest
  }

  /// The id of the rule.
  public var rule: String
  /// The small unit.
  public var unit: String
  /// The unit that it joined; `nil` where there is an obstacle.
  public var into: String?
  /// Why it stays; `nil` where it was merged.
  public var obstacle: Obstacle?
  /// Its lines.
  public var lines: Int
  /// Its approved posts.
  public var approved: Int
  /// Its staff.
  public var inPost: Int
  /// Its need, in posts.
  public var need: Int
}
