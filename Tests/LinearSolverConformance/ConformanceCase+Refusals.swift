internal import LinearOptimization

extension ConformanceCase {
  /// Requests that must be refused.
  static var refusals: [ConformanceCase] { faultyModels + faultyOptions }

  private static func simple() -> Model {
    var model = Model()
    let x = model.addVariables(count: 2, in: 0...4)
    model.add(x[0] + x[1] <= 6)
    model.maximize(x[0] + 2 * x[1])
    return model
  }

  private static var faultyModels: [ConformanceCase] {
    func refused(_ what: String, change: (inout Model) -> Void) -> ConformanceCase {
      var model = simple()
      change(&model)
      let faulty = model
      return ConformanceCase("refusal of \(what)") { trial in
        await trial.expectRefusal(faulty, of: what, isModel: true)
      }
    }
    return [
      refused("a cost that is no number") { $0.setCost(.nan, of: $0.variable(at: 0)) },
      refused("an infinite cost") { $0.setCost(-.infinity, of: $0.variable(at: 1)) },
      refused("a constant that is no number") { $0.objectiveConstant = .nan },
      refused("an infinite constant") { $0.objectiveConstant = .infinity },
      refused("a bound that is no number") {
        $0.setBounds(lower: .nan, upper: 1, of: $0.variable(at: 0))
      },
      refused("a lower bound of infinity") {
        $0.setBounds(lower: .infinity, upper: .infinity, of: $0.variable(at: 0))
      },
      refused("an upper bound of minus infinity") {
        $0.setBounds(lower: -.infinity, upper: -.infinity, of: $0.variable(at: 0))
      },
      refused("a side that is no number") {
        $0.setBounds(lower: 0, upper: .nan, of: $0.constraint(at: 0))
      },
      refused("a coefficient that is no number") { $0.addCoefficient(.nan, row: 0, column: 0) },
      refused("an infinite coefficient") { $0.addCoefficient(.infinity, row: 0, column: 1) },
      refused("coefficients whose sum is infinite") {
        for _ in 0..<2 { $0.addCoefficient(Double.greatestFiniteMagnitude, row: 0, column: 1) }
      },
      refused("a coefficient outside the rows") { $0.addCoefficient(1, row: 1, column: 0) },
      refused("a coefficient outside the columns") { $0.addCoefficient(1, row: 0, column: -1) },
      refused("bounds that cross") { $0.setBounds(lower: 2, upper: 1, of: $0.variable(at: 0)) },
      refused("sides that cross") { $0.setBounds(lower: 2, upper: 1, of: $0.constraint(at: 0)) },
      refused("a variable of another model") {
        var other = Model()
        $0.setCost(1, of: other.addVariable())
      },
    ]
  }

  private static var faultyOptions: [ConformanceCase] {
    func refused(_ what: String, change: (inout SolveOptions) -> Void) -> ConformanceCase {
      var options = SolveOptions()
      change(&options)
      return ConformanceCase("refusal of \(what)") { [options] trial in
        await trial.expectRefusal(simple(), options, of: what, isModel: false)
      }
    }
    return [
      refused("a negative time limit") { $0.timeLimit = .seconds(-1) },
      refused("a negative iteration limit") { $0.iterationLimit = -1 },
      refused("a negative node limit") { $0.nodeLimit = .min },
      refused("a gap that is no number") { $0.relativeGap = .nan },
      refused("an infinite gap") { $0.absoluteGap = .infinity },
      refused("a negative gap") { $0.absoluteGap = -1 },
      refused("a basis of another model") { $0.basis = Basis(columns: [.basic], rows: []) },
      refused("a basis with too many basic members") {
        $0.basis = Basis(columns: [.basic, .basic], rows: [.basic])
      },
      refused("a starting point of another model") { $0.startingPoint = [1] },
      refused("an infinite starting point") { $0.startingPoint = [1, .infinity] },
      refused("priorities of another model") { $0.branchingPriorities = [1, 2, 3] },
    ]
  }
}
