extension SolveOptions {
  /// What cannot hold in these options for a model, each in a sentence; empty for usable options.
  ///
  /// Solvers throw ``SolveError/Reason/invalidOptions(_:)`` with these before they begin.
  ///
  /// - Parameter model: The model to be solved.
  /// - Returns: The faults, each with the next step.
  /// - Complexity: O(rows + columns).
  public func faults(for model: Model) -> [String] {
    var faults: [String] = []
    if let limit = timeLimit, limit < .zero {
      faults.append("The time limit is negative. Give zero or more.")
    }
    if let limit = iterationLimit, limit < 0 {
      faults.append("The iteration limit is \(limit). Give zero or more.")
    }
    if let limit = nodeLimit, limit < 0 {
      faults.append("The node limit is \(limit). Give zero or more.")
    }
    for (name, gap) in [("relative gap", relativeGap), ("absolute gap", absoluteGap)]
    where !(gap >= 0 && gap.isFinite) {
      faults.append("The \(name) is \(gap). Give a finite number, zero or more.")
    }
    if let startingPoint { faults += Self.faults(of: startingPoint, model) }
    let priorities = branchingPriorities.count
    if priorities != 0, priorities != model.columnCount {
      faults.append(
        "There are \(priorities) branching priorities for \(model.columnCount) columns. "
          + "Give one for each column, or none.")
    }
    if let basis { faults += Self.faults(of: basis, model) }
    return faults
  }

  private static func faults(of basis: Basis, _ model: Model) -> [String] {
    if basis.columns.count != model.columnCount || basis.rows.count != model.rowCount {
      return [
        "The basis has \(basis.columns.count) columns and \(basis.rows.count) rows, the model "
          + "\(model.columnCount) and \(model.rowCount). Give a basis of this model."
      ]
    }
    let basic = (basis.columns + basis.rows).count { $0 == .basic }
    if basic != model.rowCount {
      return [
        "The basis has \(basic) basic columns and rows, the model \(model.rowCount) rows. "
          + "Give as many basic ones as there are rows."
      ]
    }
    return []
  }

  private static func faults(of point: [Double], _ model: Model) -> [String] {
    guard point.count == model.columnCount else {
      return [
        "The starting point has \(point.count) values, the model \(model.columnCount) columns. "
          + "Give a value for each column, NaN for a continuous one that is to be found."
      ]
    }
    for (column, value) in point.enumerated() {
      if value.isInfinite || value.isNaN && model.kinds[column] == .integer {
        return [
          "The starting point gives \(value) for column \(model.columnName(column)). "
            + "Give a finite number; only continuous columns may be left open, by NaN."
        ]
      }
    }
    return []
  }
}
