/// The lines in the order of their ids, found by sorting numbers rather than strings.
struct LineOrder {
  /// The first 16 bytes of an id, and where its line stands.
  private struct Key {
    var high: UInt64 = 0
    var low: UInt64 = 0
    var position: Int32
  }

  /// The position of each line, in id order.
  let positions: [Int32]
  /// Whether every line has an id, and no two have the same.
  let hasDistinctIDs: Bool

  /// Sorts.
  ///
  /// - Complexity: O(lines × log lines).
  init(_ lines: [PostLine]) {
    var keys: [Key] = []
    keys.reserveCapacity(lines.count)
    var arePlain = true
    for index in lines.indices {
      keys.append(Self.key(of: lines[index].id, at: Int32(clamping: index), &arePlain))
    }
    func isBefore(_ left: Key, _ right: Key) -> Bool {
      if arePlain {
        if left.high != right.high { return left.high < right.high }
        if left.low != right.low { return left.low < right.low }
      }
      return lines[Int(left.position)].id < lines[Int(right.position)].id
    }
    keys.sort(by: isBefore)
    positions = keys.map(\.position)
    hasDistinctIDs =
      lines.allSatisfy { !$0.id.isEmpty }
      && zip(keys, keys.dropFirst()).allSatisfy { left, right in
        if arePlain, left.high != right.high || left.low != right.low { return true }
        return lines[Int(left.position)].id != lines[Int(right.position)].id
      }
  }

  /// The key of an id.
  ///
  /// Strings compare by their normal form. That is the order of their bytes where no character can
  /// combine with another: below U+0300, and from U+4000 to U+9FFF, which holds Chinese.
  private static func key(of id: String, at position: Int32, _ isPlain: inout Bool) -> Key {
    var key = Key(position: position)
    for (index, byte) in id.utf8.enumerated() {
      if byte >= 0xCC, byte < 0xE4 || byte > 0xE9 { isPlain = false }
      if index < 8 {
        key.high |= UInt64(byte) << UInt64(56 - 8 * index)
      } else if index < 16 {
        key.low |= UInt64(byte) << UInt64(120 - 8 * index)
      }
    }
    return key
  }

  /// Puts lines into the order.
  ///
  /// Lines are moved, not copied, so that a board of a million lines is in memory once.
  ///
  /// - Parameter lines: The lines that were sorted.
  func apply(to lines: inout [PostLine]) {
    guard lines.count == positions.count else { return }
    var isPlaced = [Bool](repeating: false, count: lines.count)
    for start in lines.indices where !isPlaced[start] {
      var place = start
      isPlaced[place] = true
      while true {
        let source = Int(positions[place])
        if isPlaced[source] { break }
        lines.swapAt(place, source)
        isPlaced[source] = true
        place = source
      }
    }
  }
}
