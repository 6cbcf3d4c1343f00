/// A primal simplex method over many objectives in order, from a feasible basis.
///
/// Instead of one program for each objective it compares reduced costs as vectors, first objective
/// first; where a vertex has none that improves, it is optimal on every objective in turn. The
/// vectors have entries only where a column's direction passes, so that thousands of objectives cost
/// little more than one.
///
/// Dantzig, Orden and Wolfe, "The generalized simplex method for minimizing a linear form under
/// linear inequality restraints", Pacific Journal of Mathematics 5 (1955), for vectors in place of
/// numbers.
package struct LexicographicSimplex {
  let matrix: AugmentedMatrix
  let costs: LexicographicCosts
  let deadline: Deadline
  var factors: BasisFactors
  /// For each variable, where it stands.
  var statuses: [BasisStatus]
  /// For each variable, its value.
  var values: [Double]
  var side: SparseVector
  var direction: SparseVector
  var heap = RowHeap()
  var change = LexicographicChange()
  package internal(set) var iterations = 0
  private var stalled = 0

  /// Takes up a basis; fails if it cannot be factored or is not feasible.
  ///
  /// - Parameters:
  ///   - compiled: The program; its own costs are not used.
  ///   - costs: What to maximise.
  ///   - basis: A basis that is primal feasible.
  ///   - deadline: When to give up.
  package init?(
    _ compiled: CompiledModel, costs: LexicographicCosts, from basis: Basis, deadline: Deadline
  ) {
    matrix = AugmentedMatrix(compiled)
    self.costs = costs
    self.deadline = deadline
    guard basis.columns.count == matrix.columnCount, basis.rows.count == matrix.rowCount else {
      return nil
    }
    let statuses = basis.columns + basis.rows
    let basic = statuses.indices.filter { statuses[$0] == .basic }.map { Int32($0) }
    guard let factors = BasisFactors(of: basic, in: matrix) else { return nil }
    self.statuses = statuses
    self.factors = factors
    side = SparseVector(count: matrix.rowCount)
    direction = SparseVector(count: matrix.rowCount)
    values = Array(repeating: 0, count: matrix.variableCount)
    for variable in statuses.indices where statuses[variable] != .basic { settle(variable) }
    computeBasicValues()
    for variable in statuses.indices where statuses[variable] == .basic {
      let slack = Self.feasibility * max(1, abs(values[variable]))
      if values[variable] < matrix.lower(variable) - slack
        || values[variable] > matrix.upper(variable) + slack
      {
        return nil
      }
    }
  }

  /// Puts a variable outside the basis on a bound that it has; bounds may have changed since.
  private mutating func settle(_ variable: Int) {
    let (low, high) = (matrix.lower(variable), matrix.upper(variable))
    if low == high {
      statuses[variable] = .fixed
    } else if high < .infinity, statuses[variable] == .atUpper || low == -.infinity {
      statuses[variable] = .atUpper
    } else {
      statuses[variable] = low > -.infinity ? .atLower : .free
    }
    values[variable] =
      switch statuses[variable] {
      case .atUpper: high
      case .free: 0
      case .basic, .atLower, .fixed: low
      }
  }

  /// What a run ended with.
  package enum Outcome: Sendable {
    case optimal
    /// The deadline or the limit on pivots came first.
    case stopped
    /// An objective has no greatest value, or the numbers failed.
    case failed
  }

  /// Pivots until no direction improves.
  ///
  /// - Returns: Whether the end is optimal.
  package mutating func run() -> Outcome {
    // More moves than a run has ever taken; only to end what would not.
    let limit = 20 * matrix.rowCount + 10_000
    var unchanged = 0
    var variable = 0
    let count = matrix.variableCount
    while unchanged < count {
      unchanged += 1
      if unchanged & 1023 == 0, deadline.hasPassed { return .stopped }
      let candidate = variable
      variable = variable + 1 == count ? 0 : variable + 1
      let sign = improvingSign(of: candidate)
      if sign != 0 {
        guard move(candidate, sign: Double(sign)) else { return .failed }
        unchanged = 0
        iterations += 1
        if iterations > limit || deadline.hasPassed { return .stopped }
      }
      if factors.isWorn, !refactor() { return .failed }
    }
    guard refactor() else { return .failed }
    return .optimal
  }

  /// The basis that stands now.
  package var basis: Basis {
    Basis(
      columns: Array(statuses[..<matrix.columnCount]),
      rows: Array(statuses[matrix.columnCount...]))
  }

  /// The value of each column.
  package var columnValues: [Double] { Array(values[..<matrix.columnCount]) }

  /// For each variable, columns before rows, whether a move off its bound would lose.
  ///
  /// Complementary slackness: every optimum has these variables where they are.
  package mutating func priced() -> [Bool] {
    var result = [Bool](repeating: false, count: matrix.variableCount)
    for variable in 0..<matrix.variableCount where isMovable(variable) {
      computeDirection(of: variable)
      result[variable] = changeSign(of: variable) != 0
    }
    return result
  }

  func isMovable(_ variable: Int) -> Bool {
    statuses[variable] != .basic && matrix.lower(variable) < matrix.upper(variable)
  }

  /// +1 or −1 if moving a variable up or down improves; 0 otherwise.
  mutating func improvingSign(of variable: Int) -> Int {
    guard isMovable(variable) else { return 0 }
    computeDirection(of: variable)
    let sign = changeSign(of: variable)
    switch statuses[variable] {
    case .atLower: return max(0, sign)
    case .atUpper: return min(0, sign)
    case .free, .basic, .fixed: return sign
    }
  }

  /// The answer of B w = a, by slot: raising the variable by 1 moves the basic ones by −w.
  mutating func computeDirection(of variable: Int) {
    direction.clear()
    let index = Int32(variable)
    matrix.forEachEntry(of: index) { row, value in side.add(value, at: row) }
    factors.solve(&side, into: &direction, heap: &heap)
  }

  private mutating func changeSign(of variable: Int) -> Int {
    change.clear()
    if variable < matrix.columnCount { change.add(1, of: variable, costs) }
    for slot in direction.touched {
      let value = direction.values[Int(slot)]
      if abs(value) <= Self.pivotTolerance { continue }
      let basic = Int(factors.variableOfSlot[Int(slot)])
      if basic < matrix.columnCount { change.add(-value, of: basic, costs) }
    }
    return change.firstSign()
  }

  /// Moves a variable as far as bounds allow, and exchanges it for the one that stops it.
  mutating func move(_ variable: Int, sign: Double) -> Bool {
    var step = matrix.upper(variable) - matrix.lower(variable)
    var leaving = -1
    var leavingPivot = 0.0
    for slot in direction.touched {
      let rate = -sign * direction.values[Int(slot)]
      if abs(rate) <= Self.pivotTolerance { continue }
      let basic = Int(factors.variableOfSlot[Int(slot)])
      let bound = rate > 0 ? matrix.upper(basic) : matrix.lower(basic)
      guard bound.isFinite else { continue }
      let room = max(0, (bound - values[basic]) / rate)
      if room < step - Self.tie
        || (room <= step + Self.tie && leaving >= 0 && prefers(slot, rate, leaving, leavingPivot))
      {
        step = min(step, room)
        leaving = Int(slot)
        leavingPivot = rate
      }
    }
    guard step.isFinite else { return false }
    for slot in direction.touched {
      let basic = Int(factors.variableOfSlot[Int(slot)])
      values[basic] -= sign * step * direction.values[Int(slot)]
    }
    values[variable] += sign * step
    stalled = step > Self.tie ? 0 : stalled + 1
    if leaving < 0 {
      statuses[variable] = sign > 0 ? .atUpper : .atLower
      values[variable] = sign > 0 ? matrix.upper(variable) : matrix.lower(variable)
      return true
    }
    let out = Int(factors.variableOfSlot[leaving])
    let isAtUpper = leavingPivot > 0
    values[out] = isAtUpper ? matrix.upper(out) : matrix.lower(out)
    statuses[out] =
      matrix.lower(out) == matrix.upper(out) ? .fixed : isAtUpper ? .atUpper : .atLower
    statuses[variable] = .basic
    factors.exchange(slot: leaving, for: Int32(variable), direction: direction)
    return true
  }

  /// Among variables that stop a move at once: the largest pivot, or the least index when stalled.
  private func prefers(_ slot: Int32, _ rate: Double, _ other: Int, _ otherRate: Double) -> Bool {
    if stalled > Self.stallsBeforeLeastIndex, abs(rate) > Self.safePivot {
      return factors.variableOfSlot[Int(slot)] < factors.variableOfSlot[other]
    }
    return abs(rate) > abs(otherRate)
  }

  mutating func refactor() -> Bool {
    guard let fresh = BasisFactors(of: factors.variableOfSlot, in: matrix) else { return false }
    factors = fresh
    computeBasicValues()
    return true
  }

  /// B x = −N x over the variables that are not basic.
  private mutating func computeBasicValues() {
    side.clear()
    direction.clear()
    for variable in 0..<matrix.variableCount
    where statuses[variable] != .basic && values[variable] != 0 {
      let value = values[variable]
      matrix.forEachEntry(of: Int32(variable)) { row, coefficient in
        side.add(-coefficient * value, at: row)
      }
    }
    factors.solve(&side, into: &direction, heap: &heap)
    for slot in 0..<matrix.rowCount {
      values[Int(factors.variableOfSlot[slot])] = direction.values[slot]
    }
    direction.clear()
  }

  /// How far a basic variable may lie beyond its bounds: what a solver calls feasible.
  private static var feasibility: Double { 1e-6 }
  /// A rate below this is taken for zero.
  static var pivotTolerance: Double { 1e-9 }
  /// A pivot that is safe to take for the sake of order.
  private static var safePivot: Double { 1e-4 }
  /// Steps closer than this count as equal.
  private static var tie: Double { 1e-9 }
  private static var stallsBeforeLeastIndex: Int { 200 }
}
