internal import LinearOptimization

extension ConformanceCase {
  /// Each kind of row and column, and models with hardly any.
  static var shapes: [ConformanceCase] {
    twoSided + columns + hollow + repeated
  }

  private static var twoSided: [ConformanceCase] {
    let cases: [(String, ObjectiveSense, Double, Double, Double)] = [
      ("a two-sided row at its lower side in a minimum", .minimize, 1, 2, 1),
      ("a two-sided row at its upper side in a minimum", .minimize, -1, -7, -1),
      ("a two-sided row at its lower side in a maximum", .maximize, -1, -2, -1),
      ("a two-sided row at its upper side in a maximum", .maximize, 1, 7, 1),
    ]
    return cases.map { name, sense, cost, optimum, price in
      ConformanceCase(name, is: .optimal(optimum), prices: [price]) { model in
        let x = model.addVariable(in: -Double.infinity...Double.infinity)
        let y = model.addVariable(in: 0...3)
        model.add(x + 2 * y, in: 2...7)
        model.sense = sense
        model.setCost(cost, of: x)
        model.setCost(2 * cost, of: y)
      }
    }
  }

  private static var columns: [ConformanceCase] {
    [
      ConformanceCase("a free column", is: .optimal(-3)) { model in
        let x = model.addVariable(in: -Double.infinity...Double.infinity)
        let y = model.addVariable(in: 0...4)
        model.add(x + y >= 1)
        model.minimize(x)
      },
      ConformanceCase("a fixed column", is: .optimal(11)) { model in
        let x = model.addVariable(in: 3...3)
        let y = model.addVariable()
        model.add(x + y <= 7)
        model.maximize(x + 2 * y)
      },
      ConformanceCase("a column with only an upper bound", is: .optimal(5)) { model in
        model.addColumn(lower: -.infinity, upper: 5, cost: 1)
        model.addColumn(lower: 0, upper: 1)
        model.add(model.variable(at: 0) + model.variable(at: 1) <= 9)
        model.sense = .maximize
      },
      ConformanceCase("negative bounds", is: .optimal(-10)) { model in
        model.addColumn(lower: -6, upper: -2, cost: 1)
        model.addColumn(lower: -2, upper: -1, cost: 2)
        model.add(model.variable(at: 0) + model.variable(at: 1) >= -9)
        model.add(model.variable(at: 0) - model.variable(at: 1) <= 20)
      },
      ConformanceCase("columns with only negative upper bounds", is: .optimal(-3)) { model in
        model.addColumn(lower: -.infinity, upper: -2, cost: 1)
        model.addColumn(lower: -.infinity, upper: -1, cost: 1)
        model.add(model.variable(at: 0) - model.variable(at: 1) <= 5)
        model.sense = .maximize
      },
      ConformanceCase("a row without sides", is: .optimal(4)) { model in
        let x = model.addVariable(in: 0...4)
        let row = model.addRow()
        model.addCoefficient(1, row: row.index, column: x.index)
        model.maximize(x)
      },
      ConformanceCase("a column without rows", is: .optimal(13)) { model in
        let x = model.addVariables(count: 3, in: 0...5)
        model.add(x[0] + x[2] <= 4)
        model.maximize(2 * x[0] + x[1] + x[2])
      },
      ConformanceCase("a column without rows or bounds", is: .unbounded) { model in
        let x = model.addVariable()
        let y = model.addVariable(in: 0...1)
        model.add(y <= 4)
        model.maximize(x + y)
      },
      ConformanceCase("all columns fixed", is: .optimal(8)) { model in
        let x = model.addVariable(in: 2...2)
        let y = model.addVariable(in: 3...3)
        model.add(x + y <= 5)
        model.maximize(x + 2 * y)
      },
      ConformanceCase("all columns fixed outside a row", is: .infeasible) { model in
        let x = model.addVariable(in: 2...2)
        let y = model.addVariable(in: 3...3)
        model.add(x + y <= 4)
      },
    ]
  }

  private static var hollow: [ConformanceCase] {
    [
      ConformanceCase("neither rows nor columns", is: .optimal(7)) { $0.objectiveConstant = 7 },
      ConformanceCase("no rows", is: .optimal(-7)) { model in
        model.addColumn(lower: -1, upper: 2, cost: 3)
        model.addColumn(lower: -5, upper: 4, cost: -1)
      },
      ConformanceCase("no rows and no bound", is: .unbounded) { $0.addColumn(cost: -1) },
      ConformanceCase("no columns", is: .optimal(0)) { $0.addRow(lower: -1, upper: 1) },
      ConformanceCase("no columns and a row that asks for one", is: .infeasible) {
        $0.addRow(lower: 1)
      },
      ConformanceCase("an empty row that holds", is: .optimal(3)) { model in
        let x = model.addVariable()
        model.addRow(lower: -2, upper: 0)
        model.add(x <= 3)
        model.maximize(x)
      },
      ConformanceCase("an empty row that does not hold", is: .infeasible) { model in
        let x = model.addVariable()
        model.addRow(lower: 1, upper: 2)
        model.add(x <= 3)
        model.maximize(x)
      },
    ]
  }

  private static var repeated: [ConformanceCase] {
    [
      ConformanceCase("coefficients that are summed", is: .optimal(2)) { model in
        let x = model.addVariable()
        let row = model.addRow(upper: 6)
        model.addCoefficient(1, row: row.index, column: x.index)
        model.addCoefficient(2, row: row.index, column: x.index)
        model.maximize(x)
      },
      ConformanceCase("coefficients that cancel", is: .optimal(4)) { model in
        let x = model.addVariable(in: 0...4)
        let row = model.addRow(upper: 3)
        model.addCoefficient(2, row: row.index, column: x.index)
        model.addCoefficient(-2, row: row.index, column: x.index)
        model.maximize(x)
      },
      ConformanceCase("rows that say the same", is: .optimal(5)) { model in
        let x = model.addVariables(count: 2)
        for _ in 0..<3 { model.add(x[0] + x[1] <= 5) }
        model.add(2 * x[0] + 2 * x[1] <= 10)
        model.maximize(x[0] + x[1])
      },
      ConformanceCase("rows that say nothing new", is: .optimal(6)) { model in
        let x = model.addVariables(count: 2, in: 0...3)
        model.add(x[0] + x[1] <= 100)
        model.add(x[0] - x[1] >= -50)
        model.add(x[0] <= 4)
        model.maximize(x[0] + x[1])
      },
      ConformanceCase("equations that follow from others", is: .optimal(1)) { model in
        let x = model.addVariables(count: 3)
        model.add(x[0] + x[1] == 2)
        model.add(x[1] + x[2] == 3)
        model.add(x[0] + 2 * x[1] + x[2] == 5)
        model.minimize(x[2])
      },
      ConformanceCase("columns that are the same", is: .optimal(4)) { model in
        let x = model.addVariables(count: 3, in: 0...3)
        model.add(x[0] + x[1] + x[2] >= 4)
        model.minimize(x[0] + x[1] + x[2])
      },
    ]
  }
}
