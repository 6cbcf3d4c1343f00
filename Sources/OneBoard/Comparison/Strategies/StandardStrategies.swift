/// The strategies that come with the package.
public enum StandardStrategies {
  /// Every strategy, in the order in which they are listed.
  public static let all: [any AllocationStrategy] = [
    FullBoard(), LevelStrategy.weightedLinear, LevelStrategy.diminishingBenefit,
    LevelStrategy.proportionalFairness, LevelStrategy.leximin,
  ]
}
