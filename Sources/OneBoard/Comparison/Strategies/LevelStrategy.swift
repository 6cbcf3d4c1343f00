public import LinearOptimization

/// Plans under all rules of the scenario, with objective levels of its own, proven.
public struct LevelStrategy: AllocationStrategy {
  /// The short name on the command line and in files.
  public let name: String
  /// One sentence on how posts are given.
  public let summary: String
  private let levels: @Sendable (Board) -> [ObjectiveLevel]

  /// Makes a strategy.
  ///
  /// - Parameters:
  ///   - name: The short name on the command line and in files.
  ///   - summary: One sentence on how posts are given.
  ///   - levels: The objective levels for a board, in order of priority.
  public init(
    name: String, summary: String, levels: @escaping @Sendable (Board) -> [ObjectiveLevel]
  ) {
    self.name = name
    self.summary = summary
    self.levels = levels
  }

  /// Plans a board as ``Board/plan(using:options:)`` does, under the strategy's levels.
  ///
  /// - Parameters:
  ///   - board: The board.
  ///   - solver: The solver of linear programs.
  ///   - options: Limits and gap.
  /// - Returns: The plan; its levels are the strategy's.
  /// - Throws: ``PlanError`` when something failed.
  public func plan(
    for board: Board, using solver: some LinearSolver, options: PlanOptions
  ) async throws(PlanError) -> Plan {
    try await board.replacingObjective(levels(board)).plan(using: solver, options: options)
  }
}

extension LevelStrategy {
  /// The greatest benefit with the scenario's weights, each post of a line worth the same.
  public static let weightedLinear = LevelStrategy(
    name: "weighted-linear",
    summary: "All rules; the greatest weighted benefit, every post of a line worth the same."
  ) { [ObjectiveLevel(.benefit(curve: .linear, weights: $0.benefit.weights))] }

  /// The least weighted squared shortage, so that each further post of a line is worth less.
  public static let diminishingBenefit = LevelStrategy(
    name: "diminishing",
    summary: "All rules; the greatest weighted benefit, each further post of a line worth less."
  ) { [ObjectiveLevel(.benefit(curve: .squaredShortage, weights: $0.benefit.weights))] }

  /// Proportional fairness: the greatest sum of logarithms of service, weighted by need alone.
  ///
  /// Source: Kelly, Charging and rate control for elastic traffic (1997); n ln(1 + t) is its whole-post
  /// form, finite for a line without any service.
  public static let proportionalFairness = LevelStrategy(
    name: "proportional-fairness",
    summary: "All rules; no shift of posts gains more, relative to what each has, than it takes."
  ) { _ in [ObjectiveLevel(.benefit(curve: .log, weights: []))] }

  /// Leximin of coverage: the worst-covered line first, then the next, and so on.
  public static let leximin = LevelStrategy(
    name: "leximin",
    summary: "All rules; the worst-covered line as high as possible, then the next, and so on."
  ) { _ in [ObjectiveLevel(.coverage(where: .all)), ObjectiveLevel(.released)] }
}
