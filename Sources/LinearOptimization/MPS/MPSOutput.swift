/// The bytes of an MPS file in the making.
struct MPSOutput {
  private(set) var bytes: [UInt8] = []

  private static let blank = UInt8(ascii: " ")
  private static let lineEnd = UInt8(ascii: "\n")

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(Self.lineEnd)
  }

  /// Starts a line of data; it begins with a blank, or it would be taken for a section.
  mutating func begin(_ first: String) {
    bytes.append(Self.blank)
    bytes.append(contentsOf: first.utf8)
  }

  mutating func field(_ name: ArraySlice<UInt8>) {
    bytes.append(Self.blank)
    bytes.append(contentsOf: name)
  }

  mutating func field(_ word: String) {
    bytes.append(Self.blank)
    bytes.append(contentsOf: word.utf8)
  }

  mutating func field(_ value: Double) {
    bytes.append(Self.blank)
    // Nearly all numbers of a model are small whole ones, and a description costs ten times more.
    if abs(value) < 1e15, let whole = Int(exactly: value) {
      append(whole)
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
  }

  mutating func end() { bytes.append(Self.lineEnd) }

  private mutating func append(_ whole: Int) {
    if whole < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = whole.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    if bytes.count - start > 1 { bytes[start...].reverse() }
  }
}
