extension JSONParser {
  /// Takes a string that starts at the position.
  mutating func string() throws(JSONSyntaxFault) {
    let start = index
    var hasEscapes = false
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        append(.string, from: start, to: index, hasEscapes: hasEscapes)
        return
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape()
      case 0..<0x20:
        throw fault(
          "The text has control character \(byte) in it.",
          byte == 0x0A || byte == 0x0D
            ? "Close the text with a double quote, or write a line break as \\n."
            : "Write it as an escape such as \\t or \\u0001.")
      default: index += 1
      }
    }
    index = start
    throw fault("The text that starts here is not closed.", "Write a double quote at its end.")
  }

  private mutating func escape() throws(JSONSyntaxFault) {
    let letter = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      index += 2
    case UInt8(ascii: "u"):
      guard let unit = JSONEscapes.unit(bytes[...], at: index + 2) else {
        throw fault("\\u is not followed by four hexadecimal digits.", "Write such as \\u4e2d.")
      }
      if !(0xD800...0xDFFF).contains(unit) {
        index += 6
        return
      }
      let second = index + 7
      guard unit < 0xDC00, second < bytes.count, bytes[index + 6] == UInt8(ascii: "\\"),
        bytes[second] == UInt8(ascii: "u"),
        let low = JSONEscapes.unit(bytes[...], at: index + 8), (0xDC00...0xDFFF).contains(low)
      else {
        throw fault(
          "The escape is one half of a surrogate pair without the other.",
          "Write the character itself, or both halves.")
      }
      index += 12
    default:
      throw fault(
        "The backslash starts no escape that JSON has.", "Write a backslash as two: \\\\.")
    }
  }

  /// Takes a number that starts at the position.
  mutating func number() throws(JSONSyntaxFault) {
    let start = index
    if peek == UInt8(ascii: "-") { index += 1 }
    if peek == UInt8(ascii: "0") {
      index += 1
      if isDigit(peek) {
        throw fault("The number starts with 0.", "Remove the zeros in front of it.")
      }
    } else {
      try digits(after: "the sign")
    }
    if peek == UInt8(ascii: ".") {
      index += 1
      try digits(after: "the point")
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      index += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
      try digits(after: "the e")
    }
    append(.number, from: start, to: index)
  }

  private mutating func digits(after what: String) throws(JSONSyntaxFault) {
    guard isDigit(peek) else {
      throw fault("A digit is missing after \(what) of the number.", "Write such as 0.5 or -3.")
    }
    while isDigit(peek) { index += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
