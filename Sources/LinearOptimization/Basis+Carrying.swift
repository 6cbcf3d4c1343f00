extension Basis {
  /// The basis carried over to a model whose columns and rows have come and gone.
  ///
  /// New rows are basic, new columns stand at a bound. Where deletions have left too few or too many
  /// basic ones, rows fill up, or columns and rows at the end give way; such a basis may be singular,
  /// and the solver looks at it.
  ///
  /// - Parameters:
  ///   - columnNumbers: The numbers of the columns that the basis was found with, ascending.
  ///   - rowNumbers: The numbers of its rows, ascending.
  ///   - snapshot: The model to carry it to.
  /// - Returns: A basis with as many basic ones as there are rows.
  package func carried(
    columnNumbers: [Int32], rowNumbers: [Int32], to snapshot: EditableModel.Snapshot
  ) -> Basis {
    let model = snapshot.model
    var carried = Basis(
      columns: Self.statuses(
        of: columns, columnNumbers, at: snapshot.columnNumbers, default: .atLower),
      rows: Self.statuses(of: rows, rowNumbers, at: snapshot.rowNumbers, default: .basic))
    for column in carried.columns.indices where carried.columns[column] != .basic {
      carried.columns[column] = carried.columns[column].fitting(
        lower: model.columnLower[column], upper: model.columnUpper[column])
    }
    for row in carried.rows.indices where carried.rows[row] != .basic {
      carried.rows[row] = carried.rows[row].fitting(
        lower: model.rowLower[row], upper: model.rowUpper[row])
    }
    carried.fill(model)
    return carried
  }

  private static func statuses(
    of old: [BasisStatus], _ oldNumbers: [Int32], at numbers: [Int32], default new: BasisStatus
  ) -> [BasisStatus] {
    var next = 0
    return numbers.map { number in
      while next < oldNumbers.count, oldNumbers[next] < number { next += 1 }
      let isOld = next < oldNumbers.count && oldNumbers[next] == number && next < old.count
      return isOld ? old[next] : new
    }
  }

  private mutating func fill(_ model: Model) {
    var missing = model.rowCount - (columns + rows).count { $0 == .basic }
    for row in rows.indices where missing > 0 && rows[row] != .basic {
      rows[row] = .basic
      missing -= 1
    }
    for row in rows.indices.reversed() where missing < 0 && rows[row] == .basic {
      rows[row] = BasisStatus.atLower.fitting(
        lower: model.rowLower[row], upper: model.rowUpper[row])
      missing += 1
    }
    for column in columns.indices.reversed() where missing < 0 && columns[column] == .basic {
      columns[column] = BasisStatus.atLower.fitting(
        lower: model.columnLower[column], upper: model.columnUpper[column])
      missing += 1
    }
  }
}

extension BasisStatus {
  /// The nearest status out of the basis that the bounds allow.
  package func fitting(lower: Double, upper: Double) -> BasisStatus {
    if lower == upper { return .fixed }
    switch (lower.isInfinite, upper.isInfinite) {
    case (true, true): return .free
    case (true, false): return .atUpper
    case (false, true): return .atLower
    case (false, false): return self == .atUpper ? .atUpper : .atLower
    }
  }
}
