/// A strict parser of RFC 8259 that keeps places.
///
/// It walks the bytes once with a stack of its own, so depth costs no call frames; depth is limited
/// all the same, because what reads the document afterwards may recurse. Keys may repeat here: what
/// a repeated key means is for the reader of the document to say. A lone surrogate is refused, as
/// no Swift string can hold one.
package struct JSONParser {
  /// The deepest nesting of arrays and objects.
  package static let maximumDepth = 256

  private enum Expectation {
    case value
    case valueOrEnd
    case key
    case keyOrEnd
    case separator
  }

  let bytes: [UInt8]
  var index: Int
  private var nodes: [JSONDocument.Node] = []
  private var open: [Int] = []

  private init(_ source: SourceText) {
    bytes = source.bytes
    index = source.start
  }

  /// Parses a text.
  ///
  /// - Parameter source: The text, known to be UTF-8.
  /// - Returns: The document.
  /// - Throws: ``JSONSyntaxFault`` at the first byte that is not JSON.
  /// - Complexity: O(bytes).
  package static func parse(_ source: SourceText) throws(JSONSyntaxFault) -> JSONDocument {
    var parser = JSONParser(source)
    try parser.parse()
    return JSONDocument(source: source, nodes: parser.nodes)
  }

  private mutating func parse() throws(JSONSyntaxFault) {
    var expectation = Expectation.value
    while true {
      skipBlanks()
      switch expectation {
      case .value, .valueOrEnd:
        if expectation == .valueOrEnd, peek == UInt8(ascii: "]") {
          close()
          expectation = .separator
        } else {
          expectation = try value()
        }
      case .key, .keyOrEnd:
        if expectation == .keyOrEnd, peek == UInt8(ascii: "}") {
          close()
          expectation = .separator
        } else {
          try key()
          expectation = .value
        }
      case .separator:
        guard let container = open.last else {
          if index < bytes.count {
            throw fault("There is more after the end of the JSON value.", "Remove what follows.")
          }
          return
        }
        expectation = try separator(in: nodes[container].kind)
      }
    }
  }

  private mutating func value() throws(JSONSyntaxFault) -> Expectation {
    switch peek {
    case UInt8(ascii: "["):
      try open(.array)
      return .valueOrEnd
    case UInt8(ascii: "{"):
      try open(.object)
      return .keyOrEnd
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try word("true", .true)
    case UInt8(ascii: "f"): try word("false", .false)
    case UInt8(ascii: "n"): try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default: throw missingValue()
    }
    return .separator
  }

  private mutating func key() throws(JSONSyntaxFault) {
    guard peek == UInt8(ascii: "\"") else {
      throw fault(
        "A key is missing here; \(found) stands in its place.",
        peek == UInt8(ascii: "}")
          ? "Remove the comma before it." : "Write a key in double quotes, such as \"id\".")
    }
    try string()
    skipBlanks()
    guard peek == UInt8(ascii: ":") else {
      throw fault("A colon is missing after the key; \(found) stands here.", "Write a colon.")
    }
    index += 1
  }

  private mutating func separator(
    in container: JSONDocument.Kind
  ) throws(JSONSyntaxFault) -> Expectation {
    let end = container == .array ? UInt8(ascii: "]") : UInt8(ascii: "}")
    if peek == end {
      close()
      return .separator
    }
    guard peek == UInt8(ascii: ",") else {
      let opener = container == .array ? "[" : "{"
      throw fault(
        "A comma or the end of the \(opener) is missing; \(found) stands here.",
        "Write a comma between values, and \(container == .array ? "]" : "}") after the last.")
    }
    index += 1
    return container == .array ? .value : .key
  }

  private mutating func open(_ kind: JSONDocument.Kind) throws(JSONSyntaxFault) {
    guard open.count < Self.maximumDepth else {
      throw fault("The text is nested deeper than \(Self.maximumDepth).", "Write it flatter.")
    }
    open.append(nodes.count)
    append(kind, from: index, to: index + 1)
    index += 1
  }

  private mutating func close() {
    index += 1
    guard let container = open.popLast() else { return }
    nodes[container].end = UInt32(clamping: index)
    nodes[container].next = UInt32(clamping: nodes.count)
  }

  private mutating func word(
    _ word: StaticString, _ kind: JSONDocument.Kind
  ) throws(JSONSyntaxFault) {
    let letters = Array("\(word)".utf8)
    guard bytes[index...].starts(with: letters) else { throw missingValue() }
    append(kind, from: index, to: index + letters.count)
    index += letters.count
  }

  /// Appends a node at which the parser has already looked.
  mutating func append(
    _ kind: JSONDocument.Kind, from start: Int, to end: Int, hasEscapes: Bool = false
  ) {
    nodes.append(
      JSONDocument.Node(
        start: UInt32(clamping: start), end: UInt32(clamping: end),
        next: UInt32(clamping: nodes.count + 1), kind: kind, hasEscapes: hasEscapes))
  }

  /// The byte at the position; 0, which is never JSON, at the end.
  var peek: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  /// A fault at the position.
  func fault(_ message: String, _ advice: String) -> JSONSyntaxFault {
    JSONSyntaxFault(offset: index, message: message, advice: advice)
  }

  private func missingValue() -> JSONSyntaxFault {
    let advice =
      switch peek {
      case UInt8(ascii: "]"), UInt8(ascii: "}"): "Remove the comma before it, or write a value."
      case UInt8(ascii: "'"): "Write texts in double quotes."
      case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments; remove it."
      case UInt8(ascii: "N"), UInt8(ascii: "I"): "JSON has no NaN and no infinity. Write a number."
      case UInt8(ascii: "+"), UInt8(ascii: "."): "Write a number such as 0.5."
      default: "Write a text in double quotes, a number, true, false, null, [ … ] or { … }."
      }
    return fault("A value is missing here; \(found) stands in its place.", advice)
  }

  /// What stands at the position, for messages.
  var found: String {
    if index >= bytes.count { return "the end of the file" }
    let text = String(decoding: bytes[index..<min(index + 8, bytes.count)], as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else { return "nothing" }
    return scalar.value < 0x20 || scalar.value == 0x7F
      ? "control character \(scalar.value)" : "\"\(scalar)\""
  }
}
