internal import CGLPKShims
internal import LinearOptimization

/// One way of solving a linear program; the ladder climbs from one to the next when numbers fail.
struct Rung {
  enum Method {
    case primal
    case dual
  }

  var name: String
  var method: Method
  var longStep: Bool
  var scales: Bool
  var start: Session.Start
  var presolves = false
  /// Whether the final basis is gone over in rational arithmetic.
  var isExact = false

  var isKept: Bool { if case .kept = start { true } else { false } }

  /// The rungs for a model, in order.
  ///
  /// On boards the dual simplex with the long-step ratio test is up to a thousand times faster than
  /// GLPK's default; it needs a start that is dual feasible, which boxed columns give when they stand
  /// at their better bound. Elsewhere the primal simplex from an advanced basis on scaled data is
  /// what solves most of the published instances (`docs/decisions/0006-ladder.md`).
  static func all(for compiled: CompiledModel, options: SolveOptions) -> [Rung] {
    let model = compiled.model
    let boxesSuffice = model.slackBasisCanBeDualFeasible
    var rungs: [Rung] = []
    func add(
      _ name: String, _ method: Method, longStep: Bool = false, scales: Bool = true,
      _ start: Session.Start, presolves: Bool = false, isExact: Bool = false
    ) {
      rungs.append(
        Rung(
          name: name, method: method, longStep: longStep, scales: scales, start: start,
          presolves: presolves, isExact: isExact))
    }
    let prefersDual: Bool =
      switch options.algorithm {
      case .automatic: boxesSuffice
      case .primalSimplex: false
      case .dualSimplex: true
      }
    if let basis = options.basis {
      add(
        "given basis, \(prefersDual ? "dual" : "primal")", prefersDual ? .dual : .primal,
        longStep: true, .given(basis))
    }
    if prefersDual {
      add(
        "dual, long step", .dual, longStep: true, scales: !boxesSuffice,
        boxesSuffice ? .betterBound : .advanced, presolves: options.presolves)
      add("dual, rescaled", .dual, .advanced)
      add("primal, advanced basis", .primal, .advanced)
    } else {
      add("primal, advanced basis", .primal, .advanced, presolves: options.presolves)
      add("dual, advanced basis", .dual, .advanced)
    }
    add("primal, long step, unscaled", .primal, longStep: true, scales: false, .slack)
    add("dual, standard basis", .dual, .slack)
    add("primal, presolved", .primal, .advanced, presolves: true)
    add("exact from the primal simplex", .primal, .advanced, isExact: true)
    return rungs
  }
}

extension Model {
  /// Whether the slack basis is dual feasible once boxed columns stand at their better bound.
  var slackBasisCanBeDualFeasible: Bool {
    let direction: Double = sense == .maximize ? 1 : -1
    for column in 0..<columnCount {
      let gain = direction * costs[column]
      if gain > 0, columnUpper[column] == .infinity { return false }
      if gain < 0, columnLower[column] == -.infinity { return false }
    }
    return true
  }
}
