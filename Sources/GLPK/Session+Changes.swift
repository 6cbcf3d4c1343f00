internal import CGLPKShims
internal import LinearOptimization

extension Session {
  /// What differed between the problem in GLPK and the one that was wanted.
  struct Difference {
    /// Costs, sense, new columns or deleted rows: the basis may no longer be dual feasible.
    var touchesObjective = false
    /// Bounds, new rows, coefficients or deleted columns: the basis may no longer be primal feasible.
    var touchesRows = false
    /// Rows or columns have gone; the basis must be looked at.
    var hasDeletions = false
  }

  /// Columns as they are to stand in GLPK.
  struct Contents {
    var compiled: CompiledModel
    var wholeColumns: Bool
    /// The session's numbers of the columns and rows, ascending.
    var columnNumbers: [Int32]
    var rowNumbers: [Int32]

    var bounds: (lower: [Double], upper: [Double]) {
      let model = compiled.model
      return wholeColumns ? model.roundedBounds : (model.columnLower, model.columnUpper)
    }

    /// Numbers of the columns' entries for GLPK's kinds.
    var kinds: [UInt8] {
      compiled.model.kinds.map { wholeColumns ? $0.rawValue : 0 }
    }
  }

  /// Changes the problem in GLPK from what it is to what it is to be.
  ///
  /// - Parameters:
  ///   - old: What is in GLPK.
  ///   - new: What is to be there.
  /// - Returns: What differed.
  /// - Throws: ``SessionFailure``; the problem is then gone.
  func change(from old: Contents, to new: Contents) throws(SessionFailure) -> Difference {
    var difference = Difference()
    let rowsLeft = Matching(old.rowNumbers, new.rowNumbers)
    let columnsLeft = Matching(old.columnNumbers, new.columnNumbers)
    if !rowsLeft.gone.isEmpty || !columnsLeft.gone.isEmpty {
      difference.hasDeletions = true
      // A row that goes leaves a point, a column that goes leaves prices.
      if !rowsLeft.gone.isEmpty { difference.touchesObjective = true }
      if !columnsLeft.gone.isEmpty { difference.touchesRows = true }
      try shrink(rows: rowsLeft.gone, columns: columnsLeft.gone)
    }
    let addsRows = new.rowNumbers.count - rowsLeft.keptCount
    let addsColumns = new.columnNumbers.count - columnsLeft.keptCount
    if addsRows > 0 || addsColumns > 0 {
      if addsRows > 0 { difference.touchesRows = true }
      if addsColumns > 0 { difference.touchesObjective = true }
      try grow(rows: addsRows, columns: addsColumns)
    }
    let (oldModel, newModel) = (old.compiled.model, new.compiled.model)
    if oldModel.sense != newModel.sense { difference.touchesObjective = true }
    if oldModel.sense != newModel.sense
      || oldModel.objectiveConstant != newModel.objectiveConstant
    {
      try setObjective(newModel)
    }
    try changeRows(oldModel, newModel, rowsLeft, &difference)
    try changeColumns(old, new, columnsLeft, &difference)
    try changeEntries(old.compiled, new.compiled, rowsLeft, columnsLeft, &difference)
    return difference
  }

  private func changeRows(
    _ old: Model, _ new: Model, _ matching: Matching, _ difference: inout Difference
  ) throws(SessionFailure) {
    var changed: [Int32] = []
    for row in 0..<new.rowCount {
      if let before = matching.old(row), old.rowLower[before] == new.rowLower[row],
        old.rowUpper[before] == new.rowUpper[row]
      {
        continue
      }
      changed.append(Int32(row))
    }
    if changed.isEmpty { return }
    difference.touchesRows = true
    try setRows(
      changed, lower: changed.map { new.rowLower[Int($0)] },
      upper: changed.map { new.rowUpper[Int($0)] })
  }

  private func changeColumns(
    _ old: Contents, _ new: Contents, _ matching: Matching, _ difference: inout Difference
  ) throws(SessionFailure) {
    let (oldLower, oldUpper) = old.bounds
    let (newLower, newUpper) = new.bounds
    let (oldKinds, newKinds) = (old.kinds, new.kinds)
    let (oldCosts, newCosts) = (old.compiled.model.costs, new.compiled.model.costs)
    var changed: [Int32] = []
    for column in newLower.indices {
      if let before = matching.old(column) {
        let keepsBounds =
          oldLower[before] == newLower[column] && oldUpper[before] == newUpper[column]
        let keepsCost = oldCosts[before] == newCosts[column]
        if keepsBounds, keepsCost, oldKinds[before] == newKinds[column] { continue }
        if !keepsBounds { difference.touchesRows = true }
        if !keepsCost { difference.touchesObjective = true }
      }
      changed.append(Int32(column))
    }
    if changed.isEmpty { return }
    try setColumns(
      changed, lower: changed.map { newLower[Int($0)] }, upper: changed.map { newUpper[Int($0)] },
      costs: changed.map { newCosts[Int($0)] }, kinds: changed.map { newKinds[Int($0)] })
  }

  private func changeEntries(
    _ old: CompiledModel, _ new: CompiledModel, _ rows: Matching, _ columns: Matching,
    _ difference: inout Difference
  ) throws(SessionFailure) {
    var changed: [Int32] = []
    var starts: [Int64] = [0]
    var entryRows: [Int32] = []
    var entryValues: [Double] = []
    for column in 0..<new.model.columnCount {
      let range = new.starts[column]..<new.starts[column + 1]
      if let before = columns.old(column),
        Self.isSame(old, before, new, range, rows)
      {
        continue
      }
      if range.isEmpty, columns.old(column) == nil { continue }
      changed.append(Int32(column))
      entryRows.append(contentsOf: new.rows[range])
      entryValues.append(contentsOf: new.values[range])
      starts.append(Int64(entryRows.count))
    }
    if changed.isEmpty { return }
    difference.touchesRows = true
    try setEntries(changed, starts: starts, rows: entryRows, values: entryValues)
  }

  /// Whether a column has the coefficients it had, those of deleted rows apart.
  private static func isSame(
    _ old: CompiledModel, _ column: Int, _ new: CompiledModel, _ range: Range<Int>,
    _ rows: Matching
  ) -> Bool {
    var index = range.lowerBound
    for before in old.starts[column]..<old.starts[column + 1] {
      guard let row = rows.new(Int(old.rows[before])) else { continue }
      guard index < range.upperBound, Int(new.rows[index]) == row,
        new.values[index] == old.values[before]
      else { return false }
      index += 1
    }
    return index == range.upperBound
  }
}

/// Which positions of an ascending list of numbers are found again in another.
struct Matching {
  /// Positions in the old list that the new one lacks.
  private(set) var gone: [Int32] = []
  private var oldOfNew: [Int] = []
  private var newOfOld: [Int]

  init(_ old: [Int32], _ new: [Int32]) {
    newOfOld = [Int](repeating: -1, count: old.count)
    oldOfNew.reserveCapacity(new.count)
    var position = 0
    for number in new {
      while position < old.count, old[position] < number { position += 1 }
      if position < old.count, old[position] == number {
        newOfOld[position] = oldOfNew.count
        oldOfNew.append(position)
      } else {
        oldOfNew.append(-1)
      }
    }
    for (position, place) in newOfOld.enumerated() where place < 0 {
      gone.append(Int32(clamping: position))
    }
  }

  var keptCount: Int { newOfOld.count - gone.count }

  func old(_ position: Int) -> Int? { oldOfNew[position] < 0 ? nil : oldOfNew[position] }
  func new(_ position: Int) -> Int? { newOfOld[position] < 0 ? nil : newOfOld[position] }
}
