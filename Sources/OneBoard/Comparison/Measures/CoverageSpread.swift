/// How evenly coverage is spread over lines: indices of inequality, each line counting once.
///
/// Coverages are fractions from 0 to 1. Without lines, and where every coverage is 0, all are equal
/// and the indices say so.
public struct CoverageSpread: Sendable, Hashable {
  /// The smallest coverage; 1 without lines.
  public let least: Double
  /// The arithmetic mean; 1 without lines.
  public let mean: Double
  /// The Gini coefficient, from 0 (equal) to 1 − 1/m.
  ///
  /// It is 1 less twice the area under the Lorenz curve (Lorenz 1905, Gini 1914), which for m values
  /// in ascending order is Σ (2k − m − 1) c_k / (m Σ c_k), k from 1.
  public let gini: Double
  /// Jain's index of fairness, from 1/m to 1 (equal): (Σ c)² / (m Σ c²) (Jain, Chiu and Hawe 1984).
  public let jain: Double
  /// Theil's T, from 0 (equal) to ln m: the mean of (c/μ) ln(c/μ), where 0 ln 0 is 0 (Theil 1967).
  public let theil: Double

  /// Measures coverages.
  ///
  /// - Parameter coverages: The coverage of each line, in any order.
  /// - Complexity: O(m log m) for m lines.
  public init(_ coverages: [Double]) {
    let ascending = coverages.sorted()
    let count = Double(ascending.count)
    var sum = CompensatedSum()
    var squares = CompensatedSum()
    var ranked = CompensatedSum()
    for (index, coverage) in ascending.enumerated() {
      sum.add(coverage)
      squares.add(coverage * coverage)
      ranked.add((2 * Double(index + 1) - count - 1) * coverage)
    }
    least = ascending.first ?? 1
    mean = ascending.isEmpty ? 1 : sum.value / count
    guard let greatest = ascending.last, greatest > 0, greatest > ascending[0] else {
      (gini, jain, theil) = (0, 1, 0)
      return
    }
    gini = max(0, ranked.value / (count * sum.value))
    jain = min(1, sum.value * sum.value / (count * squares.value))
    var entropy = CompensatedSum()
    for coverage in ascending where coverage > 0 {
      let ratio = coverage / mean
      entropy.add(ratio * naturalLogarithm(ratio))
    }
    theil = max(0, entropy.value / count)
  }
}
