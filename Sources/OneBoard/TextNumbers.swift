/// Small numbers for texts, in the order in which the texts first occur.
///
/// Texts of a field repeat on many lines. A small table by the bytes finds nearly all of them
/// again without hashing a string as a dictionary does, which normalizes what is not ASCII.
struct TextNumbers: Sendable {
  private struct Slot: Sendable {
    var hash: UInt64
    var number: Int32
  }

  private static let slotCount = 1 << 12
  /// The texts by number.
  private(set) var values: [String] = []
  private(set) var numberOfValue: [String: Int32] = [:]
  private var slots: [Slot] = []

  /// The number of a text; a new one if it has not occurred.
  mutating func number(of value: String) -> Int32 {
    if slots.isEmpty { slots = Array(repeating: Slot(hash: 0, number: -1), count: Self.slotCount) }
    let hash = Self.hash(value)
    let position = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (Self.slotCount - 1)
    let slot = slots[position]
    if slot.number >= 0, slot.hash == hash, values[Int(slot.number)] == value {
      return slot.number
    }
    let number: Int32
    if let known = numberOfValue[value] {
      number = known
    } else {
      number = Int32(clamping: values.count)
      values.append(value)
      numberOfValue[value] = number
    }
    slots[position] = Slot(hash: hash, number: number)
    return number
  }

  /// Fowler, Noll and Vo's hash (FNV-1a) of the bytes.
  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
