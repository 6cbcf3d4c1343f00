internal import Apportionment

/// The strategies that a comparison knows by name.
public enum StandardStrategies {
  /// All strategies: those without pooling first, then rules of thumb, then planned ones.
  public static let all: [any AllocationStrategy] =
    [DepartmentalOwnership(), SectorQueue(), GreedyBenefit()]
    + ([.largestRemainder]
    + [.jefferson, .webster, .huntingtonHill, .dean, .adams].map {
      ApportionmentMethod.divisor($0)
    }).map { ProportionalToNeed(method: $0) }
    + [
      Biproportional(), ClaimsRule(.constrainedEqualAwards), ClaimsRule(.constrainedEqualLosses),
      ClaimsRule(.talmud), LevelStrategy.weightedLinear, LevelStrategy.diminishingBenefit,
      LevelStrategy.proportionalFairness, LevelStrategy.leximin, FullBoard(),
    ]

  /// The names of all strategies, in their order.
  public static var names: [String] { all.map(\.name) }

  /// The strategy of a name.
  ///
  /// - Parameter name: The short name.
  /// - Returns: The strategy; `nil` if there is none of that name.
  public static func named(_ name: String) -> (any AllocationStrategy)? {
    all.first { $0.name == name }
  }
}
