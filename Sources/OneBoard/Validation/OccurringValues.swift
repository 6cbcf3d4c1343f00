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
  private var named: [Selector.Field: [String: [Int32]]] = [:]

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
  /// The condition on a field that the fewest lines meet narrows the search, so that only these are
  /// looked at.
  mutating func lines(selectedBy selector: Selector) -> [Int] {
    var rarest: (place: Int, count: Int)?
    for (place, condition) in selector.conditions.enumerated() {
      guard case .field(let field, let allowed) = condition else { continue }
      let lists = lists(of: allowed, in: field)
      let count = lists.reduce(0) { $0 + $1.count }
      if count < rarest?.count ?? .max { rarest = (place, count) }
    }
    guard let rarest, case .field(let field, let allowed) = selector.conditions[rarest.place] else {
      let test = SelectorTest(selector)
      return lines.indices.filter { test.takes(lines[$0]) }
    }
    var others = selector.conditions
    others.remove(at: rarest.place)
    let test = SelectorTest(others)
    var found = lists(of: allowed, in: field).flatMap { $0.map(Int.init) }
    // A line may have several of the tags.
    if field == .tag { found = Array(Set(found)) }
    found.sort()
    return test.takesAll ? found : found.filter { test.takes(lines[$0]) }
  }

  /// The lines of each of some values.
  private mutating func lists(
    of allowed: [String], in field: Selector.Field
  ) -> [ArraySlice<Int32>] {
    collect(field)
    let allowed = Set(allowed)
    guard let values = index.values(of: field), let numbers = index.numbers(of: field) else {
      let positions = named(by: field)
      return allowed.compactMap { positions[$0].map { $0[...] } }
    }
    let known = positions[field] ?? Self.positions(numbers, values.count)
    positions[field] = known
    return allowed.compactMap { value in
      index.number(of: value, in: field).map {
        known.lines[known.starts[Int($0)]..<known.starts[Int($0) + 1]]
      }
    }
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

  private mutating func named(by field: Selector.Field) -> [String: [Int32]] {
    if let known = named[field] { return known }
    var found: [String: [Int32]] = [:]
    for line in lines.indices {
      let place = Int32(clamping: line)
      if field == .tag {
        for tag in lines[line].tags { found[tag, default: []].append(place) }
      } else if let value = lines[line].value(of: field) {
        found[value, default: []].append(place)
      }
    }
    named[field] = found
    return found
  }
}
