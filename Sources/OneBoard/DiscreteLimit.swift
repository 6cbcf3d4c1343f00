/// A limit that no linear program states: each takes a yes or no for a line or a unit.
public enum DiscreteLimit: Sendable, Hashable {
  /// A line is granted nothing or at least so many posts.
  case minimumLot(Int)
  /// At most so many units release or receive posts on the selected lines.
  case unitsTouched(atMost: Int)
  /// A unit gives back all approved posts of its selected lines, or none: it is closed or kept.
  case closeOrKeep

  /// The key in files.
  public var key: String {
    switch self {
    case .minimumLot: "minimumLot"
    case .unitsTouched: "unitsTouched"
    case .closeOrKeep: "closeOrKeep"
    }
  }
}
