/// Something that gives the ranges in which a final basis stays optimal.
public protocol SensitivityAnalyzing: LinearSolver {
  /// Gives all ranges of an optimal basis from one factorization.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - solution: An optimal solution of its linear program, with its basis.
  ///   - options: Its time limit holds for the analysis.
  /// - Returns: The ranges; `nil` where a limit or a cancellation ended the work.
  /// - Throws: ``SolveError`` where the solution has no optimal basis for the model.
  /// - Complexity: One solve with the factors for each column and row.
  func sensitivity(
    of model: Model, at solution: Solution, options: SolveOptions
  ) async throws(SolveError) -> SensitivityReport?
}

/// The simplex tableau of one basis.
///
/// Members count rows first, then columns.
package protocol Tableau<Failure> {
  associatedtype Failure: Error
  /// The row of a basic member: its change per unit of each nonbasic one.
  mutating func row(of basic: Int) throws(Failure) -> [(member: Int, value: Double)]
  /// The column of a nonbasic member: the change of each basic one per unit of it.
  mutating func column(of nonbasic: Int) throws(Failure) -> [(member: Int, value: Double)]
}

/// The ratio tests that turn a tableau into ranges.
package struct SensitivityAnalysis {
  private let model: Model
  private let solution: Solution
  /// Rows first, then columns.
  private let statuses: [BasisStatus]
  private let lower: [Double]
  private let upper: [Double]
  private let values: [Double]
  /// Per unit of each member, for minimising.
  private let reducedCosts: [Double]
  private let sign: Double
  private let largestCost: Double

  /// Prepares an analysis.
  ///
  /// - Parameters:
  ///   - compiled: The model.
  ///   - solution: A solution with values, prices and basis, all of the model's sizes.
  package init?(of compiled: CompiledModel, at solution: Solution) {
    model = compiled.model
    guard let basis = solution.basis, basis.rows.count == model.rowCount,
      basis.columns.count == model.columnCount, solution.values.count == model.columnCount,
      solution.reducedCosts.count == model.columnCount,
      solution.shadowPrices.count == model.rowCount
    else { return nil }
    self.solution = solution
    statuses = basis.rows + basis.columns
    lower = model.rowLower + model.columnLower
    upper = model.rowUpper + model.columnUpper
    values = compiled.rowActivities(of: solution.values) + solution.values
    let sign: Double = model.sense == .minimize ? 1 : -1
    self.sign = sign
    largestCost = model.costs.reduce(0) { max($0, abs($1)) }
    // A row's price is the change per unit of its side, so of the row itself as a nonbasic member.
    reducedCosts = (solution.shadowPrices + solution.reducedCosts).map { sign * $0 }
  }

  /// Computes all ranges.
  ///
  /// - Parameters:
  ///   - tableau: The tableau of the solution's basis.
  ///   - isStopped: Asked now and then; ends the work.
  /// - Returns: The ranges; `nil` if stopped.
  /// - Throws: What the tableau throws.
  package func report<T: Tableau>(
    from tableau: inout T, until isStopped: () -> Bool
  ) throws(T.Failure) -> SensitivityReport? {
    // How far each member may move (nonbasic ones), and each cost (columns).
    var moves: [Steps] = []
    var costs: [Steps] = []
    for member in statuses.indices {
      if isStopped() { return nil }
      if statuses[member] == .basic {
        let entries = try tableau.row(of: member).filter { abs($0.value) > Self.pivot }
        costs.append(costSteps(along: entries))
        moves.append(dualSteps(along: entries))
      } else {
        let entries = try tableau.column(of: member).filter { abs($0.value) > Self.pivot }
        costs.append(costSteps(ofNonbasic: member))
        moves.append(steps(along: entries))
      }
    }
    var columns: [SensitivityReport.Column] = []
    var rows: [SensitivityReport.Row] = []
    for member in statuses.indices {
      let sides = sides(of: member, moves)
      if member < model.rowCount {
        rows.append(SensitivityReport.Row(lowerSide: sides.lower, upperSide: sides.upper))
      } else {
        columns.append(
          SensitivityReport.Column(
            cost: cost(of: member, costs[member], moves), lowerBound: sides.lower,
            upperBound: sides.upper))
      }
    }
    return SensitivityReport(columns: columns, rows: rows, solution: solution)
  }

  private func reported(_ member: Int) -> SensitivityReport.Member {
    member < model.rowCount ? .row(member) : .column(member - model.rowCount)
  }

  // MARK: Costs

  /// How far the cost of a nonbasic member may fall and rise, for minimising.
  private func costSteps(ofNonbasic member: Int) -> Steps {
    let price = reducedCosts[member]
    var steps = Steps()
    if isFixed(member) { return steps }
    if statuses[member] != .atUpper { steps.fall = Step(max(0, price), member) }
    if statuses[member] != .atLower { steps.rise = Step(max(0, -price), member) }
    return steps
  }

  /// How far the cost of a basic member may fall and rise, for minimising, along its tableau row.
  private func costSteps(along entries: [(member: Int, value: Double)]) -> Steps {
    var steps = Steps()
    for (other, slope) in entries where !isFixed(other) {
      // The reduced cost of the other member moves by the slope; it must keep its sign.
      let status = statuses[other]
      let room = max(0, status == .atUpper ? -reducedCosts[other] : reducedCosts[other])
      let direction = status == .atUpper ? -slope : slope
      let length = status == .free ? 0 : room / abs(slope)
      if status == .free || direction < 0 { steps.rise.shorten(to: length, other) }
      if status == .free || direction > 0 { steps.fall.shorten(to: length, other) }
    }
    return steps
  }

  private func cost(of member: Int, _ steps: Steps, _ moves: [Steps]) -> SensitivityReport.Range {
    let cost = model.costs[member - model.rowCount]
    let (down, up) = sign > 0 ? (steps.fall, steps.rise) : (steps.rise, steps.fall)
    // Beyond an end a nonbasic member enters; if it cannot move, the values stay optimal.
    let isDegenerate = [down, up].contains { step in
      step.member.map { isBlocked($0, moves[$0]) } ?? false
    }
    return SensitivityReport.Range(
      cost - down.length, cost + up.length, lowerLimit: down.member.map(reported),
      upperLimit: up.member.map(reported), isDegenerate: isDegenerate)
  }

  private func isBlocked(_ member: Int, _ move: Steps) -> Bool {
    let small = Self.zero * (1 + abs(values[member]))
    let rises = statuses[member] != .atUpper && move.rise.length <= small
    let falls = statuses[member] != .atLower && move.fall.length <= small
    return rises || falls
  }

  // MARK: Sides

  /// How far a nonbasic member may fall and rise until a basic one meets its bound.
  private func steps(along entries: [(member: Int, value: Double)]) -> Steps {
    var steps = Steps()
    for (other, slope) in entries {
      let above = max(0, upper[other] - values[other]) / abs(slope)
      let below = max(0, values[other] - lower[other]) / abs(slope)
      steps.rise.shorten(to: slope > 0 ? above : below, other, hitsUpper: slope > 0)
      steps.fall.shorten(to: slope > 0 ? below : above, other, hitsUpper: slope < 0)
    }
    return steps
  }

  /// How much prices change when a basic member is driven up (`rise`) or down (`fall`).
  private func dualSteps(along entries: [(member: Int, value: Double)]) -> Steps {
    var steps = Steps()
    for (other, slope) in entries where !isFixed(other) {
      let ratio = abs(reducedCosts[other]) / abs(slope)
      let isUp = statuses[other] == .atUpper ? slope < 0 : slope > 0
      if isUp || statuses[other] == .free { steps.rise.shorten(to: ratio, other) }
      if !isUp || statuses[other] == .free { steps.fall.shorten(to: ratio, other) }
    }
    return steps
  }

  /// The ranges of a member's lower and upper side.
  private func sides(
    of member: Int, _ moves: [Steps]
  ) -> (lower: SensitivityReport.Range?, upper: SensitivityReport.Range?) {
    let (low, high) = (lower[member], upper[member])
    switch statuses[member] {
    case .basic where low == high:
      // Both sides move as one, and may not leave the member.
      var (up, down) = (Step(0, member), Step(0, member))
      (up.hitsUpper, down.hitsUpper) = (false, true)
      let stuck = SensitivityReport.Range(
        values[member], values[member], lowerLimit: reported(member), upperLimit: reported(member),
        isDegenerate: keepsPrices(up, moves) || keepsPrices(down, moves))
      return (stuck, stuck)
    case .basic, .free:
      return (
        idle(low, of: member, isLower: true, moves), idle(high, of: member, isLower: false, moves)
      )
    case .atLower, .atUpper, .fixed: break
    }
    var steps = moves[member]
    let isDegenerate = [steps.fall, steps.rise].contains { keepsPrices($0, moves) }
    let isAtUpper = statuses[member] == .atUpper
    // A side cannot pass the other one.
    if low < high {
      if isAtUpper {
        steps.fall.shorten(to: high - low, member)
      } else {
        steps.rise.shorten(to: high - low, member)
      }
    }
    let side = isAtUpper ? high : low
    let active = SensitivityReport.Range(
      steps.fall.member == member ? low : side - steps.fall.length,
      steps.rise.member == member ? high : side + steps.rise.length,
      lowerLimit: steps.fall.member.map(reported), upperLimit: steps.rise.member.map(reported),
      isDegenerate: isDegenerate)
    if low == high { return (active, active) }
    return isAtUpper
      ? (idle(low, of: member, isLower: true, moves), active)
      : (active, idle(high, of: member, isLower: false, moves))
  }

  /// The range of a side at which its member does not stand: up to where it does.
  private func idle(
    _ side: Double, of member: Int, isLower: Bool, _ moves: [Steps]
  ) -> SensitivityReport.Range? {
    guard side.isFinite else { return nil }
    // Rounding must not put one side beyond the other.
    let value = min(upper[member], max(lower[member], values[member]))
    var end = Step(0, member)
    end.hitsUpper = !isLower
    let isDegenerate = statuses[member] == .basic && keepsPrices(end, moves)
    return isLower
      ? SensitivityReport.Range(
        -.infinity, max(side, value), upperLimit: reported(member), isDegenerate: isDegenerate)
      : SensitivityReport.Range(
        min(side, value), .infinity, lowerLimit: reported(member), isDegenerate: isDegenerate)
  }

  /// Whether prices stay as they are although a basic member leaves the basis.
  private func keepsPrices(_ step: Step, _ moves: [Steps]) -> Bool {
    guard let leaving = step.member, statuses[leaving] == .basic else { return false }
    let dual = step.hitsUpper ? moves[leaving].fall : moves[leaving].rise
    return dual.length <= Self.zero * (1 + largestCost)
  }

  private func isFixed(_ member: Int) -> Bool {
    statuses[member] == .fixed || lower[member] == upper[member]
  }

  /// Tableau entries below this are rounding: GLPK's own pivots are above 1e-7 of the largest.
  private static var pivot: Double { 1e-9 }
  /// A step below this fraction of the number that moves is no step; see GLPK's tolerance 1e-7.
  private static var zero: Double { 1e-9 }
}

/// How far something may fall and rise.
private struct Steps {
  var fall = Step()
  var rise = Step()
}

/// The shortest of several steps, and what limits it.
private struct Step {
  var length = Double.infinity
  var member: Int?
  /// Whether the limiting member meets its upper side rather than its lower.
  var hitsUpper = false

  init() {}

  init(_ length: Double, _ member: Int) {
    self.length = length
    self.member = member
  }

  mutating func shorten(to other: Double, _ member: Int, hitsUpper: Bool = false) {
    if other < length {
      self = Step(other, member)
      self.hitsUpper = hitsUpper
    }
  }
}
