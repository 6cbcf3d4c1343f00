/// What became of one request, and why.
public struct RequestDecision: Sendable, Hashable {
  /// What became of a request.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// Every post that was asked for is granted.
    case granted
    /// Some posts are granted.
    case grantedInPart
    /// No post is granted, but places of a bought service are.
    case serviceInstead
    /// Nothing is granted.
    case refused
  }

  /// The request.
  public var request: Request
  /// Posts granted to the request.
  public var granted: Int
  /// Places of a bought service that the request has instead of posts.
  public var service: Int
  /// What decided it, own limits of the line first, pools last; never empty.
  public var reasons: [RequestReason]
  /// What one more post is worth on the first benefit level.
  ///
  /// Where nothing is open, what the last post or place is worth. `nil` where the objective has no
  /// such level.
  public var worth: Double?

  /// What stays open and is carried to the next year.
  public var open: Int { max(0, request.posts - granted - service) }

  /// What became of the request.
  public var outcome: Outcome {
    if granted >= request.posts { return .granted }
    if granted > 0 { return .grantedInPart }
    return service > 0 ? .serviceInstead : .refused
  }

  /// What is carried to the next year; `nil` if nothing is open.
  public var carried: Request? {
    guard open > 0 else { return nil }
    var rest = request
    rest.posts = open
    return rest
  }
}

/// A rule, an invariant or a price that decided a request.
public struct RequestReason: Sendable, Hashable {
  /// The rule's id; an invariant such as `need`, `lineMaximum` or `pool:institution`; or `objective`
  /// where no rule stands in the way.
  public var rule: String
  /// What the rule rests on, if it says so.
  public var basis: String?
  /// The fact and the arithmetic, in a sentence.
  public var message: String
  /// For a pool, what must be left in it, and a total: what one more post would be worth.
  public var price: PoolPrice?
}

/// What one more post for a category, in its pool and in its total, would be worth to the best plan.
///
/// The difference between two proven plans in whole posts, not a price of a linear program.
public struct PoolPrice: Sendable, Hashable {
  /// The category's id.
  public var category: String
  /// The first level that one more post improves; `nil` if it improves none.
  public var level: String?
  /// By how much it does; 0 if it improves none.
  public var value: Double
}

/// What became of all requests under one plan.
public struct RequestReport: Sendable, Hashable {
  /// The decisions, in order of line, then as they were served.
  public var decisions: [RequestDecision]
  /// The prices of the pools that decided a request, in order of category.
  public var prices: [PoolPrice]
  /// Posts that the plan grants to lines beyond what they asked for.
  public var grantedUnasked: Int

  /// What is carried to the next year, in the order of the decisions.
  public var carried: [Request] { decisions.compactMap(\.carried) }

  /// How many decisions have an outcome.
  ///
  /// - Parameter outcome: The outcome.
  /// - Returns: The count.
  public func count(of outcome: RequestDecision.Outcome) -> Int {
    decisions.count { $0.outcome == outcome }
  }
}

/// Why requests could not be decided.
public enum RequestError: Error, Sendable {
  /// A request names a line that the board does not have, or the unit of another line.
  case unknownLine(Request)
  /// The plan is not legal on the board.
  case illegalPlan([Violation])
  /// The task was cancelled before every request was decided.
  case stopped
  /// Planning for a price failed.
  case plan(PlanError)
}
