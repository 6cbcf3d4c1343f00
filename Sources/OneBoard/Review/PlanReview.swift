public import LinearOptimization

/// A plan measured against the plans that a solver finds.
public struct PlanReview: Sendable, Hashable {
  /// The best plan of the board.
  public var best: Plan
  /// How far the plan is from the best one, level by level.
  public var distances: [LevelDistance]
  /// The legal plan that changes the plan least; `nil` if no plan is legal.
  public var nearest: NearestPlan?
  /// Whether a legal plan is better for everyone; `nil` if no plan is legal.
  public var improvement: Improvement?

  /// Makes a review.
  ///
  /// - Parameters:
  ///   - best: The best plan of the board.
  ///   - distances: How far the plan is from the best one.
  ///   - nearest: The legal plan that changes the plan least.
  ///   - improvement: Whether a legal plan is better for everyone.
  public init(
    best: Plan, distances: [LevelDistance], nearest: NearestPlan? = nil,
    improvement: Improvement? = nil
  ) {
    self.best = best
    self.distances = distances
    self.nearest = nearest
    self.improvement = improvement
  }

  /// The first level that prefers one of the two plans; later levels do not decide between them.
  public var decisive: LevelDistance? { distances.first { $0.preference != 0 } }
}

extension Board {
  /// Measures a plan against the best plan, the nearest legal plan and plans better for everyone.
  ///
  /// - Parameters:
  ///   - posts: What each line releases, receives and buys; lines not named do not change. They need
  ///     not be legal.
  ///   - solver: The solver of linear programs.
  ///   - options: Limits of each of the three plans, and the gap.
  /// - Returns: What was found.
  /// - Throws: ``PlanError`` when something failed; infeasible and stopped are outcomes.
  public func review(
    _ posts: [PlannedPosts], using solver: some LinearSolver, options: PlanOptions = PlanOptions()
  ) async throws(PlanError) -> PlanReview {
    let best = try await plan(using: solver, options: options)
    var review = PlanReview(best: best, distances: distances(of: posts, from: best))
    if best.status == .infeasible { return review }
    review.nearest = try await nearestLegalPlan(to: posts, using: solver, options: options)
    review.improvement = try await improvement(on: posts, using: solver, options: options)
    return review
  }
}
