internal import LinearOptimization

extension Program {
  /// Narrows the program to the optimal face of a solved linear program.
  ///
  /// A column with a reduced cost stays at its bound and a row with a price stays at its side; by
  /// complementary slackness what is left is exactly the set of optima, and no dense row is needed.
  mutating func keepFace(of solution: Solution, reduced: ReducedProgram) {
    keepPriced(solution, reduced: reduced, above: 0)
    let threshold = Tolerance.dual * largestCost(of: reduced)
    for (index, row) in reduced.rows.enumerated()
    where solution.shadowPrices.indices.contains(index)
      && abs(solution.shadowPrices[index]) > threshold
    {
      // The model maximises: a positive price means that a higher side would help.
      if solution.shadowPrices[index] > 0, rowUpper[row] < .infinity {
        rowLower[row] = rowUpper[row]
      } else if solution.shadowPrices[index] < 0, rowLower[row] > -.infinity {
        rowUpper[row] = rowLower[row]
      }
    }
  }

  /// Fixes columns whose reduced cost exceeds a gap at the bound where they stand.
  ///
  /// With a gap only whole columns: one step away from the bound costs a whole reduced cost.
  mutating func keepPriced(_ solution: Solution, reduced: ReducedProgram, above gap: Double) {
    let largest = largestCost(of: reduced)
    // A whole point may be better by what its whole columns lack to whole numbers, so a gap that is
    // measured from it is too small by as much; fixing fewer columns is never wrong.
    let rounding = gap > 0 ? Tolerance.integrality * largest : 0
    let threshold = Tolerance.dual * largest + gap * (1 + Tolerance.value) + rounding
    for (index, column) in reduced.columns.enumerated()
    where solution.reducedCosts.indices.contains(index) {
      if gap > 0, !isInteger[column], !isWholeInOrder[column] { continue }
      let cost = solution.reducedCosts[index]
      if cost > threshold, upper[column] < .infinity {
        fix(column, at: upper[column])
      } else if cost < -threshold, lower[column] > -.infinity {
        fix(column, at: lower[column])
      }
    }
  }

  /// Adds the objective as a row; with a factor that makes it whole, "not worse" is exact.
  mutating func keepRow(
    _ objective: ColumnObjective, atLeast least: Double, wholeMultiple: Double?
  ) {
    let factor = wholeMultiple ?? 1
    var terms: [Term] = []
    var size = 1.0
    for column in objective.columns {
      let value = objective[column]
      terms.append(Term(column, wholeMultiple == nil ? value : (value * factor).rounded()))
      size = max(size, abs(least))
    }
    let side =
      wholeMultiple == nil ? least - Tolerance.value * size : (least * factor).rounded()
    addRow(terms, lower: side)
  }

  /// An objective that leads away from the sides of rows whose coefficients are not all 1 or −1.
  func slackOfOtherRows() -> ColumnObjective {
    var objective = ColumnObjective()
    for entry in entryRows.indices {
      let row = entryRows[entry]
      let column = entryColumns[entry]
      guard !rowIsUnit[row], rowLower[row] < rowUpper[row], lower[column] < upper[column] else {
        continue
      }
      // Rows with two sides have no direction away from both.
      let sign: Double = rowUpper[row] == .infinity ? 1 : rowLower[row] == -.infinity ? -1 : 0
      if sign != 0 { objective[column] += sign * entryValues[entry] }
    }
    return objective
  }

  private func largestCost(of reduced: ReducedProgram) -> Double {
    reduced.model.costs.reduce(0) { max($0, abs($1)) }
  }
}
