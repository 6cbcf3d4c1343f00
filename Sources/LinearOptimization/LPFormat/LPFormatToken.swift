/// A word, number or sign of an LP file.
struct LPFormatToken {
  enum Kind: Equatable {
    case number(Double)
    case name
    case plus
    case minus
    case times
    case colon
    case atMost
    case atLeast
    case equal
    /// What is not linear: brackets, powers.
    case bracket
    case end
    /// A number that is none, a byte that belongs to nothing.
    case unreadable(String)
  }

  var kind: Kind
  /// The bytes of the token.
  var range: Range<Int>
  /// The line, counted from 1.
  var line: Int
  /// The first byte's place in its line, counted from 1.
  var column: Int
  /// Whether nothing stands before it in its line.
  var startsLine: Bool

  var isComparison: Bool { kind == .atMost || kind == .atLeast || kind == .equal }
}

/// Cuts an LP file into tokens, one after the other.
struct LPFormatLexer {
  let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var startsLine = true

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      index = 3
      lineStart = 3
    }
  }

  mutating func next() -> LPFormatToken {
    skipBlanks()
    let start = index
    defer { startsLine = false }
    guard index < bytes.count else { return token(.end, from: start) }
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "+"): return single(.plus)
    case UInt8(ascii: "-"): return single(.minus)
    case UInt8(ascii: "*"): return single(.times)
    case UInt8(ascii: ":"): return single(.colon)
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "^"): return single(.bracket)
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="): return comparison()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return number()
    default: break
    }
    guard Self.isNameByte(byte) else {
      index += 1
      return token(.unreadable("This byte belongs to no word of an LP file."), from: start)
    }
    while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
    return token(.name, from: start)
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") {
        index += 1
        line += 1
        lineStart = index
        startsLine = true
      } else if byte == UInt8(ascii: "\\") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        index += 1
      } else {
        return
      }
    }
  }

  private func token(_ kind: LPFormatToken.Kind, from start: Int) -> LPFormatToken {
    LPFormatToken(
      kind: kind, range: start..<index, line: line, column: start - lineStart + 1,
      startsLine: startsLine)
  }

  private mutating func single(_ kind: LPFormatToken.Kind) -> LPFormatToken {
    index += 1
    return token(kind, from: index - 1)
  }

  /// `<`, `<=`, `=<`, `>`, `>=`, `=>` or `=`.
  private mutating func comparison() -> LPFormatToken {
    let start = index
    var signs: Set<UInt8> = []
    while index < bytes.count, index - start < 2,
      [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "=")].contains(bytes[index])
    {
      signs.insert(bytes[index])
      index += 1
    }
    switch (signs.contains(UInt8(ascii: "<")), signs.contains(UInt8(ascii: ">"))) {
    case (true, true): return token(.unreadable("Write <=, >= or =."), from: start)
    case (true, false): return token(.atMost, from: start)
    case (false, true): return token(.atLeast, from: start)
    case (false, false): return token(.equal, from: start)
    }
  }

  /// Digits, a point, digits; an exponent only where digits follow, so that `3e` is 3 times e.
  private mutating func number() -> LPFormatToken {
    let start = index
    func isDigit(_ place: Int) -> Bool {
      place < bytes.count && bytes[place] >= 48 && bytes[place] <= 57
    }
    while isDigit(index) { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") { index += 1 }
    while isDigit(index) { index += 1 }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      var place = index + 1
      if place < bytes.count, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-")
      {
        place += 1
      }
      if isDigit(place) {
        while isDigit(place) { place += 1 }
        index = place
      }
    }
    switch MPSNumber.parse(start..<index, in: bytes) {
    case .number(let value): return token(.number(value), from: start)
    case .tooLarge:
      return token(.unreadable("The number is too large. Write at most 1.7e308."), from: start)
    case .notANumber:
      return token(.unreadable("This is no number. Write digits around the point."), from: start)
    }
  }

  /// Bytes of names: letters, digits, what GLPK and HiGHS allow beside, and all beyond ASCII.
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      true
    default: ##"!"#$%&'(),./;?@_`{}|~"##.utf8.contains(byte)
    }
  }
}
