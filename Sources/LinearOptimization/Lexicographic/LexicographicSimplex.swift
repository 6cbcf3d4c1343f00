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
  var groups: ColumnGroups
  /// For each variable, where it stands.
  private(set) var statuses: [BasisStatus]
  /// For each variable, its value.
  private(set) var values: [Double]
  var side: SparseVector
  var direction: SparseVector
  var heap = RowHeap()
  var change = LexicographicChange()
  var iterations = 0
  private var stalled = 0

  /// Takes up a point; fails if it is not feasible or no basis can be made of it.
  ///
  /// - Parameters:
  ///   - matrix: The program.
  ///   - costs: What to maximise.
  ///   - point: A value for each column.
  ///   - deadline: When to give up.
  init?(
    _ matrix: AugmentedMatrix, costs: LexicographicCosts, from point: [Double], deadline: Deadline
  ) {
    self.matrix = matrix
    self.costs = costs
    self.deadline = deadline
    let rows = (0..<matrix.rowCount).map { Int32(clamping: matrix.columnCount + $0) }
    guard let factors = BasisFactors(of: rows, in: matrix) else { return nil }
    self.factors = factors
    groups = ColumnGroups(matrix, costs: costs)
    statuses = Array(repeating: .basic, count: matrix.variableCount)
    side = SparseVector(count: matrix.rowCount)
    direction = SparseVector(count: matrix.rowCount)
    values = point + Array(repeating: 0, count: matrix.rowCount)
    for column in 0..<matrix.columnCount { settle(column) }
    computeBasicValues()
    guard isFeasible, takeInColumnsBetweenBounds() else { return nil }
  }

  /// Puts a column on the bound where its value is; between its bounds it counts as free.
  private mutating func settle(_ column: Int) {
    let (low, high) = (matrix.lower(column), matrix.upper(column))
    let value = values[column]
    let slack = Self.tie * max(1, abs(value))
    if low == high {
      statuses[column] = .fixed
      values[column] = low
    } else if value <= low + slack {
      statuses[column] = .atLower
      values[column] = low
    } else if value >= high - slack {
      statuses[column] = .atUpper
      values[column] = high
    } else {
      statuses[column] = .free
    }
    groups.note(column, statuses[column])
  }

  private var isFeasible: Bool {
    statuses.indices.allSatisfy { variable in
      let slack = Self.feasibility * max(1, abs(values[variable]))
      return values[variable] >= matrix.lower(variable) - slack
        && values[variable] <= matrix.upper(variable) + slack
    }
  }

  /// Makes columns between their bounds basic, or moves them until something stops them.
  private mutating func takeInColumnsBetweenBounds() -> Bool {
    for column in 0..<matrix.columnCount where statuses[column] == .free {
      if factors.isWorn, !refactor() { return false }
      computeDirection(of: column)
      // A basic variable that stands on a bound makes room without a move.
      var best: Int32?
      for slot in direction.touched {
        let rate = abs(direction.values[Int(slot)])
        let basic = Int(factors.variableOfSlot[Int(slot)])
        guard rate > Self.safePivot, boundReached(by: basic) != nil else { continue }
        if let other = best, abs(direction.values[Int(other)]) >= rate { continue }
        best = slot
      }
      if let slot = best {
        let out = Int(factors.variableOfSlot[Int(slot)])
        leave(out, at: boundReached(by: out) ?? .atLower)
        enter(column, slot: Int(slot))
      } else {
        guard move(column, sign: 1) || move(column, sign: -1) else { return false }
      }
      iterations += 1
    }
    return true
  }

  private func boundReached(by variable: Int) -> BasisStatus? {
    let slack = Self.tie * max(1, abs(values[variable]))
    if values[variable] <= matrix.lower(variable) + slack { return .atLower }
    return values[variable] >= matrix.upper(variable) - slack ? .atUpper : nil
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
  mutating func run() -> Outcome {
    // More moves than a run has ever taken; only to end what would not.
    let limit = iterations + 20 * matrix.rowCount + matrix.columnCount + 10_000
    var unchanged = 0
    var group = 0
    while unchanged < groups.count {
      unchanged += 1
      if unchanged & 255 == 0, deadline.hasPassed { return .stopped }
      let candidate = group
      group = group + 1 == groups.count ? 0 : group + 1
      while let (variable, sign) = improvement(in: candidate) {
        guard move(variable, sign: sign) else { return .failed }
        unchanged = 0
        iterations += 1
        if iterations > limit || deadline.hasPassed { return .stopped }
        if factors.isWorn, !refactor() { return .failed }
      }
    }
    guard refactor() else { return .failed }
    return .optimal
  }

  /// For each variable, columns before rows, whether a move off its bound would lose.
  ///
  /// Complementary slackness: every optimum has these variables where they are.
  mutating func priced() -> [Bool] {
    var result = [Bool](repeating: false, count: matrix.variableCount)
    for group in 0..<groups.count {
      let members = groups.starts[group]..<groups.starts[group + 1]
      guard members.contains(where: { isMovable(Int(groups.members[$0])) }) else { continue }
      computeChange(of: group)
      for member in members {
        let variable = Int(groups.members[member])
        if isMovable(variable) { result[variable] = changeSign(of: variable) != 0 }
      }
    }
    return result
  }

  func isMovable(_ variable: Int) -> Bool {
    statuses[variable] != .basic && matrix.lower(variable) < matrix.upper(variable)
  }

  /// A member of a group whose move off its bound improves, and which way.
  private mutating func improvement(in group: Int) -> (variable: Int, sign: Double)? {
    let rising = groups.firstToRise(in: group, statuses)
    let falling = groups.firstToFall(in: group, statuses)
    if rising == nil, falling == nil { return nil }
    computeChange(of: group)
    if let rising, changeSign(of: rising) > 0 { return (rising, 1) }
    if let falling, changeSign(of: falling) < 0 { return (falling, -1) }
    return nil
  }

  /// The answer of B w = a, by slot: raising the variable by 1 moves the basic ones by −w.
  mutating func computeDirection(of variable: Int) {
    direction.clear()
    let index = Int32(variable)
    matrix.forEachEntry(of: index) { row, value in side.add(value, at: row) }
    factors.solve(&side, into: &direction, heap: &heap)
  }

  /// What the basic variables lose on every objective when a member of a group rises.
  private mutating func computeChange(of group: Int) {
    computeDirection(of: groups.representative(of: group))
    change.clear()
    for slot in direction.touched {
      let value = direction.values[Int(slot)]
      if abs(value) <= Self.pivotTolerance { continue }
      let basic = Int(factors.variableOfSlot[Int(slot)])
      if basic < matrix.columnCount { change.add(-value, of: basic, costs) }
    }
    change.merge()
  }

  private func changeSign(of variable: Int) -> Int {
    change.firstSign(with: variable < matrix.columnCount ? variable : nil, costs)
  }

  /// Moves a variable as far as bounds allow, and exchanges it for the one that stops it.
  mutating func move(_ variable: Int, sign: Double) -> Bool {
    var step =
      sign > 0
      ? matrix.upper(variable) - values[variable] : values[variable] - matrix.lower(variable)
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
      groups.note(variable, statuses[variable])
      return true
    }
    leave(Int(factors.variableOfSlot[leaving]), at: leavingPivot > 0 ? .atUpper : .atLower)
    enter(variable, slot: leaving)
    return true
  }

  private mutating func leave(_ variable: Int, at bound: BasisStatus) {
    values[variable] = bound == .atUpper ? matrix.upper(variable) : matrix.lower(variable)
    statuses[variable] = matrix.lower(variable) == matrix.upper(variable) ? .fixed : bound
    groups.note(variable, statuses[variable])
  }

  private mutating func enter(_ variable: Int, slot: Int) {
    statuses[variable] = .basic
    factors.exchange(slot: slot, for: Int32(variable), direction: direction)
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
