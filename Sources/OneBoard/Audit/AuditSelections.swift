/// Evaluates selectors for the audit, by its own reading of the format.
struct AuditSelections {
  private let lines: [PostLine]
  private var columns: [Selector.Field: AuditColumn] = [:]
  private var known: [Selector: [Int]] = [:]

  init(_ lines: [PostLine]) {
    self.lines = lines
  }

  /// Whether each line is selected; `{}` selects all, several fields must all match.
  mutating func mask(_ selector: Selector) -> [Bool] {
    var mask = Array(repeating: false, count: lines.count)
    for position in positions(selector) { mask[position] = true }
    return mask
  }

  /// The positions of the selected lines, ascending.
  mutating func positions(_ selector: Selector) -> [Int] {
    if let positions = known[selector] { return positions }
    let positions = taken(selector.conditions, among: nil)
    known[selector] = positions
    return positions
  }

  /// Those of some lines that meet all conditions; `nil` stands for all lines.
  private mutating func taken(
    _ conditions: [Selector.Condition], among start: [Int]?
  ) -> [Int] {
    var positions = start
    // Conditions on fields come first, and of these the one that takes the fewest lines.
    var fields: [(numbers: [Int], field: Selector.Field, count: Int)] = []
    for case .field(let field, let values) in conditions {
      let column = column(field)
      let numbers = Set(values).compactMap { column.number[$0] }
      fields.append((numbers, field, numbers.reduce(0) { $0 + column.count(of: $1) }))
    }
    fields.sort { $0.count < $1.count }
    for (numbers, field, _) in fields {
      positions = column(field).lines(numbers, among: positions)
    }
    for condition in conditions {
      switch condition {
      case .field: break
      case .not(let inner):
        let all = positions ?? Array(lines.indices)
        let excluded = Set(taken(inner.conditions, among: all))
        positions = all.filter { !excluded.contains($0) }
      case .any(let alternatives):
        let all = positions ?? Array(lines.indices)
        var either: Set<Int> = []
        for alternative in alternatives {
          either.formUnion(taken(alternative.conditions, among: all))
        }
        positions = all.filter { either.contains($0) }
      }
    }
    return positions ?? Array(lines.indices)
  }

  private mutating func column(_ field: Selector.Field) -> AuditColumn {
    if let column = columns[field] { return column }
    let column = AuditColumn(lines, field)
    columns[field] = column
    return column
  }
}

/// The lines by the value of one field.
struct AuditColumn {
  /// The number of each value that occurs.
  private(set) var number: [String: Int] = [:]
  /// For each number where its lines start among ``members``, and behind them the end.
  private var starts: [Int] = [0]
  private var members: [Int32] = []
  /// The number of each line's value, or −1; empty for tags, of which a line may have several.
  private var numberOfLine: [Int32] = []

  init(_ lines: [PostLine], _ field: Selector.Field) {
    var pairs: [(line: Int32, number: Int32)] = []
    pairs.reserveCapacity(lines.count)
    var last: (value: String, number: Int)?
    for index in lines.indices {
      if field == .tag {
        for tag in lines[index].tags {
          pairs.append((Int32(clamping: index), Int32(clamping: numbered(tag))))
        }
      } else if let value = Self.value(lines, index, field) {
        // Neighbours often have the same value.
        let found = last?.value == value ? last?.number : nil
        let number = found ?? numbered(value)
        last = (value, number)
        pairs.append((Int32(clamping: index), Int32(clamping: number)))
      }
    }
    starts = Array(repeating: 0, count: number.count + 1)
    for pair in pairs { starts[Int(pair.number) + 1] += 1 }
    for number in 0..<number.count { starts[number + 1] += starts[number] }
    var next = starts
    members = Array(repeating: 0, count: pairs.count)
    if field != .tag { numberOfLine = Array(repeating: -1, count: lines.count) }
    for pair in pairs {
      members[next[Int(pair.number)]] = pair.line
      next[Int(pair.number)] += 1
      if field != .tag { numberOfLine[Int(pair.line)] = pair.number }
    }
  }

  private mutating func numbered(_ value: String) -> Int {
    if let known = number[value] { return known }
    number[value] = number.count
    return number.count - 1
  }

  func count(of number: Int) -> Int { starts[number + 1] - starts[number] }

  /// The lines of some values, ascending, among others if given.
  func lines(_ numbers: [Int], among positions: [Int]?) -> [Int] {
    if let positions, !numberOfLine.isEmpty {
      var isWanted = Array(repeating: false, count: number.count)
      for number in numbers { isWanted[number] = true }
      return positions.filter {
        let number = numberOfLine[$0]
        return number >= 0 && isWanted[Int(number)]
      }
    }
    var found: [Int] = []
    for number in numbers {
      found += members[starts[number]..<starts[number + 1]].map(Int.init)
    }
    if numbers.count > 1 || numberOfLine.isEmpty {
      found.sort()
      // A line with two of the tags, or with one of them twice, occurs twice.
      var kept = 0
      for position in found where kept == 0 || found[kept - 1] != position {
        found[kept] = position
        kept += 1
      }
      found.removeLast(found.count - kept)
    }
    guard let positions else { return found }
    let wanted = Set(found)
    return positions.filter { wanted.contains($0) }
  }

  /// One field of a line, without a copy of the others.
  private static func value(
    _ lines: [PostLine], _ index: Int, _ field: Selector.Field
  ) -> String? {
    switch field {
    case .id: lines[index].id
    case .unit: lines[index].unit
    case .category: lines[index].category
    case .department: lines[index].department
    case .sector: lines[index].sector
    case .tier: lines[index].tier
    case .town: lines[index].town
    case .occupation: lines[index].occupation
    case .service: lines[index].service
    case .tag: nil
    }
  }
}
