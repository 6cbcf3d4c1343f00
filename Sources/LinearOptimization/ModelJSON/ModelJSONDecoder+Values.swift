internal import JSONText

extension ModelJSONDecoder {
  /// The members of an object by key; refuses keys that are unknown, repeated or missing.
  mutating func members(of node: Int, required: [String], optional: [String]) -> [String: Int] {
    guard document.kind(node) == .object else {
      refuse(node, wrongType(node, wanted: "an object"))
      return [:]
    }
    let known = required + optional
    var members: [String: Int] = [:]
    let children = document.children(of: node)
    for position in stride(from: 0, to: children.count - 1, by: 2) {
      let key = document.text(children[position])
      if !known.contains(key) {
        let list = known.joined(separator: ", ")
        refuse(
          children[position],
          "The key \(key.quoted) is not known here. Remove it, or write one of \(list).")
      } else if members[key] != nil {
        refuse(children[position], "The key \(key.quoted) is there twice. Remove one of them.")
      } else {
        members[key] = children[position + 1]
      }
    }
    for key in required where members[key] == nil {
      refuse(node, "The key \"\(key)\" is missing. Add it.")
    }
    return members
  }

  /// A text; refuses anything else.
  mutating func text(_ node: Int) -> String? {
    guard document.kind(node) == .string else {
      refuse(node, wrongType(node, wanted: "a text in double quotes"))
      return nil
    }
    return document.text(node)
  }

  /// A finite number; refuses anything else.
  mutating func number(_ node: Int) -> Double? {
    let item = document.nodes[node]
    guard item.kind == .number else {
      refuse(node, wrongType(node, wanted: "a number"))
      return nil
    }
    let range = Int(item.start)..<Int(item.end)
    if case .number(let value) = MPSNumber.parse(range, in: document.source.bytes) { return value }
    refuse(
      node,
      "The number \(document.text(node).shortened) is beyond what a double can hold. "
        + "Write one of at most 1.7976931348623157e308, or null for an absent bound.")
    return nil
  }

  /// How many elements a list has; 0 for anything else, which is refused where it is read.
  func elementCount(_ node: Int) -> Int {
    let nodes = document.nodes
    guard nodes[node].kind == .array else { return 0 }
    var count = 0
    var child = node + 1
    let end = Int(nodes[node].next)
    while child < end {
      child = Int(nodes[child].next)
      count += 1
    }
    return count
  }

  /// Whether a list is as long as another; refuses it if not.
  mutating func hasLength(_ node: Int, _ count: Int, _ other: String) -> Bool {
    guard isList(node) else { return false }
    let found = elementCount(node)
    if found == count { return true }
    let elements = found == 1 ? "element" : "elements"
    refuse(
      node,
      "The list has \(found) \(elements) where \(other) has \(count). "
        + "Give both the same length.")
    return false
  }

  /// Calls `body` with every element of a list.
  private mutating func forEach(
    _ node: Int, _ body: (inout ModelJSONDecoder, Int) -> Void
  ) {
    guard isList(node) else { return }
    var child = node + 1
    let end = Int(document.nodes[node].next)
    while child < end {
      body(&self, child)
      child = Int(document.nodes[child].next)
    }
  }

  private mutating func isList(_ node: Int) -> Bool {
    if document.kind(node) == .array { return true }
    refuse(node, wrongType(node, wanted: "a list in brackets"))
    return false
  }

  /// A list of numbers.
  mutating func numbers(_ node: Int) -> [Double] {
    var result: [Double] = []
    forEach(node) { decoder, child in result.append(decoder.number(child) ?? 0) }
    return result
  }

  /// A list of numbers, `null` where a bound is absent.
  mutating func bounds(_ node: Int, absent: Double) -> [Double] {
    var result: [Double] = []
    forEach(node) { decoder, child in
      if decoder.document.nodes[child].kind == .null {
        result.append(absent)
      } else {
        result.append(decoder.number(child) ?? 0)
      }
    }
    return result
  }

  /// A list of texts, `null` where a name is absent.
  mutating func names(_ node: Int) -> [Int32: String] {
    var result: [Int32: String] = [:]
    var index: Int32 = 0
    forEach(node) { decoder, child in
      if decoder.document.nodes[child].kind != .null, let name = decoder.text(child) {
        result[index] = name
      }
      index += 1
    }
    return result
  }

  /// A list of positions, each below a count.
  mutating func positions(_ node: Int, below count: Int, _ what: String) -> [Int32] {
    var result: [Int32] = []
    forEach(node) { decoder, child in
      result.append(Int32(clamping: decoder.position(child, below: count, what) ?? 0))
    }
    return result
  }

  /// A list of positions that ascend.
  mutating func ascendingPositions(_ node: Int, below count: Int, _ what: String) -> [Int] {
    var result: [Int] = []
    forEach(node) { decoder, child in
      guard let position = decoder.position(child, below: count, what) else { return }
      if let last = result.last, last >= position {
        decoder.refuse(
          child,
          "The position \(position) follows \(last). Write each position once, in ascending order.")
      }
      result.append(position)
    }
    return result
  }

  private mutating func position(_ node: Int, below count: Int, _ what: String) -> Int? {
    guard let value = number(node) else { return nil }
    guard let position = Int(exactly: value) else {
      refuse(
        node,
        "The number \(document.text(node).shortened) is no position. "
          + "Write a whole number, counted from 0.")
      return nil
    }
    if (0..<count).contains(position) { return position }
    refuse(
      node,
      "The position \(position) is outside the \(count) \(what), which count from 0. "
        + "Correct it, or add what is missing to \(what).")
    return nil
  }

  /// What stands where something else is wanted.
  func wrongType(_ node: Int, wanted: String) -> String {
    let found =
      switch document.kind(node) {
      case .null: "null"
      case .true: "true"
      case .false: "false"
      case .number: "the number " + document.text(node).shortened
      case .string: "the text " + document.text(node).quoted
      case .array: "a list"
      case .object: "an object"
      }
    return "Here stands \(found). Write \(wanted)."
  }
}
