/// What one line may release, receive and buy before any rule couples it to others.
struct LineLimits {
  /// Posts that the reclaim rules make reclaimable (r̄): at most the vacancy, so that nobody loses
  /// the post they sit on, unless people move with their posts.
  var reclaimable = 0
  /// Posts that hard `must` rules take.
  var mustRelease = 0
  /// Posts that may be granted under the need and the line's maximum (ḡ).
  var grantable = 0
  /// Service places that may be bought.
  var purchasable = 0
  /// The position of the purchase rule that the line matches, if any.
  var purchaseRule: Int?
}

extension Reclaim {
  /// The number of posts that the formula makes reclaimable on a line, in exact arithmetic.
  ///
  /// The order is that of the scenario contract: formula, rounding, at least 0, at most the cap.
  ///
  /// - Parameter line: The line of posts.
  /// - Returns: Whole posts, at least 0 and at most the cap.
  func posts(of line: PostLine) -> Int {
    let vacancy = line.vacancy
    var numerator: Int128
    var denominator: Int128 = 1
    switch formula {
    case .all:
      numerator = Int128(vacancy)
    case .vacancyAbove(let fraction):
      denominator = Int128(fraction.denominator)
      numerator = Int128(vacancy) * denominator - Int128(fraction.units) * Int128(line.approved)
    case .idleYears(let years):
      numerator = (line.idleYears ?? 0) >= years ? Int128(vacancy) : 0
    case .aboveNeed(let fraction):
      denominator = Int128(fraction.denominator)
      numerator = Int128(fraction.units) * Int128(max(0, line.approved - line.need))
    case .atMost(let count):
      numerator = Int128(count)
    }
    switch rounding {
    case .down: break
    case .up: numerator += denominator - 1
    case .nearest:
      numerator = 2 * numerator + denominator
      denominator *= 2
    }
    let cap = withIncumbents ? line.approved : vacancy
    if numerator <= 0 { return 0 }
    return Int(min(numerator / denominator, Int128(cap)))
  }
}
