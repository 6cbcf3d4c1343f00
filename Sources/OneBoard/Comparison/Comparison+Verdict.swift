extension Comparison {
  /// What the figures say, in short sentences, each of which restates figures of the entries.
  public var verdict: [String] {
    let planned = entries.compactMap { entry in
      entry.measures.map { Judged(name: entry.name, measures: $0) }
    }
    return legality(of: planned) + leaders(among: planned) + departmentalLoss(planned)
      + breaches(of: planned) + unproven + withoutPlan + prices + properties
  }

  /// A strategy that has a plan.
  private struct Judged {
    let name: String
    let measures: PlanMeasures
  }

  private func legality(of planned: [Judged]) -> [String] {
    guard !planned.isEmpty else { return ["No strategy has a plan."] }
    let legal = planned.filter(\.measures.isLegal).map(\.name)
    let all = planned.count == 1 ? "plan" : "\(planned.count) plans"
    if legal.isEmpty {
      return [
        planned.count == 1 ? "The plan breaks hard rules." : "Each of the \(all) breaks hard rules."
      ]
    }
    if legal.count == planned.count {
      return [
        planned.count == 1
          ? "The plan of \(legal[0]) keeps every hard rule." : "All \(all) keep every hard rule."
      ]
    }
    return [
      "Of \(all), \(legal.count) keep\(legal.count == 1 ? "s" : "") every hard rule: \(list(legal))."
    ]
  }

  private func leaders(among planned: [Judged]) -> [String] {
    let legal = planned.filter(\.measures.isLegal)
    guard legal.count > 1 else {
      return legal.map { "Its benefit is \(figure($0.measures.benefit))." }
    }
    return [(Measure.benefit, "benefit"), (.leastCoverage, "least coverage")].map { measure, name in
      let values = legal.map { $0.measures[measure] ?? 0 }
      let greatest = values.max() ?? 0
      let best = zip(legal, values).filter { isEqual($0.1, greatest) }.map(\.0.name)
      if best.count == legal.count {
        return "All legal plans have the same \(name), \(figure(greatest))."
      }
      return "Of the legal plans \(best.count == 1 ? "that" : "those") of \(list(best)) "
        + "\(best.count == 1 ? "has" : "have") the greatest \(name), \(figure(greatest))."
    }
  }

  /// What each department on its own loses against the whole board.
  private func departmentalLoss(_ planned: [Judged]) -> [String] {
    guard let whole = planned.first(where: { $0.name == FullBoard().name }),
      let parts = planned.first(where: { $0.name == "departmental" })
    else { return [] }
    let (full, own) = (whole.measures.benefit, parts.measures.benefit)
    let start = "The benefit of \(parts.name), \(figure(own)), is "
    if isEqual(full, own) { return [start + "that of \(whole.name)."] }
    let percent = full > 0 ? " (\(figure((abs(full - own) / full * 1000).rounded() / 10)) %)" : ""
    let relation = own < full ? "less" : "more"
    return [start + "\(figure(abs(full - own)))\(percent) \(relation) than that of \(whole.name)."]
  }

  /// Who breaks what; plans that break the same rules as often share a sentence.
  private func breaches(of planned: [Judged]) -> [String] {
    var groups: [(rules: [String], count: Int, plans: [Judged])] = []
    for plan in planned where !plan.measures.isLegal {
      let (rules, count) = (plan.measures.brokenRules, plan.measures.violations)
      if let known = groups.firstIndex(where: { $0.rules == rules && $0.count == count }) {
        groups[known].plans.append(plan)
      } else {
        groups.append((rules, count, [plan]))
      }
    }
    var sentences = groups.map { group in
      let isOne = group.plans.count == 1
      let number = "\(group.count) violation\(group.count == 1 ? "" : "s")\(isOne ? "" : " each")"
      return "The plan\(isOne ? "" : "s") of \(list(group.plans.map(\.name))) "
        + "break\(isOne ? "s" : "") \(list(group.rules, most: 4)) (\(number))."
    }
    guard let best = planned.filter(\.measures.isLegal).map(\.measures.benefit).max() else {
      return sentences
    }
    for plan in planned where !plan.measures.isLegal {
      let benefit = plan.measures.benefit
      guard benefit > best, !isEqual(benefit, best) else { continue }
      sentences.append(
        "The benefit of \(plan.name), \(figure(benefit)), exceeds that of every legal plan here.")
    }
    return sentences
  }

  /// Plans that are legal, but that a limit or a gap kept from being proven.
  private var unproven: [String] {
    let names = entries.filter { $0.measures != nil && $0.plan?.status == .feasible }.map(\.name)
    if names.isEmpty { return [] }
    return [
      "A limit ended \(list(names)) before \(names.count == 1 ? "its plan was" : "their plans were") "
        + "proven best."
    ]
  }

  private var withoutPlan: [String] {
    entries.compactMap { entry in
      entry.failure.map { "There is no plan of \(entry.name): \($0)" }
    }
  }

  private var prices: [String] {
    rulePrices.filter { ($0.price ?? 0) > 0 }.map {
      "Without the rule \($0.rule) the best benefit would be \(figure($0.without.value ?? 0)), "
        + "\(figure($0.price ?? 0)) more."
    }
  }

  private var properties: [String] {
    var sentences: [String] = []
    for entry in entries {
      guard let properties = entry.properties else { continue }
      if let loss = properties.houseMonotonicity.losses.first {
        sentences.append(
          "Under \(entry.name) the line \(loss.line) falls from \(loss.before) to \(loss.after) "
            + "posts when the reserve of \(loss.category) grows from \(loss.reserve) to "
            + "\(loss.reserve + 1).")
      }
      if properties.orderIndependence.differences > 0 {
        sentences.append(
          "The plan of \(entry.name) changes with the order in which the scenario is written.")
      }
    }
    return sentences + inflation
  }

  /// Where asking for more gains most among the units tried, and where it gains nothing.
  private var inflation: [String] {
    let tried = entries.compactMap { entry in
      entry.properties?.inflationGain.greatest.map { (name: entry.name, gain: $0) }
    }
    guard let most = tried.map(\.gain).max() else { return [] }
    if most <= 0 { return ["No unit that was tried gains posts by asking a tenth more."] }
    let names = tried.filter { $0.gain == most }.map(\.name)
    var sentence = "Asking a tenth more gains most under \(list(names)): a unit tried gets \(most) "
    sentence += "post\(most == 1 ? "" : "s") more"
    let immune = tried.filter { $0.gain <= 0 }.map(\.name)
    if !immune.isEmpty { sentence += "; under \(list(immune)) none tried gains any" }
    return [sentence + "."]
  }

  /// Names with commas and an "and"; beyond the most that are listed, the rest is counted.
  private func list(_ names: [String], most: Int = 8) -> String {
    var shown = names
    if names.count > most { shown = names.prefix(most) + ["\(names.count - most) more"] }
    guard let last = shown.popLast() else { return "" }
    return shown.isEmpty ? last : shown.joined(separator: ", ") + " and " + last
  }

  /// Whether two figures differ by rounding alone.
  private func isEqual(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) <= 1e-9 * max(1, abs(first), abs(second))
  }

  /// A figure with at most four decimals, unless it is very small or very large.
  private func figure(_ value: Double) -> String {
    guard value == 0 || (0.01..<1e11).contains(abs(value)) else { return "\(value)" }
    let text = "\((value * 10_000).rounded() / 10_000)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
