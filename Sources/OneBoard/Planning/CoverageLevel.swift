/// A coverage as an exact fraction: posts of service over posts of need.
struct CoverageFraction: Comparable {
  var posts: Int
  var need: Int

  static func == (left: CoverageFraction, right: CoverageFraction) -> Bool {
    Int128(left.posts) * Int128(right.need) == Int128(right.posts) * Int128(left.need)
  }

  static func < (left: CoverageFraction, right: CoverageFraction) -> Bool {
    Int128(left.posts) * Int128(right.need) < Int128(right.posts) * Int128(left.need)
  }
}

/// The columns of the leximin level: one for each post of service above a line's least.
///
/// The column of the post from k to k + 1 on a line of need n lifts its coverage from k / n to
/// (k + 1) / n; it crosses every threshold v with k / n ≤ v < (k + 1) / n.
struct CoverageLevel {
  struct Step {
    var column: Int
    var start: CoverageFraction
    var end: CoverageFraction { CoverageFraction(posts: start.posts + 1, need: start.need) }
  }

  /// All steps, by ascending start; equal starts by column.
  private(set) var steps: [Step] = []
  /// The first step of each group of equal starts, and the number of steps.
  private(set) var groupStarts: [Int] = []

  /// Adds the columns of all selected lines to the program.
  init(
    of selection: Selector, in formulation: Formulation, program: inout Program, point: [Double]?
  ) throws(PlanError) {
    let board = formulation.board
    for line in board.lines(selectedBy: selection) where board.lines[line].need > 0 {
      let need = board.lines[line].need
      let range = formulation.serviceRange(of: line, in: program)
      let top = min(range.upperBound, need)
      guard range.lowerBound < top else { continue }
      try formulation.checkRoom(for: top - range.lowerBound, in: program)
      var lengths = [Int](repeating: 1, count: top - range.lowerBound)
      // Service beyond the need covers nothing more.
      if range.upperBound > top { lengths.append(range.upperBound - top) }
      let columns = try formulation.addIncrements(
        lengths, above: range.lowerBound, of: line, in: &program, point: point)
      for (offset, column) in columns.prefix(top - range.lowerBound).enumerated() {
        let start = CoverageFraction(posts: range.lowerBound + offset, need: need)
        steps.append(Step(column: column, start: start))
      }
    }
    steps.sort { $0.start != $1.start ? $0.start < $1.start : $0.column < $1.column }
    for index in steps.indices where index == 0 || steps[index - 1].start < steps[index].start {
      groupStarts.append(index)
    }
    groupStarts.append(steps.count)
  }

  /// Steeply falling gains by coverage: a good guess for a start, never a proof.
  var leaningObjective: ColumnObjective {
    var objective = ColumnObjective()
    for step in steps {
      let missing = 1 - Double(step.start.posts) / Double(step.start.need)
      objective[step.column] = 0.001 + missing * missing * missing * missing
    }
    return objective
  }

  /// The costs of the steps on the thresholds in ascending order.
  ///
  /// A step counts at every threshold from its start up to its end. Orders of counts and of their
  /// differences from one threshold to the next are the same, and a step's differences are only two.
  func orderedCosts(columnCount: Int) -> ColumnOrders {
    var thresholds = steps.map(\.start) + steps.map(\.end)
    thresholds.sort()
    var distinct: [CoverageFraction] = []
    for threshold in thresholds where distinct.last.map({ $0 < threshold }) ?? true {
      distinct.append(threshold)
    }
    func position(_ threshold: CoverageFraction) -> Int {
      var (low, high) = (0, distinct.count)
      while low < high {
        let middle = (low + high) / 2
        if distinct[middle] < threshold { low = middle + 1 } else { high = middle }
      }
      return low
    }
    var costs = ColumnOrders(columnCount: columnCount)
    for step in steps {
      costs.add(1, at: position(step.start), of: step.column)
      costs.add(-1, at: position(step.end), of: step.column)
    }
    return costs
  }

  /// The steps that cross a threshold.
  func crossing(_ threshold: CoverageFraction) -> [Step] {
    var result: [Step] = []
    for step in steps {
      if threshold < step.start { break }
      if threshold < step.end { result.append(step) }
    }
    return result
  }
}
