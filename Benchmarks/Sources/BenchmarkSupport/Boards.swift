public import OneBoard
private import SyntheticCounties

/// The boards that are measured: the same for the same number of lines, on every machine.
///
/// They come from the room `SyntheticCounties`, with its default seed.
public enum Boards {
  /// The sizes at which everything is measured, in lines of posts.
  public static let sizes = [1_000, 10_000, 100_000]

  /// A synthetic county, with its standard rules and objective.
  ///
  /// - Parameter lines: How many lines of posts.
  /// - Returns: The scenario.
  /// - Throws: ``CountySettingsError`` if the size is out of range.
  public static func scenario(lines: Int) throws -> Scenario {
    try CountyGenerator(CountySettings(lines: lines)).scenario()
  }

  /// A checked synthetic county.
  ///
  /// - Parameters:
  ///   - lines: How many lines of posts.
  ///   - objective: The levels; the standard ones if not given.
  /// - Returns: The board.
  /// - Throws: What the generator or the validation throws.
  public static func board(
    lines: Int, objective: [ObjectiveLevel] = ObjectiveLevel.standard
  ) throws -> Board {
    var scenario = try scenario(lines: lines)
    scenario.objective = objective
    return try scenario.validated()
  }

  /// A size as names show it, such as `10,000 lines`.
  ///
  /// - Parameter lines: How many lines of posts.
  /// - Returns: The text.
  public static func label(_ lines: Int) -> String {
    let digits = String(lines)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text + " lines"
  }
}

extension Boards {
  /// The scenario of a what-if question: the first upper bound without a floor allows one post less.
  ///
  /// - Parameter scenario: The scenario.
  /// - Returns: The changed scenario.
  /// - Throws: ``UnexpectedOutcome`` if no rule has an upper bound above 0.
  public static func withOneBoundTighter(_ scenario: Scenario) throws -> Scenario {
    var scenario = scenario
    for (index, rule) in scenario.rules.enumerated() {
      guard case .bound(var bound) = rule.kind, bound.atLeast == nil, let most = bound.atMost,
        most > 0
      else { continue }
      bound.atMost = most - 1
      scenario.rules[index].kind = .bound(bound)
      return scenario
    }
    throw UnexpectedOutcome(text: "No rule has an upper bound to tighten.")
  }
}
