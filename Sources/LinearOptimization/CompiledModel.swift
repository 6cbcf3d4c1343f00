/// A checked model with its coefficients sorted by column: what a solver reads.
///
/// All numbers are finite where they must be, bounds do not cross, each column's rows ascend, no
/// place occurs twice and no coefficient is zero. Indices count from 0. Only ``Model/compiled()``
/// makes one.
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
    var faults = pendingFaults
    checkSizes(&faults)
    // Beyond 32 bits the positions themselves are wrong, so nothing below could be named.
    if !faults.isEmpty, max(rowCount, columnCount, entryCount) > Int(Int32.max) {
      throw ModelError(faults)
    }
    checkColumns(&faults)
    checkRows(&faults)
    let sorted = checkEntries(&faults)
    if !faults.isEmpty { throw ModelError(faults) }
    var matrix =
      sorted
      ? ColumnMatrix(sortedColumns: entryColumns, rows: entryRows, values: entryValues, columnCount)
      : ColumnMatrix(columns: entryColumns, rows: entryRows, values: entryValues, columnCount)
    if matrix.isAscending {
      if entryValues.contains(0) { matrix.merge() }
    } else {
      // Two transpositions sort every column by row in linear time.
      if !matrix.ascendsWeakly {
        matrix = matrix.transposed(rowCount: rowCount).transposed(rowCount: columnCount)
      }
      matrix.merge()
      checkSums(matrix, &faults)
      if !faults.isEmpty { throw ModelError(faults) }
    }
    return CompiledModel(
      model: self, starts: matrix.starts, rows: matrix.rows, values: matrix.values)
  }
}
