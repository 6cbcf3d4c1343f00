/// Numbers as MPS files write them: `1`, `-.5`, `1.5E+3`, `1.0D3`, `inf`.
enum MPSNumber {
  /// What a field holds.
  enum Outcome: Equatable {
    case number(Double)
    case tooLarge
    case notANumber
  }

  // 10^22 is the greatest power of ten that a double holds exactly.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Reads a field, correctly rounded.
  static func parse(_ field: Range<Int>, in bytes: [UInt8]) -> Outcome {
    var index = field.lowerBound
    let end = field.upperBound
    var isNegative = false
    if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var scale = 0
    var isExact = true
    var hasPoint = false
    while index < end {
      let byte = bytes[index]
      if byte >= 48, byte <= 57 {
        digits += 1
        if mantissa < 100_000_000_000_000_000 {
          mantissa = mantissa * 10 + UInt64(byte - 48)
          if hasPoint { scale -= 1 }
        } else {
          isExact = false
        }
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        break
      }
      index += 1
    }
    if digits == 0 { return infinity(index..<end, isNegative, bytes) }
    if index < end {
      guard let exponent = exponent(index..<end, bytes) else { return .notANumber }
      scale += exponent
    }
    // Both factors exact, so that one rounding remains (Clinger 1990).
    if isExact, mantissa <= 1 << 53, scale >= -22, scale <= 22 {
      let power = powers[abs(scale)]
      let value = scale < 0 ? Double(mantissa) / power : Double(mantissa) * power
      return .number(isNegative ? -value : value)
    }
    return slow(field, bytes)
  }

  /// The exponent, letter included; clamped where it is out of a double's reach anyway.
  private static func exponent(_ field: Range<Int>, _ bytes: [UInt8]) -> Int? {
    var index = field.lowerBound
    let letter = bytes[index] | 0x20
    guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "d") else { return nil }
    index += 1
    var isNegative = false
    if index < field.upperBound,
      bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")
    {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    guard index < field.upperBound else { return nil }
    var value = 0
    while index < field.upperBound {
      let byte = bytes[index]
      guard byte >= 48, byte <= 57 else { return nil }
      value = min(value * 10 + Int(byte - 48), 1_000_000)
      index += 1
    }
    return isNegative ? -value : value
  }

  private static func slow(_ field: Range<Int>, _ bytes: [UInt8]) -> Outcome {
    let text = String(
      decoding: bytes[field].lazy.map { $0 | 0x20 == UInt8(ascii: "d") ? UInt8(ascii: "e") : $0 },
      as: UTF8.self)
    guard let value = Double(text) else { return .notANumber }
    return value.isFinite ? .number(value) : .tooLarge
  }

  private static func infinity(
    _ field: Range<Int>, _ isNegative: Bool, _ bytes: [UInt8]
  ) -> Outcome {
    let text = String(decoding: bytes[field].prefix(9), as: UTF8.self).lowercased()
    guard text == "inf" || text == "infinity" else { return .notANumber }
    return .number(isNegative ? -.infinity : .infinity)
  }
}
