/// Escapes in JSON strings.
package enum JSONEscapes {
  /// The content of a string whose escapes are known to be sound.
  ///
  /// - Parameter bytes: What stands between the quotes.
  /// - Returns: The text.
  package static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < bytes.endIndex else {
        result.append(byte)
        continue
      }
      let letter = bytes[index]
      index += 1
      switch letter {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        var scalar = unit(bytes, at: index) ?? 0xFFFD
        index += 4
        if (0xD800...0xDBFF).contains(scalar), let low = unit(bytes, at: index + 2) {
          scalar = 0x10000 + ((scalar - 0xD800) << 10) + (low & 0x3FF)
          index += 6
        }
        result.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
      default: result.append(letter)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The number of four hexadecimal digits; `nil` if they are none.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - index: Where the digits start.
  /// - Returns: The number or `nil`.
  package static func unit(_ bytes: ArraySlice<UInt8>, at index: Int) -> UInt32? {
    guard index >= bytes.startIndex, index <= bytes.endIndex - 4 else { return nil }
    var value: UInt32 = 0
    for position in index..<index + 4 {
      let digit: UInt8
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[position] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[position] - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[position] - UInt8(ascii: "A") + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// Appends a text as a JSON string with its quotes.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - output: Where it goes.
  package static func append(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
