public import Apportionment
public import OneBoard

/// A rate of attrition turned into whole leavers, with the rounding shown.
public struct AttritionForecast: Sendable, Hashable {
  /// The rounding of one year.
  public struct Year: Sendable, Hashable {
    /// The people in post before the year.
    public var staff: Int
    /// The whole number of leavers of all lines.
    public var leavers: Int
    /// What rounding added to rate · staff, in units of 1 / ``denominator``; negative if it took away.
    public var roundingNumerator: Int128
    /// What ``roundingNumerator`` is divided by.
    public var denominator: Int
  }

  /// Whole leavers by line id, one number a year.
  public var leavers: [String: [Int]]
  /// The rounding of each year.
  public var years: [Year]

  /// Makes a forecast: rate · staff of all lines, rounded to the nearest, halves up, each year.
  ///
  /// The year's total is apportioned to the lines by largest remainders in proportion to the people
  /// still in post, so the total is right although each line's number is whole; ties go to the lesser
  /// id. The people still in post are those of the start less earlier leavers: hires are left out.
  ///
  /// - Parameters:
  ///   - rate: The part of the staff that leaves each year, from 0 to 1.
  ///   - posts: The lines; ids are unique.
  ///   - years: The number of years, from 1 to ``MultiYearScenario/maximumYears``.
  /// - Returns: The forecast; `nil` when the rate or the number of years is out of range.
  /// - Throws: `ApportionmentError` for numbers of staff out of range and ids that occur twice.
  public static func forecast(
    rate: ExactDecimal, posts: [PostLine], years: Int
  ) throws(ApportionmentError) -> AttritionForecast? {
    guard !rate.isNegative, rate <= .one, (1...MultiYearScenario.maximumYears).contains(years),
      posts.allSatisfy({ (0...PostLine.maximumPosts).contains($0.inPost) })
    else { return nil }
    let denominator = (0..<rate.scale).reduce(1) { power, _ in power * 10 }
    var staff = posts.map(\.inPost)
    var result = AttritionForecast(leavers: [:], years: [])
    for line in posts { result.leavers[line.id] = [] }
    for _ in 0..<years {
      let sum = staff.reduce(0, +)
      let exact = Int128(rate.units) * Int128(sum)
      let total = Int((exact * 2 + Int128(denominator)) / (Int128(denominator) * 2))
      let shares = try LargestRemainder().apportion(
        total,
        among: zip(posts, staff).map { Constituency(key: $0.id, population: $1, cap: $1) })
      for (position, gone) in shares.seats.enumerated() {
        staff[position] -= gone
        result.leavers[posts[position].id, default: []].append(gone)
      }
      result.years.append(
        Year(
          staff: sum, leavers: total,
          roundingNumerator: Int128(total) * Int128(denominator) - exact,
          denominator: denominator))
    }
    return result
  }
}
