extension DivisorMethod {
  /// Apportions seats among constituencies.
  ///
  /// Every constituency starts at its floor. Each further seat goes to the greatest quotient
  /// population / d(seats) of those below their cap; of equal quotients to the lesser key. Where
  /// d(0) is 0 a first seat comes before all others, and the greater population before the lesser.
  /// A population of 0 gets its floor. No floating-point number decides anything.
  ///
  /// - Parameters:
  ///   - seats: The seats of the house.
  ///   - constituencies: Who receives seats, in any order.
  /// - Returns: The seats in the order given.
  /// - Throws: ``ApportionmentError`` for numbers beyond ``ApportionmentLimits``, keys that occur
  ///   twice, and floors and caps that cannot hold together.
  /// - Complexity: O(n log n) for n constituencies, whatever the number of seats.
  public func apportion<Key>(
    _ seats: Int, among constituencies: [Constituency<Key>]
  ) throws(ApportionmentError) -> SeatAllocation {
    let table = try ConstituencyTable(seats: seats, constituencies: constituencies)
    var exchange = SeatExchange(method: self, table: table)
    exchange.fill()
    exchange.settle()
    return SeatAllocation(seats: exchange.seats, tied: exchange.tiedPositions())
  }
}
