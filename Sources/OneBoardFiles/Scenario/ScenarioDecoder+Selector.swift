import JSONText
import OneBoard

extension ScenarioDecoder {
  private static let selectorKeys = Selector.Field.allCases.map(\.rawValue) + ["not", "any"]

  /// Reads a selector; an absent one takes every line.
  ///
  /// - Parameter node: The value.
  /// - Returns: The selector.
  mutating func selector(_ node: Int?) -> Selector {
    guard let node else { return .all }
    guard let members = members(of: node, "a selector", Self.selectorKeys) else { return .all }
    var conditions: [(offset: Int, condition: Selector.Condition)] = []
    for (slot, member) in members.enumerated() {
      guard let member else { continue }
      if let field = Selector.Field(rawValue: Self.selectorKeys[slot]) {
        conditions.append((member, .field(field, values(member))))
      } else if Self.selectorKeys[slot] == "not" {
        conditions.append((member, .not(selector(member))))
      } else {
        conditions.append((member, .any(alternatives(member))))
      }
    }
    return Selector(conditions.sorted { $0.offset < $1.offset }.map(\.condition))
  }

  private mutating func values(_ node: Int) -> [String] {
    let advice = "Write a list of texts, such as [\"education\", \"health\"]."
    guard document.kind(node) != .string else {
      fault(
        at: node, "\(found(node)) stands where a list of texts belongs.",
        "Write [\(document.text(node).quoted)].")
      return []
    }
    guard let values = list(node, advice) else { return [] }
    if values.isEmpty { fault(at: node, "The list is empty, so no line matches.", advice) }
    return values.compactMap { faults.isHopeless ? nil : text($0, example: "education") }
  }

  private mutating func alternatives(_ node: Int) -> [Selector] {
    let advice = "Write a list of selectors, such as [{ \"sector\": [\"health\"] }]."
    guard let alternatives = list(node, advice) else { return [] }
    if alternatives.isEmpty { fault(at: node, "The list is empty, so no line matches.", advice) }
    return alternatives.map { faults.isHopeless ? .all : selector($0) }
  }
}
