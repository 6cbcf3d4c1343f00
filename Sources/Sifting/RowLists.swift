internal import LinearOptimization

/// The columns of each row.
struct RowLists {
  private var starts: [Int32]
  private var columns: [Int32]

  init(of compiled: CompiledModel) {
    let rowCount = compiled.model.rowCount
    var starts = [Int32](repeating: 0, count: rowCount + 1)
    for row in compiled.rows { starts[Int(row) + 1] += 1 }
    for row in 0..<rowCount { starts[row + 1] += starts[row] }
    var next = starts
    var columns = [Int32](repeating: 0, count: compiled.rows.count)
    for column in 0..<compiled.model.columnCount {
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        let row = Int(compiled.rows[index])
        columns[Int(next[row])] = Int32(clamping: column)
        next[row] += 1
      }
    }
    self.starts = starts
    self.columns = columns
  }

  func columns(of row: Int) -> ArraySlice<Int32> {
    columns[Int(starts[row])..<Int(starts[row + 1])]
  }

  /// The rows from short to long, equal ones by position.
  var byLength: [Int] {
    let count = starts.count - 1
    let longest = (0..<count).reduce(0) { max($0, Int(starts[$1 + 1] - starts[$1])) }
    var places = [Int](repeating: 0, count: longest + 2)
    for row in 0..<count { places[Int(starts[row + 1] - starts[row]) + 1] += 1 }
    for length in 0...longest { places[length + 1] += places[length] }
    var order = [Int](repeating: 0, count: count)
    for row in 0..<count {
      let length = Int(starts[row + 1] - starts[row])
      order[places[length]] = row
      places[length] += 1
    }
    return order
  }
}
