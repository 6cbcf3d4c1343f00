/// Finds the position of a name by its bytes in the file, without copying it.
struct MPSNameTable {
  // A slot holds the upper half of the hash beside a position plus one; 0 is empty. So a look-up
  // touches one slot and one name in nearly all cases.
  private var slots = [UInt64](repeating: 0, count: 16)
  private var hashes: [Int] = []
  private(set) var ranges: [Range<Int>] = []

  var count: Int { ranges.count }

  /// The position of a name, or `nil`.
  func position(of range: Range<Int>, in bytes: [UInt8]) -> Int? {
    let hash = Self.hash(range, bytes)
    let tag = Self.tag(hash)
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] & ~Self.positionMask == tag {
        let position = Int(slots[slot] & Self.positionMask) - 1
        if Self.areEqual(ranges[position], range, bytes) { return position }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a name that is not in the table.
  mutating func append(_ range: Range<Int>, in bytes: [UInt8]) {
    if (count + 1) * 2 > slots.count { grow() }
    let hash = Self.hash(range, bytes)
    ranges.append(range)
    hashes.append(hash)
    place(hash, count - 1)
  }

  private static let positionMask: UInt64 = 0xFFFF_FFFF

  private static func tag(_ hash: Int) -> UInt64 {
    UInt64(bitPattern: Int64(hash)) & ~positionMask
  }

  private mutating func place(_ hash: Int, _ position: Int) {
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Self.tag(hash) | UInt64(position + 1) & Self.positionMask
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    for position in hashes.indices { place(hashes[position], position) }
  }

  // The standard library's hasher is seeded in each process, so no file can be written to collide.
  private static func hash(_ range: Range<Int>, _ bytes: [UInt8]) -> Int {
    var hasher = Hasher()
    var word: UInt64 = 0
    var filled = 0
    for index in range {
      word = word << 8 | UInt64(bytes[index])
      filled += 1
      if filled == 8 {
        hasher.combine(word)
        word = 0
        filled = 0
      }
    }
    hasher.combine(word)
    hasher.combine(filled)
    return hasher.finalize()
  }

  static func areEqual(_ left: Range<Int>, _ right: Range<Int>, _ bytes: [UInt8]) -> Bool {
    if left.count != right.count { return false }
    for offset in 0..<left.count
    where bytes[left.lowerBound + offset] != bytes[right.lowerBound + offset] {
      return false
    }
    return true
  }
}
