/// The sizes up to which every product fits into the exact arithmetic of this room.
public enum ApportionmentLimits {
  /// The greatest population, weight or claim.
  public static let population = 1 << 53
  /// The greatest number of seats, floor or cap.
  public static let seats = 1 << 53
  /// The greatest sum of claims.
  public static let claims = 1_000_000_000_000_000_000
  /// The most rows, and the most columns, of a matrix.
  public static let matrixSide = 200
  /// The most seats of a matrix.
  public static let matrixSeats = 1_000_000

  static func check(_ value: Int, _ what: String, atMost limit: Int) throws(ApportionmentError) {
    if value < 0 {
      throw .invalidArgument("\(what) is \(value); give 0 or more.")
    }
    if value > limit {
      throw .invalidArgument("\(what) is \(value), above \(limit); state it in larger units.")
    }
  }
}
