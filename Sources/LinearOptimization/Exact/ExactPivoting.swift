internal import BigInt

/// What an exact simplex step leads to.
enum ExactStep {
  case basis(Basis)
  case infeasible(ExactProof)
  case unbounded(ExactProof)
  /// No exchange is left to try, although the basis is not optimal.
  case stuck
}

/// Exact simplex steps from a basis that is not optimal.
///
/// Dual steps until all bounds hold, then primal steps. Each step factors anew: that is affordable
/// for the few steps that separate the last basis of floating-point arithmetic from an optimal one.
/// Columns are numbered before rows.
struct ExactPivoting {
  let exact: ExactBasis
  let solution: ExactBasicSolution

  var compiled: CompiledModel { exact.compiled }
  var model: Model { exact.compiled.model }
  var columnCount: Int { model.columnCount }

  /// One step towards an optimal basis.
  func step() throws(ExactStop) -> ExactStep {
    if let miss = solution.primalMiss { return try dualStep(number(miss.place)) }
    if let miss = solution.dualMiss { return try primalStep(number(miss.place)) }
    return .stuck
  }

  private func number(_ place: ExactMiss.Place) -> Int {
    switch place {
    case .column(let column): column
    case .row(let row): columnCount + row
    }
  }

  func status(_ item: Int) -> BasisStatus {
    item < columnCount ? exact.basis.columns[item] : exact.basis.rows[item - columnCount]
  }

  func bounds(_ item: Int) -> (lower: Double, upper: Double) {
    item < columnCount
      ? (model.columnLower[item], model.columnUpper[item])
      : (model.rowLower[item - columnCount], model.rowUpper[item - columnCount])
  }

  /// The value, times the point's denominator.
  func value(_ item: Int) -> BigDyadic {
    item < columnCount
      ? solution.point.columns[item] : solution.point.rows[item - columnCount]
  }

  /// The reduced cost or price, times the prices' denominator, turned so that less is better.
  func cost(_ item: Int) -> BigDyadic {
    let cost =
      item < columnCount
      ? solution.prices.columns[item] : solution.prices.rows[item - columnCount]
    return model.sense == .minimize ? cost : -cost
  }

  /// How far a value is above a bound, times the point's denominator.
  func excess(_ item: Int, over bound: Double) -> BigDyadic {
    value(item) - BigDyadic(bound) * solution.point.denominator
  }

  func exchanged(leaving: Int, to status: BasisStatus, entering: Int) -> Basis {
    var basis = exact.basis
    func set(_ item: Int, _ status: BasisStatus) {
      if item < columnCount {
        basis.columns[item] = status
      } else {
        basis.rows[item - columnCount] = status
      }
    }
    set(entering, .basic)
    // Last, because a column may go from one bound to the other.
    let ends = bounds(leaving)
    set(leaving, ends.lower == ends.upper ? .fixed : status)
    return basis
  }
}
