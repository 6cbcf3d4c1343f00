/// A fraction of whole numbers, the denominator above 0.
struct WholeFraction: Equatable {
  var numerator: Int128
  var denominator: Int128
}

extension ExactDecimal {
  /// The nearest fractions on both sides whose denominators are at most a limit.
  ///
  /// Where whole counts are at most the limit, asking for a share of this number is the same as asking
  /// for its neighbour, and the neighbour's row keeps clear of the solver's tolerance: 0.666666667 of
  /// at most 6 is 3/4 from below.
  ///
  /// Source: the Stern–Brocot tree; Graham, Knuth and Patashnik, Concrete Mathematics (1994), 4.5.
  ///
  /// - Parameter limit: The greatest denominator, at least 1.
  /// - Returns: The greatest fraction not above and the least not below this number.
  /// - Complexity: O(log limit) steps.
  func neighbours(withDenominatorsUpTo limit: Int) -> (below: WholeFraction, above: WholeFraction) {
    var divisor = Int128(denominator)
    var rest = Int128(units)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    let top = Int128(units) / max(1, divisor)
    let bottom = Int128(denominator) / max(1, divisor)
    let limit = Int128(max(1, limit))
    if bottom <= limit {
      let itself = WholeFraction(numerator: top, denominator: bottom)
      return (itself, itself)
    }
    var low = WholeFraction(numerator: 0, denominator: 1)
    var high = WholeFraction(numerator: 1, denominator: 0)
    while true {
      // How far each end lies from the number, times both denominators; never 0 up to the limit.
      var toLow = top * low.denominator - bottom * low.numerator
      let toHigh = bottom * high.numerator - top * high.denominator
      var steps = (toLow - 1) / toHigh
      if high.denominator > 0 { steps = min(steps, (limit - low.denominator) / high.denominator) }
      low.numerator += steps * high.numerator
      low.denominator += steps * high.denominator
      toLow -= steps * toHigh
      let others = min((toHigh - 1) / toLow, (limit - high.denominator) / low.denominator)
      high.numerator += others * low.numerator
      high.denominator += others * low.denominator
      if steps == 0, others == 0 { return (low, high) }
    }
  }
}
