import OneBoard
import OneBoardTestSupport
import Testing

struct `Needs from standards` {
  typealias Term = NeedStandard.Term

  private static func decimal(_ text: String) throws -> ExactDecimal {
    try #require(ExactDecimal(text))
  }

  private static func need(
    _ terms: [Term], _ measures: [String: Int], _ rounding: Reclaim.Rounding = .up,
    extra: String = "0", atLeast: Int? = nil, atMost: Int? = nil
  ) throws -> Int? {
    NeedStandard(
      id: "s", where: .all, terms: terms, extra: try decimal(extra), rounding: rounding,
      atLeast: atLeast, atMost: atMost
    ).need(of: measures)?.posts
  }

  @Test func `Published standards give the published needs`() throws {
    let beds = Term(measure: "beds", .times(try Self.decimal("1.5")))
    #expect(try Self.need([beds], ["beds": 3_600], .down) == 5_400)
    let junior = Term(measure: "students", .per(try Self.decimal("13.5")))
    #expect(try Self.need([junior], ["students": 270]) == 20)
    #expect(try Self.need([junior], ["students": 271]) == 21)
    #expect(try Self.need([junior], ["students": 271], .down) == 20)
    let control = Term(measure: "residents", .perMille(try Self.decimal("0.135")))
    #expect(try Self.need([control], ["residents": 149_000], atLeast: 20) == 21)
    #expect(try Self.need([control], ["residents": 120_000], atLeast: 20) == 20)
    #expect(try Self.need([control], ["residents": 999_999], .down, atMost: 100) == 100)
    // A half goes up: 13.5 · 20.5 = 276.75, and 19 · 20.5 = 389.5, so 389 and 390 part.
    let primary = Term(measure: "students", .per(ExactDecimal(19)))
    #expect(try Self.need([primary], ["students": 389], .nearest) == 20)
    #expect(try Self.need([primary], ["students": 390], .nearest) == 21)
    let two = Term(measure: "students", .per(ExactDecimal(2)))
    #expect(try Self.need([two], ["students": 5], .nearest) == 3)
    // Five percent more of exactly 100.
    #expect(try Self.need([primary], ["students": 1_900], extra: "0.05") == 105)
  }

  @Test func `Terms are added, and may be made whole first`() throws {
    let doctors = Term(measure: "beds", .per(ExactDecimal(5)), rounding: .down)
    let nurses = Term(measure: "beds", .per(ExactDecimal(5)), rounding: .up)
    let base = Term(
      measure: "beds", .steps([.init(upTo: 50, posts: 15), .init(upTo: nil, posts: 18)]))
    #expect(try Self.need([base, doctors, nurses], ["beds": 49]) == 15 + 9 + 10)
    #expect(try Self.need([base, doctors, nurses], ["beds": 50]) == 15 + 10 + 10)
    #expect(try Self.need([base, doctors, nurses], ["beds": 51]) == 18 + 10 + 11)
    let share = Term(
      measure: "beds",
      .between(
        .init(measure: 100, factor: try Self.decimal("1.3")),
        .init(measure: 300, factor: try Self.decimal("1.4"))))
    // 200 · (1.3 + 100 ÷ 200 · 0.1) = 270; outside, the nearer factor: 50 · 1.3 and 320 · 1.4.
    #expect(try Self.need([share], ["beds": 200], .down) == 270)
    #expect(try Self.need([share], ["beds": 50], .down) == 65)
    #expect(try Self.need([share], ["beds": 320], .down) == 448)
  }

  /// Against whole-number arithmetic with a common denominator of 10^9.
  @Test(arguments: 1...UInt64(40))
  func `Any ratio is rounded as whole numbers are`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let measure = Int.random(in: 0...2_000_000, using: &random)
      let tenths = Int.random(in: 1...400, using: &random)
      let ratio = try Self.decimal("\(tenths / 10).\(tenths % 10)")
      let term = Term(measure: "m", .per(ratio))
      let (whole, rest) = (measure * 10).quotientAndRemainder(dividingBy: tenths)
      #expect(try Self.need([term], ["m": measure], .down) == whole)
      #expect(try Self.need([term], ["m": measure], .up) == whole + (rest > 0 ? 1 : 0))
      #expect(
        try Self.need([term], ["m": measure], .nearest) == whole + (2 * rest >= tenths ? 1 : 0))
    }
  }

  @Test func `What cannot be computed is nil and never a trap`() throws {
    let most = Int.max
    let terms = [
      Term(measure: "m", .per(.zero)), Term(measure: "m", .per(ExactDecimal(-1))),
      Term(measure: "m", .times(ExactDecimal(Int.min))), Term(measure: "m", .steps([])),
      Term(measure: "other", .times(.one)), Term(measure: "m", .times(ExactDecimal(most))),
      Term(measure: "m", .steps([.init(upTo: nil, posts: -most)])),
      Term(
        measure: "m",
        .between(.init(measure: .min, factor: .one), .init(measure: most, factor: .one))),
      Term(
        measure: "m", .between(.init(measure: 5, factor: .one), .init(measure: 5, factor: .one))),
    ]
    for term in terms {
      #expect(try Self.need([term], ["m": most]) == nil)
    }
    #expect(try Self.need([Term(measure: "m", .times(.one))], ["m": -1]) == nil)
    #expect(try Self.need([Term(measure: "m", .times(.one))], ["m": 5], extra: "-0.5") == nil)
    let steps = Term(measure: "m", .steps([.init(upTo: 4, posts: 1)]))
    #expect(try Self.need([steps], ["m": 5]) == nil)
  }

  @Test func `A board's needs name the line, its standard and what the line stated`() throws {
    let board = try KnownBoards.miniCounty().validated()
    let standard = NeedStandard(
      id: "junior", where: .where(.id, "J1", "J2"),
      terms: [Term(measure: "students", .per(try Self.decimal("13.5")))], rounding: .up)
    let needs = try board.needs(
      by: [standard], measures: ["J1": ["students": 2_025], "J2": ["students": 811]])
    #expect(needs.map(\.line) == ["J1", "J2"])
    #expect(needs.map(\.posts) == [150, 61])
    #expect(needs.map(\.stated) == [150, 60])
    #expect(needs.map(\.exact.description) == ["150", "1622/27"])
    let missing = #expect(throws: NeedError.self) {
      try board.needs(by: [standard], measures: ["J1": ["students": 1]])
    }
    #expect(missing?.place == "junior, line J2")
    var other = standard
    other.id = "other"
    let twice = #expect(throws: NeedError.self) {
      try board.needs(
        by: [standard, other], measures: ["J1": ["students": 1], "J2": ["students": 1]])
    }
    #expect(twice?.message == "The standard junior gives its need already.")
  }
}
