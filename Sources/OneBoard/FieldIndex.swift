/// The values of some fields of all lines as small numbers, so that selectors compare numbers.
struct FieldIndex: Sendable {
  /// One field: for each line the number of its value, −1 where it has none.
  private struct Column: Sendable {
    var numbers: [Int32] = []
    var texts = TextNumbers()
    var values: [String] { texts.values }
    var numberOfValue: [String: Int32] { texts.numberOfValue }
  }

  /// The lines of each value of a field, ascending.
  private struct Lists: Sendable {
    var starts: [Int]
    var lines: [Int32]

    init(_ numbers: [Int32], valueCount: Int, lineOf: (Int) -> Int) {
      var starts = [Int](repeating: 0, count: valueCount + 1)
      for number in numbers where number >= 0 { starts[Int(number) + 1] += 1 }
      for value in 0..<valueCount { starts[value + 1] += starts[value] }
      var next = starts
      var lines = [Int32](repeating: 0, count: starts[valueCount])
      for (place, number) in numbers.enumerated() where number >= 0 {
        lines[next[Int(number)]] = Int32(clamping: lineOf(place))
        next[Int(number)] += 1
      }
      self.starts = starts
      self.lines = lines
    }

    func count(_ number: Int32) -> Int { starts[Int(number) + 1] - starts[Int(number)] }

    func lines(_ number: Int32) -> ArraySlice<Int32> {
      lines[starts[Int(number)]..<starts[Int(number) + 1]]
    }
  }

  private var columns: [Selector.Field: Column] = [:]
  private var lists: [Selector.Field: Lists] = [:]
  /// For each line, where its tags start among ``Column/numbers`` of the field `tag`.
  private var tagStarts: [Int] = []

  /// Indexes the fields that occur in a scenario's rules and levels.
  init(_ lines: [PostLine], fields: Set<Selector.Field>) {
    for field in fields { add(field, of: lines) }
  }

  /// Indexes a field, if it is not indexed yet and worth it.
  mutating func add(_ field: Selector.Field, of lines: [PostLine]) {
    // Ids are all different, and lines stand in their order.
    guard field != .id, columns[field] == nil else { return }
    columns[field] = field == .tag ? tags(of: lines) : column(field, of: lines)
  }

  /// The texts that occur in a field, each once; `nil` if the field is not indexed.
  func values(of field: Selector.Field) -> [String]? { columns[field]?.values }

  /// The number of a value among ``values(of:)``; `nil` if it does not occur.
  func number(of value: String, in field: Selector.Field) -> Int32? {
    columns[field]?.numberOfValue[value]
  }

  /// For each line the number of its value among ``values(of:)``, −1 where it has none; `nil` if
  /// the field is not indexed, and for tags.
  func numbers(of field: Selector.Field) -> [Int32]? {
    field == .tag ? nil : columns[field]?.numbers
  }

  private func column(_ field: Selector.Field, of lines: [PostLine]) -> Column {
    var column = Column()
    column.numbers.reserveCapacity(lines.count)
    for index in lines.indices {
      if let value = lines[index].value(of: field) {
        column.numbers.append(column.texts.number(of: value))
      } else {
        column.numbers.append(-1)
      }
    }
    return column
  }

  private mutating func tags(of lines: [PostLine]) -> Column {
    var column = Column()
    tagStarts = [0]
    tagStarts.reserveCapacity(lines.count + 1)
    for index in lines.indices {
      for tag in lines[index].tags { column.numbers.append(column.texts.number(of: tag)) }
      tagStarts.append(column.numbers.count)
    }
    return column
  }

  /// Puts what is known of the lines into another order.
  mutating func reorder(_ order: LineOrder) {
    for field in Array(columns.keys) where field != .tag {
      guard let numbers = columns[field]?.numbers else { continue }
      columns[field]?.numbers = order.positions.map { numbers[Int($0)] }
    }
    guard let numbers = columns[.tag]?.numbers else { return }
    var reordered: [Int32] = []
    reordered.reserveCapacity(numbers.count)
    var starts = [0]
    starts.reserveCapacity(tagStarts.count)
    for position in order.positions {
      let line = Int(position)
      reordered += numbers[tagStarts[line]..<tagStarts[line + 1]]
      starts.append(reordered.count)
    }
    columns[.tag]?.numbers = reordered
    tagStarts = starts
  }

  /// Lists the lines of each value of the indexed fields.
  mutating func makeLists() {
    for (field, column) in columns {
      if field == .tag {
        var lineOfTag: [Int32] = []
        lineOfTag.reserveCapacity(column.numbers.count)
        for line in 0..<max(0, tagStarts.count - 1) {
          for _ in tagStarts[line]..<tagStarts[line + 1] { lineOfTag.append(Int32(clamping: line)) }
        }
        lists[field] = Lists(column.numbers, valueCount: column.values.count) {
          Int(lineOfTag[$0])
        }
      } else {
        lists[field] = Lists(column.numbers, valueCount: column.values.count) { $0 }
      }
    }
  }

