public import LinearOptimization

/// Whether a legal plan is better for everyone than a given one.
///
/// It is if the coverage, min(final + purchased, need) / need, of no line with a need is lower and
/// that of some line is higher (Pareto). Lines without a need, soft rules and the objective levels do
/// not count.
public struct Improvement: Sendable, Hashable {
  /// What is known.
  public enum Answer: String, Sendable, Hashable {
    /// A legal plan is better for everyone.
    case found
    /// It is proven that no legal plan is.
    case none
    /// A limit stopped the search before either was known.
    case unknown
  }

  /// What is known.
  public var answer: Answer
  /// The plan that is better for everyone, with the values of the board's levels.
  public var plan: Plan?
  /// How many more posts and places count towards needs, summed over all lines.
  public var gain: Int
  /// Whether it was proven that nothing better for everyone gains more.
  ///
  /// Such a plan leaves nothing that is better for everyone than itself.
  public var isGreatest: Bool
  /// What differs, from the given plan to the better one.
  public var difference: PlanDifference?
}

extension Board {
  /// Finds a legal plan that is better for everyone than a given one, or proves that there is none.
  ///
  /// An integer program maximises the sum of min(final + purchased, need) with the given plan's terms
  /// as floors: a legal plan is better for everyone just where the sum can rise. Among the greatest
  /// the plan nearest to the given one is taken. The given plan need not be legal.
  ///
  /// - Parameters:
  ///   - posts: What each line releases, receives and buys; lines not named do not change.
  ///   - solver: The solver of linear programs.
  ///   - options: Limits and gap.
  /// - Returns: What is known.
  /// - Throws: ``PlanError`` when something failed.
  public func improvement(
    on posts: [PlannedPosts], using solver: some LinearSolver, options: PlanOptions = PlanOptions()
  ) async throws(PlanError) -> Improvement {
    let given = whole(posts)
    var eased = withoutSoftRules()
    eased.objective = [
      ObjectiveLevel(.benefit(curve: .linear, weights: [])),
      ObjectiveLevel(.change(from: withinReach(given))),
    ]
    var maker = PlanMaker(
      board: eased, solver: solver, options: options, deadline: Deadline(after: options.timeLimit))
    let floors = served(given)
    for line in lines.indices where floors[line] > 0 { maker.serviceFloors[line] = floors[line] }
    var plan = try await maker.plan()
    plan.work = maker.work
    if plan.posts.isEmpty {
      return Improvement(
        answer: plan.status == .infeasible ? .none : .unknown, gain: 0, isGreatest: false)
    }
    // Only the first level matters for the proof; the second picks among equals.
    let isProven = plan.levels.first.map { $0.value == $0.bound } ?? false
    let gain = zip(served(plan.posts), floors).reduce(0) { $0 + $1.0 - $1.1 }
    guard gain > 0 else {
      return Improvement(answer: isProven ? .none : .unknown, gain: 0, isGreatest: false)
    }
    restate(&plan)
    return Improvement(
      answer: .found, plan: plan, gain: gain, isGreatest: isProven,
      difference: PlanDifference(from: stated(given), to: plan))
  }

  /// What counts towards the need of each line.
  private func served(_ posts: [PlannedPosts]) -> [Int] {
    zip(lines, posts).map { max(0, min($1.final + $1.purchased, $0.need)) }
  }
}
