/// The values of some fields of all lines as small numbers, so that selectors compare numbers.
struct FieldIndex: Sendable {
  /// One field: for each line the number of its value, −1 where it has none.
  private struct Column: Sendable {
    var numbers: [Int32] = []
    var values: [String] = []
    var numberOfValue: [String: Int32] = [:]

    /// The number of a value; equal neighbours are recognised without hashing.
    mutating func number(of value: String, after last: Int32) -> Int32 {
      if last >= 0, values[Int(last)] == value { return last }
      if let known = numberOfValue[value] { return known }
      let number = Int32(clamping: values.count)
      values.append(value)
      numberOfValue[value] = number
      return number
    }
  }

  private var columns: [Selector.Field: Column] = [:]
  /// For each line, where its tags start among ``Column/numbers`` of the field `tag`.
  private var tagStarts: [Int] = []

  /// Indexes the fields that occur in a scenario's rules and levels.
  init(_ lines: [PostLine], fields: Set<Selector.Field>) {
    // Ids and units are nearly all different; a number for each would cost more than it saves.
    for field in fields where field != .id && field != .unit {
      columns[field] = field == .tag ? tags(of: lines) : column(field, of: lines)
    }
  }

  private func column(_ field: Selector.Field, of lines: [PostLine]) -> Column {
    var column = Column()
    column.numbers.reserveCapacity(lines.count)
    var last: Int32 = -1
    for line in lines {
      guard let value = line.value(of: field) else {
        column.numbers.append(-1)
        continue
      }
      last = column.number(of: value, after: last)
      column.numbers.append(last)
    }
    return column
  }

  private mutating func tags(of lines: [PostLine]) -> Column {
    var column = Column()
    tagStarts = [0]
    tagStarts.reserveCapacity(lines.count + 1)
    var last: Int32 = -1
    for line in lines {
      for tag in line.tags {
        last = column.number(of: tag, after: last)
        column.numbers.append(last)
      }
      tagStarts.append(column.numbers.count)
    }
    return column
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
