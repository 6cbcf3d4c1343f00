extension LevelEngine {
  /// Optimises and keeps the leximin level, exactly.
  ///
  /// Sorted coverage is lexicographically greatest exactly when, for thresholds in ascending order,
  /// as many lines as possible lie above. At one threshold that count is the sum of the columns that
  /// cross it. Runs of thresholds that every line can cross are found by bisection and fixed; at the
  /// next threshold the greatest count is found and its face is kept. A later column of a line never
  /// stands in for an earlier one, because moving it back would raise a count that is already
  /// greatest. While some lines of a threshold are undecided, the run ends where the first of their
  /// columns does: there the set that is counted changes.
  mutating func maximizeCoverage(_ level: CoverageLevel) async throws(PlanError) -> Outcome {
    var isProven = true
    let lean = try await maximize(level.leaningObjective, keep: .not)
    guard case .solved = lean else { return lean }
    let inOrder = level.orderedCosts(columnCount: program.columnCount)
    if maximizeInOrder(inOrder, isNear: false) {
      return .solved(value: 0, bound: 0, isProven: true)
    }
    var group = 0
    var reached: CoverageFraction?
    while true {
      let undecided = reached.map { level.crossing($0).filter { isOpen($0) } } ?? []
      let limit = undecided.map(\.end).min()
      var last = group
      while last + 1 < level.groupStarts.count,
        limit.map({ level.steps[level.groupStarts[last]].start < $0 }) ?? true
      {
        last += 1
      }
      switch try await takeFullRun(level, from: group, to: last) {
      case .stopped: return .stopped
      case .failed: return .infeasible
      case .taken(let end): group = end
      }
      let threshold: CoverageFraction
      if group < last {
        threshold = level.steps[level.groupStarts[group]].start
        group += 1
      } else if let limit {
        threshold = limit
        let isStart =
          group + 1 < level.groupStarts.count
          && level.steps[level.groupStarts[group]].start == limit
        if isStart { group += 1 }
      } else {
        return .solved(value: 0, bound: 0, isProven: isProven)
      }
      reached = threshold
      let crossing = level.crossing(threshold).filter { isOpen($0) }
      if crossing.isEmpty { continue }
      var count = ColumnObjective()
      for step in crossing { count[step.column] = 1 }
      let outcome = try await maximize(count, wholeMultiple: 1)
      guard case .solved(let value, _, let proven) = outcome else { return outcome }
      isProven = isProven && proven
      settle(crossing, count: value.rounded())
      let alive = try await dropDeadSteps(level, from: group)
      guard case .solved = alive else { return alive }
    }
  }

  private func isOpen(_ step: CoverageLevel.Step) -> Bool {
    program.lower[step.column] < program.upper[step.column]
  }

  /// Decides columns outright where their count leaves no choice.
  private mutating func settle(_ open: [CoverageLevel.Step], count: Double) {
    if count <= 0 {
      for step in open { program.fix(step.column, at: 0) }
    } else if count >= Double(open.count) {
      for step in open { program.fix(step.column, at: 1) }
    }
  }

  private enum Run {
    case taken(end: Int)
    case failed
    case stopped
  }

  /// Finds the longest run of whole groups whose steps can all be taken, and takes them.
  private mutating func takeFullRun(
    _ level: CoverageLevel, from start: Int, to end: Int
  ) async throws(PlanError) -> Run {
    var low = start
    if let point {
      while low < end,
        level.steps[level.groupStarts[low]..<level.groupStarts[low + 1]].allSatisfy({
          program.upper[$0.column] <= 0 || point[$0.column] > 1 - Tolerance.integrality
        })
      { low += 1 }
    }
    take(level, groups: start..<low)
    // Gallop, then halve: the start is usually right to within a few groups.
    var high = end + 1
    var stride = 1
    while low < end, low + 1 < high {
      let middle = high > end ? min(low + stride, end) : (low + high) / 2
      stride *= 4
      let saved = program
      take(level, groups: low..<middle)
      switch try await maximize(ColumnObjective(), keep: .not) {
      case .stopped: return .stopped
      case .solved: low = middle
      case .infeasible:
        program = saved
        high = middle
      }
    }
    return .taken(end: low)
  }

  private mutating func take(_ level: CoverageLevel, groups: Range<Int>) {
    let range = level.groupStarts[groups.lowerBound]..<level.groupStarts[groups.upperBound]
    for step in level.steps[range] where program.upper[step.column] > 0 {
      program.tighten(step.column, lower: 1, upper: 1)
    }
  }

  /// Fixes steps that no plan can take any more, in one solve that also leans towards the answer.
  private mutating func dropDeadSteps(
    _ level: CoverageLevel, from group: Int
  ) async throws(PlanError) -> Outcome {
    let open = level.steps[level.groupStarts[group]...].filter { isOpen($0) }
    if open.isEmpty { return .solved(value: 0, bound: 0, isProven: true) }
    let leaning = level.leaningObjective
    var objective = ColumnObjective()
    var least = Double.infinity
    for step in open {
      objective[step.column] = leaning[step.column]
      least = min(least, leaning[step.column])
    }
    let outcome = try await maximize(objective, keep: .not)
    // Every gain is positive: an optimum below the least of them means that none can be had.
    if case .solved(_, let bound, _) = outcome, bound < least / 2 {
      for step in open { program.fix(step.column, at: 0) }
    }
    return outcome
  }
}
