/// The sections of an LP file by the words that begin them.
enum LPFormatSection: Equatable {
  case minimize
  case maximize
  case rows
  case bounds
  case wholeColumns
  case binaryColumns
  case end
  /// Sections that no linear model has, with what to do.
  case refused(String)

  /// The section that a word at the start of a line begins; `nil` for other words.
  ///
  /// - Parameters:
  ///   - word: The word in small letters.
  ///   - next: The word after it in the same line, in small letters; empty without one.
  /// - Returns: The section and the number of words that name it.
  static func named(_ word: String, next: String) -> (section: LPFormatSection, words: Int)? {
    switch word {
    case "min", "minimum", "minimize", "minimise": return (.minimize, 1)
    case "max", "maximum", "maximize", "maximise": return (.maximize, 1)
    case "st", "st.", "s.t.", "s.t": return (.rows, 1)
    case "subject" where next == "to", "such" where next == "that": return (.rows, 2)
    case "bounds", "bound": return (.bounds, 1)
    case "general", "generals", "gen", "integer", "integers", "int": return (.wholeColumns, 1)
    case "binary", "binaries", "bin": return (.binaryColumns, 1)
    case "end": return (.end, 1)
    case "semi": return (.refused("Semi-continuous columns"), 1)
    case "semi-continuous", "semis", "sec": return (.refused("Semi-continuous columns"), 1)
    case "sos", "sos1", "sos2": return (.refused("Special ordered sets"), 1)
    case "lazy" where next == "constraints": return (.refused("Lazy constraints"), 2)
    case "user" where next == "cuts": return (.refused("User cuts"), 2)
    case "pwlobj": return (.refused("Piecewise linear objectives"), 1)
    case "multi-objectives": return (.refused("Several objectives"), 1)
    default: return nil
    }
  }

  /// Words that a name may not be, because they may begin a section or mean a bound.
  static func isReserved(_ name: String) -> Bool {
    let word = name.lowercased()
    return ["subject", "such", "lazy", "user", "free", "inf", "infinity", "nan"].contains(word)
      || named(word, next: "") != nil
  }
}
