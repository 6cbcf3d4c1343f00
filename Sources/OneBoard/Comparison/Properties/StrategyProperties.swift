public import LinearOptimization

/// How a strategy behaves when a board changes, found by running it again on changed boards.
///
/// These are observations on one board: a property that shows no exception here may have one
/// elsewhere.
public struct StrategyProperties: Sendable, Hashable {
  /// Whether any line loses posts when a reserve grows.
  public var houseMonotonicity: HouseMonotonicity
  /// Whether the plan depends on the order in which the scenario is written.
  public var orderIndependence: OrderIndependence
  /// What a unit gains by asking for 10 % more.
  public var inflationGain: InflationGain
}

/// Whether a larger reserve ever costs a line posts, as in the Alabama paradox of apportionment
/// (Balinski and Young 1982).
public struct HouseMonotonicity: Sendable, Hashable {
  /// A line that ends with fewer posts although a reserve has one more.
  public struct Loss: Sendable, Hashable {
    /// The category whose reserve grows.
    public var category: String
    /// The line that loses.
    public var line: String
    /// The reserve before; afterwards it is one more.
    public var reserve: Int
    /// The line's final posts at the smaller reserve.
    public var before: Int
    /// The line's final posts at the larger reserve.
    public var after: Int
  }

  /// The first losses found, by category, reserve and line; at most ``mostLosses``.
  public var losses: [Loss] = []
  /// How many losses were found in all.
  public var lossCount = 0
  /// How many pairs of plans, a reserve and one post more, were compared.
  public var comparisons = 0
  /// Whether all that was asked for was compared.
  public var isComplete = true

  /// The most losses that are kept.
  public static let mostLosses = 20
}

/// Whether a strategy gives the same plan for the same scenario in another order.
public struct OrderIndependence: Sendable, Hashable {
  /// The orders in which a plan differed, of ``orders``.
  public var differences = 0
  /// The first line that differed, by id.
  public var firstLine: String?
  /// In how many other orders a plan was made.
  public var orders = 0
  /// Whether all that was asked for was tried.
  public var isComplete = true
}

/// What units gain in final posts by raising the need of all their lines by 10 %, rounded up, one
/// unit at a time.
public struct InflationGain: Sendable, Hashable {
  /// The greatest gain in posts; `nil` where no unit could be tried.
  public var greatest: Int?
  /// The unit of the greatest gain, the first by id.
  public var unit: String?
  /// The arithmetic mean of the gains in posts over the units tried.
  public var mean: Double?
  /// How many units were tried.
  public var units = 0
  /// How many units have a need.
  public var unitCount = 0
  /// Whether all units of the sample were tried.
  public var isComplete = true
}

extension AllocationStrategy {
  /// Finds how the strategy behaves when a board changes.
  ///
  /// - Parameters:
  ///   - board: The board.
  ///   - posts: The strategy's plan of the board.
  ///   - solver: A solver, for strategies that need one.
  ///   - options: Limits and gap of each plan.
  ///   - settings: How much work may be done.
  /// - Returns: What was observed.
  /// - Complexity: At most categories × growth + shuffles + sample plans.
  public func properties(
    on board: Board, posts: [PlannedPosts], using solver: some LinearSolver,
    options: PlanOptions = PlanOptions(), settings: PropertySettings = PropertySettings()
  ) async -> StrategyProperties {
    let start = ContinuousClock.now
    let whole = board.everyLine(of: posts)
    // What one property leaves of its share of the time is shared by those after it.
    func trials(_ propertiesLeft: Int) -> PropertyTrials<Self, some LinearSolver> {
      let left = settings.timeLimit.map { max(.zero, $0 - start.duration(to: .now)) }
      return PropertyTrials(
        strategy: self, board: board, posts: whole, solver: solver, options: options,
        settings: settings, deadline: Deadline(after: left.map { $0 / propertiesLeft }))
    }
    let order = await trials(3).orderIndependence()
    let gain = await trials(2).inflationGain()
    let house = await trials(1).houseMonotonicity()
    return StrategyProperties(
      houseMonotonicity: house, orderIndependence: order, inflationGain: gain)
  }
}
