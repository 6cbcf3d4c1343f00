/// What changed from one plan to another of the same lines.
public struct PlanDifference: Sendable, Hashable {
  /// Something before and after.
  public struct Change<Value: Sendable & Hashable>: Sendable, Hashable {
    /// In the first plan.
    public var before: Value
    /// In the second plan.
    public var after: Value

    /// Makes a change.
    ///
    /// - Parameters:
    ///   - before: In the first plan.
    ///   - after: In the second plan.
    public init(before: Value, after: Value) {
      self.before = before
      self.after = after
    }
  }

  /// One line whose plan changed.
  public typealias LineChange = Change<PlannedPosts>

  /// One level; a value is `nil` where a plan has no such level.
  public struct LevelChange: Sendable, Hashable {
    /// The level's name in files.
    public var name: String
    /// The values of both plans.
    public var values: Change<Double?>
  }

  /// The lines whose released, granted, purchased or final posts differ, in id order.
  ///
  /// A line that only one plan states counts as unchanged by the other, at its final posts.
  public var lines: [LineChange]
  /// The balance of each category's pool in both plans, in id order.
  public var pools: [Change<PoolBalance>]
  /// The value of each level in both plans, in the order of the second plan.
  public var levels: [LevelChange]
  /// Sums over all lines; the id is empty.
  public var totals: LineChange

  /// Compares two plans; either may have been refused or stopped and then has no lines.
  ///
  /// - Parameters:
  ///   - before: The first plan.
  ///   - after: The second plan.
  /// - Complexity: O(n log n) for n lines.
  public init(from before: Plan, to after: Plan) {
    lines = Self.lines(from: before.posts, to: after.posts)
    let opening = Dictionary(before.pools.map { ($0.category, $0) }) { first, _ in first }
    pools = after.pools.compactMap { pool in
      opening[pool.category].map { Change(before: $0, after: pool) }
    }.sorted { $0.after.category < $1.after.category }
    levels = Self.levels(from: before.levels, to: after.levels)
    totals = Change(before: Self.sum(before.posts), after: Self.sum(after.posts))
  }

  /// Whether no line differs.
  public var isEmpty: Bool { lines.isEmpty }

  private static func lines(from before: [PlannedPosts], to after: [PlannedPosts]) -> [LineChange] {
    if before.isEmpty || after.isEmpty { return [] }
    let known = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
    let kept = Set(after.map(\.id))
    var changes = after.map { line in
      Change(before: known[line.id] ?? PlannedPosts(id: line.id, final: line.final), after: line)
    }
    for line in before where !kept.contains(line.id) {
      changes.append(Change(before: line, after: PlannedPosts(id: line.id, final: line.final)))
    }
    return changes.filter { $0.before != $0.after }.sorted { $0.after.id < $1.after.id }
  }

  /// Levels of one name are paired in their order.
  private static func levels(
    from before: [LevelResult], to after: [LevelResult]
  ) -> [LevelChange] {
    var rest = before
    var changes: [LevelChange] = []
    for level in after {
      let match = rest.firstIndex { $0.name == level.name }
      let value = match.map { rest.remove(at: $0).value }
      changes.append(
        LevelChange(name: level.name, values: Change(before: value, after: level.value)))
    }
    for level in rest {
      changes.append(LevelChange(name: level.name, values: Change(before: level.value, after: nil)))
    }
    return changes
  }

  private static func sum(_ posts: [PlannedPosts]) -> PlannedPosts {
    posts.reduce(into: PlannedPosts(id: "", final: 0)) { sum, line in
      sum.released += line.released
      sum.granted += line.granted
      sum.purchased += line.purchased
      sum.final += line.final
    }
  }
}
