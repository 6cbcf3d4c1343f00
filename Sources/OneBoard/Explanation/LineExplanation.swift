/// Why a line received what it did, and what it would take to receive one post more.
public struct LineExplanation: Sendable, Hashable {
  /// The line.
  public var line: PostLine
  /// What the plan does with it.
  public var posts: PlannedPosts
  /// What stands in the way of one more post, own limits first and pools last; never empty.
  public var reasons: [RequestReason]
  /// What one more post on the line is worth by itself on the first benefit level.
  ///
  /// `nil` where the objective has no such level.
  public var worth: Double?
  /// What the best plan with one more post on the line looks like.
  public var oneMore: OnePostMore
  /// Changes of the scenario whose best plan gives the line one more post, each planned again.
  public var ways: [WayToOnePostMore]
}

/// The best plan in which a line has one post more than in another plan.
public enum OnePostMore: Sendable, Hashable {
  /// There is such a plan: what it costs, and which lines have less service then.
  case possible(OnePostMorePlan)
  /// No legal plan has it; why, in a sentence.
  case noLegalPlan(String)
  /// A limit ended the work before a plan was proven.
  case stopped
}

/// What one more post on a line would cost the others.
public struct OnePostMorePlan: Sendable, Hashable {
  /// The first level on which that plan is worse than the plan that is explained.
  ///
  /// `nil` if there is none, which is a tie. A level with a tolerance before it may be better.
  public var level: LevelDistance?
  /// The lines that would have fewer posts and places than now, in id order.
  public var losers: [PlanDifference.LineChange]
}

/// A change of the scenario whose best plan gives a line more posts.
public struct WayToOnePostMore: Sendable, Hashable {
  /// What is changed.
  public enum Change: Sendable, Hashable {
    /// So many posts more in the pool of a category, and in its total if it has one.
    case pool(category: String, posts: Int)
    /// The rule is given up.
    case without(rule: String)
    /// The line's need is one post greater.
    case need
    /// The line's own greatest number of posts is one greater.
    case maximum
  }

  /// What is changed.
  public var change: Change
  /// The line's final posts in the best plan after the change.
  public var final: Int
}

/// Why a plan could not be explained.
public enum ExplanationError: Error, Sendable {
  /// The board has no line of this id.
  case unknownLine(String)
  /// The plan is not legal on the board.
  case illegalPlan([Violation])
  /// Planning failed.
  case plan(PlanError)
}
