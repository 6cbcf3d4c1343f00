/// Writes JSON with one member or element a line, and elements that are objects on one line.
package struct JSONWriter {
  package private(set) var text = ""
  private var depth = 0
  private var isFirst = true

  /// Makes an empty text.
  package init() {}

  package mutating func begin(_ bracket: String) {
    text += bracket
    depth += 1
    isFirst = true
  }

  package mutating func end(_ bracket: String) {
    depth -= 1
    if !isFirst { breakLine() }
    text += bracket
    isFirst = false
  }

  package mutating func next() {
    if !isFirst { text += "," }
    breakLine()
    isFirst = false
  }

  package mutating func key(_ key: String) {
    next()
    text += "\"\(key)\": "
  }

  package mutating func raw(_ word: String) { text += word }

  package mutating func member(_ key: String, _ value: String) {
    self.key(key)
    JSONEscapes.append(value, to: &text)
  }

  package mutating func member(_ key: String, _ value: Double) {
    self.key(key)
    text += value.shortest
  }

  package mutating func texts(_ key: String, _ values: [String]) {
    self.key(key)
    begin("[")
    for value in values {
      next()
      JSONEscapes.append(value, to: &text)
    }
    end("]")
  }

  /// A list of objects; `write` writes the members of one.
  package mutating func list<Element>(
    _ key: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    self.key(key)
    begin("[")
    for element in elements {
      next()
      object { write(&$0, element) }
    }
    end("]")
  }

  /// An object on the line where the writer stands; `write` writes its members inline.
  package mutating func object(_ write: (inout JSONWriter) -> Void) {
    text += "{"
    isFirst = true
    write(&self)
    text += isFirst ? "}" : " }"
    isFirst = false
  }

  /// A list on the line where the writer stands.
  package mutating func inlineList<Element>(
    _ key: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    inlineKey(key)
    text += "["
    for (position, element) in elements.enumerated() {
      if position > 0 { text += ", " }
      write(&self, element)
    }
    text += "]"
    isFirst = false
  }

  package mutating func inline(_ key: String, _ write: (inout JSONWriter) -> Void) {
    inlineKey(key)
    object(write)
  }

  package mutating func inlineTexts(_ key: String, _ values: [String]) {
    inlineList(key, values) { JSONEscapes.append($1, to: &$0.text) }
  }

  package mutating func inline(_ key: String, raw word: String) {
    inlineKey(key)
    text += word
  }

  package mutating func inline(_ key: String, _ value: String) {
    inlineKey(key)
    JSONEscapes.append(value, to: &text)
  }

  package mutating func inline(_ key: String, _ value: Int) {
    inlineKey(key)
    text += String(value)
  }

  package mutating func inline(_ key: String, _ value: Double) {
    inlineKey(key)
    text += value.shortest
  }

  private mutating func inlineKey(_ key: String) {
    text += isFirst ? " \"\(key)\": " : ", \"\(key)\": "
    isFirst = false
  }

  private mutating func breakLine() {
    text += "\n"
    for _ in 0..<depth { text += "  " }
  }
}

extension Double {
  /// The shortest decimal that reads back as the same number; a whole number without a point.
  package var shortest: String {
    if let whole = Int(exactly: self), abs(self) < 9_007_199_254_740_992 { return String(whole) }
    return "\(self)"
  }
}
