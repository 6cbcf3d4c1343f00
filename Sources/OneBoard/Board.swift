/// A checked scenario, indexed by small integers and in canonical order.
///
/// Lines, categories and rules stand in the order of their ids, so nothing that follows depends on
/// the order in which they were written. From here on data lies in arrays of numbers; strings are
/// looked up only when something is shown.
public struct Board: Sendable {
  /// The scenario's name.
  public let name: String
  /// The quota categories, in id order.
  public let categories: [QuotaCategory]
  /// The lines of posts, in id order.
  public let lines: [PostLine]
  /// The rules, in id order.
  public let rules: [Rule]
  /// The objective levels, in order of priority.
  public internal(set) var objective: [ObjectiveLevel]
  /// The position in ``categories`` of each line's category.
  package let categoryOfLine: [Int]
  private let index: FieldIndex

  /// Puts a scenario that was found sound into canonical order.
  package init(soundScenario scenario: Scenario) {
    let order = LineOrder(scenario.posts)
    let index = FieldIndex(scenario.posts, fields: scenario.fieldsInUse)
    self.init(soundScenario: scenario, order: order, index: index)
  }

  /// Puts a scenario that was found sound into the order of its ids.
  ///
  /// - Parameters:
  ///   - scenario: The scenario; given away, its lines are moved rather than copied.
  ///   - order: The order of its lines.
  ///   - index: The fields of its lines that rules and levels look at, in the scenario's order.
  init(soundScenario scenario: consuming Scenario, order: LineOrder, index: FieldIndex) {
    name = scenario.name
    categories = scenario.categories.sorted { $0.id < $1.id }
    rules = scenario.rules.sorted { $0.id < $1.id }
    objective = scenario.objective
    var index = index
    index.add(.category, of: scenario.posts)
    index.reorder(order)
    index.makeLists()
    self.index = index
    var lines: [PostLine] = []
    swap(&lines, &scenario.posts)
    order.apply(to: &lines)
    self.lines = lines
    var position: [String: Int] = [:]
    for (index, category) in categories.enumerated() { position[category.id] = index }
    let places = (index.values(of: .category) ?? []).map { position[$0] ?? 0 }
    categoryOfLine = (index.numbers(of: .category) ?? []).map { places[Int($0)] }
  }

  /// The lines that a selector takes, as ascending positions in ``lines``.
  ///
  /// - Parameter selector: The selector.
  /// - Returns: Ascending positions in ``lines``.
  /// - Complexity: O(lines that the rarest condition takes × conditions).
  public func lines(selectedBy selector: Selector) -> [Int] {
    var rest = selector.conditions
    guard let seed = rarest(of: rest) else { return taken(by: rest, of: Array(lines.indices)) }
    let first = rest.remove(at: seed)
    guard case .field(let field, let values) = first else {
      return taken(by: selector.conditions, of: Array(lines.indices))
    }
    let start = field == .id ? positions(ofIds: values) : index.lines(field, among: values)
    return taken(by: rest, of: start ?? taken(by: [first], of: Array(lines.indices)))
  }

  /// The place of the condition on a field that the fewest lines meet.
  private func rarest(of conditions: [Selector.Condition]) -> Int? {
    var best: (place: Int, count: Int)?
    for (place, condition) in conditions.enumerated() {
      guard case .field(let field, let values) = condition,
        let count = field == .id ? values.count : index.count(field, among: values)
      else { continue }
      if count < best?.count ?? .max { best = (place, count) }
    }
    return best?.place
  }

  /// The positions of lines by their ids, ascending.
  private func positions(ofIds ids: [String]) -> [Int] {
    let found = ids.compactMap { id -> Int? in
      var (low, high) = (0, lines.count)
      while low < high {
        let middle = (low + high) / 2
        if lines[middle].id < id { low = middle + 1 } else { high = middle }
      }
      return low < lines.count && lines[low].id == id ? low : nil
    }
    return Set(found).sorted()
  }

