import Apportionment
import OneBoardTestSupport
import Testing

@Suite struct LargestRemainderTests {
  /// Fixes whoever is beyond a floor or cap, the side with the greater excess first, and apportions
  /// the rest anew until nobody is.
  static func quotas(_ seats: Int, _ lines: [Constituency<Int>]) -> [Ratio] {
    var fixed = lines.map { $0.population == 0 ? Ratio(Int128($0.floor)) : nil }
    while true {
      let free = lines.indices.filter { fixed[$0] == nil }
      let left = fixed.compactMap { $0 }.reduce(Ratio(Int128(seats)), -)
      let population = free.reduce(Int128(0)) { $0 + Int128(lines[$1].population) }
      var (lacking, exceeding) = (Ratio(0), Ratio(0))
      var quota: [Int: Ratio] = [:]
      for position in free {
        let line = lines[position]
        let share = left * Ratio(Int128(line.population), population)
        quota[position] = share
        lacking = lacking + max(Ratio(0), Ratio(Int128(line.floor)) - share)
        exceeding = exceeding + max(Ratio(0), share - Ratio(Int128(line.cap ?? seats)))
      }
      if lacking == Ratio(0), exceeding == Ratio(0) {
        return lines.indices.map { fixed[$0] ?? quota[$0] ?? Ratio(0) }
      }
      for (position, share) in quota {
        let floor = Ratio(Int128(lines[position].floor))
        let cap = Ratio(Int128(lines[position].cap ?? seats))
        if lacking >= exceeding, share < floor { fixed[position] = floor }
        if exceeding >= lacking, share > cap { fixed[position] = cap }
      }
    }
  }

  @Test(arguments: DivisorPropertyTests.seeds)
  func `seats are quotas rounded, most fractions up first`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 6000 + seed)
    for _ in 0..<40 {
      let (lines, seats) = DivisorPropertyTests.house(&generator)
      let quotas = Self.quotas(seats, lines)
      var expected = quotas.map { Int($0.top / $0.bottom) }
      let order = lines.indices.sorted { left, right in
        let a = quotas[left] - Ratio(Int128(expected[left]))
        let b = quotas[right] - Ratio(Int128(expected[right]))
        return a != b ? a > b : lines[left].key < lines[right].key
      }
      for position in order.prefix(seats - expected.reduce(0, +)) { expected[position] += 1 }
      let answer = try LargestRemainder().apportion(seats, among: lines).seats
      #expect(answer == expected, "seed \(seed), \(seats) seats, \(lines)")
      #expect(zip(answer, lines).allSatisfy { $0 >= $1.floor && $0 <= $1.cap ?? .max })
    }
  }
}
