public import LinearOptimization

extension Board {
  /// Decides requests under a plan: what each is granted, and which rule or price decided it.
  ///
  /// A request changes neither a need nor the plan. The posts that the plan grants to a line, and then
  /// the places it buys, go to the line's requests in order of their days; of one day the smallest
  /// first.
  ///
  /// What decided is found by the audit: the rules that the same plan with one more post on the line
  /// would break; for a service, with a post instead of a place; for a request granted in full, with one
  /// post less. Where the category's pool or total decides, the price is the difference between the
  /// best plans with and without one more post for the category. They are not named beside a limit of
  /// the line itself, nor beside a rule where a post is worth at least the price.
  ///
  /// - Parameters:
  ///   - requests: The requests, in any order.
  ///   - posts: What the plan does with each line; lines not named do not change.
  ///   - solver: The solver of linear programs, for prices.
  ///   - options: Limits of each plan that is made for a price; a price that they stop is left out.
  ///     Progress is reported for each line with requests.
  /// - Returns: The decisions.
  /// - Throws: ``RequestError`` if a line is unknown, the plan is not legal, planning failed, or the
  ///   task was cancelled.
  /// - Complexity: Two audits for each line with requests, and up to four plans for each pool.
  public func decide(
    _ requests: [Request], under posts: [PlannedPosts], using solver: some LinearSolver,
    options: PlanOptions = PlanOptions()
  ) async throws(RequestError) -> RequestReport {
    let base = audit(posts)
    guard base.violations.isEmpty else { throw .illegalPlan(base.violations) }
    var book = RequestBook(board: self, posts: posts, shortfalls: base.shortfalls)
    for request in requests {
      guard let line = book.positions[request.line], lines[line].unit == request.unit else {
        throw .unknownLine(request)
      }
    }
    let groups = Dictionary(grouping: requests, by: \.line).sorted { $0.key < $1.key }
    var decisions: [RequestDecision] = []
    for (step, (id, group)) in groups.enumerated() {
      if Task.isCancelled { throw .stopped }
      options.progress?(PlanProgress(phase: "requests", step: step + 1, steps: groups.count))
      guard let line = book.positions[id] else { continue }
      decisions += book.decisions(on: line, group.sorted { $0.isServed(before: $1) })
    }
    let prices = try await prices(for: decisions, using: solver, options: options)
    for decision in decisions.indices {
      for reason in decisions[decision].reasons.indices {
        let rule = decisions[decision].reasons[reason].rule
        guard let price = prices.first(where: { $0.isAsked(by: rule) }) else { continue }
        decisions[decision].reasons[reason].price = price
      }
      decisions[decision].leaveOutPoolsThatWouldPay()
    }
    let asked = Set(groups.map(\.key))
    let given = book.posts.reduce(0) { $0 + (asked.contains($1.id) ? $1.granted : 0) }
    return RequestReport(
      decisions: decisions, prices: prices,
      grantedUnasked: given - decisions.reduce(0) { $0 + $1.granted })
  }

  private func prices(
    for decisions: [RequestDecision], using solver: some LinearSolver, options: PlanOptions
  ) async throws(RequestError) -> [PoolPrice] {
    let named = Set(decisions.flatMap { $0.reasons.map(\.rule) })
    var prices: [PoolPrice] = []
    for category in categories
    where named.contains(where: { category.isScarcity($0) }) {
      do throws(PlanError) {
        guard let price = try await price(of: category.id, using: solver, options: options)
        else { continue }
        prices.append(price)
      } catch {
        throw .plan(error)
      }
    }
    return prices
  }

  /// What one more post for a category, in its pool and in its total, would be worth to the best plan.
  ///
  /// - Parameters:
  ///   - category: The category's id.
  ///   - solver: The solver of linear programs.
  ///   - options: Limits and gap of each plan.
  /// - Returns: The price; `nil` if there is no such category or no two proven plans were found.
  /// - Throws: ``PlanError`` when something failed.
  public func price(
    of category: String, using solver: some LinearSolver, options: PlanOptions = PlanOptions()
  ) async throws(PlanError) -> PoolPrice? {
    var richer = categories
    guard let position = richer.firstIndex(where: { $0.id == category }),
      richer[position].reserve < PostLine.maximumPosts
    else { return nil }
    richer[position].reserve += 1
    // A post that the total does not allow is none.
    richer[position].totalAtMost = richer[position].totalAtMost.map {
      min($0, Int.max - 1) + 1
    }
    var boards = [categories, richer].map { categories in
      Board(
        soundScenario: Scenario(
          name: name, categories: categories, posts: lines, rules: rules, objective: objective))
    }
    // The first level nearly always tells; the others are planned only if it does not.
    for count in Set([min(1, objective.count), objective.count]).sorted() {
      for board in boards.indices { boards[board].objective = Array(objective.prefix(count)) }
      let before = try await boards[0].plan(using: solver, options: options)
      let after = try await boards[1].plan(using: solver, options: options)
      guard before.status == .optimal, after.status == .optimal else { return nil }
      for (level, next) in zip(before.levels, after.levels) {
        let isMaximized = level.name == "benefit" || level.name == "coverage"
        let gain = isMaximized ? next.value - level.value : level.value - next.value
        guard abs(gain) > 1e-9 * max(1, abs(level.value)) else { continue }
        let rounded = abs(gain) < 1e6 ? (gain * 1e9).rounded() / 1e9 : gain
        return PoolPrice(category: category, level: level.name, value: rounded)
      }
    }
    return PoolPrice(category: category, level: nil, value: 0)
  }
}

extension RequestDecision {
  /// A price that the line's worth reaches did not decide where a rule stood in the way.
  fileprivate mutating func leaveOutPoolsThatWouldPay() {
    guard let worth, open > 0, reasons.contains(where: { $0.price == nil }) else { return }
    reasons.removeAll { reason in
      guard let price = reason.price, price.level == "benefit" else { return false }
      return worth > price.value - 1e-9 * max(1, abs(price.value))
    }
  }
}

extension PoolPrice {
  /// Whether a reason has this price.
  fileprivate func isAsked(by rule: String) -> Bool {
    QuotaCategory(id: category).isScarcity(rule)
  }
}

extension QuotaCategory {
  /// Whether a reason is that the category has no more posts: the pool, what must be left in it, or
  /// the total.
  func isScarcity(_ rule: String) -> Bool {
    rule == "pool:\(id)" || rule == "keepAtLeast:\(id)" || rule == "total:\(id)"
  }
}
