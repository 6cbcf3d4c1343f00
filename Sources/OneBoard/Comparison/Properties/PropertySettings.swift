/// How much work finding the properties of a strategy may take.
public struct PropertySettings: Sendable, Hashable {
  /// By how many posts each reserve grows, one at a time, to look for losses.
  public var growth = 5
  /// In how many other orders the scenario is written.
  public var shuffles = 2
  /// How many units raise their need; all of them where there are no more.
  public var unitSample = 10
  /// The seed of the orders and of the sample of units.
  public var seed: UInt64 = 1
  /// The longest time for one strategy; what is not done by then is left out and said so.
  public var timeLimit: Duration? = .seconds(30)

  /// Makes the standard settings.
  public init() {}
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine for a seed.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
