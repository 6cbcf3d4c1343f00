/// Makes strings from stretches of a text, each long value once.
///
/// Towns, sectors and tiers repeat on many lines. Texts of up to 15 bytes live inside a string's
/// own storage, so only longer ones are pooled.
struct StringPool {
  private struct Entry {
    var range: Range<Int>
    var text: String
  }

  private static let longestProbe = 16
  private static let largestPool = 1 << 16
  private var slots = [Int32](repeating: -1, count: 1 << 18)
  private var entries: [Entry] = []
  /// Unlike from run to run, so that no file can be made whose values collide.
  private let seed = UInt64.random(in: 1...UInt64.max)

  /// The string of a stretch.
  ///
  /// - Parameters:
  ///   - range: The stretch.
  ///   - bytes: The text, always the same.
  /// - Returns: The string.
  mutating func string(_ range: Range<Int>, in bytes: [UInt8]) -> String {
    guard range.count > 15, range.count <= 255 else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var hash = seed
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
    hash ^= hash >> 29
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    for _ in 0..<Self.longestProbe {
      let position = Int(slots[slot])
      if position < 0 {
        let text = String(decoding: bytes[range], as: UTF8.self)
        if entries.count < Self.largestPool {
          slots[slot] = Int32(truncatingIfNeeded: entries.count)
          entries.append(Entry(range: range, text: text))
        }
        return text
      }
      if bytes[entries[position].range] == bytes[range] { return entries[position].text }
      slot = (slot + 1) & (slots.count - 1)
    }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
