/// What a synthetic scenario should look like; the same settings give the same scenario.
public struct CountySettings: Sendable, Hashable {
  /// How many lines of posts, in all counties together.
  public var lines: Int
  /// Makes settings for a number of lines, with defaults for the rest.
  ///
  /// - Parameter lines: How many lines of posts, in all counties together.
  public init(lines: Int) {
    self.lines = lines
  }
}
