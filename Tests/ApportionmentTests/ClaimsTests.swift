import Apportionment
import OneBoardTestSupport
import Testing

@Suite struct ClaimsTests {
  static let seeds: [UInt64] = Array(1...40)

  private func awards(_ rule: DivisionRule, _ estate: Int, _ claims: [Int]) throws -> [Ratio] {
    try rule.awards(of: estate, among: claims).map { Ratio($0) }
  }

  @Test(arguments: [(100, [100, 100, 100]), (200, [150, 225, 225]), (300, [150, 300, 450])])
  func `the three estates of the Talmud`(_ estate: Int, _ thirds: [Int128]) throws {
    let answer = try awards(.talmud, estate, [100, 200, 300])
    #expect(answer == thirds.map { Ratio($0, 3) })
  }

  @Test func `equal awards and equal losses of known claims`() throws {
    let equal = try awards(.constrainedEqualAwards, 400, [100, 200, 300])
    #expect(equal == [Ratio(100), Ratio(150), Ratio(150)])
    let losses = try awards(.constrainedEqualLosses, 400, [100, 200, 300])
    #expect(losses == [Ratio(100, 3), Ratio(400, 3), Ratio(700, 3)])
  }

  @Test func `an estate above all claims gives everyone their claim`() throws {
    for rule in DivisionRule.allCases {
      #expect(try awards(rule, 99, [3, 0, 4]) == [Ratio(3), Ratio(0), Ratio(4)])
      #expect(try awards(rule, 5, [0, 0]) == [Ratio(0), Ratio(0)])
      #expect(try awards(rule, 5, []).isEmpty)
      let whole = try rule.wholeAwards(of: 99, among: [Claim(key: 1, amount: 3)])
      #expect(whole == SeatAllocation(seats: [3]))
    }
  }

  @Test func `numbers that are no claims are refused`() {
    for rule in DivisionRule.allCases {
      #expect(throws: ApportionmentError.self) { try rule.awards(of: -1, among: [1]) }
      #expect(throws: ApportionmentError.self) { try rule.awards(of: 1, among: [-1]) }
      #expect(throws: ApportionmentError.self) { try rule.awards(of: 1, among: [.max]) }
      #expect(throws: ApportionmentError.self) {
        try rule.awards(
          of: 1, among: Array(repeating: ApportionmentLimits.population, count: 1001))
      }
      #expect(throws: ApportionmentError.self) {
        try rule.wholeAwards(of: 1, among: [Claim(key: 1, amount: 1), Claim(key: 1, amount: 1)])
      }
    }
  }

  @Test func `the greatest claims do not overflow`() throws {
    let most = ApportionmentLimits.claims / 1000
    let claims = (0..<1000).map { Claim(key: $0, amount: most) }
    for rule in DivisionRule.allCases {
      let answer = try rule.wholeAwards(of: ApportionmentLimits.claims - 1, among: claims)
      #expect(answer.seats.reduce(0, +) == ApportionmentLimits.claims - 1)
      #expect(answer.seats.last == most - 1 && answer.tied.count == 1000)
    }
  }

  @Test(arguments: seeds)
  func `awards have the properties that define their rules`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      let claims = (0..<generator.number(1...6)).map { _ in generator.number(0...30) }
      let sum = claims.reduce(0, +)
      let estate = generator.number(0...sum)
      let exact = claims.map { Ratio(Int128($0)) }
      for rule in DivisionRule.allCases {
        let answer = try awards(rule, estate, claims)
        #expect(answer.reduce(Ratio(0), +) == Ratio(Int128(estate)), "seed \(seed), \(rule)")
        #expect(zip(answer, exact).allSatisfy { $0 >= Ratio(0) && $0 <= $1 }, "seed \(seed)")
      }
      let equal = try awards(.constrainedEqualAwards, estate, claims)
      let greatest = equal.max() ?? Ratio(0)
      #expect(zip(equal, exact).allSatisfy { $0 == min($1, greatest) }, "seed \(seed)")
      let losses = try awards(.constrainedEqualLosses, estate, claims)
      let dual = try awards(.constrainedEqualAwards, sum - estate, claims)
      #expect(losses == zip(exact, dual).map { $0 - $1 }, "seed \(seed)")
      let talmud = try awards(.talmud, estate, claims)
      let rest = try awards(.talmud, sum - estate, claims)
      #expect(talmud == zip(exact, rest).map { $0 - $1 }, "seed \(seed)")
      let proportional = try awards(.proportional, estate, claims)
      for (award, claim) in zip(proportional, exact) {
        #expect(award * Ratio(Int128(sum)) == claim * Ratio(Int128(estate)), "seed \(seed)")
      }
    }
  }

  @Test(arguments: seeds)
  func `every two share by the contested garment`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 1000 + seed)
    for _ in 0..<25 {
      let claims = (0..<generator.number(2...6)).map { _ in generator.number(0...30) }
      let estate = generator.number(0...claims.reduce(0, +))
      let answer = try awards(.talmud, estate, claims)
      for (one, first) in claims.enumerated() {
        for (two, second) in claims.enumerated() where one != two {
          let both = answer[one] + answer[two]
          let conceded = max(Ratio(0), both - Ratio(Int128(second)))
          let other = max(Ratio(0), both - Ratio(Int128(first)))
          let contested = both - conceded - other
          #expect(answer[one] == conceded + contested * Ratio(1, 2), "seed \(seed), \(claims)")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `whole awards are exact ones rounded, whatever the order`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 2000 + seed)
    for _ in 0..<25 {
      let claims = (0..<generator.number(1...6)).map {
        Claim(key: $0, amount: generator.number(0...12))
      }
      let sum = claims.reduce(0) { $0 + $1.amount }
      let estate = generator.number(0...sum)
      let shuffled = claims.shuffled(using: &generator)
      for rule in DivisionRule.allCases {
        let exact = try awards(rule, estate, claims.map(\.amount))
        let whole = try rule.wholeAwards(of: estate, among: claims)
        #expect(whole.seats.reduce(0, +) == estate, "seed \(seed), \(rule)")
        for (award, count) in zip(exact, whole.seats) {
          let down = award.top / award.bottom
          let up = award.top % award.bottom == 0 ? down : down + 1
          #expect(Int128(count) == down || Int128(count) == up, "seed \(seed), \(rule)")
        }
        let other = try rule.wholeAwards(of: estate, among: shuffled)
        let seats = Dictionary(uniqueKeysWithValues: zip(shuffled.map(\.key), other.seats))
        #expect(claims.map { seats[$0.key] ?? -1 } == whole.seats, "seed \(seed), \(rule)")
      }
    }
  }
}
