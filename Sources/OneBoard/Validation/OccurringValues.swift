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
  /// The condition on a field that the fewest lines meet narrows the search, so that only these are
  /// looked at.
  mutating func lines(selectedBy selector: Selector) -> [Int] {
    let test = SelectorTest(selector)
    var rarest: (field: Selector.Field, values: Set<String>, count: Int)?
    for case .field(let field, let allowed) in selector.conditions {
      let index = positions(by: field)
      let values = Set(allowed)
      let count = values.reduce(0) { $0 + (index[$1]?.count ?? 0) }
      if count < rarest?.count ?? .max { rarest = (field, values, count) }
    }
    guard let rarest else { return lines.indices.filter { test.takes(lines[$0]) } }
    let index = positions(by: rarest.field)
    var found = rarest.values.flatMap { index[$0] ?? [] }
    // A line may have several of the tags.
    if rarest.field == .tag { found = Array(Set(found)) }
    return found.sorted().filter { test.takes(lines[$0]) }
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
