/// Variables with the same entries, so that one direction serves them all.
///
/// Of the members at their lower bound only the one with the best costs can be the first to improve,
/// of those at their upper bound only the one with the worst.
struct ColumnGroups {
  /// For each variable, its group.
  private(set) var groupOf: [Int32]
  /// The members of all groups, group by group, the best costs first.
  private(set) var members: [Int32]
  /// For each group, where its members start; one more entry than groups.
  private(set) var starts: [Int]
  /// For each variable, its place among ``members``.
  private var places: [Int32]
  /// Members at their lower bound, the best first; some may have left it since.
  private var rising: [RowHeap]
  /// Members at their upper bound by descending place, negated; some may have left it since.
  private var falling: [RowHeap]

  var count: Int { starts.count - 1 }

  /// Any member of a group: all have the same entries.
  func representative(of group: Int) -> Int { Int(members[starts[group]]) }

  init(_ matrix: AugmentedMatrix, costs: LexicographicCosts) {
    groupOf = Array(repeating: 0, count: matrix.variableCount)
    var groupOfEntries: [ColumnKey: Int32] = [:]
    var sizes: [Int] = []
    for column in 0..<matrix.columnCount {
      let key = ColumnKey(matrix, column)
      let next = Int32(clamping: sizes.count)
      let group = groupOfEntries[key] ?? next
      if group == next {
        groupOfEntries[key] = next
        sizes.append(0)
      }
      groupOf[column] = group
      sizes[Int(group)] += 1
    }
    for row in 0..<matrix.rowCount {
      groupOf[matrix.columnCount + row] = Int32(clamping: sizes.count)
      sizes.append(1)
    }
    starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + size) }
    members = Array(repeating: 0, count: matrix.variableCount)
    var next = starts
    for variable in groupOf.indices {
      let group = Int(groupOf[variable])
      members[next[group]] = Int32(clamping: variable)
      next[group] += 1
    }
    for group in sizes.indices where sizes[group] > 1 {
      members[starts[group]..<starts[group + 1]].sort { costs.precedes(Int($0), Int($1)) }
    }
    places = Array(repeating: 0, count: members.count)
    for (place, variable) in members.enumerated() { places[Int(variable)] = Int32(clamping: place) }
    rising = Array(repeating: RowHeap(), count: sizes.count)
    falling = rising
  }

  /// Notes that a variable stands at a bound now.
  mutating func note(_ variable: Int, _ status: BasisStatus) {
    let group = Int(groupOf[variable])
    switch status {
    case .atLower: rising[group].push(places[variable])
    case .atUpper: falling[group].push(-places[variable])
    case .basic, .fixed, .free: break
    }
  }

  /// The best member at its lower bound.
  mutating func firstToRise(in group: Int, _ statuses: [BasisStatus]) -> Int? {
    while let place = rising[group].top {
      let variable = Int(members[Int(place)])
      if statuses[variable] == .atLower { return variable }
      rising[group].pop()
    }
    return nil
  }

  /// The worst member at its upper bound.
  mutating func firstToFall(in group: Int, _ statuses: [BasisStatus]) -> Int? {
    while let place = falling[group].top {
      let variable = Int(members[Int(-place)])
      if statuses[variable] == .atUpper { return variable }
      falling[group].pop()
    }
    return nil
  }
}

/// The entries of a column, to be compared.
private struct ColumnKey: Hashable {
  private let rows: ArraySlice<Int32>
  private let coefficients: ArraySlice<Double>

  init(_ matrix: AugmentedMatrix, _ column: Int) {
    (rows, coefficients) = matrix.entries(of: column)
  }
}
