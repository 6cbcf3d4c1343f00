internal import LinearOptimization

extension ConformanceCase {
  /// Each kind of outcome, in both directions.
  static var outcomes: [ConformanceCase] {
    [
      // Chvátal, Linear Programming (1983), page 13.
      ConformanceCase("a maximum", is: .optimal(13), prices: [1, 0, 1]) { model in
        let x = model.addVariables(count: 3)
        model.maximize(5 * x[0] + 4 * x[1] + 3 * x[2])
        model.add(2 * x[0] + 3 * x[1] + x[2] <= 5)
        model.add(4 * x[0] + x[1] + 2 * x[2] <= 11)
        model.add(3 * x[0] + 4 * x[1] + 2 * x[2] <= 8)
      },
      // Hillier and Lieberman, the Wyndor Glass example.
      ConformanceCase("a maximum with known prices", is: .optimal(36), prices: [0, 1.5, 1]) {
        wyndor(&$0, .maximize)
      },
      ConformanceCase("the same as a minimum", is: .optimal(-36), prices: [0, -1.5, -1]) {
        wyndor(&$0, .minimize)
      },
      ConformanceCase("a minimum with known prices", is: .optimal(9), prices: [1.5, 0.5]) {
        diet(&$0, .minimize)
      },
      ConformanceCase("the same as a maximum", is: .optimal(-9), prices: [-1.5, -0.5]) {
        diet(&$0, .maximize)
      },
      ConformanceCase("a constant in a maximum", is: .optimal(14)) { model in
        let x = model.addVariable()
        model.add(2 * x <= 8)
        model.maximize(x + 10)
      },
      ConformanceCase("a negative constant in a minimum", is: .optimal(-8.5)) { model in
        let x = model.addVariable()
        model.add(2 * x >= 3)
        model.minimize(x - 10)
      },
      ConformanceCase("no objective", is: .optimal(0)) { model in
        let x = model.addVariables(count: 2)
        model.add(x[0] + x[1] == 3)
        model.add(x[0] - x[1] >= 1)
      },
      ConformanceCase("rows that contradict each other", is: .infeasible) { model in
        let x = model.addVariables(count: 2)
        model.add(x[0] + x[1] >= 5)
        model.add(x[0] + x[1] <= 4)
        model.maximize(x[0])
      },
      ConformanceCase("three rows and a bound that contradict each other", is: .infeasible) {
        model in
        let x = model.addVariable()
        let y = model.addVariable(in: 0...1)
        model.add(x + y >= 5)
        model.add(x - y <= 2)
        model.add(x + 2 * y >= 0)
      },
      ConformanceCase("equations that contradict each other", is: .infeasible) { model in
        let x = model.addVariables(count: 2, in: -Double.infinity...Double.infinity)
        model.add(x[0] + 2 * x[1] == 3)
        model.add(2 * x[0] + 4 * x[1] == 7)
        model.minimize(x[0])
      },
      ConformanceCase("infeasible, and its dual too", is: .infeasible) { model in
        let x = model.addVariables(count: 2)
        model.add(x[0] - x[1] >= 1)
        model.add(x[0] - x[1] <= 0)
        model.maximize(x[0] + x[1])
      },
      ConformanceCase("an unbounded maximum", is: .unbounded) { model in
        let x = model.addVariables(count: 2)
        model.add(x[0] - x[1] <= 3)
        model.maximize(2 * x[0] - x[1])
      },
      ConformanceCase("an unbounded minimum", is: .unbounded) { model in
        let x = model.addVariable(in: -Double.infinity...Double.infinity)
        let y = model.addVariable()
        model.add(x + y >= 2)
        model.minimize(x)
      },
      ConformanceCase("a set without end whose optimum is bounded", is: .optimal(2)) { model in
        let x = model.addVariables(count: 2)
        model.add(x[0] + x[1] >= 2)
        model.add(x[0] - x[1] <= 1)
        model.minimize(x[0] + x[1])
      },
    ]
  }

  private static func wyndor(_ model: inout Model, _ sense: ObjectiveSense) {
    let doors = model.addVariable(name: "doors")
    let windows = model.addVariable(name: "windows")
    if sense == .maximize {
      model.maximize(3 * doors + 5 * windows)
    } else {
      model.minimize(-3 * doors - 5 * windows)
    }
    model.add(doors <= 4)
    model.add(2 * windows <= 12)
    model.add(3 * doors + 2 * windows <= 18)
  }

  private static func diet(_ model: inout Model, _ sense: ObjectiveSense) {
    let x = model.addVariables(count: 2)
    if sense == .minimize {
      model.minimize(2 * x[0] + 3 * x[1])
    } else {
      model.maximize(-2 * x[0] - 3 * x[1])
    }
    model.add(x[0] + x[1] >= 4)
    model.add(x[0] + 3 * x[1] >= 6)
  }
}
