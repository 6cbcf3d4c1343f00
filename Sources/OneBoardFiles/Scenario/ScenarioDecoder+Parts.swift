import JSONText
import OneBoard

extension ScenarioDecoder {
  /// Reads a quota category; fields that are wrong keep their defaults.
  ///
  /// - Parameter node: The value.
  /// - Returns: `nil` if its id cannot be read.
  mutating func category(_ node: Int) -> QuotaCategory? {
    let keys = ["id", "name", "reserve", "keepAtLeast", "total"]
    guard let members = members(of: node, "a category", keys) else { return nil }
    let name = members[1].flatMap { text($0, example: "事业编制") }
    let reserve = members[2].flatMap { whole($0, in: Self.totals) } ?? 0
    let keepAtLeast = members[3].flatMap { whole($0, in: Self.totals) } ?? 0
    var totalAtMost: Int?
    if let total = members[4], let inner = self.members(of: total, "a total", ["atMost"]) {
      if let member = inner[0] {
        totalAtMost = whole(member, in: Self.totals)
      } else {
        missing("atMost", in: total, "Write such as { \"atMost\": 900 }, or remove \"total\".")
      }
    }
    guard let member = members[0] else {
      missing("id", in: node, "Give each category an id, such as \"institution\".")
      return nil
    }
    guard let id = text(member, example: "institution") else { return nil }
    return QuotaCategory(
      id: id, name: name, reserve: reserve, keepAtLeast: keepAtLeast, totalAtMost: totalAtMost)
  }

  /// Reads a line of posts written inline; fields that are wrong stay empty.
  ///
  /// - Parameter node: The value.
  /// - Returns: The line.
  mutating func post(_ node: Int) -> PostLine {
    let fields = PostField.allCases
    var line = PostLine.blank
    guard let members = members(of: node, "a line of posts", fields.map(\.rawValue)) else {
      return line
    }
    for (field, member) in zip(fields, members) {
      guard let member else {
        if field.isRequired {
          missing(
            field.rawValue, in: node,
            "Every line has \(fields.filter(\.isRequired).map(\.rawValue).joined(separator: ", "))."
          )
        }
        continue
      }
      switch field.content {
      case .number: if let number = whole(member) { line.set(field, to: number) }
      case .text: if let text = text(member, example: field.example) { line.set(field, to: text) }
      case .tags: line.tags = tags(member)
      }
    }
    return line
  }

  private mutating func tags(_ node: Int) -> [String] {
    if document.kind(node) == .string { return PostLine.tags(in: document.text(node)) }
    let advice = "Write [\"zombie\", \"pilot\"] or \"zombie;pilot\"."
    guard let items = list(node, advice) else { return [] }
    return items.compactMap { text($0, example: "zombie") }
  }
}

extension PostField {
  /// A value that a message can show.
  fileprivate var example: String {
    switch self {
    case .id: "J1"
    case .category: "institution"
    case .sector: "education"
    case .tier: "township"
    default: rawValue
    }
  }
}
