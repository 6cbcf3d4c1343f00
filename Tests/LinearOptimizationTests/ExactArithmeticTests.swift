import LinearOptimization
import OneBoardTestSupport
import Testing

struct ExactArithmeticTests {
  @Test func `A double is taken exactly`() throws {
    #expect(Rational(exactly: 0.5)?.description == "1/2")
    #expect(Rational(exactly: -3)?.description == "-3")
    #expect(Rational(exactly: 0)?.description == "0")
    #expect(Rational(exactly: 0.1)?.description == "3602879701896397/36028797018963968")
    #expect(Rational(exactly: .infinity) == nil)
    #expect(Rational(exactly: .nan) == nil)
  }

  @Test func `Every double comes back from its fraction`() throws {
    let seed: UInt64 = 1_201
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var values = [
      Double.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 1, -0.1,
      Double.leastNormalMagnitude.nextDown, 1.0.nextUp, 0x1p-1070,
    ]
    while values.count < 2_000 {
      let value = Double(bitPattern: random.next())
      if value.isFinite { values.append(value) }
    }
    for value in values { #expect(Rational(exactly: value)?.double == value) }
  }

  @Test func `Fractions are in the order of their doubles`() throws {
    let values = [-1e300, -2.5, -0.1, 0, 1e-300, 0.1, 0.1.nextUp, 1, 7e22]
    let fractions = try values.map { try #require(Rational(exactly: $0)) }
    #expect(fractions == fractions.sorted())
    #expect(try #require(fractions.first).magnitude > #require(fractions.last))
    #expect(fractions[3].isZero)
    #expect(fractions[7].isWhole)
    #expect(!fractions[5].isWhole)
  }
}
