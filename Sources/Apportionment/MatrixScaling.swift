/// A matrix near the outcome: alternating scaling in floating point, then every row rounded.
///
/// Row totals hold; column totals nearly do. Nothing here decides the outcome.
struct MatrixScaling {
  private(set) var seats: [[Int]]
  let isFree: [[Bool]]

  private static let passes = 1000

  init(_ table: MatrixTable, _ flow: MatrixFlow) {
    isFree = flow.freeCells()
    seats = table.weights.map { $0.map { $0 > 0 ? table.least : 0 } }
    var rowTargets = table.rowSeats
    var columnTargets = table.columnSeats
    var values = table.weights.map { $0.map { Double($0) } }
    for row in seats.indices {
      for column in columnTargets.indices where !isFree[row][column] {
        rowTargets[row] -= seats[row][column]
        columnTargets[column] -= seats[row][column]
        values[row][column] = 0
      }
    }
    for _ in 0..<Self.passes {
      var sums = Array(repeating: 0.0, count: columnTargets.count)
      for row in values.indices {
        Self.scale(&values[row], to: rowTargets[row])
        for column in sums.indices { sums[column] += values[row][column] }
      }
      let isClose = sums.indices.allSatisfy { abs(sums[$0] - Double(columnTargets[$0])) < 0.25 }
      if isClose { break }
      for column in sums.indices where sums[column] > 0 {
        let factor = Double(columnTargets[column]) / sums[column]
        for row in values.indices { values[row][column] *= factor }
      }
    }
    for row in seats.indices {
      Self.scale(&values[row], to: rowTargets[row])
      round(row, values[row], rowTargets[row], table)
    }
  }

  private static func scale(_ values: inout [Double], to target: Int) {
    let sum = values.reduce(0, +)
    guard sum > 0 else { return }
    let factor = Double(target) / sum
    for index in values.indices { values[index] *= factor }
  }

  /// Rounds a row by the method, in floating point.
  private mutating func round(_ row: Int, _ values: [Double], _ target: Int, _ table: MatrixTable) {
    let columns = values.indices.filter { isFree[row][$0] }
    guard !columns.isEmpty else { return }
    let logs = columns.map { naturalLogarithm(max(values[$0], 1e-300)) }
    var counts = columns.map { column in
      let value = values[column]
      return max(table.least, value.isFinite ? Int(min(value, Double(target))) : 0)
    }
    var more = columns.indices.map { logs[$0] - table.method.logSignpost(counts[$0]) }
    var last = columns.indices.map {
      counts[$0] > table.least
        ? logs[$0] - table.method.logSignpost(counts[$0] - 1) : Double.infinity
    }
    var total = counts.reduce(0, +)
    func change(_ index: Int, by step: Int) {
      counts[index] += step
      total += step
      more[index] = logs[index] - table.method.logSignpost(counts[index])
      last[index] =
        counts[index] > table.least
        ? logs[index] - table.method.logSignpost(counts[index] - 1) : .infinity
    }
    while let best = more.indices.max(by: { more[$0] < more[$1] }),
      let worst = last.indices.min(by: { last[$0] < last[$1] })
    {
      if total < target {
        change(best, by: 1)
      } else if total > target, last[worst] < .infinity {
        change(worst, by: -1)
      } else if last[worst] < more[best] - 1e-12 {
        change(best, by: 1)
        change(worst, by: -1)
      } else {
        break
      }
    }
    for (index, column) in columns.enumerated() { seats[row][column] = counts[index] }
  }
}

extension DivisorMethod {
  /// ln d(k), in floating point.
  func logSignpost(_ seats: Int) -> Double {
    let k = Double(seats)
    switch self {
    case .adams: return naturalLogarithm(k)
    case .dean: return naturalLogarithm(k * (k + 1) / (k + 0.5))
    case .huntingtonHill: return naturalLogarithm(k * (k + 1)) / 2
    case .webster: return naturalLogarithm(k + 0.5)
    case .jefferson: return naturalLogarithm(k + 1)
    }
  }
}
