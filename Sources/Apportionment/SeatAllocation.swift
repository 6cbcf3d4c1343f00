/// Whole seats, in the order in which the constituencies were given.
public struct SeatAllocation: Sendable, Hashable {
  /// The seats of each constituency.
  public var seats: [Int]
  /// The ascending positions of constituencies between whose equal claims only the key decided;
  /// empty where no tie had to be broken.
  public var tied: [Int]

  /// Makes an allocation.
  ///
  /// - Parameters:
  ///   - seats: The seats of each constituency.
  ///   - tied: The positions between which only the key decided.
  public init(seats: [Int], tied: [Int] = []) {
    self.seats = seats
    self.tied = tied
  }
}
