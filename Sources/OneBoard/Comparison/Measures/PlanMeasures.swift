/// What a plan does to a county, in figures that were computed without the planner.
public struct PlanMeasures: Sendable, Hashable {
  /// Posts given to lines: Σ g, in posts.
  public var granted: Int
  /// Posts taken back from lines: Σ r, in posts.
  public var released: Int
  /// Service places bought instead of posts: Σ p, in places.
  public var purchased: Int
  /// The fraction of granted posts that went to frontline lines; `nil` where nothing is granted or
  /// no line is frontline.
  public var frontlineShare: Double?
  /// The fraction of granted posts that went to direct public benefit; `nil` where nothing is
  /// granted or no line serves it.
  public var publicBenefitShare: Double?
  /// How coverage min(1, s / n) is spread over the lines with need n > 0.
  public var coverage: CoverageSpread
  /// Towns with less than a `bound … atLeast … per town` asks, hard or soft; each counts once.
  ///
  /// Floors on released posts are not floors of service and do not count.
  public var townsBelowFloor: Int
  /// The ids of the hard rules and invariants that the audit found broken, in order.
  public var brokenRules: [String]
  /// How many violations the audit found; one rule may be broken at many places.
  public var violations: Int
  /// How many units release or receive posts.
  public var unitsTouched: Int
  /// The least number of posts that change place, whatever the moves.
  ///
  /// That is Σ over categories of the greater of released and granted.
  public var postsMoved: Int
  /// What bought places cost: Σ unit cost × places, exactly (whole, rounded up, above 10⁹).
  public var money: ExactDecimal
  /// Σ W (φ(s) − φ(a)) by the scenario's first benefit level; linear without weights if it has none.
  public var benefit: Double
  /// What needs still lack: Σ max(0, n − s), in posts.
  public var shortage: Int
  /// What soft rules fall short of, in weighted posts, as in the plan's level of that name.
  public var shortfall: Double
  /// The fraction of the best benefit that the plan gives up: (best − benefit) / best (Bertsimas,
  /// Farias and Trichakis 2011); `nil` while the best benefit is not known or not above 0.
  ///
  /// It is below 0 where a plan that breaks rules exceeds every legal plan.
  public var priceOfFairness: Double?

  /// Whether the audit found no violation.
  public var isLegal: Bool { violations == 0 }

  /// The value of a measure.
  ///
  /// - Parameter measure: The measure.
  /// - Returns: The value; `nil` where the measure is not defined or not known.
  public subscript(measure: Measure) -> Double? {
    switch measure {
    case .benefit: benefit
    case .priceOfFairness: priceOfFairness
    case .violations: Double(violations)
    case .brokenRules: Double(brokenRules.count)
    case .granted: Double(granted)
    case .released: Double(released)
    case .purchased: Double(purchased)
    case .money: money.doubleValue
    case .shortage: Double(shortage)
    case .shortfall: shortfall
    case .frontlineShare: frontlineShare
    case .publicBenefitShare: publicBenefitShare
    case .leastCoverage: coverage.least
    case .meanCoverage: coverage.mean
    case .gini: coverage.gini
    case .jain: coverage.jain
    case .theil: coverage.theil
    case .townsBelowFloor: Double(townsBelowFloor)
    case .unitsTouched: Double(unitsTouched)
    case .postsMoved: Double(postsMoved)
    }
  }
}

extension Board {
  /// Measures a plan, which need not keep any rule.
  ///
  /// The price of fairness needs the best benefit and is left open; see
  /// ``bestBenefit(using:timeLimit:)``.
  ///
  /// - Parameters:
  ///   - posts: What each line releases, receives and buys; lines not named do not change.
  ///   - settings: Which lines count as frontline and public benefit; recognised if not given.
  /// - Returns: The figures.
  public func measures(
    of posts: [PlannedPosts], settings: MeasureSettings? = nil
  ) -> PlanMeasures {
    var measurer = PlanMeasurer(
      self, settings: settings ?? MeasureSettings(recognizedOn: self))
    return measurer.measures(of: posts, report: audit(posts))
  }
}
