import Apportionment
import OneBoardTestSupport
import Testing

@Suite struct DivisorPropertyTests {
  static let seeds: [UInt64] = Array(1...40)

  /// Random constituencies with floors and caps, and a number of seats that they can take.
  static func house(_ generator: inout SeededGenerator) -> ([Constituency<Int>], Int) {
    var lines: [Constituency<Int>] = []
    for key in 0..<generator.number(1...7) {
      let floor = generator.number(0...3) == 0 ? generator.number(1...4) : 0
      let cap = generator.number(0...3) == 0 ? floor + generator.number(0...5) : nil
      let population = generator.number(0...9) == 0 ? 0 : generator.number(1...40)
      lines.append(Constituency(key: key, population: population, floor: floor, cap: cap))
    }
    let least = lines.reduce(0) { $0 + $1.floor }
    let most = lines.reduce(0) { $0 + ($1.population == 0 ? $1.floor : $1.cap ?? $1.floor + 30) }
    return (lines.shuffled(using: &generator), generator.number(least...most))
  }

  /// Seat by seat, as the definition says.
  static func seatBySeat(
    _ method: DivisorMethod, _ seats: Int, _ lines: [Constituency<Int>]
  ) -> [Int] {
    var given = lines.map(\.floor)
    while given.reduce(0, +) < seats {
      let open = lines.indices.filter {
        lines[$0].population > 0 && given[$0] < lines[$0].cap ?? .max
      }
      // p² / d² compares as p / d does; p² d'² > p'² d² without dividing by 0.
      let best = open.sorted { left, right in
        let (p, q) = (Int128(lines[left].population), Int128(lines[right].population))
        let (d, e) = (
          method.squaredSignpost(given[left]), method.squaredSignpost(given[right])
        )
        if d.top == 0, e.top == 0 { return p != q ? p > q : lines[left].key < lines[right].key }
        let (a, b) = (Ratio(p * p) * e, Ratio(q * q) * d)
        return a != b ? a > b : lines[left].key < lines[right].key
      }
      guard let first = best.first else { break }
      given[first] += 1
    }
    return given
  }

  @Test(arguments: seeds)
  func `the seats are those that are given one by one`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let (lines, seats) = Self.house(&generator)
      for method in DivisorMethod.allCases {
        let answer = try method.apportion(seats, among: lines).seats
        #expect(
          answer == Self.seatBySeat(method, seats, lines), "seed \(seed), \(method), \(lines)")
      }
    }
  }

  @Test(arguments: seeds)
  func `no refused claim is stronger than an accepted one`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 1000 + seed)
    let lines = (0..<60).map { Constituency(key: $0, population: generator.number(1...1_000_000)) }
    for method in DivisorMethod.allCases {
      let seats = try method.apportion(generator.number(60...5000), among: lines).seats
      for (line, held) in zip(lines, seats) where held > 0 {
        for (other, has) in zip(lines, seats) {
          let (p, q) = (Int128(line.population), Int128(other.population))
          let accepted = Ratio(p * p) * method.squaredSignpost(has)
          let refused = Ratio(q * q) * method.squaredSignpost(held - 1)
          #expect(accepted >= refused, "seed \(seed), \(method)")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `a house one seat larger takes no seat from anybody`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 2000 + seed)
    let lines = constituencies((0..<8).map { _ in generator.number(1...5000) })
    for method in DivisorMethod.allCases {
      var before = try method.apportion(0, among: lines).seats
      for seats in 1...60 {
        let after = try method.apportion(seats, among: lines).seats
        #expect(zip(before, after).allSatisfy { $0 <= $1 }, "seed \(seed), \(method), \(seats)")
        before = after
      }
    }
  }

  @Test(arguments: seeds)
  func `the order of constituencies changes nothing`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 3000 + seed)
    for _ in 0..<20 {
      let (lines, seats) = Self.house(&generator)
      let shuffled = lines.shuffled(using: &generator)
      for method in ApportionmentMethod.allCases {
        let first = try method.apportion(seats, among: lines)
        let second = try method.apportion(seats, among: shuffled)
        #expect(
          Dictionary(uniqueKeysWithValues: zip(lines.map(\.key), first.seats))
            == Dictionary(uniqueKeysWithValues: zip(shuffled.map(\.key), second.seats)),
          "seed \(seed), \(method)")
        #expect(
          Set(first.tied.map { lines[$0].key }) == Set(second.tied.map { shuffled[$0].key }),
          "seed \(seed), \(method)")
      }
    }
  }

  @Test(arguments: seeds)
  func `a tie is reported exactly where other keys would give other seats`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 4000 + seed)
    for _ in 0..<20 {
      let (lines, seats) = Self.house(&generator)
      let reversed = lines.map {
        Constituency(key: -$0.key, population: $0.population, floor: $0.floor, cap: $0.cap)
      }
      for method in ApportionmentMethod.allCases {
        let first = try method.apportion(seats, among: lines)
        let second = try method.apportion(seats, among: reversed)
        #expect(first.tied.isEmpty == (first.seats == second.seats), "seed \(seed), \(method)")
        #expect(first.tied == second.tied, "seed \(seed), \(method)")
      }
    }
  }

  @Test func `a million posts for a hundred thousand lines`() throws {
    var generator = SeededGenerator(seed: 5)
    let lines = (0..<100_000).map { key in
      let floor = generator.number(0...3)
      return Constituency(
        key: key, population: generator.number(1...10_000), floor: floor,
        cap: generator.number(0...1) == 0 ? floor + generator.number(0...30) : nil)
    }
    for method in [.largestRemainder, .divisor(.webster), .divisor(.huntingtonHill)]
      as [ApportionmentMethod]
    {
      let clock = ContinuousClock.now
      let seats = try method.apportion(1_000_000, among: lines).seats
      print("\(method): \(clock.duration(to: .now)) for 1,000,000 posts, 100,000 lines, seed 5")
      #expect(seats.reduce(0, +) == 1_000_000)
      #expect(zip(seats, lines).allSatisfy { $0 >= $1.floor && $0 <= $1.cap ?? .max })
      guard case .divisor(let divisor) = method else { continue }
      // The greatest refused and the least accepted quotient, each squared.
      var refused: Ratio?
      var accepted: Ratio?
      for (line, held) in zip(lines, seats) {
        let square = Ratio(Int128(line.population) * Int128(line.population))
        if held < line.cap ?? .max {
          let signpost = divisor.squaredSignpost(held)
          try #require(signpost.top > 0)
          let quotient = square * Ratio(signpost.bottom, signpost.top)
          refused = max(refused ?? quotient, quotient)
        }
        if held > line.floor {
          let signpost = divisor.squaredSignpost(held - 1)
          if signpost.top == 0 { continue }
          let quotient = square * Ratio(signpost.bottom, signpost.top)
          accepted = min(accepted ?? quotient, quotient)
        }
      }
      #expect(try #require(refused) <= #require(accepted), "\(method)")
    }
  }
}
