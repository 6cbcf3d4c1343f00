/// A checked model with its coefficients sorted by column: what a solver reads.
///
/// All numbers are finite where they must be, bounds do not cross, each column's rows ascend, and
/// no place occurs twice. Indices count from 0.
public struct CompiledModel: Sendable {
  /// The model it was made from.
  public let model: Model
  /// For each column, where its coefficients start; one more entry than columns.
  public let starts: [Int]
  /// The rows of the coefficients, by column.
  public let rows: [Int32]
  /// The values of the coefficients, by column.
  public let values: [Double]
}

extension Model {
  /// Checks the model and sorts its coefficients by column.
  ///
  /// Duplicates are summed and zeros dropped.
  ///
  /// - Returns: The checked model.
  /// - Throws: ``ModelError`` with all faults.
  /// - Complexity: O(rows + columns + coefficients).
  public func compiled() throws(ModelError) -> CompiledModel {
    // Counting sort by row, then by column, leaves each column's rows ascending.
    let count = entryValues.count
    var faults = pendingFaults
    for index in 0..<count
    where entryRows[index] < 0 || entryRows[index] >= rowCount || entryColumns[index] < 0
      || entryColumns[index] >= columnCount || !entryValues[index].isFinite
    {
      faults.append(.notFinite(place: "coefficient \(index)", value: "\(entryValues[index])"))
    }
    if !faults.isEmpty { throw ModelError(faults: faults) }
    var rowStarts = [Int](repeating: 0, count: rowCount + 1)
    for row in entryRows { rowStarts[Int(row) + 1] += 1 }
    for row in 0..<rowCount { rowStarts[row + 1] += rowStarts[row] }
    var byRow = [Int](repeating: 0, count: count)
    for index in 0..<count {
      let row = Int(entryRows[index])
      byRow[rowStarts[row]] = index
      rowStarts[row] += 1
    }
    var starts = [Int](repeating: 0, count: columnCount + 1)
    for column in entryColumns { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    var next = starts
    var rows = [Int32](repeating: 0, count: count)
    var values = [Double](repeating: 0, count: count)
    for index in byRow {
      let column = Int(entryColumns[index])
      rows[next[column]] = entryRows[index]
      values[next[column]] = entryValues[index]
      next[column] += 1
    }
    var write = 0
    var compactStarts = [0]
    compactStarts.reserveCapacity(columnCount + 1)
    for column in 0..<columnCount {
      let first = write
      for read in starts[column]..<starts[column + 1] {
        if write > first, rows[write - 1] == rows[read] {
          values[write - 1] += values[read]
        } else {
          rows[write] = rows[read]
          values[write] = values[read]
          write += 1
        }
      }
      compactStarts.append(write)
    }
    return CompiledModel(
      model: self, starts: compactStarts, rows: Array(rows[..<write]),
      values: Array(values[..<write]))
  }
}
