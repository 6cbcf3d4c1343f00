/// Encodings that spreadsheets write and that are no UTF-8.
enum ForeignText {
  case utf16
  case gb18030

  /// Recognises an encoding; `nil` if the bytes fit none.
  ///
  /// Bytes that fit GB18030 need not be meant so, but a Chinese text that fits as a whole nearly always is.
  ///
  /// - Parameter bytes: The text.
  /// - Complexity: O(bytes).
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else if Self.fitsGB18030(bytes) {
      self = .gb18030
    } else {
      return nil
    }
  }

  /// Whether all bytes are characters of one, two or four bytes of GB 18030.
  private static func fitsGB18030(_ bytes: [UInt8]) -> Bool {
    var index = 0
    func byte(_ offset: Int) -> UInt8 {
      index + offset < bytes.count ? bytes[index + offset] : 0
    }
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
      } else if (0x81...0xFE).contains(lead), byte(1) >= 0x40, byte(1) != 0x7F, byte(1) != 0xFF {
        index += 2
      } else if (0x81...0xFE).contains(lead), (0x30...0x39).contains(byte(1)),
        (0x81...0xFE).contains(byte(2)), (0x30...0x39).contains(byte(3))
      {
        index += 4
      } else {
        return false
      }
    }
    return true
  }
}
