public import LinearOptimization

extension Board {
  /// Explains what a plan does with a line.
  ///
  /// What stands in the way is found by the audit of the same plan with one more post on the line.
  /// The loser and the cost are those of the best plan in which the line has one more post, and every
  /// way is planned again: nothing is read off a linear program.
  ///
  /// - Parameters:
  ///   - id: The line's id.
  ///   - plan: A legal plan of this board, best for it if its words are to be.
  ///   - solver: The solver of linear programs.
  ///   - options: Limits of each plan that is made.
  /// - Returns: The explanation.
  /// - Throws: ``ExplanationError``.
  /// - Complexity: Two audits, and a plan for what one more post costs, for each rule and own limit in
  ///   the way, and up to ten for the pool.
  public func explanation(
    of id: String, in plan: Plan, using solver: some LinearSolver,
    options: PlanOptions = PlanOptions()
  ) async throws(ExplanationError) -> LineExplanation {
    let base = audit(plan.posts)
    guard base.violations.isEmpty else { throw .illegalPlan(base.violations) }
    var book = RequestBook(board: self, posts: plan.posts, shortfalls: base.shortfalls)
    guard let position = book.positions[id] else { throw .unknownLine(id) }
    let posts = book.posts[position]
    let asked = Request(
      line: id, unit: lines[position].unit, posts: posts.granted + posts.purchased + 1)
    let decision = book.decisions(on: position, [asked]).first
    var explainer = Explainer(
      board: self, solver: solver, options: options, line: position, posts: posts)
    return LineExplanation(
      line: lines[position], posts: posts, reasons: decision?.reasons ?? [],
      worth: decision?.worth, oneMore: try await explainer.onePostMore(than: plan),
      ways: try await explainer.ways(past: decision?.reasons ?? []))
  }
}

/// Plans variants of a board to see when a line gets more.
private struct Explainer<Solver: LinearSolver> {
  let board: Board
  let solver: Solver
  let options: PlanOptions
  let line: Int
  let posts: PlannedPosts

  private var scenario: Scenario {
    Scenario(
      name: board.name, categories: board.categories, posts: board.lines, rules: board.rules,
      objective: board.objective)
  }

  private func plan(of scenario: Scenario) async throws(ExplanationError) -> Plan {
    do throws(PlanError) {
      return try await Board(soundScenario: scenario).plan(using: solver, options: options)
    } catch {
      throw .plan(error)
    }
  }

  mutating func onePostMore(than plan: Plan) async throws(ExplanationError) -> OnePostMore {
    var richer = scenario
    richer.posts[line].min = max(richer.posts[line].min ?? 0, posts.final + 1)
    if let most = richer.posts[line].max, most < posts.final + 1 {
      return .noLegalPlan("The line \(posts.id) has its greatest number of posts, \(most).")
    }
    let other = try await self.plan(of: richer)
    switch other.status {
    case .infeasible: return .noLegalPlan(other.conflict?.sentence ?? "")
    case .stopped, .feasible, .proposed: return .stopped
    case .optimal: break
    }
    let difference = PlanDifference(from: plan, to: other)
    // A level with a tolerance may even gain; what one more post costs is the first that loses.
    let level = board.distances(of: other.posts, from: plan).first { $0.preference > 0 }
    let losers = difference.lines.filter {
      $0.after.final + $0.after.purchased < $0.before.final + $0.before.purchased
    }
    return .possible(OnePostMorePlan(level: level, losers: losers))
  }

  mutating func ways(
    past reasons: [RequestReason]
  ) async throws(ExplanationError) -> [WayToOnePostMore] {
    var ways: [WayToOnePostMore] = []
    for reason in reasons {
      var changed = scenario
      let change: WayToOnePostMore.Change
      if let rule = changed.rules.firstIndex(where: { $0.id == reason.rule }) {
        changed.rules.remove(at: rule)
        change = .without(rule: reason.rule)
      } else if reason.rule == "need" {
        changed.posts[line].need += 1
        change = .need
      } else if reason.rule == "lineMaximum", let most = changed.posts[line].max {
        changed.posts[line].max = most + 1
        change = .maximum
      } else {
        continue
      }
      if let final = try await final(in: changed), final > posts.final {
        ways.append(WayToOnePostMore(change: change, final: final))
      }
    }
    if let way = try await wayThroughPool() { ways.append(way) }
    return ways
  }

  /// The fewest posts more in the pool that are found to reach the line, up to a limit.
  private func wayThroughPool() async throws(ExplanationError) -> WayToOnePostMore? {
    let category = board.lines[line].category
    guard let pool = board.categories.firstIndex(where: { $0.id == category }) else { return nil }
    func final(with more: Int) async throws(ExplanationError) -> Int? {
      var richer = scenario
      guard richer.categories[pool].reserve <= PostLine.maximumPosts - more else { return nil }
      richer.categories[pool].reserve += more
      // A post that the total does not allow is none.
      richer.categories[pool].totalAtMost = richer.categories[pool].totalAtMost.map {
        min($0, Int.max - more) + more
      }
      return try await self.final(in: richer)
    }
    var (none, some) = (0, 0)
    var found: Int?
    for more in [1, 2, 4, 8, 16, 32] {
      if let reached = try await final(with: more), reached > posts.final {
        (some, found) = (more, reached)
        break
      }
      none = more
    }
    while found != nil, none + 1 < some {
      let middle = (none + some) / 2
      if let reached = try await final(with: middle), reached > posts.final {
        (some, found) = (middle, reached)
      } else {
        none = middle
      }
    }
    return found.map {
      WayToOnePostMore(change: .pool(category: category, posts: some), final: $0)
    }
  }

  /// The line's final posts in the best plan; `nil` without a proven one.
  private func final(in scenario: Scenario) async throws(ExplanationError) -> Int? {
    let other = try await plan(of: scenario)
    guard other.status == .optimal else { return nil }
    return other.posts.first { $0.id == posts.id }?.final ?? board.lines[line].approved
  }
}
