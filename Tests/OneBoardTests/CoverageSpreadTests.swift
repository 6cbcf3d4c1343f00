import Foundation
import OneBoard
import OneBoardTestSupport
import Testing

/// The indices of inequality, against their definitions in other forms.
struct `Spread of coverage` {
  /// Σ |x − y| over all ordered pairs, divided by 2 m² μ.
  private static func giniByDifferences(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    var sum = 0.0
    for first in values { for second in values { sum += abs(first - second) } }
    return sum / (2 * count * count * mean)
  }

  /// 1 less twice the area under the Lorenz curve, summed as trapezia.
  private static func giniByLorenz(_ values: [Double]) -> Double {
    let total = values.reduce(0, +)
    var area = 0.0
    var before = 0.0
    for value in values.sorted() {
      let after = before + value / total
      area += (before + after) / 2 / Double(values.count)
      before = after
    }
    return 1 - 2 * area
  }

  @Test func `Random coverages agree with the definitions`() {
    var generator = SeededGenerator(seed: 1905)
    for _ in 0..<200 {
      let values = (0..<Int.random(in: 2...30, using: &generator)).map { _ in
        let need = Int.random(in: 1...12, using: &generator)
        return Double(Int.random(in: 0...need, using: &generator)) / Double(need)
      }
      guard values.contains(where: { $0 > 0 }) else { continue }
      let spread = CoverageSpread(values)
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      #expect(abs(spread.mean - mean) < 1e-12)
      #expect(spread.least == values.min())
      #expect(abs(spread.gini - Self.giniByDifferences(values)) < 1e-12)
      #expect(abs(spread.gini - Self.giniByLorenz(values)) < 1e-12)
      let squares = values.reduce(0) { $0 + $1 * $1 } / count
      #expect(abs(spread.jain - mean * mean / squares) < 1e-12)
      // ln m less the entropy of the shares is the same index.
      let shares = values.map { $0 / (mean * count) }.filter { $0 > 0 }
      let entropy = shares.reduce(0) { $0 - $1 * log($1) }
      #expect(abs(spread.theil - (log(count) - entropy)) < 1e-12)
    }
  }

  @Test func `One line that has everything is the extreme`() {
    let spread = CoverageSpread([0, 1, 0, 0])
    #expect(spread.least == 0)
    #expect(spread.mean == 0.25)
    #expect(spread.gini == 0.75)
    #expect(spread.jain == 0.25)
    #expect(abs(spread.theil - log(4)) < 1e-15)
  }

  @Test func `Coverages of one and three parts agree with hand`() {
    let spread = CoverageSpread([0.75, 0.25])
    #expect(spread.gini == 0.25)
    #expect(abs(spread.jain - 0.8) < 1e-15)
    #expect(abs(spread.theil - (0.5 * log(0.5) + 1.5 * log(1.5)) / 2) < 1e-15)
  }

  @Test(arguments: [[], [0, 0, 0], [0.3], [0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7]])
  func `Equal coverages have no inequality`(values: [Double]) {
    let spread = CoverageSpread(values)
    #expect(spread.gini == 0)
    #expect(spread.jain == 1)
    #expect(spread.theil == 0)
    #expect(spread.least == values.first ?? 1)
  }
}
