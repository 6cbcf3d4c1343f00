/// What the user states: lines of posts, quota categories, rules and objective levels.
///
/// A scenario is built in Swift or read from files, and checked by ``validated()``.
public struct Scenario: Sendable {
  /// The scenario's name, for reports.
  public var name: String
  /// The quota categories; each is a pool of its own.
  public var categories: [QuotaCategory]
  /// The lines of posts, in any order.
  public var posts: [PostLine]
  /// The rules, in any order.
  public var rules: [Rule]
  /// The objective levels in order of priority; see ``ObjectiveLevel/standard``.
  public var objective: [ObjectiveLevel]

  /// Makes a scenario.
  ///
  /// - Parameters:
  ///   - name: The scenario's name.
  ///   - categories: The quota categories.
  ///   - posts: The lines of posts.
  ///   - rules: The rules.
  ///   - objective: The objective levels; benefit, coverage and released if not given.
  public init(
    name: String, categories: [QuotaCategory], posts: [PostLine], rules: [Rule] = [],
    objective: [ObjectiveLevel] = ObjectiveLevel.standard
  ) {
    self.name = name
    self.categories = categories
    self.posts = posts
    self.rules = rules
    self.objective = objective
  }
}

/// A quota category (编制类别): a pool that never mixes with another.
public struct QuotaCategory: Sendable, Hashable {
  /// The id by which lines name their category.
  public var id: String
  /// The name for people; the id if not given.
  public var name: String
  /// Posts that open the pool.
  public var reserve: Int
  /// Posts that must be left in the pool.
  public var keepAtLeast: Int
  /// The greatest sum of final posts over all lines; `nil` for none.
  public var totalAtMost: Int?

  /// Makes a category.
  ///
  /// - Parameters:
  ///   - id: The id by which lines name their category.
  ///   - name: The name for people.
  ///   - reserve: Posts that open the pool.
  ///   - keepAtLeast: Posts that must be left in the pool.
  ///   - totalAtMost: The greatest sum of final posts; `nil` for none.
  public init(
    id: String, name: String? = nil, reserve: Int = 0, keepAtLeast: Int = 0,
    totalAtMost: Int? = nil
  ) {
    self.id = id
    self.name = name ?? id
    self.reserve = reserve
    self.keepAtLeast = keepAtLeast
    self.totalAtMost = totalAtMost
  }
}
