/// Inverts small dense matrices.
enum DenseInverse {
  /// The inverse by Gauss–Jordan elimination with row exchanges.
  ///
  /// - Parameters:
  ///   - matrix: Entries row by row.
  ///   - size: The number of rows and columns.
  /// - Returns: The inverse row by row; `nil` if the matrix is as good as singular.
  /// - Complexity: O(size³).
  static func inverted(_ matrix: [Double], size: Int) -> [Double]? {
    var left = matrix
    var right = [Double](repeating: 0, count: size * size)
    for index in 0..<size { right[index * size + index] = 1 }
    for column in 0..<size {
      var pivotRow = column
      for row in column..<size
      where abs(left[row * size + column]) > abs(left[pivotRow * size + column]) {
        pivotRow = row
      }
      let pivot = left[pivotRow * size + column]
      if abs(pivot) < BasisFactors.leastPivot { return nil }
      if pivotRow != column {
        for index in 0..<size {
          left.swapAt(pivotRow * size + index, column * size + index)
          right.swapAt(pivotRow * size + index, column * size + index)
        }
      }
      for index in 0..<size {
        left[column * size + index] /= pivot
        right[column * size + index] /= pivot
      }
      for row in 0..<size where row != column {
        let factor = left[row * size + column]
        if factor == 0 { continue }
        for index in column..<size {
          left[row * size + index] -= factor * left[column * size + index]
        }
        for index in 0..<size {
          right[row * size + index] -= factor * right[column * size + index]
        }
      }
    }
    return right
  }
}
