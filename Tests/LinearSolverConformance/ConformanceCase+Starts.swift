internal import LinearOptimization

extension ConformanceCase {
  /// Starting bases and points, which change no answer.
  static var starts: [ConformanceCase] {
    [
      ConformanceCase("the basis of the answer as a start") { trial in
        let model = program()
        guard let first = await trial.answer(model, is: .optimal(21)) else { return }
        var options = SolveOptions()
        options.basis = first.basis
        await trial.answer(model, options, is: .optimal(21))
      },
      started("the basis of the rows as a start") {
        Basis(columns: [.atLower, .atLower], rows: [.basic, .basic])
      },
      started("a basis far from the answer as a start") {
        Basis(columns: [.basic, .atUpper], rows: [.basic, .atUpper])
      },
      ConformanceCase("a singular basis as a start") { trial in
        var model = Model()
        let x = model.addVariables(count: 2, in: 0...5)
        model.add(x[0] + x[1] <= 4)
        model.add(2 * x[0] + 2 * x[1] <= 9)
        model.maximize(x[0])
        var options = SolveOptions()
        options.basis = Basis(columns: [.basic, .basic], rows: [.atUpper, .atUpper])
        await trial.answer(model, options, is: .optimal(4))
      },
      pointed("a whole point as a start", [1, 0, 1]),
      pointed("the optimum as a start", [0, 1, 1]),
      pointed("a point outside the rows as a start", [1, 1, 1]),
      pointed("a point outside the bounds as a start", [5, -7, 1e9]),
      pointed("a point that is not whole as a start", [0.5, 0.5, 0.5]),
      ConformanceCase("a point for a linear program") { trial in
        var options = SolveOptions()
        options.startingPoint = [3, 1.5]
        await trial.answer(program(), options, is: .optimal(21))
      },
    ]
  }

  private static func program() -> Model {
    var model = Model()
    let x = model.addVariables(count: 2, in: 0...10)
    model.add(6 * x[0] + 4 * x[1] <= 24)
    model.add(x[0] + 2 * x[1] <= 6)
    model.maximize(5 * x[0] + 4 * x[1])
    return model
  }

  private static func started(_ name: String, basis: () -> Basis) -> ConformanceCase {
    var options = SolveOptions()
    options.basis = basis()
    return ConformanceCase(name, is: .optimal(21), options: options, model: program())
  }

  private static func pointed(_ name: String, _ point: [Double]) -> ConformanceCase {
    var options = SolveOptions()
    options.startingPoint = point
    return ConformanceCase(name, is: .optimal(14), options: options, model: knapsack())
  }
}
