internal import LinearOptimization

/// The bounded primal simplex method for programs of a few rows, dense, with a warm start.
///
/// Rows are A x − s = 0 with the activity s between the sides of the row, so that statuses mean the
/// same as in ``Basis``. Variables are the columns, then the activities (Chvátal 1983, chapter 8).
struct BlockSimplex {
  enum Outcome {
    case optimal
    case infeasible
    case unbounded
    case trouble
  }

  var columnCount = 0
  var rowCount = 0
  /// By row, then column.
  var matrix: [Double] = []
  var costs: [Double] = []
  var lower: [Double] = []
  var upper: [Double] = []
  var values: [Double] = []
  var status: [BasisStatus] = []
  private var head: [Int] = []
  private var headCosts: [Double] = []
  private var inverse: [Double] = []
  /// The prices of the rows after a solve.
  private(set) var prices: [Double] = []
  /// The least reduced cost, in magnitude, of a column that could move; after a solve.
  private(set) var margin = 0.0

  private var count: Int { columnCount + rowCount }

  /// Makes room for a program; the matrix is zero afterwards.
  mutating func begin(columns: Int, rows: Int) {
    columnCount = columns
    rowCount = rows
    matrix.removeAll(keepingCapacity: true)
    matrix.append(contentsOf: repeatElement(0, count: rows * columns))
    if costs.count < count {
      costs = Array(repeating: 0, count: count)
      lower = costs
      upper = costs
      values = costs
      status = Array(repeating: .atLower, count: count)
    }
    for row in 0..<rows { costs[columns + row] = 0 }
  }

  /// Makes every column nonbasic and every activity basic.
  mutating func takeSlackBasis() {
    for column in 0..<columnCount {
      status[column] = .resting(lower: lower[column], upper: upper[column])
      values[column] = status[column].value(lower: lower[column], upper: upper[column])
    }
    for row in 0..<rowCount { status[columnCount + row] = .basic }
  }

  /// Solves from the basis that ``status`` names.
  ///
  /// - Parameter tolerance: How small a reduced cost counts as zero.
  /// - Returns: How it ended.
  mutating func solve(tolerance: Double) -> Outcome {
    head.removeAll(keepingCapacity: true)
    for variable in 0..<count where status[variable] == .basic { head.append(variable) }
    guard head.count == rowCount else { return .trouble }
    let limit = 50 + 20 * count
    for iteration in 0..<limit {
      guard factorize() else { return .trouble }
      computeValues()
      let isFeasible = findPrices()
      guard
        let entering = chooseEntering(
          isFeasible ? tolerance : Self.slack, first: iteration > limit / 2, usesCosts: isFeasible)
      else {
        return isFeasible ? .optimal : .infeasible
      }
      guard move(entering.variable, up: entering.isUp) else { return .unbounded }
    }
    return .trouble
  }

  /// Computes prices and margin of the present basis, feasible or not; `nil` without a basis.
  mutating func check(tolerance: Double) -> Bool? {
    head.removeAll(keepingCapacity: true)
    for variable in 0..<count where status[variable] == .basic { head.append(variable) }
    guard head.count == rowCount, factorize() else { return nil }
    headCosts = head.map { costs[$0] }
    computePrices()
    return chooseEntering(tolerance, first: true, usesCosts: true) == nil
  }

  private func entry(_ row: Int, _ variable: Int) -> Double {
    variable < columnCount
      ? matrix[row * columnCount + variable] : variable - columnCount == row ? -1 : 0
  }

