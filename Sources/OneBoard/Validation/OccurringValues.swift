/// The values that occur in the lines, by field; each field is collected when first asked for.
struct OccurringValues {
  /// The lines with each value: those of value `n` are `lines[starts[n]..<starts[n + 1]]`.
  private struct Positions {
    var starts: [Int]
    var lines: [Int32]
  }

  private let lines: [PostLine]
  /// What is known of the lines by field, in their order.
  private(set) var index: FieldIndex
  private var values: [Selector.Field: Set<String>] = [:]
  private var positions: [Selector.Field: Positions] = [:]
  private var named: [Selector.Field: [String: [Int]]] = [:]

  init(_ lines: [PostLine]) {
    self.lines = lines
    index = FieldIndex(lines, fields: [])
  }

  /// Indexes a field.
  mutating func collect(_ field: Selector.Field) { index.add(field, of: lines) }

  /// The values of a field.
  mutating func values(of field: Selector.Field) -> Set<String> {
    if let known = values[field] { return known }
    collect(field)
    var found: Set<String> = []
    if let indexed = index.values(of: field) {
      found.formUnion(indexed)
    } else {
      found.reserveCapacity(lines.count)
      for line in lines.indices {
        if let value = lines[line].value(of: field) { found.insert(value) }
      }
    }
    values[field] = found
    return found
  }

  /// The positions of the lines that a sound selector takes.
  ///
  /// A condition on a field narrows the search to the lines with its values, so that only these are
  /// looked at.
  mutating func lines(selectedBy selector: Selector) -> [Int] {
    for (place, condition) in selector.conditions.enumerated() {
      guard case .field(let field, let allowed) = condition, field != .tag else { continue }
      var others = selector.conditions
      others.remove(at: place)
      let test = SelectorTest(others)
      let found = positions(of: Set(allowed), in: field)
      return test.takesAll ? found : found.filter { test.takes(lines[$0]) }
    }
    let test = SelectorTest(selector)
    return lines.indices.filter { test.takes(lines[$0]) }
  }

  /// The lines that have one of some values, ascending.
  private mutating func positions(of allowed: Set<String>, in field: Selector.Field) -> [Int] {
    collect(field)
    guard let values = index.values(of: field), let numbers = index.numbers(of: field) else {
      let positions = named(by: field)
      return allowed.flatMap { positions[$0] ?? [] }.sorted()
    }
    let known = positions[field] ?? Self.positions(numbers, values.count)
    positions[field] = known
    return values.indices.filter { allowed.contains(values[$0]) }
      .flatMap { known.lines[known.starts[$0]..<known.starts[$0 + 1]].map(Int.init) }.sorted()
  }

  private static func positions(_ numbers: [Int32], _ valueCount: Int) -> Positions {
    var starts = [Int](repeating: 0, count: valueCount + 1)
    for number in numbers where number >= 0 { starts[Int(number) + 1] += 1 }
    for value in 0..<valueCount { starts[value + 1] += starts[value] }
    var next = starts
    var lines = [Int32](repeating: 0, count: starts[valueCount])
    for (line, number) in numbers.enumerated() where number >= 0 {
      lines[next[Int(number)]] = Int32(clamping: line)
      next[Int(number)] += 1
    }
    return Positions(starts: starts, lines: lines)
  }

  private mutating func named(by field: Selector.Field) -> [String: [Int]] {
    if let known = named[field] { return known }
    var found: [String: [Int]] = [:]
    for line in lines.indices {
      if let value = lines[line].value(of: field) { found[value, default: []].append(line) }
    }
    named[field] = found
    return found
  }
}
