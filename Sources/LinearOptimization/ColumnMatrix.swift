/// Coefficients by column, as compressed arrays.
struct ColumnMatrix {
  private(set) var starts: [Int]
  private(set) var rows: [Int32]
  private(set) var values: [Double]

  /// Takes compressed arrays as they are.
  init(starts: [Int], rows: [Int32], values: [Double]) {
    self.starts = starts
    self.rows = rows
    self.values = values
  }

  /// Takes coefficients whose columns do not descend.
  init(sortedColumns columns: [Int32], rows: [Int32], values: [Double], _ columnCount: Int) {
    starts = Self.starts(of: columns, count: columnCount)
    self.rows = rows
    self.values = values
  }

  /// Takes coefficients in any order; those of one column keep theirs.
  init(columns: [Int32], rows: [Int32], values: [Double], _ columnCount: Int) {
    starts = Self.starts(of: columns, count: columnCount)
    var next = starts
    self.rows = [Int32](repeating: 0, count: rows.count)
    self.values = [Double](repeating: 0, count: rows.count)
    for index in columns.indices {
      let column = Int(columns[index])
      let place = next[column]
      next[column] = place + 1
      self.rows[place] = rows[index]
      self.values[place] = values[index]
    }
  }

  private static func starts(of positions: [Int32], count: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: count + 1)
    for position in positions { starts[Int(position) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    return starts
  }

  /// Whether the rows of every column ascend and none occurs twice.
  var isAscending: Bool { ascends { $0 < $1 } }

  /// Whether the rows of every column do not descend.
  var ascendsWeakly: Bool { ascends { $0 <= $1 } }

  private func ascends(_ inOrder: (Int32, Int32) -> Bool) -> Bool {
    for column in 0..<(starts.count - 1) {
      var index = starts[column] + 1
      let end = starts[column + 1]
      while index < end {
        if !inOrder(rows[index - 1], rows[index]) { return false }
        index += 1
      }
    }
    return true
  }

  /// The matrix by row; the positions of each row ascend.
  func transposed(rowCount: Int) -> ColumnMatrix {
    var columns = [Int32](repeating: 0, count: rows.count)
    for column in 0..<(starts.count - 1) {
      for index in starts[column]..<starts[column + 1] { columns[index] = Int32(column) }
    }
    return ColumnMatrix(columns: rows, rows: columns, values: values, rowCount)
  }

  /// Sums neighbours in the same place and drops zeros.
  mutating func merge() {
    var write = 0
    var first = 0
    for column in 0..<(starts.count - 1) {
      var read = first
      let end = starts[column + 1]
      first = end
      starts[column] = write
      while read < end {
        let row = rows[read]
        var sum = values[read]
        read += 1
        while read < end, rows[read] == row {
          sum += values[read]
          read += 1
        }
        if sum != 0 {
          rows[write] = row
          values[write] = sum
          write += 1
        }
      }
    }
    starts[starts.count - 1] = write
    rows.removeLast(rows.count - write)
    values.removeLast(values.count - write)
  }
}
