/// What a quota category has in all before and after a reorganization.
public struct CategoryBalance: Sendable, Hashable {
  /// The sums of one side.
  public struct Totals: Sendable, Hashable {
    /// Approved posts.
    public var approved = 0
    /// Staff.
    public var inPost = 0
    /// Need, in posts.
    public var need = 0
    /// Leadership posts.
    public var leaders = 0
    /// Persons beyond the approved posts of their lines.
    public var overQuota = 0
  }

  /// The category's id.
  public var category: String
  /// The sums before.
  public var before = Totals()
  /// The sums after.
  public var after = Totals()

  /// Whether nothing appeared or disappeared, and no more persons are over quota.
  public var isBalanced: Bool {
    before.approved == after.approved && before.inPost == after.inPost
      && before.need == after.need && before.leaders == after.leaders
      && after.overQuota <= before.overQuota
  }
}

extension Scenario {
  /// Adds up each category here and in a scenario that came of it; nothing is shared with the
  /// reorganization.
  ///
  /// - Parameter after: The scenario afterwards.
  /// - Returns: A balance for each category that either has, in id order.
  public func balances(against after: Scenario) -> [CategoryBalance] {
    var found: [String: CategoryBalance] = [:]
    func add(_ posts: [PostLine], _ side: WritableKeyPath<CategoryBalance, CategoryBalance.Totals>)
    {
      for line in posts {
        var balance = found[line.category] ?? CategoryBalance(category: line.category)
        balance[keyPath: side].approved += line.approved
        balance[keyPath: side].inPost += line.inPost
        balance[keyPath: side].need += line.need
        balance[keyPath: side].leaders += line.leaders ?? 0
        balance[keyPath: side].overQuota += max(0, line.inPost - line.approved)
        found[line.category] = balance
      }
    }
    add(posts, \.before)
    add(after.posts, \.after)
    return found.values.sorted { $0.category < $1.category }
  }
}
