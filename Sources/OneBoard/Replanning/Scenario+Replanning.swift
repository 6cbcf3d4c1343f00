extension Scenario {
  /// The scenario whose best plan changes least from an earlier one, with lines that stay as they are.
  ///
  /// The least change of final posts and purchases is a level of its own: it takes the place of the
  /// scenario's first `changeFrom` level, or comes after the stated number of levels. After all of
  /// them it is the least change among the best plans.
  ///
  /// A frozen line releases, receives and buys exactly what the earlier plan says. That is what rules
  /// named `freeze:` and the line's id ask, so that a conflict names them.
  ///
  /// - Parameters:
  ///   - earlier: What the earlier plan does with each line; lines not named do not change.
  ///   - frozen: The ids of lines that were carried out already.
  ///   - levels: How many objective levels come before the least change; all if not given.
  /// - Returns: The scenario; its other rules and lines are the same.
  /// - Throws: ``ReplanError`` with every line that cannot be frozen.
  /// - Complexity: O(lines + frozen lines × purchase rules).
  public func replanned(
    from earlier: [PlannedPosts], freezing frozen: [String] = [], afterLevels levels: Int? = nil
  ) throws(ReplanError) -> Scenario {
    var scenario = self
    let change = ObjectiveLevel(.change(from: earlier))
    if let place = objective.firstIndex(where: { $0.name == change.name }), levels == nil {
      scenario.objective[place].goal = change.goal
    } else {
      scenario.objective.insert(
        change, at: min(max(0, levels ?? objective.count), objective.count))
    }
    let known = Dictionary(posts.map { ($0.id, $0) }) { first, _ in first }
    let before = Dictionary(earlier.map { ($0.id, $0) }) { first, _ in first }
    let services = rules.filter { if case .purchase = $0.kind { true } else { false } }
      .map { SelectorTest($0.selection) }
    var faults: [ReplanFault] = []
    for id in Set(frozen).sorted() {
      guard let line = known[id] else {
        faults.append(.unknownLine(id, near: NearName.nearest(to: id, among: known.keys)))
        continue
      }
      let plan = before[id] ?? PlannedPosts(id: id, final: line.approved)
      let approved = Int(
        clamping: Int128(plan.final) + Int128(plan.released) - Int128(plan.granted))
      guard approved == line.approved else {
        faults.append(.otherApproved(id, before: approved, now: line.approved))
        continue
      }
      scenario.rules += Self.freezes(plan, canBuy: services.contains { $0.takes(line) })
    }
    if !faults.isEmpty { throw ReplanError(faults: faults) }
    return scenario
  }

  /// How the ids of rules begin that hold a line to an earlier plan.
  static var freezePrefix: String { "freeze:" }

  /// The rules that hold one line to its earlier plan.
  ///
  /// A line releases or receives, not both, so that the difference says it all.
  private static func freezes(_ plan: PlannedPosts, canBuy: Bool) -> [Rule] {
    var counts: [(suffix: String, quantity: Bound.Quantity, posts: Int)] = []
    if plan.released > 0, plan.granted > 0 {
      counts.append((":released", .released, plan.released))
      counts.append((":granted", .granted, plan.granted))
    } else {
      counts.append(("", .net, Int(clamping: Int128(plan.granted) - Int128(plan.released))))
    }
    if canBuy || plan.purchased > 0 {
      counts.append((":purchased", .purchased, plan.purchased))
    }
    return counts.map { suffix, quantity, posts in
      Rule(
        id: "\(freezePrefix)\(plan.id)\(suffix)", title: "Stays as in the earlier plan",
        where: .where(.id, plan.id),
        .bound(Bound(of: quantity, atLeast: posts, atMost: posts)))
    }
  }
}

/// A line that cannot be held to an earlier plan.
public enum ReplanFault: Sendable, Hashable {
  /// No line has the id; the near one, if there is any, was probably meant.
  case unknownLine(String, near: String?)
  /// The earlier plan was made for another number of approved posts.
  case otherApproved(String, before: Int, now: Int)
}

extension ReplanFault: CustomStringConvertible {
  /// The fact and the next step.
  public var description: String {
    switch self {
    case .unknownLine(let id, let near):
      "No line has the id \"\(id)\", so it cannot be frozen. "
        + (near.map { "Did you mean \"\($0)\"? " } ?? "") + "Use the ids of the posts."
    case .otherApproved(let id, let before, let now):
      "The line \(id) cannot be frozen: the earlier plan has \(before) approved posts for it, the "
        + "scenario \(now). Freeze lines whose approved posts are the same, or correct them."
    }
  }
}

/// Lines that cannot be held to an earlier plan.
public struct ReplanError: Error, Sendable, Hashable {
  /// All faults, in order of ids.
  public let faults: [ReplanFault]

  /// Makes an error.
  ///
  /// - Parameter faults: All faults.
  public init(faults: [ReplanFault]) {
    self.faults = faults
  }
}
