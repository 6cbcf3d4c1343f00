internal import LinearOptimization

extension ConformanceCase {
  /// Degenerate models, models on which simple pivoting rules cycle or crawl, and bad scales.
  static var hardModels: [ConformanceCase] { cycling + crawling + degenerate + scaled }

  private static var cycling: [ConformanceCase] {
    [
      // Beale (1955).
      ConformanceCase("Beale's cycle", is: .optimal(-0.05)) { model in
        let x = model.addVariables(count: 4)
        model.minimize(-0.75 * x[0] + 150 * x[1] - 0.02 * x[2] + 6 * x[3])
        model.add(0.25 * x[0] - 60 * x[1] - 0.04 * x[2] + 9 * x[3] <= 0)
        model.add(0.5 * x[0] - 90 * x[1] - 0.02 * x[2] + 3 * x[3] <= 0)
        model.add(x[2] <= 1)
      },
      // Kuhn's example; the objective is minus the left side of the last row.
      ConformanceCase("Kuhn's cycle", is: .optimal(-2)) { model in
        let x = model.addVariables(count: 4)
        model.minimize(-2 * x[0] - 3 * x[1] + x[2] + 12 * x[3])
        model.add(-2 * x[0] - 9 * x[1] + x[2] + 9 * x[3] <= 0)
        model.add(x[0] + 3 * x[1] - x[2] - 6 * x[3] <= 0)
        model.add(2 * x[0] + 3 * x[1] - x[2] - 12 * x[3] <= 2)
      },
      // Chvátal, Linear Programming (1983), page 31.
      ConformanceCase("Chvátal's cycle", is: .optimal(1)) { model in
        let x = model.addVariables(count: 4)
        model.maximize(10 * x[0] - 57 * x[1] - 9 * x[2] - 24 * x[3])
        model.add(0.5 * x[0] - 5.5 * x[1] - 2.5 * x[2] + 9 * x[3] <= 0)
        model.add(0.5 * x[0] - 1.5 * x[1] - 0.5 * x[2] + x[3] <= 0)
        model.add(x[0] <= 1)
      },
    ]
  }

  private static var crawling: [ConformanceCase] {
    [3, 4].map { (size: Int) -> ConformanceCase in
      // Chvátal, page 47, with the base 5: the last column alone is at the last row's side.
      let power = { (base: Int, exponent: Int) in
        Double((0..<max(0, exponent)).reduce(1) { value, _ in value * base })
      }
      return ConformanceCase("Klee and Minty's cube of \(size)", is: .optimal(power(25, size - 1)))
      {
        model in
        let x = model.addVariables(count: size)
        for row in 0..<size {
          var sum = LinearExpression()
          for column in 0..<row { sum.add(x[column], times: 2 * power(5, row - column)) }
          sum.add(x[row])
          model.add(sum <= power(25, row))
        }
        var total = LinearExpression()
        for column in 0..<size { total.add(x[column], times: power(5, size - 1 - column)) }
        model.maximize(total)
      }
    }
      + [
        // Klee and Minty's squeezed cube with ε = 1/10.
        ConformanceCase("a squeezed cube of 5", is: .optimal(1)) { model in
          let x = model.addVariables(count: 5, in: 0...1)
          for index in 1..<5 {
            model.add(x[index] - 0.1 * x[index - 1] >= 0)
            model.add(x[index] + 0.1 * x[index - 1] <= 1)
          }
          model.maximize(x[4])
        }
      ]
  }

  private static var degenerate: [ConformanceCase] {
    [
      ConformanceCase("five rows through the optimum", is: .optimal(2)) { model in
        let x = model.addVariables(count: 2)
        for index in 1...5 {
          model.add(Double(index) * x[0] + Double(6 - index) * x[1] <= 6)
        }
        model.maximize(x[0] + x[1])
      },
      ConformanceCase("only one point", is: .optimal(0)) { model in
        let x = model.addVariables(count: 3)
        model.add(x[0] + x[1] + x[2] <= 0)
        model.add(x[0] - x[1] >= 0)
        model.add(x[1] - x[2] >= 0)
        model.maximize(4 * x[0] + 3 * x[1] + 2 * x[2])
      },
      ConformanceCase("a transport", is: .optimal(150)) { model in
        // Two sources of 20 and 30, sinks of 10, 25 and 15; all is needed.
        let x = model.addVariables(count: 6)
        let costs = [2.0, 3, 1, 5, 4, 8]
        model.add(x[0] + x[1] + x[2] == 20)
        model.add(x[3] + x[4] + x[5] == 30)
        for sink in 0..<3 { model.add(x[sink] + x[sink + 3] == [10, 25, 15][sink]) }
        model.minimize(LinearExpression(coefficients: costs, variables: x))
      },
      ConformanceCase("many optima", is: .optimal(4)) { model in
        let x = model.addVariables(count: 3, in: 0...4)
        model.add(x[0] + x[1] + x[2] <= 4)
        model.maximize(x[0] + x[1] + x[2])
      },
    ]
  }

  private static var scaled: [ConformanceCase] {
    [
      ConformanceCase("coefficients from 1e-4 to 1e5", is: .optimal(10_000.000_01)) { model in
        let x = model.addVariables(count: 2)
        model.add(1e-4 * x[0] >= 1)
        model.add(1e5 * x[1] >= 1)
        model.minimize(x[0] + x[1])
      },
      ConformanceCase("rows of different size", is: .optimal(20_000)) { model in
        let x = model.addVariables(count: 2)
        model.add(1e5 * x[0] + x[1] <= 1e5)
        model.add(x[0] + 1e-4 * x[1] <= 2)
        model.maximize(x[0] + x[1])
      },
      ConformanceCase("costs of 1e6", is: .optimal(3e6)) { model in
        let x = model.addVariables(count: 2)
        model.add(x[0] + x[1] >= 3)
        model.add(x[0] - x[1] <= 1)
        model.minimize(1e6 * x[0] + 1e6 * x[1])
      },
      ConformanceCase("costs of 1e-5", is: .optimal(1.5)) { model in
        let x = model.addVariables(count: 2, in: 0...1e5)
        model.add(x[0] + 2 * x[1] <= 200_000)
        model.maximize(1e-5 * x[0] + 1e-5 * x[1])
      },
    ]
  }
}
