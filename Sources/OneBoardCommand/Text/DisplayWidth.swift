// How many columns of a terminal a text takes, and texts cut, filled and broken to such widths.
// Wide and full-width characters count two (Unicode Standard Annex #11), combining marks none.

extension Unicode.Scalar {
  /// The columns that the scalar takes: 0, 1 or 2.
  var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: 0
    default: isWide ? 2 : 1
    }
  }

  /// Whether the scalar is wide or full-width in the sense of Unicode Standard Annex #11.
  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F,  // Hangul initial consonants
      0x2E80...0x303E,  // CJK radicals, CJK symbols and punctuation
      0x3041...0x33FF,  // kana, Bopomofo, Hangul compatibility, enclosed CJK, CJK compatibility
      0x3400...0x4DBF, 0x4E00...0x9FFF,  // CJK unified ideographs
      0xA000...0xA4CF,  // Yi
      0xA960...0xA97C,  // Hangul initial consonants, extended
      0xAC00...0xD7A3,  // Hangul syllables
      0xF900...0xFAFF,  // CJK compatibility ideographs
      0xFE10...0xFE19, 0xFE30...0xFE6F,  // vertical forms, small forms
      0xFF01...0xFF60, 0xFFE0...0xFFE6,  // full-width forms
      0x16FE0...0x18AFF, 0x1B000...0x1B2FF,  // Tangut, kana supplements
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,  // pictographs
      0x20000...0x2FFFD, 0x30000...0x3FFFD:  // CJK extensions
      true
    default: false
    }
  }
}

extension Character {
  /// The columns that the character takes: those of its widest scalar.
  var displayWidth: Int { unicodeScalars.reduce(0) { max($0, $1.displayWidth) } }
}

extension String {
  /// The columns that the text takes in a terminal.
  package var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

  /// The text with control characters replaced, so that a name from a file cannot steer a terminal.
  package var printable: String {
    guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return self
    }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      result.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  /// The text cut to a width; an ellipsis stands for what is cut off.
  ///
  /// - Parameter width: The most columns.
  /// - Returns: The text itself if it fits.
  package func truncated(to width: Int) -> String {
    if displayWidth <= width { return self }
    guard width > 0 else { return "" }
    var result = ""
    var used = 0
    for character in self {
      if used + character.displayWidth > width - 1 { break }
      result.append(character)
      used += character.displayWidth
    }
    return result + "…"
  }

  /// The text filled with spaces to a width.
  ///
  /// - Parameters:
  ///   - width: The columns to fill.
  ///   - alignment: The side on which the text stands.
  /// - Returns: The text itself if it is as wide or wider.
  package func padded(to width: Int, _ alignment: TextTable.Alignment = .left) -> String {
    let fill = String(repeating: " ", count: max(0, width - displayWidth))
    return alignment == .left ? self + fill : fill + self
  }

  /// The text broken into lines at spaces and between wide characters.
  ///
  /// A word that is wider than a line is cut where the line ends.
  ///
  /// - Parameter width: The most columns of a line.
  /// - Returns: The lines, without spaces at their ends; one empty line for an empty text.
  package func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for piece in pieces {
      if piece == " " {
        if lineWidth > 0, lineWidth < width {
          line += " "
          lineWidth += 1
        }
        continue
      }
      if lineWidth > 0, lineWidth + piece.displayWidth > width {
        lines.append(line.withoutTrailingSpaces)
        line = ""
        lineWidth = 0
      }
      for character in piece {
        if lineWidth > 0, lineWidth + character.displayWidth > width {
          lines.append(line)
          line = ""
          lineWidth = 0
        }
        line.append(character)
        lineWidth += character.displayWidth
      }
    }
    lines.append(line.withoutTrailingSpaces)
    return lines
  }

  /// Spaces, words, and single wide characters.
  private var pieces: [String] {
    var result: [String] = []
    var word = ""
    func end() {
      if !word.isEmpty { result.append(word) }
      word = ""
    }
    for character in self {
      if character == " " || character.displayWidth > 1 {
        end()
        result.append(String(character))
      } else {
        word.append(character)
      }
    }
    end()
    return result
  }

  private var withoutTrailingSpaces: String {
    var result = self
    while result.last == " " { result.removeLast() }
    return result
  }
}
