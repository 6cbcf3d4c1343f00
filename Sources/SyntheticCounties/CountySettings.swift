public import OneBoard

/// What a synthetic scenario should look like; the same settings give the same scenario.
public struct CountySettings: Sendable, Hashable {
  /// A conflict that is built into the first county, so that no legal plan exists.
  public enum Infeasibility: String, Sendable, Hashable, CaseIterable {
    /// A floor for every town, in all more than the institution pool can give.
    case floor
    /// A floor outside education that only the fenced posts of shell institutions could meet.
    case fence
    /// A floor for the county seat where a share gives every post to the townships.
    case share
    /// A total of final institution posts below what must stay.
    case total
  }

  /// Which objective levels the scenario has.
  public enum Levels: String, Sendable, Hashable, CaseIterable {
    /// Benefit, then the least coverage, then the fewest posts released.
    case standard
    /// Benefit alone, as in studies of scale.
    case benefit
  }

  /// The most lines.
  public static let maximumLines = 4_000_000
  /// The most towns of a county, and the most counties.
  public static let maximumGroups = 9_999

  /// How many lines of posts, in all counties together.
  public var lines: Int
  /// How many counties; by default one.
  public var counties = 1
  /// How many towns each county has; by default one for 36 lines of a county, and at most 22.
  public var towns: Int
  /// How much of the shortage the supply can cover, about: from 0.01 to 1, smaller is tighter.
  ///
  /// The supply (what reclaim rules free) follows from the rates of vacancy; the needs are set so
  /// that in each county and category the supply is this part of need less approved posts, summed
  /// over the lines that lack posts. By default 0.6.
  public var tightness = 0.6
  /// The seed of the pseudo-random numbers; by default 1.
  public var seed: UInt64 = 1
  /// How benefit grows with service; by default linear.
  public var curve = BenefitCurve.linear
  /// Which objective levels the scenario has; by default the standard ones.
  public var levels = Levels.standard
  /// Whether the share of the townships is a soft rule, somewhat above what is easy; by default hard.
  public var hasSoftShare = false
  /// Whether all counties draw on one institution pool of the province; by default each has its own,
  /// and counties have no row in common.
  public var sharesPool = false
  /// The conflict to build in; by default none, and a legal plan exists.
  public var infeasibility: Infeasibility?

  /// Makes settings for a number of lines, with defaults for the rest.
  ///
  /// - Parameters:
  ///   - lines: How many lines of posts, in all counties together.
  ///   - counties: How many counties.
  ///   - towns: How many towns each county has; computed from the lines if not given.
  public init(lines: Int, counties: Int = 1, towns: Int? = nil) {
    self.lines = lines
    self.counties = counties
    let share = counties > 0 ? lines / counties : lines
    self.towns = towns ?? max(1, min(22, share / 36))
  }

  /// Settings for studies of scale: one county of 22 towns, whose rules couple the lines by about 40
  /// rows whatever their number, and benefit as the only level.
  ///
  /// - Parameters:
  ///   - lines: How many lines, at least 120.
  ///   - curve: How benefit grows with service; squared shortage gives each post less than the last.
  /// - Returns: The settings.
  public static func study(
    lines: Int, curve: BenefitCurve = .squaredShortage
  ) -> CountySettings {
    var settings = CountySettings(lines: lines, towns: 22)
    settings.curve = curve
    settings.levels = .benefit
    return settings
  }

  /// The least lines of a county with so many towns: what every rule needs to speak of something.
  ///
  /// - Parameter towns: The county's towns.
  /// - Returns: The least number of lines.
  public static func minimumLines(towns: Int) -> Int {
    4 * max(0, min(towns, maximumGroups)) + 32
  }

  /// Refuses settings that make no sense.
  ///
  /// - Throws: ``CountySettingsError`` that names the first wrong setting and says what to write.
  public func validate() throws(CountySettingsError) {
    try check("lines", lines, in: 1...Self.maximumLines)
    try check("counties", counties, in: 1...Self.maximumGroups)
    try check("towns", towns, in: 1...Self.maximumGroups)
    guard tightness >= 0.01, tightness <= 1 else {
      throw CountySettingsError(
        setting: "tightness", message: "tightness is \(tightness).",
        advice: "Write a number from 0.01 to 1; 0.6 covers about 60 % of the shortage.")
    }
    let least = Self.minimumLines(towns: towns) * counties
    guard lines >= least else {
      throw CountySettingsError(
        setting: "lines",
        message: "lines is \(lines), but \(counties) counties of \(towns) towns need \(least).",
        advice: "Write at least \(least) lines, or fewer counties or towns.")
    }
  }

  private func check(
    _ setting: String, _ value: Int, in range: ClosedRange<Int>
  ) throws(CountySettingsError) {
    if range.contains(value) { return }
    throw CountySettingsError(
      setting: setting, message: "\(setting) is \(value).",
      advice: "Write a whole number from \(range.lowerBound) to \(range.upperBound).")
  }
}

/// A setting of a synthetic scenario that makes no sense.
public struct CountySettingsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The setting's name.
  public let setting: String
  /// What was found.
  public let message: String
  /// What to write instead.
  public let advice: String

  /// The fact and the next step.
  public var description: String { "\(message) \(advice)" }
}
