internal import LinearOptimization

extension ConformanceCase {
  /// Whole and binary columns.
  static var integers: [ConformanceCase] { bounded + relaxed + parity }

  static func knapsack() -> Model {
    var model = Model()
    let x = model.addVariables(count: 3, in: 0...1, kind: .integer)
    model.add(5 * x[0] + 4 * x[1] + 3 * x[2] <= 8)
    model.maximize(10 * x[0] + 7 * x[1] + 4 * x[2])
    return model
  }

  private static var bounded: [ConformanceCase] {
    [
      ConformanceCase("a knapsack", is: .optimal(14), model: knapsack()),
      ConformanceCase("whole numbers beside the rounded vertex", is: .optimal(20)) { model in
        let x = model.addVariables(count: 2, in: 0...10, kind: .integer)
        model.add(6 * x[0] + 4 * x[1] <= 24)
        model.add(x[0] + 2 * x[1] <= 6)
        model.maximize(5 * x[0] + 4 * x[1])
      },
      ConformanceCase("whole and continuous columns", is: .optimal(15.25)) { model in
        model = knapsack()
        model.setKind(.continuous, of: model.variable(at: 1))
      },
      ConformanceCase("whole columns with bounds between", is: .optimal(-1)) { model in
        let x = model.addVariable(in: -3.7...2.5, kind: .integer)
        let y = model.addVariable(in: 0.5...2.5, kind: .integer)
        model.add(x + y >= -2.5)
        model.minimize(x + y + 1)
      },
      ConformanceCase("a covering of a triangle", is: .optimal(2)) { model in
        let x = model.addVariables(count: 3, in: 0...1, kind: .integer)
        for index in 0..<3 { model.add(x[index] + x[(index + 1) % 3] >= 1) }
        model.minimize(x[0] + x[1] + x[2])
      },
      ConformanceCase("a constant beside whole columns", is: .optimal(114)) { model in
        model = knapsack()
        model.objectiveConstant = 100
      },
      ConformanceCase("no rows and a whole column", is: .optimal(2)) { model in
        model.addColumn(lower: 0.5, upper: 2.5, cost: 1, kind: .integer)
        model.sense = .maximize
      },
    ]
  }

  private static var relaxed: [ConformanceCase] {
    var options = SolveOptions()
    options.relaxesIntegrality = true
    return [
      ConformanceCase(
        "a knapsack whose parts may be cut", is: .optimal(15.25), options: options,
        model: knapsack()),
      ConformanceCase(
        "a parity that fractions fulfil", is: .optimal(0), options: options,
        model: parityModel(count: 5)),
    ]
  }

  /// Infeasible in whole numbers: an even sum is to be odd (Jeroslow 1974).
  static func parityModel(count: Int) -> Model {
    var model = Model()
    let x = model.addVariables(count: count, in: 0...1, kind: .integer)
    let ones = [Double](repeating: 2, count: count)
    model.add(LinearExpression(coefficients: ones, variables: x) == Double(count))
    return model
  }

  private static var parity: [ConformanceCase] {
    [
      ConformanceCase("an even number that is to be odd", is: .infeasible) { model in
        let x = model.addVariable(in: 0...9, kind: .integer)
        model.add(2 * x == 5)
      },
      ConformanceCase(
        "an even sum that is to be odd", is: .infeasible, model: parityModel(count: 9)),
      ConformanceCase("a whole column between two whole numbers", is: .infeasible) { model in
        let x = model.addVariable(in: 0.2...0.8, kind: .integer)
        model.add(x <= 5)
      },
      ConformanceCase("whole columns and rows without a common point", is: .infeasible) { model in
        let x = model.addVariables(count: 2, in: 0...1, kind: .integer)
        model.add(x[0] + x[1] >= 3)
      },
      ConformanceCase("an unbounded whole column", is: .unbounded) { model in
        let x = model.addVariable(kind: .integer)
        let y = model.addVariable()
        model.add(x - y <= 1)
        model.maximize(x + y)
      },
      ConformanceCase("whole columns and an unbounded continuous one", is: .unbounded) { model in
        let x = model.addVariable(in: 0...3, kind: .integer)
        let y = model.addVariable()
        model.add(x - y <= 1)
        model.maximize(x + y)
      },
    ]
  }
}
