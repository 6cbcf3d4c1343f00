internal import Foundation
package import OneBoard

/// A comparison as text for people, in 80 columns; JSON and CSV have every measure.
package struct ComparisonText {
  private let comparison: Comparison
  private let measure: Measure?
  private static let usual: [Measure] = [
    .violations, .benefit, .priceOfFairness, .granted, .frontlineShare, .leastCoverage,
    .meanCoverage, .gini,
  ]

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - measure: The measure by which strategies are sorted; it has a column of its own.
  package init(_ comparison: Comparison, sortedBy measure: Measure?) {
    self.comparison = comparison
    self.measure = measure
  }

  /// The text, with its line ends.
  package var text: String {
    var sections = [head, measures, properties, prices]
    sections.append(comparison.verdict.flatMap { Self.item($0) })
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private var head: [String] {
    var lines = [comparison.scenario.printable.truncated(to: 80)]
    if let best = comparison.bestBenefit {
      let text =
        switch best {
        case .proven(let value):
          "The best benefit under all hard rules is \(NumberText.short(value))."
        case .infeasible: "No plan keeps all hard rules."
        case .stopped: "A limit ended the search for the best benefit."
        case .failed(let reason): "The best benefit is not known: \(reason)"
        }
      lines += text.printable.wrapped(to: 80)
    }
    return lines
  }

  private var shown: [Measure] {
    guard let measure, !Self.usual.contains(measure) else { return Self.usual }
    return [.violations, measure] + Self.usual.dropFirst().filter { $0 != .granted }
  }

  private var measures: [String] {
    let shown = shown
    var table = TextTable([.text("Strategy", shrinks: true)] + shown.map { .number($0.heading) })
    for entry in comparison.sorted(by: measure) {
      guard let measures = entry.measures else {
        table.add([entry.name, "no plan"])
        continue
      }
      table.add([entry.name] + shown.map { measures.shortText(of: $0) })
    }
    let legend =
      "Broken: violations that the audit found. Price: the fraction of the best benefit given up. "
      + "Front: frontline's share of the posts granted. Least, Mean, Gini: of coverage."
    return table.lines() + legend.wrapped(to: 80)
  }

  private var properties: [String] {
    guard comparison.entries.contains(where: { $0.properties != nil }) else { return [] }
    var table = TextTable([
      .text("Strategy", shrinks: true), .number("Losses"), .number("Other order"),
      .number("Most gain"), .number("Mean gain"), .number("Units tried"),
    ])
    var isCut = false
    for entry in comparison.sorted(by: measure) {
      guard let found = entry.properties else { continue }
      let (house, order, gain) =
        (found.houseMonotonicity, found.orderIndependence, found.inflationGain)
      isCut = isCut || !(house.isComplete && order.isComplete && gain.isComplete)
      table.add([
        entry.name, "\(house.lossCount) in \(house.comparisons)\(house.isComplete ? "" : "*")",
        "\(order.differences) in \(order.orders)\(order.isComplete ? "" : "*")",
        gain.greatest.map(String.init) ?? "–",
        gain.mean.map { String(format: "%.2f", $0) } ?? "–",
        "\(gain.units) of \(gain.unitCount)\(gain.isComplete ? "" : "*")",
      ])
    }
    let legend =
      "Losses: lines that end with fewer posts when a reserve grows by one. Other order: plans that "
      + "differ when the scenario is written in another order. Gain: posts that a unit gets for "
      + "asking a tenth more."
    return table.lines() + legend.wrapped(to: 80)
      + (isCut ? ["* Not all that was asked for could be tried."] : [])
  }

  private var prices: [String] {
    guard !comparison.rulePrices.isEmpty else { return [] }
    var table = TextTable([
      .text("Hard rule", shrinks: true), .number("Best benefit without it"), .number("Price"),
    ])
    for price in comparison.rulePrices {
      table.add([
        price.rule, price.without.value.map(NumberText.short) ?? price.without.name,
        price.price.map(NumberText.short) ?? "–",
      ])
    }
    return table.lines()
  }

  private static func item(_ text: String) -> [String] {
    text.printable.wrapped(to: 78).enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
  }
}

extension Measure {
  /// The heading of a narrow column.
  fileprivate var heading: String {
    switch self {
    case .benefit: "Benefit"
    case .priceOfFairness: "Price"
    case .violations: "Broken"
    case .brokenRules: "Rules"
    case .granted: "Given"
    case .released: "Released"
    case .purchased: "Bought"
    case .money: "Money"
    case .shortage: "Lacking"
    case .shortfall: "Short"
    case .frontlineShare: "Front"
    case .publicBenefitShare: "Public"
    case .leastCoverage: "Least"
    case .meanCoverage: "Mean"
    case .gini: "Gini"
    case .jain: "Jain"
    case .theil: "Theil"
    case .townsBelowFloor: "Below"
    case .unitsTouched: "Units"
    case .postsMoved: "Moved"
    }
  }
}

extension PlanMeasures {
  /// A measure in a few characters.
  fileprivate func shortText(of measure: Measure) -> String {
    if measure == .violations, violations == 0 { return "–" }
    guard let value = self[measure] else { return "–" }
    switch measure.unit {
    case "fraction", "index": return String(format: "%.3f", value)
    default: return String(format: "%.6g", value)
    }
  }
}
