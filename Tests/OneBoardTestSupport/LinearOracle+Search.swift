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
  private var ray: Certificate?
  private var dual: LinearOraclePolytope.Dual?
  private var deadline: ContinuousClock.Instant?
  private var limit: Limit?

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

  /// Tries every point, until the time has passed or the task is cancelled.
  mutating func run(for time: Duration?) {
    // More than a day is no limit, and cannot overflow the clock.
    deadline = time.map { ContinuousClock.now + min($0, .seconds(86_400)) }
    var point = [Double](repeating: 0, count: model.columnCount)
    visit(0, &point)
  }

  private mutating func visit(_ depth: Int, _ point: inout [Double]) {
    if isUnbounded || limit != nil { return }
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
    if Task.isCancelled { limit = .interrupted }
    if let deadline, ContinuousClock.now >= deadline { limit = .timeLimit }
    if limit != nil { return }
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
    if let direction = polytope.recession.bestVertex(), polytope.cost(of: direction) < -1e-7 {
      isUnbounded = true
      var full = [Double](repeating: 0, count: model.columnCount)
      for (index, column) in continuous.enumerated() { full[column] = direction[index] }
      // Rounding may spoil it.
      let certificate = Certificate.ray(direction: full)
      if compiled.proves(certificate) { ray = certificate }
      return
    }
    var candidate = point
    for (index, column) in continuous.enumerated() { candidate[column] = optimum[index] }
    let objective = compiled.objective(at: candidate)
    if best == nil || sign * objective < sign * bestObjective {
      best = candidate
      bestObjective = objective
      if whole.isEmpty { dual = polytope.dual(at: optimum, boxedTo: 1e6) }
    }
  }

  var solution: Solution {
    if isUnbounded {
      var solution = Solution(termination: .unbounded)
      solution.certificate = ray
      return solution
    }
    var solution = Solution(termination: .optimal)
    if let limit {
      solution.termination = best == nil ? .stopped(by: limit) : .feasible(stoppedBy: limit)
    } else if best == nil {
      solution.termination = .infeasible
    }
    guard let best else { return solution }
    solution.primalStatus = .feasible
    solution.objective = bestObjective
    if limit == nil { solution.bound = bestObjective }
    solution.values = best
    if let dual {
      let sign = model.sense == .minimize ? 1.0 : -1.0
      solution.dualStatus = .feasible
      solution.shadowPrices = dual.rowPrices.map { sign * $0 }
      solution.reducedCosts = compiled.reducedCosts(for: solution.shadowPrices)
      solution.basis = dual.basis
    }
    solution.residuals = Residuals(of: solution, in: compiled)
    return solution
  }
}
