/// Seeded pseudo-random whole numbers, the same on every machine.
///
/// SplitMix64 (Steele, Lea and Flood 2014); no floating-point number decides anything.
struct Dice {
  /// Quantiles of a log-normal distribution with σ = 0.7 and median 1000, at every 64th.
  ///
  /// The ends are those at 1/256 and 255/256. A table, since `exp` may differ in its last digit between machines.
  private static let quantiles = [
    155, 221, 271, 309, 342, 371, 397, 423, 447, 470, 493, 515, 537, 559, 581, 602, 624, 645, 667,
    688, 710, 732, 755, 777, 800, 823, 847, 871, 896, 921, 947, 973, 1000, 1028, 1056, 1086, 1116,
    1148, 1181, 1215, 1250, 1287, 1325, 1366, 1408, 1453, 1500, 1550, 1603, 1661, 1722, 1788, 1861,
    1940, 2028, 2126, 2237, 2365, 2516, 2698, 2927, 3232, 3684, 4516, 6437,
  ]

  private var state: UInt64

  /// Makes dice; different streams of one seed are independent.
  init(seed: UInt64, stream: Int) {
    state = seed
    state = next() ^ UInt64(truncatingIfNeeded: stream) &* 0xD129_0BE1_5C0F_9A35
    _ = next()
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number from 0 to `count` − 1.
  mutating func below(_ count: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(max(1, count))).high)
  }

  /// A whole number of a range.
  mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

  /// True once in so many times.
  mutating func once(in count: Int) -> Bool { below(count) == 0 }

  /// A size with a given median and a long tail, at least `least`.
  mutating func size(median: Int, atLeast least: Int) -> Int {
    let draw = below(64 * 1024)
    let (knot, rest) = (draw / 1024, draw % 1024)
    let step = Self.quantiles[knot + 1] - Self.quantiles[knot]
    let thousandths = Self.quantiles[knot] + step * rest / 1024
    return max(least, (median * thousandths + 500) / 1000)
  }
}
