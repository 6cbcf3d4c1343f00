import JSONText
import OneBoard

/// Reads values out of a JSON document and reports everything that is not as it should be.
struct ScenarioDecoder {
  /// The document.
  let document: JSONDocument
  /// The faults found so far.
  var faults: FaultList

  /// Makes a decoder.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - faults: The faults found so far.
  init(_ document: JSONDocument, faults: FaultList = FaultList()) {
    self.document = document
    self.faults = faults
  }

  /// Adds a fault at a value.
  mutating func fault(
    at node: Int, _ message: String, _ advice: String
  ) {
    let document = document
    faults.add(
      in: document.source, at: document.range(node).lowerBound, path: document.path(of: node),
      message, advice)
  }

  /// The sentence that proposes a word; empty once faults are only counted, as it takes time.
  func suggestion(for word: String, among words: [String]) -> String {
    faults.isFull ? "" : Suggestion.sentence(for: word, among: words)
  }

  /// What stands at a value, for messages.
  func found(_ node: Int) -> String {
    switch document.kind(node) {
    case .null: "null"
    case .true: "true"
    case .false: "false"
    case .number: "the number " + document.text(node).shortened
    case .string: "the text " + document.text(node).quoted
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The members of an object by allowed key; reports unknown and repeated keys.
  ///
  /// - Parameters:
  ///   - node: The value.
  ///   - thing: What the object is, such as `a rule`.
  ///   - keys: The allowed keys.
  /// - Returns: The value of each key, `nil` for those that are absent, in the order of `keys`;
  ///   `nil` if the value is no object.
  mutating func members(of node: Int, _ thing: String, _ keys: [String]) -> [Int?]? {
    guard document.kind(node) == .object else {
      fault(
        at: node, "\(found(node)) stands where \(thing) belongs.",
        "Write { … } with the keys \(keys.joined(separator: ", ")).")
      return nil
    }
    var members = [Int?](repeating: nil, count: keys.count)
    let children = document.children(of: node)
    for position in stride(from: 0, to: children.count - 1, by: 2) where !faults.isHopeless {
      let key = document.text(children[position])
      guard let slot = keys.firstIndex(of: key) else {
        fault(
          at: children[position], "\(key.quoted) is not a key of \(thing).",
          suggestion(for: key, among: keys)
            + "Keys may be \(keys.joined(separator: ", ")).")
        continue
      }
      if members[slot] != nil {
        fault(at: children[position], "The key \(key.quoted) stands twice.", "Keep one of the two.")
      }
      members[slot] = children[position + 1]
    }
    return members
  }

  /// Reports a key that is not there.
  mutating func missing(_ key: String, in node: Int, _ advice: String) {
    let document = document
    faults.add(
      in: document.source, at: document.range(node).lowerBound, path: document.path(of: node),
      "The key \"\(key)\" is missing.", advice)
  }

  /// The values of a list; `nil` and a fault if it is none.
  mutating func list(_ node: Int, _ advice: String) -> [Int]? {
    guard document.kind(node) == .array else {
      fault(at: node, "\(found(node)) stands where a list belongs.", advice)
      return nil
    }
    return document.children(of: node)
  }

  /// A text that is not empty.
  mutating func text(_ node: Int, example: String) -> String? {
    guard document.kind(node) == .string else {
      fault(
        at: node, "\(found(node)) stands where a text belongs.",
        "Write a text in double quotes, such as \"\(example)\".")
      return nil
    }
    let text = document.text(node)
    if text.isEmpty {
      fault(at: node, "The text is empty.", "Write a text, such as \"\(example)\".")
      return nil
    }
    return text
  }

  /// What a group of lines may hold.
  static var totals: ClosedRange<Int> { 0...PostLine.maximumTotal }

  /// A whole number.
  mutating func whole(
    _ node: Int, in range: ClosedRange<Int> = 0...PostLine.maximumPosts
  ) -> Int? {
    guard document.kind(node) == .number else {
      fault(
        at: node, "\(found(node)) stands where a whole number belongs.",
        "Write digits without quotes, such as 12.")
      return nil
    }
    guard let number = ExactDecimal(document.text(node)), number.scale == 0 else {
      let text = document.text(node)
      if ExactDecimal(text) == nil, !text.contains(where: { ".eE".contains($0) }) {
        fault(
          at: node, "\(text.shortened) is out of range.",
          "Write a whole number from \(range.lowerBound) to \(range.upperBound).")
      } else {
        fault(
          at: node, "\(text.shortened) is not a whole number.", "Write digits only, such as 12.")
      }
      return nil
    }
    guard range.contains(number.units) else {
      let low = number.units < range.lowerBound
      fault(
        at: node,
        "\(number) is \(low ? "below \(range.lowerBound)" : "more than \(range.upperBound)").",
        "Write a whole number from \(range.lowerBound) to \(range.upperBound).")
      return nil
    }
    return number.units
  }

  /// An exact decimal number.
  mutating func decimal(_ node: Int, example: String = "0.05") -> ExactDecimal? {
    guard document.kind(node) == .number else {
      fault(
        at: node, "\(found(node)) stands where a number belongs.",
        "Write a number without quotes, such as \(example).")
      return nil
    }
    let text = document.text(node)
    guard let number = ExactDecimal(text) else {
      fault(
        at: node, "\(text.shortened) cannot be kept exactly.",
        "Write a number of at most \(ExactDecimal.maximumMagnitude) with at most "
          + "\(ExactDecimal.maximumScale) digits after the point.")
      return nil
    }
    return number
  }

  /// True or false; false if the key is absent.
  mutating func flag(_ node: Int?) -> Bool {
    guard let node else { return false }
    switch document.kind(node) {
    case .true: return true
    case .false: return false
    default:
      fault(
        at: node, "\(found(node)) stands where true or false belongs.",
        "Write true or false without quotes.")
      return false
    }
  }

  /// One of a few words.
  mutating func choice<Choice: RawRepresentable>(
    _ node: Int, among choices: [Choice]
  ) -> Choice? where Choice.RawValue == String {
    let words = choices.map(\.rawValue)
    let advice = "Write \(words.map { "\"\($0)\"" }.joined(separator: ", "))."
      .replacingLastComma
    guard document.kind(node) == .string else {
      fault(at: node, "\(found(node)) stands where a word belongs.", advice)
      return nil
    }
    let word = document.text(node)
    if let position = words.firstIndex(of: word) { return choices[position] }
    fault(
      at: node, "\(word.quoted) is not known here.",
      suggestion(for: word, among: words) + advice)
    return nil
  }
}

extension String {
  /// The text with its last `, ` replaced by ` or `.
  fileprivate var replacingLastComma: String {
    guard let comma = lastIndex(of: ",") else { return self }
    return self[..<comma] + " or" + self[index(after: comma)...]
  }
}
