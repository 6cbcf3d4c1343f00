/// The values of some fields of all lines as small numbers, so that selectors compare numbers.
struct FieldIndex: Sendable {
  /// One field: for each line the number of its value, −1 where it has none.
  private struct Column: Sendable {
    var numbers: [Int32] = []
    var texts = TextNumbers()
    var values: [String] { texts.values }
    var numberOfValue: [String: Int32] { texts.numberOfValue }
  }

  private var columns: [Selector.Field: Column] = [:]
  /// For each line, where its tags start among ``Column/numbers`` of the field `tag`.
  private var tagStarts: [Int] = []

  /// Indexes the fields that occur in a scenario's rules and levels.
  init(_ lines: [PostLine], fields: Set<Selector.Field>) {
    for field in fields { add(field, of: lines) }
  }

  /// Indexes a field, if it is not indexed yet and worth it.
  mutating func add(_ field: Selector.Field, of lines: [PostLine]) {
    // Ids and units are nearly all different; a number for each would cost more than it saves.
    guard field != .id, field != .unit, columns[field] == nil else { return }
    columns[field] = field == .tag ? tags(of: lines) : column(field, of: lines)
  }

  /// The texts that occur in a field, each once; `nil` if the field is not indexed.
  func values(of field: Selector.Field) -> [String]? { columns[field]?.values }

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

  /// Leaves those lines marked that have one of some values in a field.
  ///
  /// - Returns: Whether the field is indexed; if not, nothing is changed.
  func keep(_ field: Selector.Field, among allowed: [String], in marks: inout [Bool]) -> Bool {
    guard let column = columns[field] else { return false }
    var isAllowed = [Bool](repeating: false, count: column.values.count)
    for value in allowed {
      if let number = column.numberOfValue[value] { isAllowed[Int(number)] = true }
    }
    if field == .tag {
      for line in marks.indices where marks[line] {
        marks[line] = (tagStarts[line]..<tagStarts[line + 1]).contains {
          isAllowed[Int(column.numbers[$0])]
        }
      }
    } else {
      for line in marks.indices where marks[line] {
        let number = column.numbers[line]
        marks[line] = number >= 0 && isAllowed[Int(number)]
      }
    }
    return true
  }

  /// Lines by the value of a field, in order of the values; `nil` if the field is not indexed.
  func groups(of positions: [Int], by field: Selector.Field) -> [(value: String?, lines: [Int])]? {
    guard field != .tag, let column = columns[field] else { return nil }
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
      case .share(let share): result.formUnion(share.among.fields)
      case .bound(let bound): if let field = bound.grouping.field { result.insert(field) }
      case .reclaim, .purchase, .leadership: break
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
