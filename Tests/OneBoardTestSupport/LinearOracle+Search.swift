import LinearOptimization

/// The search over all values of the whole columns.
struct LinearOracleSearch {
  private let compiled: CompiledModel
  private var model: Model { compiled.model }
  private let whole: [Int]
  private let continuous: [Int]
  private let matrix: [[Double]]
  private var best: [Double]?
  private var bestObjective = 0.0
  private var isUnbounded = false

  init(_ compiled: CompiledModel, relaxes: Bool) {
    self.compiled = compiled
    let model = compiled.model
    let columns = Array(0..<model.columnCount)
    whole = relaxes ? [] : columns.filter { model.kinds[$0] == .integer }
    continuous = relaxes ? columns : columns.filter { model.kinds[$0] == .continuous }
    var matrix = [[Double]](
      repeating: [Double](repeating: 0, count: model.columnCount), count: model.rowCount)
    for column in columns {
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        matrix[Int(compiled.rows[index])][column] = compiled.values[index]
      }
    }
    self.matrix = matrix
  }

  private func values(of column: Int) -> (first: Double, last: Double) {
    (model.columnLower[column].rounded(.up), model.columnUpper[column].rounded(.down))
  }

  var hasBoundedIntegers: Bool {
    whole.allSatisfy { model.columnLower[$0].isFinite && model.columnUpper[$0].isFinite }
  }

  /// How many points and vertices there are to try, at most.
  var work: Double {
    var points = 1.0
    for column in whole {
      let range = values(of: column)
      points *= max(0, range.last - range.first + 1)
    }
    var vertices = 1.0
    let planes = continuous.count + model.rowCount
    for index in 0..<continuous.count {
      vertices *= 2 * Double(planes - index) / Double(index + 1)
    }
    return points * vertices
  }

  mutating func run() {
    var point = [Double](repeating: 0, count: model.columnCount)
    visit(0, &point)
  }

  private mutating func visit(_ depth: Int, _ point: inout [Double]) {
    if isUnbounded { return }
    guard depth < whole.count else { return finish(point) }
    let column = whole[depth]
    let range = values(of: column)
    var value = range.first
    while value <= range.last {
      point[column] = value
      visit(depth + 1, &point)
      value += 1
    }
  }

  private mutating func finish(_ point: [Double]) {
    var polytope = LinearOraclePolytope()
    let sign = model.sense == .minimize ? 1.0 : -1.0
    polytope.costs = continuous.map { sign * model.costs[$0] }
    for column in continuous {
      polytope.lower.append(model.columnLower[column])
      polytope.upper.append(model.columnUpper[column])
    }
    for row in 0..<model.rowCount {
      var fixed = 0.0
      for column in whole { fixed += matrix[row][column] * point[column] }
      polytope.rows.append(continuous.map { matrix[row][$0] })
      polytope.rowLower.append(model.rowLower[row] - fixed)
      polytope.rowUpper.append(model.rowUpper[row] - fixed)
    }
    guard let optimum = polytope.boxed(to: 1e6).bestVertex() else { return }
    if let ray = polytope.recession.bestVertex(), polytope.cost(of: ray) < -1e-7 {
      isUnbounded = true
      return
    }
    var candidate = point
    for (index, column) in continuous.enumerated() { candidate[column] = optimum[index] }
    let objective = compiled.objective(at: candidate)
    if best == nil || sign * objective < sign * bestObjective {
      best = candidate
      bestObjective = objective
    }
  }

  var solution: Solution {
    if isUnbounded { return Solution(termination: .unbounded) }
    guard let best else { return Solution(termination: .infeasible) }
    var solution = Solution(termination: .optimal)
    solution.primalStatus = .feasible
    solution.objective = bestObjective
    solution.bound = bestObjective
    solution.values = best
    solution.residuals = Residuals(of: solution, in: compiled)
    return solution
  }
}
