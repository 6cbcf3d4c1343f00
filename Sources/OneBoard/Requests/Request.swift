/// A unit's request for more posts on one of its lines.
public struct Request: Sendable, Hashable {
  /// The id of the line of posts.
  public var line: String
  /// The unit that asks, as the line names it.
  public var unit: String
  /// How many posts are asked for, beyond the approved ones.
  public var posts: Int
  /// Why, in the unit's words.
  public var reason: String?
  /// When the request was made; one without a day comes after all others.
  public var date: RequestDate?

  /// Makes a request.
  ///
  /// - Parameters:
  ///   - line: The id of the line of posts.
  ///   - unit: The unit that asks.
  ///   - posts: How many posts are asked for.
  ///   - reason: Why.
  ///   - date: When the request was made.
  public init(
    line: String, unit: String, posts: Int, reason: String? = nil, date: RequestDate? = nil
  ) {
    self.line = line
    self.unit = unit
    self.posts = posts
    self.reason = reason
    self.date = date
  }

  /// Whether a request is served before another of the same line: the earlier day first, then the
  /// smaller request, then the order of reasons, so that the order of the file does not matter.
  ///
  /// - Parameter other: Another request.
  /// - Returns: Whether this one is served first.
  func isServed(before other: Request) -> Bool {
    if line != other.line { return line < other.line }
    switch (date, other.date) {
    case (let own?, let its?) where own != its: return own < its
    case (_?, nil): return true
    case (nil, _?): return false
    default: return (posts, reason ?? "", unit) < (other.posts, other.reason ?? "", other.unit)
    }
  }
}
