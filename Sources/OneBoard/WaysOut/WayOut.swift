/// The ways out of a conflict that were found, the best first.
public struct WaysOut: Sendable, Hashable {
  /// The ways, by posts, then by the number of changes, then by their places; unmeasured ones last.
  public var ways: [WayOut]
  /// Whether the search came to its end; a limit or many candidates may have ended it.
  public var isComplete: Bool

  /// Makes a list of ways.
  ///
  /// - Parameters:
  ///   - ways: The ways, the best first.
  ///   - isComplete: Whether the search came to its end.
  public init(ways: [WayOut], isComplete: Bool) {
    self.ways = ways
    self.isComplete = isComplete
  }
}

/// Changes of a scenario after which a legal plan exists.
///
/// None of them is more than is needed: with any one a step nearer to what was stated, no plan exists.
public struct WayOut: Sendable, Hashable {
  /// What is changed.
  public enum Place: Sendable, Hashable {
    /// A rule, by its id.
    case rule(String)
    /// The pool of a category, by its id.
    case pool(String)
    /// A line of posts, by its id.
    case line(String)
  }

  /// One thing that is stated otherwise.
  public struct Change: Sendable, Hashable {
    /// What is changed.
    public var place: Place
    /// The key as in the file, such as `atLeast`; `ringFence` or `leadership` for a rule left out.
    public var field: String
    /// What stands there.
    public var before: String
    /// What is to stand there.
    public var after: String
    /// Whether the rule holds a line to an earlier plan, so that it stands in no file and no setting
    /// from outside reaches it; the line is left out of those that are frozen instead.
    public var thaws: Bool {
      if case .rule(let id) = place { id.hasPrefix(Scenario.freezePrefix) } else { false }
    }
    /// The setting that does it; `nil` if only an edit of the file can, by leaving the rule out.
    public var setting: Setting?

    /// Makes a change.
    ///
    /// - Parameters:
    ///   - place: What is changed.
    ///   - field: The key as in the file.
    ///   - before: What stands there.
    ///   - after: What is to stand there.
    ///   - setting: The setting that does it.
    public init(
      place: Place, field: String, before: String, after: String, setting: Setting? = nil
    ) {
      self.place = place
      self.field = field
      self.before = before
      self.after = after
      self.setting = setting
    }
  }

  /// The changes; one where one is enough.
  public var changes: [Change]
  /// How many posts the changes concern; `nil` where they cannot be counted in posts.
  ///
  /// Posts added to a pool or given to a limit of a line count as such; a bound, a share and a duty
  /// count by what the best plan then falls short of them as they were stated, over all groups.
  public var posts: Int?

  /// Makes a way out.
  ///
  /// - Parameters:
  ///   - changes: The changes.
  ///   - posts: How many posts they concern.
  public init(changes: [Change], posts: Int?) {
    self.changes = changes
    self.posts = posts
  }
}

extension WayOut {
  /// Whether this way stands before another: no two different ways are equal in this order.
  func precedes(_ other: WayOut) -> Bool {
    let (left, right) = (posts ?? .max, other.posts ?? .max)
    if left != right { return left < right }
    if changes.count != other.changes.count { return changes.count < other.changes.count }
    return changes.map(\.key).lexicographicallyPrecedes(other.changes.map(\.key))
  }
}

extension WayOut.Change {
  /// The change as one text, for order.
  var key: String {
    switch place {
    case .rule(let id): "rule.\(id).\(field)=\(after)"
    case .pool(let id): "pool.\(id).\(field)=\(after)"
    case .line(let id): "line.\(id).\(field)=\(after)"
    }
  }
}
