/// Writes RFC 4180, as bytes because a board may have a million lines.
struct CSVWriter {
  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  /// What was written so far.
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// Makes a writer that has written a header.
  ///
  /// - Parameters:
  ///   - header: The names of the columns, with commas between them.
  ///   - capacity: How many bytes to expect.
  init(header: String, capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
    bytes.append(contentsOf: header.utf8)
    endRecord()
  }

  /// What was written so far, as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes a text, in quotes where it needs them; `nil` is an empty cell.
  mutating func cell(_ text: String?) {
    separate()
    guard let text else { return }
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    guard needsQuotes(from: start) else { return }
    let content = Array(bytes[start...])
    bytes.removeSubrange(start...)
    bytes.append(Self.quote)
    for byte in content {
      bytes.append(byte)
      if byte == Self.quote { bytes.append(byte) }
    }
    bytes.append(Self.quote)
  }

  /// Writes a whole number; `nil` is an empty cell.
  mutating func cell(_ number: Int?) {
    separate()
    guard let number else { return }
    guard number >= 0 else {
      bytes.append(contentsOf: String(number).utf8)
      return
    }
    let start = bytes.count
    var rest = number
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    var (low, high) = (start, bytes.count - 1)
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// Ends the record.
  mutating func endRecord() {
    bytes.append(0x0D)
    bytes.append(0x0A)
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { bytes.append(Self.comma) }
    isFirst = false
  }

  /// Whether the cell that starts at a position has a comma, a quote or a control character.
  private func needsQuotes(from start: Int) -> Bool {
    for index in start..<bytes.count {
      let byte = bytes[index]
      if byte == Self.comma || byte == Self.quote || byte < 0x20 { return true }
    }
    return false
  }
}
