/// Lines whose units are merged, rule by rule.
struct UnitMerging {
  private(set) var posts: [PostLine]
  private(set) var units: [MergedUnit] = []
  private var ruleOfUnit: [String: String] = [:]

  init(_ posts: [PostLine]) { self.posts = posts }

  private struct Unit {
    let id: String
    var positions: [Int] = []
    var approved = 0
    var categories: Set<String> = []
    var values: Set<String?> = []

    /// The one value that all lines have.
    var group: String? { values.count == 1 ? values.first ?? nil : nil }
  }

  /// The units of the lines, the largest first, then in id order.
  private func unitsByPosts(_ grouping: Bound.Grouping) -> [Unit] {
    var found: [String: Unit] = [:]
    for (position, line) in posts.enumerated() {
      var unit = found[line.unit] ?? Unit(id: line.unit)
      unit.positions.append(position)
      unit.approved += line.approved
      unit.categories.insert(line.category)
      unit.values.insert(line.value(of: grouping))
      found[line.unit] = unit
    }
    return found.values.sorted {
      $0.approved != $1.approved ? $0.approved > $1.approved : $0.id < $1.id
    }
  }

  mutating func apply(_ merger: UnitMerger) throws(ReorganizationError) {
    guard merger.smallUnit >= 0 else {
      throw ReorganizationError(
        place: merger.id, message: "\(merger.smallUnit) is no number of posts.",
        advice: "Write the most approved posts of a small unit.")
    }
    let all = unitsByPosts(merger.grouping)
    var selections = AuditSelections(posts)
    let isSelected = selections.mask(merger.selection)
    let small = all.filter {
      $0.approved <= merger.smallUnit && $0.positions.allSatisfy { isSelected[$0] }
    }
    if !isSelected.contains(true) {
      throw ReorganizationError(
        place: merger.id, message: "No line of posts matches.",
        advice: "Correct \"where\", or remove the merger.")
    }
    let smallIDs = Set(small.map(\.id))
    var byGroup: [String: [Unit]] = [:]
    for unit in all { if let group = unit.group { byGroup[group, default: []].append(unit) } }
    var targets: [String: String] = [:]
    for unit in small.sorted(by: { $0.id < $1.id }) {
      if let other = ruleOfUnit[unit.id] {
        throw ReorganizationError(
          place: merger.id,
          message: "The merger \(other) has looked at the unit \(unit.id) already.",
          advice: "Let each unit match one merger; narrow one of the selections.")
      }
      ruleOfUnit[unit.id] = merger.id
      var merged = MergedUnit(
        rule: merger.id, unit: unit.id, lines: unit.positions.count, approved: unit.approved,
        inPost: unit.positions.reduce(0) { $0 + posts[$1].inPost },
        need: unit.positions.reduce(0) { $0 + posts[$1].need })
      if let group = unit.group {
        let able = (byGroup[group] ?? []).filter { unit.categories.isSubset(of: $0.categories) }
        if let target = able.first(where: { !smallIDs.contains($0.id) }) ?? able.first {
          if target.id == unit.id {
            merged.obstacle = able.count > 1 ? .largest : .noUnit
          } else {
            merged.into = target.id
            targets[unit.id] = target.id
          }
        } else {
          merged.obstacle = .noUnit
        }
      } else {
        merged.obstacle = .noGroup
      }
      units.append(merged)
    }
    for position in posts.indices {
      // What a unit joins may itself have joined another; every chain ends, since posts only grow.
      var unit = posts[position].unit
      while let next = targets[unit] { unit = next }
      posts[position].unit = unit
    }
    for index in units.indices where units[index].rule == merger.id {
      guard var unit = units[index].into else { continue }
      while let next = targets[unit] { unit = next }
      units[index].into = unit
    }
  }
}
