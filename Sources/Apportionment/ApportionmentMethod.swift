/// A method of apportionment in proportion to populations.
public enum ApportionmentMethod: Sendable, Hashable, CaseIterable {
  /// Largest remainders, Hamilton's method.
  case largestRemainder
  /// A divisor method.
  case divisor(DivisorMethod)

  /// Largest remainders and the five divisor methods.
  public static var allCases: [ApportionmentMethod] {
    [.largestRemainder] + DivisorMethod.allCases.map { .divisor($0) }
  }

  /// Apportions seats among constituencies.
  ///
  /// - Parameters:
  ///   - seats: The seats of the house.
  ///   - constituencies: Who receives seats, in any order.
  /// - Returns: The seats in the order given.
  /// - Throws: ``ApportionmentError``, as the method does.
  public func apportion<Key>(
    _ seats: Int, among constituencies: [Constituency<Key>]
  ) throws(ApportionmentError) -> SeatAllocation {
    switch self {
    case .largestRemainder: try LargestRemainder().apportion(seats, among: constituencies)
    case .divisor(let method): try method.apportion(seats, among: constituencies)
    }
  }
}
