/// Objective coefficients by column of a program, to be maximised; columns without one have zero.
struct ColumnObjective {
  private(set) var values: [Double] = []

  /// The coefficient of a column.
  subscript(column: Int) -> Double {
    get { column < values.count ? values[column] : 0 }
    set {
      if column >= values.count {
        values.append(contentsOf: repeatElement(0, count: column + 1 - values.count))
      }
      values[column] = newValue
    }
  }

  var isZero: Bool { values.allSatisfy { $0 == 0 } }

  /// The largest coefficient by size.
  var largest: Double { values.reduce(0) { max($0, abs($1)) } }

  /// The columns whose coefficient is not zero, ascending.
  var columns: some Sequence<Int> { values.indices.lazy.filter { values[$0] != 0 } }

  func value(at point: [Double]) -> Double {
    var sum = 0.0
    for column in values.indices where values[column] != 0 { sum += values[column] * point[column] }
    return sum
  }
}