  /// Those of some lines, ascending, that meet all conditions.
  private func taken(by conditions: [Selector.Condition], of positions: [Int]) -> [Int] {
    var positions = positions
    for condition in conditions {
      switch condition {
      case .field(let field, let values):
        if let kept = index.keep(field, among: values, of: positions) {
          positions = kept
        } else {
          let allowed = Set(values)
          positions.removeAll { position in
            !lines[position].values(of: field).contains { allowed.contains($0) }
          }
        }
      case .not(let inner):
        let taken = Set(self.taken(by: inner.conditions, of: positions))
        positions.removeAll { taken.contains($0) }
      case .any(let alternatives):
        var taken: Set<Int> = []
        for inner in alternatives {
          taken.formUnion(self.taken(by: inner.conditions, of: positions))
        }
        positions.removeAll { !taken.contains($0) }
      }
    }
    return positions
  }

  /// The groups that a grouping makes of some lines, in order of the group's value.
  ///
  /// Lines without the value form no group.
  ///
  /// - Parameters:
  ///   - positions: Positions in ``lines``.
  ///   - grouping: How the lines are grouped.
  /// - Returns: Each group's value, `nil` for the one group of `all`, and its lines.
  public func groups(
    of positions: [Int], per grouping: Bound.Grouping
  ) -> [(value: String?, lines: [Int])] {
    if grouping == .all { return positions.isEmpty ? [] : [(nil, positions)] }
    if grouping == .line { return positions.map { (lines[$0].id, [$0]) } }
    if let field = grouping.field, let groups = index.groups(of: positions, by: field) {
      return groups
    }
    var members: [String: [Int]] = [:]
    for position in positions {
      if let value = lines[position].value(of: grouping) {
        members[value, default: []].append(position)
      }
    }
    return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The groups of a share: for each value that either selection has, the lines of both.
  ///
  /// - Parameters:
  ///   - share: The share.
  ///   - rule: The rule that states it.
  /// - Returns: Each group's value, `nil` for the one group of `all`, and its lines.
  func shareGroups(
    of share: Share, in rule: Rule
  ) -> [(value: String?, part: [Int], whole: [Int])] {
    let part = lines(selectedBy: rule.selection)
    let whole = lines(selectedBy: share.among)
    if share.grouping == .all { return [(nil, part, whole)] }
    var members: [String: (part: [Int], whole: [Int])] = [:]
    for group in groups(of: part, per: share.grouping) {
      members[group.value ?? "", default: ([], [])].part = group.lines
    }
    for group in groups(of: whole, per: share.grouping) {
      members[group.value ?? "", default: ([], [])].whole = group.lines
    }
    return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value.part, $0.value.whole) }
  }
}

extension PostLine {
  /// The value by which a grouping collects the line; `nil` if it has none.
  func value(of grouping: Bound.Grouping) -> String? {
    switch grouping {
    case .all: ""
    case .line: id
    case .unit: unit
    case .department: department
    case .sector: sector
    case .town: town
    case .tier: tier
    case .category: category
    case .occupation: occupation
    }
  }

  /// The value of a selector's field; `nil` if the line has none, and for tags, which may be many.
  func value(of field: Selector.Field) -> String? {
    switch field {
    case .id: id
    case .unit: unit
    case .department: department
    case .sector: sector
    case .tier: tier
    case .town: town
    case .category: category
    case .occupation: occupation
    case .service: service
    case .tag: nil
    }
  }

  /// The values of a selector's field; tags may have several, an absent field has none.
  func values(of field: Selector.Field) -> [String] {
    if field == .tag { return tags }
    return value(of: field).map { [$0] } ?? []
  }
}

/// A selector prepared for many lines.
struct SelectorTest {
  private indirect enum Condition {
    case field(Selector.Field, Set<String>)
    case not(SelectorTest)
    case any([SelectorTest])
  }

  private let conditions: [Condition]

  /// Whether every line is taken.
  var takesAll: Bool { conditions.isEmpty }

  init(_ selector: Selector) { self.init(selector.conditions) }

  init(_ conditions: [Selector.Condition]) {
    self.conditions = conditions.map { condition in
      switch condition {
      case .field(let field, let values): .field(field, Set(values))
      case .not(let inner): .not(SelectorTest(inner))
      case .any(let alternatives): .any(alternatives.map(SelectorTest.init))
      }
    }
  }

  func takes(_ line: PostLine) -> Bool {
    conditions.allSatisfy { condition in
      switch condition {
      case .field(let field, let allowed):
        line.values(of: field).contains { allowed.contains($0) }
      case .not(let inner): !inner.takes(line)
      case .any(let alternatives): alternatives.contains { $0.takes(line) }
      }
    }
  }
}
