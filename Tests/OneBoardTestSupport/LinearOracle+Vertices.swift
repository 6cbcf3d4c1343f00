/// A linear program in dense form, solved by trying every vertex.
struct LinearOraclePolytope {
  // Data of the tests are of size 1 to 1000; a violation below this is rounding.
  private static let tolerance = 1e-7

  var costs: [Double] = []
  var lower: [Double] = []
  var upper: [Double] = []
  var rows: [[Double]] = []
  var rowLower: [Double] = []
  var rowUpper: [Double] = []

  func cost(of point: [Double]) -> Double {
    zip(costs, point).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The same program with every absent bound of a column at a great distance.
  func boxed(to size: Double) -> LinearOraclePolytope {
    var result = self
    result.lower = lower.map { max($0, -size) }
    result.upper = upper.map { min($0, size) }
    return result
  }

  /// The directions that lead nowhere out, cut to components of at most 1.
  var recession: LinearOraclePolytope {
    var result = self
    result.lower = lower.map { $0.isFinite ? 0 : -1 }
    result.upper = upper.map { $0.isFinite ? 0 : 1 }
    result.rowLower = rowLower.map { $0.isFinite ? 0 : -.infinity }
    result.rowUpper = rowUpper.map { $0.isFinite ? 0 : .infinity }
    return result
  }

  /// The best vertex, or `nil` if there is no feasible one; every column must have bounds.
  func bestVertex() -> [Double]? {
    var best: [Double]?
    var chosen: [(normal: [Double], side: Double)] = []
    choose(from: 0, &chosen, &best)
    return best
  }

  private func plane(_ index: Int) -> (normal: [Double], sides: [Double]) {
    if index < rows.count {
      return (rows[index], sides(rowLower[index], rowUpper[index]))
    }
    let column = index - rows.count
    var unit = [Double](repeating: 0, count: costs.count)
    unit[column] = 1
    return (unit, sides(lower[column], upper[column]))
  }

  private func sides(_ lower: Double, _ upper: Double) -> [Double] {
    (lower == upper ? [lower] : [lower, upper]).filter(\.isFinite)
  }

  private func choose(
    from first: Int, _ chosen: inout [(normal: [Double], side: Double)], _ best: inout [Double]?
  ) {
    if chosen.count == costs.count {
      guard let point = intersection(chosen), isFeasible(point) else { return }
      if let known = best, cost(of: known) <= cost(of: point) { return }
      best = point
      return
    }
    let planes = rows.count + costs.count
    if planes - first < costs.count - chosen.count { return }
    let plane = plane(first)
    for side in plane.sides {
      chosen.append((plane.normal, side))
      choose(from: first + 1, &chosen, &best)
      chosen.removeLast()
    }
    choose(from: first + 1, &chosen, &best)
  }

  private func isFeasible(_ point: [Double]) -> Bool {
    for column in point.indices
    where !holds(point[column], lower[column], upper[column], abs(point[column])) {
      return false
    }
    for row in rows.indices {
      var activity = 0.0
      var size = 0.0
      for column in point.indices {
        activity += rows[row][column] * point[column]
        size += abs(rows[row][column] * point[column])
      }
      if !holds(activity, rowLower[row], rowUpper[row], size) { return false }
    }
    return true
  }

  // The margin grows only with rounding, not with the data, so that the box adds no slack.
  private func holds(_ value: Double, _ lower: Double, _ upper: Double, _ size: Double) -> Bool {
    let margin = Self.tolerance + 1e-12 * size
    return value >= lower - margin && value <= upper + margin
  }

  /// The point where the planes meet.
  private func intersection(_ planes: [(normal: [Double], side: Double)]) -> [Double]? {
    Self.solved(planes.map { $0.normal + [$0.side] })
  }

  /// The solution of a square system whose last column is the right-hand side, by elimination with
  /// the greatest pivot; `nil` for a singular one.
  static func solved(_ equations: [[Double]]) -> [Double]? {
    let count = equations.count
    var system = equations
    for step in 0..<count {
      var pivot = step
      for row in step..<count where abs(system[row][step]) > abs(system[pivot][step]) {
        pivot = row
      }
      if abs(system[pivot][step]) < 1e-9 { return nil }
      system.swapAt(step, pivot)
      for row in 0..<count where row != step {
        let factor = system[row][step] / system[step][step]
        if factor == 0 { continue }
        for column in step...count { system[row][column] -= factor * system[step][column] }
      }
    }
    return (0..<count).map { system[$0][count] / system[$0][$0] }
  }
}
