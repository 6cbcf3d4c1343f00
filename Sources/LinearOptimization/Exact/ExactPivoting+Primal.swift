internal import BigInt

extension ExactPivoting {
  /// Takes an item with a cost of the wrong sign into the basis; all bounds must hold.
  func primalStep(_ entering: Int) throws(ExactStop) -> ExactStep {
    guard status(entering) != .basic else { return .stuck }
    let rises = cost(entering).isNegative
    let (direction, denominator) = try direction(of: entering, rises: rises)
    let changes = direction + (try exact.activities(of: direction))
    var best: (item: Int, room: BigDyadic, size: BigDyadic)?
    let ends = bounds(entering)
    if ends.lower.isFinite, ends.upper.isFinite {
      let width = (BigDyadic(ends.upper) - BigDyadic(ends.lower)) * solution.point.denominator
      best = (entering, width, BigDyadic(mantissa: denominator, exponent: 0))
    }
    for (item, change) in changes.enumerated() where !change.isZero && status(item) == .basic {
      let end = change.isPositive ? bounds(item).upper : bounds(item).lower
      if end.isInfinite { continue }
      let room = excess(item, over: end).magnitude
      let size = change.magnitude
      if let rival = best {
        let difference = room * rival.size - rival.room * size
        if difference.isPositive || difference.isZero && !(rival.size < size) { continue }
      }
      best = (item, room, size)
    }
    guard let best else {
      return compiled.improvesExactly(direction)
        ? .unbounded(ExactProof(vector: direction)) : .stuck
    }
    if best.item == entering {
      return .basis(
        exchanged(leaving: entering, to: rises ? .atUpper : .atLower, entering: entering))
    }
    return .basis(
      exchanged(
        leaving: best.item, to: changes[best.item].isPositive ? .atUpper : .atLower,
        entering: entering))
  }

  /// How all columns move when an item out of the basis moves, times a positive number.
  private func direction(
    of entering: Int, rises: Bool
  ) throws(ExactStop) -> (columns: [BigDyadic], denominator: BigInt) {
    var sides = [BigDyadic](repeating: .zero, count: model.rowCount)
    if entering < columnCount {
      for index in compiled.starts[entering]..<compiled.starts[entering + 1] {
        let value = BigDyadic(compiled.values[index])
        sides[Int(compiled.rows[index])] = rises ? -value : value
      }
    } else {
      sides[entering - columnCount] = BigDyadic(rises ? 1 : -1)
    }
    let (values, denominator) = try exact.solve(exact.rows.map { sides[Int($0)] })
    var columns = [BigDyadic](repeating: .zero, count: columnCount)
    for (position, column) in exact.columns.enumerated() { columns[Int(column)] = values[position] }
    if entering < columnCount {
      columns[entering] = BigDyadic(mantissa: rises ? denominator : -denominator, exponent: 0)
    }
    return (columns, denominator)
  }
}
