/// Evaluates selectors for the audit, by its own reading of the format.
struct AuditSelections {
  private let lines: [PostLine]
  private var known: [Selector: [Bool]] = [:]

  init(_ lines: [PostLine]) {
    self.lines = lines
  }

  /// Whether each line is selected; `{}` selects all, several fields must all match.
  mutating func mask(_ selector: Selector) -> [Bool] {
    if let mask = known[selector] { return mask }
    let mask = evaluate(selector)
    known[selector] = mask
    return mask
  }

  private func evaluate(_ selector: Selector) -> [Bool] {
    var taken = Array(repeating: true, count: lines.count)
    for condition in selector.conditions {
      switch condition {
      case .field(let field, let values):
        let allowed = Set(values)
        for index in taken.indices where taken[index] {
          taken[index] = matches(lines[index], field, allowed)
        }
      case .not(let inner):
        let excluded = evaluate(inner)
        for index in taken.indices { taken[index] = taken[index] && !excluded[index] }
      case .any(let alternatives):
        var either = Array(repeating: false, count: lines.count)
        for alternative in alternatives {
          let one = evaluate(alternative)
          for index in either.indices { either[index] = either[index] || one[index] }
        }
        for index in taken.indices { taken[index] = taken[index] && either[index] }
      }
    }
    return taken
  }

  private func matches(_ line: PostLine, _ field: Selector.Field, _ allowed: Set<String>) -> Bool {
    let value: String?
    switch field {
    case .tag: return line.tags.contains(where: allowed.contains)
    case .id: value = line.id
    case .unit: value = line.unit
    case .category: value = line.category
    case .department: value = line.department
    case .sector: value = line.sector
    case .tier: value = line.tier
    case .town: value = line.town
    case .occupation: value = line.occupation
    case .service: value = line.service
    }
    guard let value else { return false }
    return allowed.contains(value)
  }
}