  /// Inverts the basis by Gauss and Jordan with row exchanges.
  private mutating func factorize() -> Bool {
    let size = rowCount
    inverse.removeAll(keepingCapacity: true)
    inverse.append(contentsOf: repeatElement(0, count: size * size))
    if size == 1 {
      let pivot = entry(0, head[0])
      if abs(pivot) < Self.leastPivot { return false }
      inverse[0] = 1 / pivot
      return true
    }
    var basis = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for place in 0..<size { basis[row * size + place] = entry(row, head[place]) }
      inverse[row * size + row] = 1
    }
    for place in 0..<size {
      var best = place
      for row in place..<size
      where abs(basis[row * size + place]) > abs(basis[best * size + place]) { best = row }
      let pivot = basis[best * size + place]
      if abs(pivot) < Self.leastPivot { return false }
      if best != place {
        for other in 0..<size {
          basis.swapAt(best * size + other, place * size + other)
          inverse.swapAt(best * size + other, place * size + other)
        }
      }
      for other in 0..<size {
        basis[place * size + other] /= pivot
        inverse[place * size + other] /= pivot
      }
      for row in 0..<size where row != place {
        let factor = basis[row * size + place]
        if factor == 0 { continue }
        for other in 0..<size {
          basis[row * size + other] -= factor * basis[place * size + other]
          inverse[row * size + other] -= factor * inverse[place * size + other]
        }
      }
    }
    return true
  }

  private mutating func computeValues() {
    var residual = [Double](repeating: 0, count: rowCount)
    for variable in 0..<count where status[variable] != .basic {
      let value = status[variable].value(lower: lower[variable], upper: upper[variable])
      values[variable] = value
      if value == 0 { continue }
      if variable >= columnCount {
        residual[variable - columnCount] += value
      } else {
        for row in 0..<rowCount { residual[row] -= matrix[row * columnCount + variable] * value }
      }
    }
    for place in 0..<rowCount {
      var value = 0.0
      for row in 0..<rowCount { value += inverse[place * rowCount + row] * residual[row] }
      values[head[place]] = value
    }
  }

  /// Finds prices: of the costs if the basis is feasible, else of the sum of violations.
  private mutating func findPrices() -> Bool {
    let isFeasible = head.allSatisfy { violation($0) == 0 }
    headCosts.removeAll(keepingCapacity: true)
    for variable in head {
      headCosts.append(isFeasible ? costs[variable] : violation(variable))
    }
    computePrices()
    return isFeasible
  }

  private mutating func computePrices() {
    prices.removeAll(keepingCapacity: true)
    for row in 0..<rowCount {
      var price = 0.0
      for place in 0..<rowCount { price += headCosts[place] * inverse[place * rowCount + row] }
      prices.append(price)
    }
  }

  private func violation(_ variable: Int) -> Double {
    let value = values[variable]
    if value < lower[variable] - Self.slack * max(1, abs(lower[variable])) { return -1 }
    if value > upper[variable] + Self.slack * max(1, abs(upper[variable])) { return 1 }
    return 0
  }

  private mutating func chooseEntering(
    _ tolerance: Double, first: Bool, usesCosts: Bool
  ) -> (variable: Int, isUp: Bool)? {
    margin = .infinity
    var best: (variable: Int, isUp: Bool)?
    var bestGain = tolerance
    for variable in 0..<count {
      let state = status[variable]
      if state == .basic || lower[variable] == upper[variable] { continue }
      var reduced = usesCosts ? costs[variable] : 0
      if variable >= columnCount {
        reduced += prices[variable - columnCount]
      } else {
        for row in 0..<rowCount { reduced -= prices[row] * matrix[row * columnCount + variable] }
      }
      margin = min(margin, abs(reduced))
      let isUp = reduced < 0
      if state == .atLower && !isUp || state == .atUpper && isUp { continue }
      if abs(reduced) > bestGain {
        best = (variable, isUp)
        if first { return best }
        bestGain = abs(reduced)
      }
    }
    return best
  }

  /// Moves a variable until it or a basic one meets a bound; `false` if none does.
  private mutating func move(_ entering: Int, up isUp: Bool) -> Bool {
    let direction: Double = isUp ? 1 : -1
    var step = upper[entering] - lower[entering]
    var leaving: Int?
    var leavingStatus = BasisStatus.atLower
    var bestPivot = 0.0
    for place in 0..<rowCount {
      var change = 0.0
      for row in 0..<rowCount {
        change -= inverse[place * rowCount + row] * entry(row, entering)
      }
      change *= direction
      if abs(change) < Self.leastPivot { continue }
      let variable = head[place]
      let side = violation(variable)
      var bound = change > 0 ? upper[variable] : lower[variable]
      var reached: BasisStatus = change > 0 ? .atUpper : .atLower
      if side != 0 {
        // A violated bound is met from outside; moving away meets nothing.
        if side * change > 0 { continue }
        bound = side > 0 ? upper[variable] : lower[variable]
        reached = side > 0 ? .atUpper : .atLower
      }
      if bound.isInfinite { continue }
      let length = max(0, (bound - values[variable]) / change)
      if length < step - Self.slack || length < step + Self.slack && abs(change) > bestPivot {
        step = min(step, length)
        leaving = place
        leavingStatus = reached
        bestPivot = abs(change)
      }
    }
    if let leaving {
      let variable = head[leaving]
      status[variable] = lower[variable] == upper[variable] ? .fixed : leavingStatus
      status[entering] = .basic
      head[leaving] = entering
      return true
    }
    guard step.isFinite else { return false }
    status[entering] = isUp ? .atUpper : .atLower
    return true
  }

  private static var leastPivot: Double { 1e-9 }
  private static var slack: Double { 1e-8 }
}

extension BasisStatus {
  /// Where a column out of the basis stands without more knowledge.
  static func resting(lower: Double, upper: Double) -> BasisStatus {
    if lower == upper { return .fixed }
    if lower.isFinite { return .atLower }
    return upper.isFinite ? .atUpper : .free
  }

  /// The value of a nonbasic column.
  func value(lower: Double, upper: Double) -> Double {
    switch self {
    case .atLower, .fixed: lower
    case .atUpper: upper
    case .basic, .free: 0
    }
  }
}
