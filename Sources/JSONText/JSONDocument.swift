/// A parsed JSON text: one flat array of nodes that point into the bytes.
///
/// Nodes stand in the order of the text. The children of an array follow it; the members of an
/// object follow it as key, value, key, value. Every value so keeps its place and its exact text.
package struct JSONDocument: Sendable {
  /// The kind of a value.
  package enum Kind: UInt8, Sendable {
    case null
    case `false`
    case `true`
    case number
    case string
    case array
    case object
  }

  /// A value or a key.
  package struct Node: Sendable {
    /// The first byte.
    package var start: UInt32
    /// The byte after the last.
    package var end: UInt32
    /// The position of the node that follows this one and everything in it.
    package var next: UInt32
    package var kind: Kind
    /// Whether a string has escapes.
    package var hasEscapes = false
  }

  /// The text.
  package let source: SourceText
  /// The nodes; the first one is the root.
  package let nodes: [Node]

  /// The kind of a value.
  ///
  /// - Parameter node: The value's position.
  /// - Returns: Its kind.
  package func kind(_ node: Int) -> Kind { nodes[node].kind }

  /// The bytes of a value, a string's with its quotes.
  ///
  /// - Parameter node: The value's position.
  /// - Returns: The range of bytes.
  package func range(_ node: Int) -> Range<Int> { Int(nodes[node].start)..<Int(nodes[node].end) }

  /// The values of an array; the members of an object as (key, value).
  ///
  /// - Parameter node: The container's position.
  /// - Returns: Their positions.
  package func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    let end = Int(nodes[node].next)
    while child < end {
      children.append(child)
      child = Int(nodes[child].next)
    }
    return children
  }

  /// The text of a number exactly as written, or the content of a string.
  ///
  /// - Parameter node: The value's position.
  /// - Returns: The text.
  package func text(_ node: Int) -> String {
    let range = range(node)
    guard nodes[node].kind == .string else {
      return String(decoding: source.bytes[range], as: UTF8.self)
    }
    let inner = range.dropFirst().dropLast()
    guard nodes[node].hasEscapes else {
      return String(decoding: source.bytes[inner], as: UTF8.self)
    }
    return JSONEscapes.decoded(source.bytes[inner])
  }
}
