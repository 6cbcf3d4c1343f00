public import LinearOptimization

/// The next post always goes to the line with the greatest marginal benefit.
///
/// Curve and weights are those of the scenario's first benefit level, or linear. Lines first get
/// what hard rules demand for them alone; bounds on groups, shares and ring fences are not looked
/// at. Equal benefits go by line id. The pool and the releases are those of ``ProportionalToNeed``;
/// what a release costs is not weighed.
public struct GreedyBenefit: AllocationStrategy {
  /// The short name on the command line and in files.
  public let name = "greedy"
  /// One sentence on how posts are given.
  public let summary = "One pool; the next post to the line with the greatest marginal benefit."

  /// Makes the strategy.
  public init() {}

  /// Plans a board.
  ///
  /// - Parameters:
  ///   - board: The board.
  ///   - solver: Not used.
  ///   - options: Not used.
  /// - Returns: The plan as proposed.
  /// - Throws: ``PlanError`` when something failed.
  public func plan(
    for board: Board, using solver: some LinearSolver, options: PlanOptions
  ) async throws(PlanError) -> Plan {
    let (curve, weights) = board.benefit
    let lineWeights = board.lineWeights(weights).map(\.doubleValue)
    return try board.pooledPlan { pool throws(PlanError) in
      try pool.giveFloors()
      let gains = MarginalGains(pool, curve: curve, weights: lineWeights)
      for (sink, posts) in gains.counts(of: pool.givable).enumerated() {
        pool.give(posts, to: sink)
      }
      return nil
    }
  }
}

/// The gains of further posts on each sink of a pool, which never rise.
private struct MarginalGains {
  let sinks: [PostPool.Sink]
  let curve: BenefitCurve
  let weights: [Double]

  init(_ pool: PostPool, curve: BenefitCurve, weights lineWeights: [Double]) {
    sinks = pool.sinks
    self.curve = curve
    weights = pool.sinks.map { lineWeights[$0.line] }
  }

  /// The gain of the post that follows `count` further ones.
  private func gain(_ sink: Int, after count: Int) -> Double {
    let service = sinks[sink].approved + sinks[sink].granted + count
    return weights[sink] * curve.gain(after: service, need: sinks[sink].need)
  }

  /// How many further posts on a sink gain more than a threshold.
  private func count(_ sink: Int, above threshold: Double) -> Int {
    var (low, high) = (0, sinks[sink].room)
    while low < high {
      let middle = low + (high - low) / 2
      if gain(sink, after: middle) > threshold { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The posts of each sink when the greatest gains are taken one by one, equal ones by id.
  func counts(of posts: Int) -> [Int] {
    if posts >= sinks.reduce(0, { $0 + $1.room }) { return sinks.map(\.room) }
    // Bisect the positive doubles for a threshold above which no more gains lie than there are
    // posts; what is left goes to gains that equal it.
    var low = UInt64(0)
    var high = (sinks.indices.map { gain($0, after: 0) }.max() ?? 0).bitPattern
    var best = sinks.map { _ in 0 }
    while low < high, high - low > 1 {
      let middle = low + (high - low) / 2
      let counts = sinks.indices.map { count($0, above: Double(bitPattern: middle)) }
      if counts.reduce(0, +) <= posts {
        best = counts
        high = middle
      } else {
        low = middle
      }
    }
    var left = posts - best.reduce(0, +)
    while left > 0 {
      // All next gains, greatest first; equal gains are a tie by id.
      let open = sinks.indices.filter { best[$0] < sinks[$0].room }
      let next = open.map { (sink: $0, gain: gain($0, after: best[$0])) }
      guard let greatest = next.map(\.gain).max() else { break }
      for entry in next where entry.gain == greatest && left > 0 {
        let sink = entry.sink
        // A run of equal gains is taken at once: a line that ties stays ahead by its id.
        var (low, high) = (best[sink] + 1, sinks[sink].room)
        while low < high {
          let middle = low + (high - low + 1) / 2
          if gain(sink, after: middle - 1) == greatest { low = middle } else { high = middle - 1 }
        }
        let run = min(left, low - best[sink])
        best[sink] += run
        left -= run
      }
    }
    return best
  }
}
