internal import Horizon
internal import OneBoard

/// The plans of several years as text for people.
struct YearsText {
  let horizon: MultiYearScenario
  let plan: MultiYearPlan
  let forecasts: [AttritionForecast]
  let written: [String]

  /// The text, with its line ends.
  var text: String {
    var parts = [head, table]
    let pools = horizon.turnoverPools.map(line(of:))
    if !pools.isEmpty { parts.append(pools.flatMap { $0.wrapped(to: 80) }) }
    let rounding = forecasts.map(sentence)
    if !rounding.isEmpty { parts.append(rounding.flatMap { $0.wrapped(to: 80) }) }
    if !plan.isComplete, let last = plan.years.last {
      parts.append(
        ("Year \(plan.years.count) has no plan. " + (last.plan.conflict?.sentence ?? ""))
          .printable.wrapped(to: 80))
    }
    if !written.isEmpty { parts.append(written.map { "Written: \($0.printable)" }) }
    return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var head: [String] {
    let isProven = plan.years.allSatisfy { $0.plan.status == .optimal }
    return [
      horizon.scenario.name.printable.truncated(to: 80),
      "\(NumberText.count(plan.years.count, "year")) of \(horizon.years) planned; "
        + (isProven ? "each year's plan is proven best." : "not every plan is proven best."),
    ]
  }

  private var table: [String] {
    var table = TextTable([
      .text("Year"), .number("Released"), .number("Granted"), .number("Reserve"),
      .number("Leavers"), .number("Hires"), .number("Lent"), .number("Repaid"),
      .number("Out"), .number("Over"), .number("Staff"),
    ])
    for (number, year) in plan.years.enumerated() {
      func sum(_ part: (LineYear) -> Int) -> String {
        String(year.lines.reduce(0) { $0 + part($1) })
      }
      let pools = year.plan.pools
      table.add([
        String(number + 1), String(pools.reduce(0) { $0 + $1.released }),
        String(pools.reduce(0) { $0 + $1.granted }), String(pools.reduce(0) { $0 + $1.closing }),
        sum(\.leavers), sum(\.hires), sum(\.lent), sum(\.repaid), sum(\.outstanding),
        sum(\.overQuota), sum(\.staff),
      ])
    }
    return table.lines()
  }

  /// What a turnover pool has lent at the end of each year.
  private func line(of pool: TurnoverPool) -> String {
    let out = plan.years.map { year in
      let lines = Set(year.scenario.posts.filter { $0.category == pool.category }.map(\.id))
      return String(
        year.lines.reduce(0) { $0 + (lines.contains($1.id) ? $1.outstanding : 0) })
    }
    return "Turnover pool of \(pool.category.printable), \(NumberText.count(pool.posts, "post")) "
      + "for \(NumberText.count(pool.term, "year")): out at the end of each year "
      + "\(out.joined(separator: ", "))."
  }

  /// What rounding added to a forecast or took away.
  private func sentence(_ forecast: AttritionForecast) -> String {
    let years = forecast.years.map { year in
      let change = Double(year.roundingNumerator) / Double(year.denominator)
      return "\(year.leavers) (\(change < 0 ? "" : "+")\(NumberText.short(change)))"
    }
    return "Forecast leavers of a rate, with what rounding changed: "
      + years.joined(separator: ", ") + "."
  }
}
