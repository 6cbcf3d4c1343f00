internal import LinearOptimization

/// Some parts and the shared rows in one program, all other parts fixed.
struct JointProgram {
  let model: Model
  let members: [Int]
  /// Where the columns of each member start.
  let firstColumns: [Int]
  /// Where the rows of each member start; the shared rows come first.
  let firstRows: [Int]

  /// Makes the program.
  ///
  /// - Parameters:
  ///   - parts: All parts.
  ///   - members: Those in the program.
  ///   - sense: The direction.
  ///   - lower: The least of each shared row, less what others put into it.
  ///   - upper: The most of each shared row, less what others put into it.
  ///   - sizes: In what size each member is in the program; `nil` for all of it.
  init(
    _ parts: [SharedPart], members: [Int], sense: ObjectiveSense, lower: [Double], upper: [Double],
    sizes: [Double]? = nil
  ) {
    var model = Model()
    model.sense = sense
    model.addRows(lower: lower, upper: upper)
    var firstColumns: [Int] = []
    var firstRows: [Int] = []
    for (index, member) in members.enumerated() {
      let size = sizes?[index] ?? 1
      let part = parts[member].part.model
      guard let compiled = try? part.compiled() else { continue }
      let firstRow = model.rowCount
      firstRows.append(firstRow)
      firstColumns.append(model.columnCount)
      model.addRows(
        lower: part.rowLower.map { $0 * size }, upper: part.rowUpper.map { $0 * size })
      let entries = parts[member].sharedEntries()
      var starts = [0]
      var rows: [Int32] = []
      var values: [Double] = []
      for column in 0..<part.columnCount {
        for entry in entries[column] {
          rows.append(entry.row)
          values.append(entry.value)
        }
        for index in compiled.starts[column]..<compiled.starts[column + 1] {
          rows.append(compiled.rows[index] + Int32(clamping: firstRow))
          values.append(compiled.values[index])
        }
        starts.append(rows.count)
      }
      model.addColumns(
        lower: part.columnLower.map { $0 * size }, upper: part.columnUpper.map { $0 * size },
        costs: part.costs, starts: starts, rows: rows, values: values)
    }
    self.model = model
    self.members = members
    self.firstColumns = firstColumns
    self.firstRows = firstRows
  }
}
