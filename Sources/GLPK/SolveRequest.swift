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
    let faults = options.faults(for: compiled.model)
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
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
