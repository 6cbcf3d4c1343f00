extension Board {
  /// Whether the board's linear programs are whole and concave in the sides of their rows.
  ///
  /// Sufficient, not necessary: every rule is a hard bound on posts or a reclaim; no line can both
  /// release and receive; the rows fall into two laminar families of columns; every level is a
  /// concave function of single columns, without a tolerance. After changing the sign of the columns
  /// of releases every row is a set of columns, and the incidence matrix of two laminar families is
  /// totally unimodular (Edmonds 1970), also with columns repeated for the unit steps of a curve.
  ///
  /// Then for whole sides the least and greatest levels are those of a linear program, and so is any
  /// weighted sum of levels. For a factor M that is large enough at each of finitely many values, the
  /// plan maximises M v₁ + v₂, whose value is concave in the sides; where v₁ is straight, v₂ is
  /// concave, and so on through the levels. Three values on one line prove what lies between them.
  ///
  /// - Complexity: O(sets² × columns / 64), and no more than 400 sets are looked at.
  var isWholeAndConcave: Bool {
    if hasSoftRules { return false }
    for level in objective {
      if level.tolerance != nil { return false }
      switch level.goal {
      case .coverage, .unitsTouched: return false
      case .benefit, .released, .cost, .change: break
      }
    }
    for rule in rules {
      switch rule.kind {
      case .reclaim, .approval: break
      case .bound(let bound): if bound.quantity == .purchased { return false }
      case .ringFence, .share, .purchase, .leadership, .discrete, .exchange: return false
      }
    }
    let formulation = Formulation(board: self)
    return formulation.twoWayLines.isEmpty && formulation.hasTwoLaminarFamilies
  }
}

extension Formulation {
  /// Whether the rows' sets of columns can be put into two families, in each of which any two sets
  /// are nested or apart.
  fileprivate var hasTwoLaminarFamilies: Bool {
    var sets: Set<ColumnSet> = []
    func insert(_ lines: [Int], _ quantity: Bound.Quantity) {
      let columns = lines.flatMap { self.quantity(quantity, of: $0).terms.map(\.column) }
      if columns.count > 1 { sets.insert(ColumnSet(columns, count: program.columnCount)) }
    }
    for category in board.categories.indices {
      insert(board.lines.indices.filter { board.categoryOfLine[$0] == category }, .net)
    }
    for rule in board.rules {
      guard case .bound(let bound) = rule.kind else { continue }
      let selected = board.lines(selectedBy: rule.selection)
      for group in board.groups(of: selected, per: bound.grouping) {
        insert(group.lines, bound.quantity)
        if sets.count > 400 { return false }
      }
    }
    return Self.isBipartite(Array(sets))
  }

  /// Whether sets can be coloured with two colours so that those that cross differ.
  private static func isBipartite(_ sets: [ColumnSet]) -> Bool {
    var color = Array(repeating: 0, count: sets.count)
    for start in sets.indices where color[start] == 0 {
      color[start] = 1
      var open = [start]
      while let next = open.popLast() {
        for other in sets.indices where sets[next].crosses(sets[other]) {
          if color[other] == color[next] { return false }
          if color[other] == 0 {
            color[other] = -color[next]
            open.append(other)
          }
        }
      }
    }
    return true
  }
}

/// A set of columns as bits.
private struct ColumnSet: Hashable {
  private var words: [UInt64]

  init(_ columns: [Int], count: Int) {
    words = Array(repeating: 0, count: count / 64 + 1)
    for column in columns { words[column / 64] |= 1 << UInt64(column % 64) }
  }

  /// Whether the sets share a column and each has one of its own.
  func crosses(_ other: ColumnSet) -> Bool {
    var (shared, own, others) = (false, false, false)
    for (left, right) in zip(words, other.words) {
      shared = shared || left & right != 0
      own = own || left & ~right != 0
      others = others || right & ~left != 0
    }
    return shared && own && others
  }
}
