public import LinearOptimization

/// The legal plan that changes a given plan least.
public struct NearestPlan: Sendable, Hashable {
  /// The legal plan, with the values of the board's levels; without lines if there is none.
  public var plan: Plan
  /// How many posts and bought places differ, summed over all lines.
  public var distance: Int
  /// Whether it was proven that no legal plan is nearer.
  public var isProven: Bool
  /// What differs, from the given plan to the legal one.
  public var difference: PlanDifference
}

extension Board {
  /// Finds the legal plan that changes a given plan least.
  ///
  /// The distance is Σ |final − final'| + |purchased − purchased'|, which is that of released and
  /// granted posts wherever no line releases and receives at once. Soft rules do not count. Among
  /// the nearest plans the one is taken that ``plan(using:options:)`` prefers between equals.
  ///
  /// - Parameters:
  ///   - posts: What each line releases, receives and buys; lines not named do not change.
  ///   - solver: The solver of linear programs.
  ///   - options: Limits and gap.
  /// - Returns: The nearest legal plan; its status says why there is none.
  /// - Throws: ``PlanError`` when something failed; infeasible and stopped are outcomes.
  public func nearestLegalPlan(
    to posts: [PlannedPosts], using solver: some LinearSolver, options: PlanOptions = PlanOptions()
  ) async throws(PlanError) -> NearestPlan {
    let given = whole(posts)
    var eased = withoutSoftRules()
    eased.objective = [ObjectiveLevel(.change(from: withinReach(given)))]
    var plan = try await eased.plan(using: solver, options: options)
    restate(&plan)
    let difference = PlanDifference(from: stated(given), to: plan)
    return NearestPlan(
      plan: plan, distance: difference.distance, isProven: plan.status == .optimal,
      difference: difference)
  }

  /// The same numbers, brought to where a legal plan may be, so that sums stay exact in doubles.
  ///
  /// Beyond that range every legal plan gains the same distance from each further post.
  func withinReach(_ posts: [PlannedPosts]) -> [PlannedPosts] {
    zip(lines, posts).map { line, entry in
      var entry = entry
      entry.final = min(max(entry.final, 0), max(line.approved, line.need))
      entry.purchased = min(max(entry.purchased, 0), max(0, line.need))
      return entry
    }
  }

  /// The board with only what a plan must hold to; soft reclaims still allow what they allow.
  func withoutSoftRules() -> Board {
    guard hasSoftRules else { return self }
    let hard = rules.compactMap { rule -> Rule? in
      guard rule.softWeight != nil else { return rule }
      guard case .reclaim(var reclaim) = rule.kind else { return nil }
      var eased = rule
      reclaim.must = false
      eased.kind = .reclaim(reclaim)
      eased.softWeight = nil
      return eased
    }
    return Board(
      soundScenario: Scenario(
        name: name, categories: categories, posts: lines, rules: hard, objective: objective))
  }

  /// Gives a plan that was made for other levels the values and shortfalls of this board.
  func restate(_ plan: inout Plan) {
    guard !plan.posts.isEmpty else { return }
    plan.levels = levelValues(of: plan.posts)
    plan.shortfalls = audit(plan.posts).shortfalls
    plan.notes = []
  }

  /// A plan that states only its lines and the values of the levels.
  func stated(_ posts: [PlannedPosts]) -> Plan {
    var plan = Plan(scenario: name, status: .proposed)
    plan.posts = posts
    plan.levels = levelValues(of: posts)
    return plan
  }
}

extension PlanDifference {
  /// How many final posts and bought places differ, summed over all lines.
  var distance: Int {
    lines.reduce(0) {
      $0 + abs($1.after.final - $1.before.final) + abs($1.after.purchased - $1.before.purchased)
    }
  }
}
