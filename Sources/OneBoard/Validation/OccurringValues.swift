/// The values that occur in the lines, by field; each field is collected when first asked for.
struct OccurringValues {
  private let lines: [PostLine]
  private var values: [Selector.Field: Set<String>] = [:]
  private var positions: [Selector.Field: [String: [Int]]] = [:]

  init(_ lines: [PostLine]) {
    self.lines = lines
  }

  /// The values of a field.
  mutating func values(of field: Selector.Field) -> Set<String> {
    if let known = values[field] { return known }
    var found: Set<String> = []
    for line in lines {
      for value in line.values(of: field) { found.insert(value) }
    }
    values[field] = found
    return found
  }

  /// The positions of the lines that a sound selector takes.
  ///
  /// A condition on a field narrows the search to the lines with its values, so that only these are
  /// looked at.
  mutating func lines(selectedBy selector: Selector) -> [Int] {
    let test = SelectorTest(selector)
    for condition in selector.conditions {
      guard case .field(let field, let allowed) = condition, field != .tag else { continue }
      let index = positions(by: field)
      return Set(allowed).flatMap { index[$0] ?? [] }.sorted().filter { test.takes(lines[$0]) }
    }
    return lines.indices.filter { test.takes(lines[$0]) }
  }

  private mutating func positions(by field: Selector.Field) -> [String: [Int]] {
    if let known = positions[field] { return known }
    var found: [String: [Int]] = [:]
    for (position, line) in lines.enumerated() {
      for value in line.values(of: field) { found[value, default: []].append(position) }
    }
    positions[field] = found
    return found
  }
}
