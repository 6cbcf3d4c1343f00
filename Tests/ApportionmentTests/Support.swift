import Apportionment
import OneBoardTestSupport

/// Constituencies whose keys are their positions.
func constituencies(_ populations: [Int], floor: Int = 0) -> [Constituency<Int>] {
  populations.enumerated().map { Constituency(key: $0, population: $1, floor: floor) }
}

/// A small fraction of the tests' own, which may be negative.
struct Ratio: Comparable, CustomStringConvertible {
  var top: Int128
  var bottom: Int128

  init(_ top: Int128, _ bottom: Int128 = 1) {
    var (a, b) = (abs(top), abs(bottom))
    while b != 0 { (a, b) = (b, a % b) }
    self.top = top / max(1, a)
    self.bottom = bottom / max(1, a)
  }

  init(_ fraction: Fraction) { self.init(fraction.numerator, fraction.denominator) }

  var description: String { "\(top)/\(bottom)" }

  static func + (left: Ratio, right: Ratio) -> Ratio {
    Ratio(left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom)
  }
  static func - (left: Ratio, right: Ratio) -> Ratio { left + Ratio(-right.top, right.bottom) }
  static func * (left: Ratio, right: Ratio) -> Ratio {
    Ratio(left.top * right.top, left.bottom * right.bottom)
  }
  static func < (left: Ratio, right: Ratio) -> Bool {
    left.top * right.bottom < right.top * left.bottom
  }
}

extension SeededGenerator {
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

extension DivisorMethod {
  /// The square of d(k), from the definition.
  func squaredSignpost(_ seats: Int) -> Ratio {
    let k = Int128(seats)
    switch self {
    case .adams: return Ratio(k * k)
    case .dean: return Ratio(4 * k * k * (k + 1) * (k + 1), (2 * k + 1) * (2 * k + 1))
    case .huntingtonHill: return Ratio(k * (k + 1))
    case .webster: return Ratio((2 * k + 1) * (2 * k + 1), 4)
    case .jefferson: return Ratio((k + 1) * (k + 1))
    }
  }
}
