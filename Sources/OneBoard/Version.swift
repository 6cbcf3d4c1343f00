/// The version of OneBoard.
public enum Version {
  /// The version as in the changelog.
  public static let current = "0.1.0"
}
