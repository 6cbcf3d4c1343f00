internal import LinearOptimization

extension ConformanceCase {
  /// Options that may change the way, and never the answer.
  struct Method {
    var name: String
    var options = SolveOptions()
    /// Whether they are about whole columns.
    var branches: Bool

    init(_ name: String, branches: Bool = false, change: (inout SolveOptions) -> Void) {
      self.name = name
      self.branches = branches
      change(&options)
    }
  }

  static var methods: [Method] {
    [
      Method("primal simplex") { $0.algorithm = .primalSimplex },
      Method("dual simplex") { $0.algorithm = .dualSimplex },
      Method("reduced first") { $0.presolves = true },
      Method("reduced first, whole columns", branches: true) { $0.presolves = true },
      Method("without cuts", branches: true) { $0.cuts = [] },
      Method("with a log", branches: true) { $0.log = { _ in } },
      Method("with a listener", branches: true) { $0.onEvent = { _ in } },
      Method("with limits far away") {
        $0.timeLimit = .seconds(3600)
        $0.iterationLimit = .max
        $0.nodeLimit = .max
      },
    ]
  }

  /// Known models under each of the options.
  static var methodCases: [ConformanceCase] {
    var cases: [ConformanceCase] = []
    for method in methods {
      cases.append(
        ConformanceCase("known models, \(method.name)") { trial in
          await trial.answer(degenerateMinimum(), method.options, is: .optimal(-0.05))
          await trial.answer(openMaximum(), method.options, is: .unbounded)
          await trial.answer(contradiction(), method.options, is: .infeasible)
          await trial.answer(knapsack(), method.options, is: .optimal(14))
          await trial.answer(parityModel(count: 5), method.options, is: .infeasible)
          var priorities = method.options
          priorities.branchingPriorities = [3, 1, 2]
          await trial.answer(knapsack(), priorities, is: .optimal(14))
        })
    }
    return cases
  }

  /// Beale (1955).
  private static func degenerateMinimum() -> Model {
    var model = Model()
    let x = model.addVariables(count: 4)
    model.minimize(-0.75 * x[0] + 150 * x[1] - 0.02 * x[2] + 6 * x[3])
    model.add(0.25 * x[0] - 60 * x[1] - 0.04 * x[2] + 9 * x[3] <= 0)
    model.add(0.5 * x[0] - 90 * x[1] - 0.02 * x[2] + 3 * x[3] <= 0)
    model.add(x[2] <= 1)
    return model
  }

  private static func openMaximum() -> Model {
    var model = Model()
    let x = model.addVariables(count: 2)
    model.add(x[0] - x[1] <= 3)
    model.maximize(2 * x[0] - x[1])
    return model
  }

  private static func contradiction() -> Model {
    var model = Model()
    let x = model.addVariables(count: 2)
    model.add(x[0] + x[1] >= 5)
    model.add(x[0] + 2 * x[1] <= 4)
    model.maximize(x[0])
    return model
  }
}
