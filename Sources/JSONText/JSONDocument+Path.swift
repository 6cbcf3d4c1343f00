extension JSONDocument {
  /// A step of a path.
  package enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  /// The path of a value, such as `rules[3].where.sector[0]`.
  ///
  /// - Parameter node: The value's position.
  /// - Returns: The path; empty for the root.
  /// - Complexity: O(values before it); paths are made only for faults that are shown.
  package func path(of node: Int) -> String {
    var path = ""
    var container = 0
    while container != node {
      var child = container + 1
      var count = 0
      let isObject = nodes[container].kind == .object
      while child < nodes.count, Int(nodes[child].next) <= node {
        child = Int(nodes[child].next)
        count += 1
      }
      guard child < nodes.count, child > container else { return path }
      if isObject {
        // An odd position is a value, whose key stands right before it.
        let key = count.isMultiple(of: 2) ? child : child - 1
        path += (path.isEmpty ? "" : ".") + text(key).shortened
        if key == child { return path }
      } else {
        path += "[\(count)]"
      }
      container = child
    }
    return path
  }

  /// The steps of a path.
  ///
  /// - Parameter path: The path, such as `rules[3].where.sector[0]`.
  /// - Returns: The steps.
  package static func steps(of path: String) -> [Step] {
    path.split(separator: ".").flatMap { part -> [Step] in
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      let key = pieces.first.map { $0.isEmpty ? [] : [Step.key(String($0))] } ?? []
      return key
        + pieces.dropFirst().compactMap { piece in
          Int(piece.prefix { $0 != "]" }).map(Step.index)
        }
    }
  }

  /// The value of an array at a position; `nil` beyond its end.
  private func child(_ index: Int, of node: Int) -> Int? {
    var child = node + 1
    let end = Int(nodes[node].next)
    var position = 0
    while position < index, child < end {
      child = Int(nodes[child].next)
      position += 1
    }
    return position == index && child < end ? child : nil
  }

  /// The value at the end of some steps, or the deepest that exists on the way.
  ///
  /// - Parameters:
  ///   - steps: The steps.
  ///   - start: Where they start.
  /// - Returns: The position of the value.
  package func deepestNode(along steps: some Sequence<Step>, from start: Int = 0) -> Int {
    var node = start
    for step in steps {
      switch (step, nodes[node].kind) {
      case (.index(let index), .array):
        guard let child = child(index, of: node) else { return node }
        node = child
      case (.key(let key), .object):
        let children = children(of: node)
        let position = stride(from: 0, to: children.count - 1, by: 2)
          .first { text(children[$0]) == key }
        guard let position else { return node }
        node = children[position + 1]
      default: return node
      }
    }
    return node
  }
}

extension JSONDocument {
  /// The text of some steps.
  package static func path(of steps: [Step]) -> String {
    steps.reduce(into: "") { path, step in
      switch step {
      case .key(let key): path += (path.isEmpty ? "" : ".") + key
      case .index(let index): path += "[\(index)]"
      }
    }
  }
}
