/// One figure by which plans are compared; the raw value is its name in files and options.
public enum Measure: String, Sendable, Hashable, CaseIterable {
  case benefit
  case priceOfFairness
  case violations
  case brokenRules
  case granted
  case released
  case purchased
  case money
  case shortage
  case shortfall
  case frontlineShare
  case publicBenefitShare
  case leastCoverage
  case meanCoverage
  case gini
  case jain
  case theil
  case townsBelowFloor
  case unitsTouched
  case postsMoved

  /// The unit in which the measure counts.
  public var unit: String {
    switch self {
    case .benefit: "benefit"
    case .violations: "violations"
    case .brokenRules: "rules"
    case .granted, .released, .shortage, .postsMoved: "posts"
    case .purchased: "places"
    case .money: "money"
    case .shortfall: "weighted posts"
    case .priceOfFairness, .frontlineShare, .publicBenefitShare: "fraction"
    case .leastCoverage, .meanCoverage: "fraction"
    case .gini, .jain, .theil: "index"
    case .townsBelowFloor: "towns"
    case .unitsTouched: "units"
    }
  }

  /// Whether a plan with more of it stands first when plans are sorted.
  ///
  /// This is an order for reading, not a judgement: more posts granted are not always better.
  public var sortsDescending: Bool {
    switch self {
    case .benefit, .granted, .frontlineShare, .publicBenefitShare, .leastCoverage, .meanCoverage,
      .jain:
      true
    case .priceOfFairness, .violations, .brokenRules, .released, .purchased, .money, .shortage,
      .shortfall, .gini, .theil, .townsBelowFloor, .unitsTouched, .postsMoved:
      false
    }
  }
}
