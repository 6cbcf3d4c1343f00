/// A file's bytes, known to be UTF-8, with the name under which faults show it.
package struct SourceText: Sendable {
  /// The name for people.
  package let file: String
  /// The content, with a byte order mark if the file has one.
  package let bytes: [UInt8]

  /// Takes a text.
  ///
  /// - Parameters:
  ///   - file: The name for people.
  ///   - bytes: The content, known to be UTF-8.
  package init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// Where the text starts: after a byte order mark.
  package var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// A place in a text, counted from 1.
  package struct Place: Hashable, Sendable {
    package var line: Int
    package var column: Int
  }

  /// The lines and columns of some offsets, in one pass over the bytes.
  ///
  /// A line ends with LF, CRLF or CR. Columns count Unicode scalars, and a byte order mark has no
  /// width.
  ///
  /// - Parameter offsets: Byte offsets in ascending order; those beyond the end count as the end.
  /// - Returns: The place of each offset.
  /// - Complexity: O(bytes + offsets).
  package func places(ofAscending offsets: [Int]) -> [Place] {
    var places: [Place] = []
    places.reserveCapacity(offsets.count)
    var index = start
    var place = Place(line: 1, column: 1)
    for offset in offsets {
      while index < offset, index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
          place = Place(line: place.line + 1, column: 1)
        } else if byte & 0xC0 != 0x80 {
          place.column += 1
        }
      }
      places.append(place)
    }
    return places
  }

  /// A stretch of the text, shortened to what fits into a message.
  ///
  /// - Parameter range: The bytes.
  /// - Returns: The text, with … where it was cut.
  package func excerpt(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<bytes.count)
    let head = String(decoding: bytes[range.prefix(240)], as: UTF8.self)
    return head.shortened
  }
}

extension String {
  /// The text for a message: at most 40 characters, control characters as spaces.
  package var shortened: String { shortened(to: 40) }

  /// The text with control characters as spaces, cut with … where it is too long.
  ///
  /// - Parameter length: The most characters.
  /// - Returns: The text.
  package func shortened(to length: Int) -> String {
    let scalars = unicodeScalars.prefix(length)
    var text = ""
    for scalar in scalars {
      text.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
    }
    return scalars.endIndex < unicodeScalars.endIndex ? text + "…" : text
  }

  /// The shortened text in double quotes.
  package var quoted: String { "\"\(shortened)\"" }
}
