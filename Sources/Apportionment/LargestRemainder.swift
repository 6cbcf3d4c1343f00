/// The method of largest remainders (Hamilton, Hare and Niemeyer), with floors and caps.
///
/// Every constituency gets a quota λ · population, or its floor if that is more, or its cap if that
/// is less; λ is the number at which the quotas sum to the seats. Floors and caps are thus set aside
/// and the rest is apportioned anew, in one step that knows no order. Each constituency gets the
/// whole part of its quota; the seats left go one each to the greatest fractions, of equal fractions
/// to the lesser key. Without floors and caps this is the method of 1792.
///
/// Source: Balinski and Young, *Fair Representation*, 2nd edition (2001), chapter 3 and appendix A.
public struct LargestRemainder: Sendable, Hashable {
  /// Makes the method.
  public init() {}

  /// Apportions seats among constituencies.
  ///
  /// - Parameters:
  ///   - seats: The seats of the house.
  ///   - constituencies: Who receives seats, in any order.
  /// - Returns: The seats in the order given.
  /// - Throws: ``ApportionmentError`` for numbers beyond ``ApportionmentLimits``, keys that occur
  ///   twice, and floors and caps that cannot hold together.
  /// - Complexity: O(n log n).
  public func apportion<Key>(
    _ seats: Int, among constituencies: [Constituency<Key>]
  ) throws(ApportionmentError) -> SeatAllocation {
    let table = try ConstituencyTable(seats: seats, constituencies: constituencies)
    let segment = Segment(of: table)
    var result = segment.fixed
    var remainders: [(position: Int, remainder: Int128)] = []
    var left = segment.seats
    for position in segment.free {
      let product = Int128(table.populations[position]) * segment.seats
      let (whole, remainder) = product.quotientAndRemainder(dividingBy: segment.population)
      result[position] = Int(whole)
      left -= whole
      remainders.append((position, remainder))
    }
    remainders.sort {
      $0.remainder != $1.remainder
        ? $0.remainder > $1.remainder : table.ranks[$0.position] < table.ranks[$1.position]
    }
    let count = Int(min(left, Int128(remainders.count)))
    for entry in remainders.prefix(count) { result[entry.position] += 1 }
    var tied: [Int] = []
    if count > 0, count < remainders.count,
      remainders[count - 1].remainder == remainders[count].remainder
    {
      let equal = remainders.filter { $0.remainder == remainders[count].remainder }
      tied = equal.map(\.position).sorted()
    }
    return SeatAllocation(seats: result, tied: tied)
  }

  /// Who is at a floor or cap, and what is left for the others.
  private struct Segment {
    var fixed: [Int]
    var free: [Int] = []
    var seats: Int128
    var population: Int128 = 0

    /// Where a constituency leaves its floor or reaches its cap as λ grows.
    private struct Event {
      var position: Int
      var isCap: Bool
      var multiplier: SeatQuotient
    }

    init(of table: ConstituencyTable) {
      fixed = table.floors
      seats = Int128(table.seats)
      var events: [Event] = []
      for (position, population) in table.populations.enumerated() where population > 0 {
        let divisor = UInt128(population)
        events.append(
          Event(
            position: position, isCap: false,
            multiplier: SeatQuotient(UInt128(table.floors[position]), over: divisor)))
        events.append(
          Event(
            position: position, isCap: true,
            multiplier: SeatQuotient(UInt128(table.caps[position]), over: divisor)))
      }
      events.sort { $0.multiplier < $1.multiplier }
      // 0 at its floor, 1 free, 2 at its cap.
      var state = Array(repeating: 0, count: fixed.count)
      for floor in fixed { seats -= Int128(floor) }
      for event in events {
        // At the event's λ the free ones would hold λ · population; stop once that is too much.
        let wanted = UInt128(clamping: population).multipliedFullWidth(
          by: event.multiplier.numerator)
        let given = UInt128(clamping: seats).multipliedFullWidth(by: event.multiplier.denominator)
        if (wanted.high, wanted.low) >= (given.high, given.low) { break }
        let position = event.position
        if event.isCap {
          if state[position] == 0 { seats += Int128(fixed[position]) }
          if state[position] == 1 { population -= Int128(table.populations[position]) }
          seats -= Int128(table.caps[position])
          fixed[position] = table.caps[position]
          state[position] = 2
        } else if state[position] == 0 {
          seats += Int128(fixed[position])
          population += Int128(table.populations[position])
          state[position] = 1
        }
      }
      free = state.indices.filter { state[$0] == 1 }
    }
  }
}
