internal import LinearOptimization

/// The components of a model as programs of their own; small ones share one.
struct ComponentPlan {
  struct Part: Sendable {
    var model: Model
    /// The model's column of each column.
    var columns: [Int32]
    /// The model's row of each row.
    var rows: [Int32]
  }

  private(set) var parts: [Part] = []

  /// Makes the plan.
  ///
  /// - Parameters:
  ///   - compiled: The model.
  ///   - componentOfColumn: The component of each column, counted from 0.
  ///   - componentCount: The number of components.
  ///   - isLeftOut: Whether each row is in no part; `nil` for none.
  ///   - leastColumns: The columns below which a component shares a program with others.
  init(
    _ compiled: CompiledModel, componentOfColumn: [Int32], componentCount: Int,
    leavingOut isLeftOut: [Bool]? = nil, leastColumns: Int
  ) {
    let model = compiled.model
    var sizes = [Int](repeating: 0, count: componentCount)
    for component in componentOfColumn { sizes[Int(component)] += 1 }
    var partOfComponent = [Int32](repeating: 0, count: sizes.count)
    var count = 0
    var room = 0
    var shared = -1
    for (component, size) in sizes.enumerated() {
      if size >= leastColumns {
        partOfComponent[component] = Int32(clamping: count)
        count += 1
        continue
      }
      if room < size || shared < 0 {
        shared = count
        count += 1
        room = max(leastColumns, size)
      }
      partOfComponent[component] = Int32(clamping: shared)
      room -= size
    }
    let partOfColumn = componentOfColumn.map { partOfComponent[Int($0)] }
    // A row without columns goes to the first part, which must satisfy it.
    var partOfRow = [Int32](repeating: 0, count: model.rowCount)
    for column in 0..<model.columnCount {
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        partOfRow[Int(compiled.rows[index])] = partOfColumn[column]
      }
    }
    if let isLeftOut {
      for row in partOfRow.indices where isLeftOut[row] { partOfRow[row] = -1 }
    }
    let columns = Buckets(partOfColumn, count: count)
    let rows = Buckets(partOfRow, count: count)
    var place = [Int32](repeating: -1, count: model.rowCount)
    for part in 0..<count {
      let members = Array(rows.members(of: part))
      for (position, row) in members.enumerated() { place[Int(row)] = Int32(clamping: position) }
      parts.append(
        Self.part(compiled, columns: Array(columns.members(of: part)), rows: members, place: place))
    }
  }

  private static func part(
    _ compiled: CompiledModel, columns: [Int32], rows: [Int32], place: [Int32]
  ) -> Part {
    let model = compiled.model
    var result = Model()
    result.sense = model.sense
    result.addRows(
      lower: rows.map { model.rowLower[Int($0)] }, upper: rows.map { model.rowUpper[Int($0)] })
    var starts = [0]
    var entryRows: [Int32] = []
    var entryValues: [Double] = []
    for column in columns {
      for index in compiled.starts[Int(column)]..<compiled.starts[Int(column) + 1] {
        let row = place[Int(compiled.rows[index])]
        if row < 0 { continue }
        entryRows.append(row)
        entryValues.append(compiled.values[index])
      }
      starts.append(entryRows.count)
    }
    result.addColumns(
      lower: columns.map { model.columnLower[Int($0)] },
      upper: columns.map { model.columnUpper[Int($0)] },
      costs: columns.map { model.costs[Int($0)] }, starts: starts, rows: entryRows,
      values: entryValues)
    return Part(model: result, columns: columns, rows: rows)
  }
}
