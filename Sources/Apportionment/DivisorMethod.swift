/// A method that gives each seat in turn to the greatest population over a divisor.
///
/// The divisor of the seat after `k` seats is the signpost d(k). Source: Balinski and Young, *Fair
/// Representation*, 2nd edition (2001), appendix A.
public enum DivisorMethod: String, Sendable, Hashable, CaseIterable {
  /// Smallest divisors, d(k) = k.
  case adams
  /// Harmonic means, d(k) = k (k + 1) / (k + ½).
  case dean
  /// Equal proportions, d(k) = √(k (k + 1)); also Hill's method.
  case huntingtonHill
  /// Major fractions, d(k) = k + ½; also Sainte-Laguë's method.
  case webster
  /// Greatest divisors, d(k) = k + 1; also D'Hondt's method.
  case jefferson

  /// Whether d(0) is 0, so that every population has an infinite claim on its first seat.
  public var firstSignpostIsZero: Bool {
    switch self {
    case .adams, .dean, .huntingtonHill: true
    case .webster, .jefferson: false
    }
  }

  /// The claim of a population on the seat after `seats` seats, up to a fixed monotone function.
  ///
  /// Constant factors are dropped, and equal proportions are squared, so that the quotient is a
  /// fraction.
  func quotient(of population: Int, after seats: Int) -> SeatQuotient {
    let p = UInt128(population)
    let k = UInt128(seats)
    return switch self {
    case .adams: SeatQuotient(p, over: k)
    case .dean: SeatQuotient(p * (2 * k + 1), over: k * (k + 1))
    case .huntingtonHill: SeatQuotient(p * p, over: k * (k + 1))
    case .webster: SeatQuotient(p, over: 2 * k + 1)
    case .jefferson: SeatQuotient(p, over: k + 1)
    }
  }

  /// About how many seats a population has at a divisor, at most a cap; only a place to start.
  ///
  /// Written without `rounded` and roots, which would need a C library.
  func estimatedSeats(atQuota quota: Double, cap: Int) -> Int {
    let shift =
      switch self {
      case .adams: 1.0
      case .dean, .huntingtonHill, .webster: 0.5
      case .jefferson: 0.0
      }
    let seats = Int(min(quota + shift, Double(cap)))
    return firstSignpostIsZero ? min(max(1, seats), cap) : seats
  }
}

/// A fraction of 128-bit numbers, compared exactly; a denominator of 0 makes it infinite.
struct SeatQuotient: Comparable {
  var numerator: UInt128
  var denominator: UInt128

  init(_ numerator: UInt128, over denominator: UInt128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  static func == (left: SeatQuotient, right: SeatQuotient) -> Bool {
    !(left < right) && !(right < left)
  }

  /// Infinite quotients compare by their numerators, that is by population.
  static func < (left: SeatQuotient, right: SeatQuotient) -> Bool {
    if left.denominator == 0, right.denominator == 0 { return left.numerator < right.numerator }
    let low = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let high = right.numerator.multipliedReportingOverflow(by: left.denominator)
    if !low.overflow, !high.overflow { return low.partialValue < high.partialValue }
    let wideLow = left.numerator.multipliedFullWidth(by: right.denominator)
    let wideHigh = right.numerator.multipliedFullWidth(by: left.denominator)
    return (wideLow.high, wideLow.low) < (wideHigh.high, wideHigh.low)
  }
}
