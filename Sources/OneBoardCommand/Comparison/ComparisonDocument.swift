internal import Foundation
internal import OneBoard

/// A comparison as it is printed with `--format json`.
struct ComparisonDocument: Encodable {
  private let oneboard = 1
  private let scenario: String
  private let sortedBy: String?
  private let units: [String: String]
  private let bestBenefit: BestItem?
  private let strategies: [StrategyItem]
  private let rulePrices: [PriceItem]?
  private let verdict: [String]

  init(_ comparison: Comparison, sortedBy measure: Measure?) {
    scenario = comparison.scenario
    sortedBy = measure?.rawValue
    units = Dictionary(uniqueKeysWithValues: Measure.allCases.map { ($0.rawValue, $0.unit) })
    bestBenefit = comparison.bestBenefit.map(BestItem.init)
    strategies = comparison.sorted(by: measure).map(StrategyItem.init)
    rulePrices =
      comparison.rulePrices.isEmpty ? nil : comparison.rulePrices.map(PriceItem.init)
    verdict = comparison.verdict
  }
}

/// The greatest benefit under some rules; the value is `null` unless it is proven.
private struct BestItem: Encodable {
  private enum CodingKeys: String, CodingKey { case outcome, value, reason }

  let best: BestBenefit

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(best.name, forKey: .outcome)
    try container.encode(best.value, forKey: .value)
    if case .failed(let reason) = best { try container.encode(reason, forKey: .reason) }
  }
}

private struct PriceItem: Encodable {
  private enum CodingKeys: String, CodingKey { case rule, without, price }

  let price: RulePrice

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(price.rule, forKey: .rule)
    try container.encode(BestItem(best: price.without), forKey: .without)
    try container.encode(price.price, forKey: .price)
  }
}

/// One strategy; `violations` is `null` and `measures` is empty where there is no plan.
private struct StrategyItem: Encodable {
  private enum CodingKeys: String, CodingKey {
    case name, summary, status, measures, violations, seconds, brokenRules, broken, properties
    case failure
  }

  private struct Broken: Encodable {
    let rule: String
    let place: String?
    let amount: Double
    let message: String
  }

  let entry: ComparisonEntry

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entry.name, forKey: .name)
    try container.encode(entry.summary, forKey: .summary)
    try container.encodeIfPresent(entry.plan?.status.rawValue, forKey: .status)
    var measures = container.nestedContainer(keyedBy: NameKey.self, forKey: .measures)
    if let found = entry.measures {
      for measure in Measure.allCases {
        let key = NameKey(stringValue: measure.rawValue)
        if measure == .money, let exact = Decimal(string: found.money.description) {
          try measures.encode(exact, forKey: key)
        } else {
          try measures.encode(found[measure].flatMap { $0.isFinite ? $0 : nil }, forKey: key)
        }
      }
    }
    try container.encode(entry.measures?.violations, forKey: .violations)
    try container.encode(entry.seconds, forKey: .seconds)
    try container.encode(entry.measures?.brokenRules ?? [], forKey: .brokenRules)
    let broken = entry.report?.violations.map {
      Broken(rule: $0.rule, place: $0.place, amount: $0.amount.doubleValue, message: $0.message)
    }
    try container.encode(broken ?? [], forKey: .broken)
    try container.encodeIfPresent(
      entry.properties.map(PropertiesItem.init), forKey: .properties)
    try container.encodeIfPresent(entry.failure, forKey: .failure)
  }
}

private struct PropertiesItem: Encodable {
  private struct House: Encodable {
    let losses: [Loss]
    let lossCount: Int
    let comparisons: Int
    let complete: Bool
  }

  private struct Loss: Encodable {
    let category: String
    let line: String
    let reserve: Int
    let before: Int
    let after: Int
  }

  private struct Order: Encodable {
    let differences: Int
    let orders: Int
    let firstLine: String?
    let complete: Bool
  }

  private struct Inflation: Encodable {
    let greatest: Int?
    let unit: String?
    let mean: Double?
    let units: Int
    let unitCount: Int
    let complete: Bool
  }

  private let houseMonotonicity: House
  private let orderIndependence: Order
  private let inflationGain: Inflation

  init(_ properties: StrategyProperties) {
    let house = properties.houseMonotonicity
    houseMonotonicity = House(
      losses: house.losses.map {
        Loss(
          category: $0.category, line: $0.line, reserve: $0.reserve, before: $0.before,
          after: $0.after)
      }, lossCount: house.lossCount, comparisons: house.comparisons, complete: house.isComplete)
    let order = properties.orderIndependence
    orderIndependence = Order(
      differences: order.differences, orders: order.orders, firstLine: order.firstLine,
      complete: order.isComplete)
    let gain = properties.inflationGain
    inflationGain = Inflation(
      greatest: gain.greatest, unit: gain.unit, mean: gain.mean, units: gain.units,
      unitCount: gain.unitCount, complete: gain.isComplete)
  }
}

/// A key whose name is known only at run time.
private struct NameKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }

  init?(intValue: Int) { nil }
}

extension BestBenefit {
  /// The outcome in a word.
  var name: String {
    switch self {
    case .proven: "proven"
    case .infeasible: "infeasible"
    case .stopped: "stopped"
    case .failed: "failed"
    }
  }
}
