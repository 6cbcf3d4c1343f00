/// Numbers that depend on a seed, a stream and a position: the same here, in C and in Python.
///
/// The mixing function is that of SplitMix64 (Steele, Lea and Flood 2014).
struct Draw {
  let seed: UInt64

  /// A number below 2^53.
  func callAsFunction(_ stream: UInt64, _ position: Int) -> Int {
    var bits = seed &* 0x9E37_79B9_7F4A_7C15 &+ (stream << 40) &+ UInt64(position)
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) >> 11)
  }
}
