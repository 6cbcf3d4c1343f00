import JSONText

/// A reader of RFC 4180 that keeps places: record after record, without making strings.
///
/// Records end with CRLF, LF or CR; a line break, a comma or a doubled quote may stand inside
/// quotes. A record whose quotes are wrong is reported, and reading goes on after it.
struct CSVReader {
  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  /// The text.
  let bytes: [UInt8]
  /// Where the next record starts.
  private(set) var index: Int

  /// Makes a reader.
  ///
  /// - Parameter source: The text, known to be UTF-8.
  init(_ source: SourceText) {
    self.init(bytes: source.bytes, at: source.start)
  }

  /// Makes a reader that starts at a record.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - index: Where the record starts.
  init(bytes: [UInt8], at index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// Reads the next record; lines without a single character are passed over.
  ///
  /// - Parameters:
  ///   - cells: Takes the cells of the record; what it held is dropped.
  ///   - fault: Takes the first fault of the record, or `nil`.
  /// - Returns: Whether there was a record.
  /// - Complexity: O(bytes of the record).
  mutating func next(into cells: inout [CSVCell], fault: inout CSVSyntaxFault?) -> Bool {
    cells.removeAll(keepingCapacity: true)
    fault = nil
    while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
    guard index < bytes.count else { return false }
    while true {
      cells.append(
        bytes.count > index && bytes[index] == Self.quote
          ? quotedCell(&fault) : plainCell(&fault))
      guard index < bytes.count else { return true }
      let byte = bytes[index]
      index += 1
      if byte == Self.comma { continue }
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      return true
    }
  }

  /// Reads up to the comma or line break after a cell without quotes.
  private mutating func plainCell(_ fault: inout CSVSyntaxFault?) -> CSVCell {
    let start = index
    scan: while index < bytes.count {
      switch bytes[index] {
      case Self.comma, 0x0A, 0x0D: break scan
      case Self.quote:
        if fault == nil {
          fault = CSVSyntaxFault(
            offset: index, message: "A quote stands inside a cell that does not start with one.",
            advice: "Put the whole cell in quotes and write each quote in it twice.")
        }
      case 0:
        if fault == nil {
          fault = CSVSyntaxFault(
            offset: index, message: "The cell has a NUL character in it.",
            advice: "Save the file again as CSV UTF-8.")
        }
      default: break
      }
      index += 1
    }
    return CSVCell(offset: start, content: start..<index)
  }

  /// Reads a cell in quotes, up to the comma or line break after it.
  private mutating func quotedCell(_ fault: inout CSVSyntaxFault?) -> CSVCell {
    let start = index
    var hasDoubledQuotes = false
    index += 1
    while index < bytes.count {
      if bytes[index] != Self.quote {
        index += 1
      } else if index + 1 < bytes.count, bytes[index + 1] == Self.quote {
        hasDoubledQuotes = true
        index += 2
      } else {
        let cell = CSVCell(
          offset: start, content: start + 1..<index, hasDoubledQuotes: hasDoubledQuotes)
        index += 1
        skipAfterQuote(&fault)
        return cell
      }
    }
    if fault == nil {
      fault = CSVSyntaxFault(
        offset: start, message: "The quote that starts here is not closed.",
        advice: "Write a quote at the end of the cell.")
    }
    return CSVCell(
      offset: start, content: start + 1..<index, hasDoubledQuotes: hasDoubledQuotes)
  }

  private mutating func skipAfterQuote(_ fault: inout CSVSyntaxFault?) {
    while index < bytes.count {
      switch bytes[index] {
      case Self.comma, 0x0A, 0x0D: return
      default:
        if fault == nil {
          fault = CSVSyntaxFault(
            offset: index, message: "There is text after the closing quote of a cell.",
            advice: "End the cell after the quote; write a quote inside a cell twice.")
        }
        index += 1
      }
    }
  }

  /// The content of a cell without blanks around it.
  ///
  /// Blanks are spaces, tabs, line breaks, no-break spaces and ideographic spaces.
  ///
  /// - Parameter cell: The cell.
  /// - Returns: The range of bytes.
  func trimmed(_ cell: CSVCell) -> Range<Int> {
    var low = cell.content.lowerBound
    var high = cell.content.upperBound
    while low < high {
      switch bytes[low] {
      case 0x20, 0x09, 0x0A, 0x0D: low += 1
      case 0xC2 where high - low >= 2 && bytes[low + 1] == 0xA0: low += 2
      case 0xE3 where high - low >= 3 && bytes[low + 1] == 0x80 && bytes[low + 2] == 0x80: low += 3
      default:
        while high > low {
          switch bytes[high - 1] {
          case 0x20, 0x09, 0x0A, 0x0D: high -= 1
          case 0xA0 where high - low >= 2 && bytes[high - 2] == 0xC2: high -= 2
          case 0x80 where high - low >= 3 && bytes[high - 2] == 0x80 && bytes[high - 3] == 0xE3:
            high -= 3
          default: return low..<high
          }
        }
      }
    }
    return low..<low
  }

  /// The text of a cell without blanks around it.
  ///
  /// - Parameter cell: The cell.
  /// - Returns: The text.
  func text(_ cell: CSVCell) -> String {
    let range = trimmed(cell)
    guard cell.hasDoubledQuotes else { return String(decoding: bytes[range], as: UTF8.self) }
    var content: [UInt8] = []
    var wasQuote = false
    for byte in bytes[range] {
      wasQuote = byte == Self.quote && !wasQuote
      if byte != Self.quote || wasQuote { content.append(byte) }
    }
    return String(decoding: content, as: UTF8.self)
  }
}
