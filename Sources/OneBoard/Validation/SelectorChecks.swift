extension ScenarioChecker {
  /// How deep `not` and `any` may be nested.
  static let maximumNesting = 64

  /// Checks that every value of a selector occurs in a line.
  ///
  /// - Returns: Whether the selector may be evaluated.
  @discardableResult
  mutating func checkSelector(_ selector: Selector, _ path: String, depth: Int = 0) -> Bool {
    guard depth <= Self.maximumNesting else {
      fault(
        path, "The selector is nested more than \(Self.maximumNesting) levels deep.",
        "Write it with fewer levels of \"not\" and \"any\".")
      return false
    }
    var isSound = true
    for condition in selector.conditions {
      switch condition {
      case .field(let field, let values):
        checkValues(values, of: field, "\(path).\(field.rawValue)")
      case .not(let inner):
        isSound = checkSelector(inner, "\(path).not", depth: depth + 1) && isSound
      case .any(let alternatives):
        if alternatives.isEmpty {
          fault(
            "\(path).any", "The list of selectors is empty, so no line could match.",
            "Write at least one selector, or leave \"any\" out.")
        }
        for (index, inner) in alternatives.enumerated() {
          isSound = checkSelector(inner, "\(path).any[\(index)]", depth: depth + 1) && isSound
        }
      }
    }
    return isSound
  }

  private mutating func checkValues(_ values: [String], of field: Selector.Field, _ path: String) {
    if values.isEmpty {
      fault(
        path, "The list of values is empty, so no line could match.",
        "Write at least one value, or leave \"\(field.rawValue)\" out.")
      return
    }
    let known = occurring.values(of: field)
    for (index, value) in values.enumerated() where !known.contains(value) {
      if isFull { return }
      let near = question(for: value, among: known)
      fault(
        "\(path)[\(index)]", "No line has the \(field.rawValue) \"\(value)\".",
        near + Self.hint(for: field, known: known))
    }
  }

  /// What to write instead: the values themselves where they are few.
  private static func hint(for field: Selector.Field, known: Set<String>) -> String {
    if known.isEmpty {
      return "No line states a \(field.rawValue); fill that column or leave the condition out."
    }
    if known.count <= 12 {
      let list = known.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
      return "Use a value that occurs: \(list)."
    }
    return "Use one of the \(known.count) values that occur, or leave this one out."
  }
}
