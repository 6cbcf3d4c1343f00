internal import CGLPKShims
internal import LinearOptimization

/// One request: a checked model, checked options, one deadline and one brake for all its steps.
struct SolveRequest: Sendable {
  let compiled: CompiledModel
  let options: SolveOptions
  let brake = Brake()
  let start: Double
  /// Seconds of the monotonic clock; 0 for none.
  let deadline: Double
  let reporter: Reporter?
  /// Whether the simplex method runs in slices; in one piece only to measure what slices cost.
  var isSliced = true

  var model: Model { compiled.model }
  var branches: Bool { model.isMixedInteger && !options.relaxesIntegrality }

  init(_ model: Model, _ options: SolveOptions) throws(SolveError) {
    let compiled: CompiledModel
    do {
      compiled = try model.compiled()
    } catch {
      throw SolveError(.invalidModel(error))
    }
    try self.init(compiled, options)
  }

  init(_ compiled: CompiledModel, _ options: SolveOptions) throws(SolveError) {
    let faults = Self.faults(of: options, compiled.model)
    if !faults.isEmpty { throw SolveError(.invalidOptions(faults)) }
    self.compiled = compiled
    self.options = options
    reporter = Reporter(compiled, options)
    start = cglpk_now()
    deadline = options.timeLimit.map { [start] in start + max(1e-9, $0.seconds) } ?? 0
  }

  /// Seconds left before the deadline; infinite without one.
  var secondsLeft: Double { deadline > 0 ? deadline - cglpk_now() : .infinity }

  var secondsSpent: Double { cglpk_now() - start }

  /// A time for GLPK in its own unit, inside the deadline.
  ///
  /// - Parameter seconds: The wish.
  /// - Returns: Whole milliseconds, at least 1.
  func milliseconds(_ seconds: Double) -> Int32 {
    Int32(clamping: Int(min(max(0, min(seconds, secondsLeft)), 2_000_000) * 1000) + 1)
  }

  /// The limit that has been reached, if any.
  var reachedLimit: Limit? {
    if brake.isPulled { return .interrupted }
    return secondsLeft <= 0 ? .timeLimit : nil
  }

  private static func faults(of options: SolveOptions, _ model: Model) -> [String] {
    var faults: [String] = []
    if let limit = options.timeLimit, limit < .zero {
      faults.append("The time limit is negative. Give zero or more.")
    }
    if let limit = options.iterationLimit, limit < 0 {
      faults.append("The iteration limit is \(limit). Give zero or more.")
    }
    if let limit = options.nodeLimit, limit < 0 {
      faults.append("The node limit is \(limit). Give zero or more.")
    }
    for (name, gap) in [
      ("relative gap", options.relativeGap), ("absolute gap", options.absoluteGap),
    ] where !(gap >= 0 && gap.isFinite) {
      faults.append("The \(name) is \(gap). Give a finite number, zero or more.")
    }
    if let point = options.startingPoint { faults += Self.faults(of: point, model) }
    let priorities = options.branchingPriorities.count
    if priorities != 0, priorities != model.columnCount {
      faults.append(
        "There are \(priorities) branching priorities for \(model.columnCount) columns. "
          + "Give one for each column, or none.")
    }
    if let basis = options.basis {
      if basis.columns.count != model.columnCount || basis.rows.count != model.rowCount {
        faults.append(
          "The basis has \(basis.columns.count) columns and \(basis.rows.count) rows, the model "
            + "\(model.columnCount) and \(model.rowCount). Give a basis of this model.")
      } else {
        let basic = (basis.columns + basis.rows).count { $0 == .basic }
        if basic != model.rowCount {
          faults.append(
            "The basis has \(basic) basic columns and rows, the model \(model.rowCount) rows. "
              + "Give as many basic ones as there are rows.")
        }
      }
    }
    return faults
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

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
