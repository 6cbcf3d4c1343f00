public import LinearOptimization

/// What several ways of allocating do to one county, measured alike.
public struct Comparison: Sendable {
  /// The scenario's name.
  public var scenario: String
  /// One entry for each strategy, in the order in which they were given.
  public var entries: [ComparisonEntry]
  /// The greatest benefit of any plan that keeps the hard rules; `nil` if it was not asked for.
  public var bestBenefit: BestBenefit?
  /// What each hard rule costs in benefit; empty if it was not asked for.
  public var rulePrices: [RulePrice]

  /// The entries in order of a measure; those without it stand last, equal ones in order of name.
  ///
  /// - Parameter measure: The measure; if not given, legal plans stand first, and then the greatest
  ///   benefit.
  /// - Returns: The entries.
  public func sorted(by measure: Measure? = nil) -> [ComparisonEntry] {
    let key = measure ?? .benefit
    return entries.sorted { left, right in
      if measure == nil {
        let legal = [left, right].map { $0.measures?.isLegal ?? false }
        if legal[0] != legal[1] { return legal[0] }
      }
      switch (left.measures?[key], right.measures?[key]) {
      case (let first?, let second?) where first != second:
        return key.sortsDescending ? first > second : first < second
      case (_?, nil): return true
      case (nil, _?): return false
      default: return left.name < right.name
      }
    }
  }
}

/// What one strategy did.
public struct ComparisonEntry: Sendable {
  /// The strategy's name.
  public var name: String
  /// One sentence on how it gives posts.
  public var summary: String
  /// Its plan; `nil` where it failed.
  public var plan: Plan?
  /// What the audit found; `nil` without a plan.
  public var report: AuditReport?
  /// The figures; `nil` without a plan.
  public var measures: PlanMeasures?
  /// How the strategy behaves on changed boards; `nil` if it was not asked for.
  public var properties: StrategyProperties?
  /// Wall-clock time of the strategy alone, in seconds.
  public var seconds: Double
  /// Why there is no plan.
  public var failure: String?

  init(_ strategy: some AllocationStrategy) {
    name = strategy.name
    summary = strategy.summary
    seconds = 0
  }
}

/// What a comparison finds besides plans and their measures.
public struct ComparisonSettings: Sendable {
  /// Limits of each plan, each properties' plan, and of all prices together.
  public var options = PlanOptions()
  /// Which lines count as frontline and public benefit; recognised if `nil`.
  public var measures: MeasureSettings?
  /// Whether the best benefit, and with it the price of fairness, is found.
  public var findsBestBenefit = true
  /// Whether the price of each hard rule is found.
  public var findsRulePrices = false
  /// How properties are found; `nil` if they are not.
  public var properties: PropertySettings?

  /// Makes settings that find the best benefit, but no prices of rules and no properties.
  public init() {}
}

extension Board {
  /// Runs strategies on the board, audits what they propose and measures it.
  ///
  /// A strategy that fails is listed with its reason. When the task is cancelled, strategies that
  /// were not run yet are listed as such.
  ///
  /// - Parameters:
  ///   - strategies: The strategies.
  ///   - solver: A solver, for strategies and prices.
  ///   - settings: Limits, and what is found.
  /// - Returns: One entry for each strategy.
  public func comparison(
    of strategies: [any AllocationStrategy], using solver: some LinearSolver,
    settings: ComparisonSettings = ComparisonSettings()
  ) async -> Comparison {
    let limit = settings.options.timeLimit
    let steps = strategies.count + (settings.findsBestBenefit ? 1 : 0)
    var comparison = Comparison(scenario: name, entries: [], rulePrices: [])
    if settings.findsBestBenefit || settings.findsRulePrices {
      settings.options.progress?(PlanProgress(phase: "best benefit", step: 1, steps: steps))
      comparison.bestBenefit = await bestBenefit(using: solver, timeLimit: limit)
    }
    var measurer = PlanMeasurer(
      self, settings: settings.measures ?? MeasureSettings(recognizedOn: self))
    for (index, strategy) in strategies.enumerated() {
      let step = steps - strategies.count + index + 1
      settings.options.progress?(PlanProgress(phase: strategy.name, step: step, steps: steps))
      var entry = await entry(for: strategy, using: solver, options: settings.options, &measurer)
      if let best = comparison.bestBenefit?.value, best > 0, let measures = entry.measures {
        entry.measures?.priceOfFairness = (best - measures.benefit) / best
      }
      if let properties = settings.properties, let plan = entry.plan, entry.measures != nil {
        entry.properties = await strategy.properties(
          on: self, posts: plan.posts, using: solver, options: settings.options,
          settings: properties)
      }
      comparison.entries.append(entry)
    }
    if settings.findsRulePrices, let best = comparison.bestBenefit {
      settings.options.progress?(
        PlanProgress(phase: "prices of rules", step: steps, steps: steps))
      comparison.rulePrices = await rulePrices(using: solver, best: best, timeLimit: limit)
    }
    return comparison
  }

  private func entry(
    for strategy: some AllocationStrategy, using solver: some LinearSolver, options: PlanOptions,
    _ measurer: inout PlanMeasurer
  ) async -> ComparisonEntry {
    var entry = ComparisonEntry(strategy)
    if Task.isCancelled {
      entry.failure = "It was not run, because the comparison was cancelled."
      return entry
    }
    let start = ContinuousClock.now
    var options = options
    options.progress = nil
    do {
      let plan = try await strategy.plan(for: self, using: solver, options: options)
      let elapsed = start.duration(to: .now).components
      entry.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
      entry.plan = plan
      if plan.posts.isEmpty, plan.status == .infeasible {
        entry.failure = plan.conflict?.sentence ?? "No legal plan exists."
      } else if plan.posts.isEmpty, plan.status == .stopped {
        entry.failure = "A limit stopped it before a plan was found."
      } else {
        let report = audit(plan.posts)
        entry.report = report
        entry.measures = measurer.measures(of: plan.posts, report: report)
      }
    } catch {
      let elapsed = start.duration(to: .now).components
      entry.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
      entry.failure = error.sentence
    }
    return entry
  }
}
