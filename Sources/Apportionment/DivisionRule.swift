/// A rule that divides an estate among claims which together may exceed it.
///
/// An estate above the sum of claims gives everyone their claim, and the rest is not divided.
/// Source: Thomson, *How to Divide When There Isn't Enough* (2019), chapter 2; the Talmud rule is
/// that of Aumann and Maschler (1985).
public enum DivisionRule: String, Sendable, Hashable, CaseIterable {
  /// Awards in proportion to claims.
  case proportional
  /// Awards as equal as claims allow: min(claim, λ).
  case constrainedEqualAwards
  /// Losses as equal as claims allow: max(0, claim − λ).
  case constrainedEqualLosses
  /// Equal awards on half the claims up to half their sum, equal losses on half the claims beyond:
  /// every two claimants share what they have together as the contested garment is shared.
  case talmud

  /// Divides an estate exactly.
  ///
  /// - Parameters:
  ///   - estate: What there is.
  ///   - claims: The claims, each ≥ 0.
  /// - Returns: The awards in the order of the claims; they sum to the lesser of the estate and the
  ///   sum of claims.
  /// - Throws: ``ApportionmentError`` for numbers beyond ``ApportionmentLimits``.
  /// - Complexity: O(n log n).
  public func awards(
    of estate: Int, among claims: [Int]
  ) throws(ApportionmentError) -> [Fraction] {
    try ApportionmentLimits.check(estate, "The estate", atMost: ApportionmentLimits.claims)
    var sum: Int128 = 0
    for claim in claims {
      try ApportionmentLimits.check(claim, "A claim", atMost: ApportionmentLimits.population)
      sum += Int128(claim)
    }
    if sum > Int128(ApportionmentLimits.claims) {
      throw .invalidArgument(
        "The claims sum to \(sum), above \(ApportionmentLimits.claims); state them in larger units."
      )
    }
    let divided = min(Int128(estate), sum)
    guard sum > 0 else { return claims.map { _ in Fraction(0) } }
    let amounts = claims.map { Int128($0) }
    switch self {
    case .proportional: return amounts.map { Fraction($0 * divided, over: sum) }
    case .constrainedEqualAwards:
      let level = EqualLevel(total: divided, among: amounts)
      return amounts.map { Fraction(level.part(of: $0), over: level.count) }
    case .constrainedEqualLosses:
      let level = EqualLevel(total: sum - divided, among: amounts)
      return amounts.map { Fraction($0 * level.count - level.part(of: $0), over: level.count) }
    case .talmud:
      // Halves are counted, so that half a claim is a whole number.
      if 2 * divided <= sum {
        let level = EqualLevel(total: 2 * divided, among: amounts)
        return amounts.map { Fraction(level.part(of: $0), over: 2 * level.count) }
      }
      let level = EqualLevel(total: 2 * (sum - divided), among: amounts)
      return amounts.map {
        Fraction(2 * $0 * level.count - level.part(of: $0), over: 2 * level.count)
      }
    }
  }

  /// Divides an estate into whole awards.
  ///
  /// Each award is the exact one rounded down, and one more for the greatest fractions, of equal
  /// fractions for the lesser key, so that the sum is right.
  ///
  /// - Parameters:
  ///   - estate: What there is.
  ///   - claims: The claims, in any order.
  /// - Returns: The awards in the order of the claims.
  /// - Throws: ``ApportionmentError`` for numbers beyond ``ApportionmentLimits`` and keys that occur
  ///   twice.
  /// - Complexity: O(n log n).
  public func wholeAwards<Key>(
    of estate: Int, among claims: [Claim<Key>]
  ) throws(ApportionmentError) -> SeatAllocation {
    let ranks = try keyRanks(claims.map(\.key))
    let exact = try awards(of: estate, among: claims.map(\.amount))
    var whole = exact.map(\.whole)
    let sum = claims.reduce(Int128(0)) { $0 + Int128($1.amount) }
    let left = min(Int128(estate), sum) - whole.reduce(Int128(0)) { $0 + Int128($1) }
    let order = exact.indices.map { (position: $0, remainder: exact[$0].remainder) }
      .filter { $0.remainder.numerator > 0 }
      .sorted {
        $0.remainder != $1.remainder
          ? $0.remainder > $1.remainder : ranks[$0.position] < ranks[$1.position]
      }
    let count = min(Int(clamping: left), order.count)
    for entry in order.prefix(count) { whole[entry.position] += 1 }
    var tied: [Int] = []
    if count > 0, count < order.count, order[count - 1].remainder == order[count].remainder {
      let equal = order.filter { $0.remainder == order[count].remainder }
      tied = equal.map(\.position).sorted()
    }
    return SeatAllocation(seats: whole, tied: tied)
  }
}

/// The level λ = height / count at which the parts min(claim, λ) sum to a total.
struct EqualLevel {
  private var height: Int128
  private(set) var count: Int128

  /// Finds the level for a total that is at most the sum of claims.
  init(total: Int128, among claims: [Int128]) {
    var rest = total
    var others = Int128(claims.count)
    height = 0
    count = 1
    for claim in claims.sorted() {
      if claim * others > rest {
        height = rest
        count = others
        return
      }
      rest -= claim
      others -= 1
      height = claim
    }
  }

  /// min(claim, λ), times ``count``.
  func part(of claim: Int128) -> Int128 { min(claim * count, height) }
}
