public import OneBoard

/// A synthetic scenario with what is known about it.
public struct GeneratedScenario: Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// A plan that keeps every hard rule, in the order of the scenario's posts; it is not the best.
  ///
  /// Where a conflict was built in, it is empty.
  public let witness: [PlannedPosts]
  /// The ids of the rules and invariants that cannot hold together, in id order; empty if a legal
  /// plan exists.
  public let conflict: [String]
}

/// Makes synthetic scenarios: counties with units, vacancies, shortages and rules of every kind.
///
/// No unit, town or number is a real one. Rates of vacancy and over-quota staff lie in published
/// ranges. The same settings give the same scenario on every machine.
public struct CountyGenerator: Sendable {
  /// The settings.
  public let settings: CountySettings

  /// Makes a generator.
  ///
  /// - Parameter settings: What the scenario should look like.
  /// - Throws: ``CountySettingsError`` that names the first wrong setting and says what to write.
  public init(_ settings: CountySettings) throws(CountySettingsError) {
    try settings.validate()
    self.settings = settings
  }

  /// The scenario alone.
  ///
  /// - Returns: The scenario.
  /// - Complexity: O(lines + counties × rules of a county).
  public func scenario() -> Scenario { generated().scenario }

  /// The scenario and what is known about it.
  ///
  /// - Returns: The scenario with a legal plan or the conflict that was built in.
  /// - Complexity: O(lines + counties × rules of a county).
  public func generated() -> GeneratedScenario {
    let (share, more) = settings.lines.quotientAndRemainder(dividingBy: settings.counties)
    var counties = (0..<settings.counties).map { number in
      var county = CountyDraft(
        number: number, size: share + (number < more ? 1 : 0), settings: settings)
      county.fill()
      county.settle()
      return county
    }
    let conflict = settings.infeasibility.map { CountyConflict($0, in: &counties) }
    let scenario = Scenario(
      name: name, categories: categories(of: counties, conflict),
      posts: counties.count == 1 ? counties[0].lines : counties.flatMap(\.lines),
      rules: rules(of: counties, conflict), objective: objective)
    return GeneratedScenario(
      scenario: scenario, witness: conflict == nil ? witness(of: counties) : [],
      conflict: conflict?.members ?? [])
  }

  private var name: String {
    "合成县 (synthetic: \(settings.lines) lines, \(settings.counties) "
      + "\(settings.counties == 1 ? "county" : "counties"), seed \(settings.seed))"
  }

  private func categories(
    of counties: [CountyDraft], _ conflict: CountyConflict?
  ) -> [QuotaCategory] {
    var categories: [QuotaCategory] = []
    let names = ["行政编制", "事业编制", "工勤编制"]
    for (position, county) in counties.enumerated() {
      for (pool, name) in zip(CountyDraft.Pool.allCases, names) {
        let isShared = pool == .institution && settings.sharesPool
        if isShared, position > 0 { continue }
        var category = QuotaCategory(id: county.category(of: pool), name: name)
        if pool == .institution {
          let approved = (isShared ? counties : [county]).reduce(0) { $0 + $1.approved(in: pool) }
          if position == 0, let conflict {
            // A reserve and its floor would be members of the conflict as well.
            category.totalAtMost = conflict.total
          } else {
            category.reserve = approved / 400
            category.keepAtLeast = category.reserve
            category.totalAtMost = approved
          }
        }
        categories.append(category)
      }
    }
    return categories
  }

  private func rules(of counties: [CountyDraft], _ conflict: CountyConflict?) -> [Rule] {
    let kind = settings.infeasibility
    // Every clinic of every county must get a technician in the hidden plan.
    let isPromised = counties.allSatisfy { county in
      county.marks.allSatisfy { $0.role != .technician || $0.granted > 0 }
    }
    let isSharedFence = settings.sharesPool && kind == .fence
    var rules = CountyRules.common(
      of: counties, hasTechnicianFloor: isPromised && !isSharedFence)
    for (position, county) in counties.enumerated() {
      var own = CountyRules(county: county)
      // Other limits of the same posts would make other conflicts than the one that is told.
      if position == 0 || isSharedFence, let kind, kind != .total {
        own.hasCeilings = false
        own.hasFloors = kind == .floor
      }
      rules += own.rules
    }
    return rules + (conflict?.rules ?? [])
  }

  private var objective: [ObjectiveLevel] {
    let weights = [
      BenefitWeight(where: .where(.tier, "township"), times: 1.5),
      BenefitWeight(where: .where(.sector, "health"), times: 1.2),
      BenefitWeight(where: .where(.occupation, "teacher"), times: 1.3),
    ]
    let benefit = ObjectiveLevel(.benefit(curve: settings.curve, weights: weights))
    switch settings.levels {
    case .standard:
      return [benefit, ObjectiveLevel(.coverage(where: .all)), ObjectiveLevel(.released)]
    case .benefit: return [benefit]
    }
  }

  private func witness(of counties: [CountyDraft]) -> [PlannedPosts] {
    counties.flatMap { county in
      zip(county.lines, county.marks).map { line, mark in
        PlannedPosts(
          id: line.id, released: mark.released, granted: mark.granted, purchased: mark.purchased,
          final: line.approved - mark.released + mark.granted)
      }
    }
  }
}