  /// The most lines that may have one of some values in a field; `nil` if the field is not indexed.
  func count(_ field: Selector.Field, among allowed: [String]) -> Int? {
    guard let column = columns[field], let lists = lists[field] else { return nil }
    return allowed.reduce(0) { sum, value in
      sum + (column.numberOfValue[value].map(lists.count) ?? 0)
    }
  }

  /// The lines that have one of some values in a field, ascending; `nil` if it is not indexed.
  func lines(_ field: Selector.Field, among allowed: [String]) -> [Int]? {
    guard let column = columns[field], let lists = lists[field] else { return nil }
    var found: [Int] = []
    for value in allowed {
      if let number = column.numberOfValue[value] { found += lists.lines(number).map(Int.init) }
    }
    if allowed.count <= 1 && field != .tag { return found }
    found.sort()
    var last = -1
    return found.filter { line in
      defer { last = line }
      return line != last
    }
  }

  /// Those of some lines that have one of some values in a field; `nil` if it is not indexed.
  func keep(_ field: Selector.Field, among allowed: [String], of positions: [Int]) -> [Int]? {
    guard let column = columns[field] else { return nil }
    let numbers = Set(allowed.compactMap { column.numberOfValue[$0] })
    let test: (Int32) -> Bool
    if numbers.count > Self.fewValues {
      test = { numbers.contains($0) }
    } else {
      let few = Array(numbers)
      test = { few.contains($0) }
    }
    if field == .tag {
      return positions.filter { line in
        (tagStarts[line]..<tagStarts[line + 1]).contains { test(column.numbers[$0]) }
      }
    }
    return positions.filter { test(column.numbers[$0]) }
  }

  /// Up to so many values are compared one by one.
  private static var fewValues: Int { 8 }

  /// Lines by the value of a field, in order of the values; `nil` if the field is not indexed.
  func groups(of positions: [Int], by field: Selector.Field) -> [(value: String?, lines: [Int])]? {
    guard field != .tag, let column = columns[field] else { return nil }
    // Few lines in many values: sorting them is less work than a list for every value.
    if positions.count < column.values.count {
      var members: [Int32: [Int]] = [:]
      for position in positions where column.numbers[position] >= 0 {
        members[column.numbers[position], default: []].append(position)
      }
      return members.map { (column.values[Int($0.key)], $0.value) }.sorted { $0.0 < $1.0 }
    }
    var members = [[Int]](repeating: [], count: column.values.count)
    for position in positions where column.numbers[position] >= 0 {
      members[Int(column.numbers[position])].append(position)
    }
    return column.values.indices.filter { !members[$0].isEmpty }
      .sorted { column.values[$0] < column.values[$1] }
      .map { (column.values[$0], members[$0]) }
  }
}

extension Selector {
  /// The fields that the selector and those within it look at.
  var fields: Set<Field> {
    var result: Set<Field> = []
    for condition in conditions {
      switch condition {
      case .field(let field, _): result.insert(field)
      case .not(let inner): result.formUnion(inner.fields)
      case .any(let alternatives): for inner in alternatives { result.formUnion(inner.fields) }
      }
    }
    return result
  }
}

extension Bound.Grouping {
  /// The selector's field of the same meaning; `nil` where there is none.
  var field: Selector.Field? {
    switch self {
    case .all: nil
    case .line: .id
    case .unit: .unit
    case .department: .department
    case .sector: .sector
    case .town: .town
    case .tier: .tier
    case .category: .category
    case .occupation: .occupation
    }
  }
}

extension Scenario {
  /// The fields that rules and levels look at.
  var fieldsInUse: Set<Selector.Field> {
    var result: Set<Selector.Field> = []
    for rule in rules {
      result.formUnion(rule.selection.fields)
      switch rule.kind {
      case .ringFence(let from, let to): result.formUnion(from.fields.union(to.fields))
      case .share(let share):
        result.formUnion(share.among.fields)
        if let field = share.grouping.field { result.insert(field) }
      case .exchange(let exchange): if let field = exchange.grouping.field { result.insert(field) }
      case .bound(let bound): if let field = bound.grouping.field { result.insert(field) }
      case .reclaim, .purchase, .leadership, .discrete, .approval: break
      }
    }
    for level in objective {
      switch level.goal {
      case .benefit(_, let weights):
        for weight in weights { result.formUnion(weight.selection.fields) }
      case .coverage(let selection): result.formUnion(selection.fields)
      case .released, .cost, .unitsTouched, .change: break
      }
    }
    return result
  }
}
