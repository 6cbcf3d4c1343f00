import LinearOptimization
import Testing

struct DescriptionTests {
  @Test func `A model prints in the manner of an LP file`() {
    var model = Model(name: "diet")
    let x = model.addVariable(in: 0...4, name: "x")
    let y = model.addVariable(in: ...3, kind: .integer, name: "y")
    let z = model.addVariable(in: 2...2)
    model.add(x + 2.5 * y <= 4, name: "cap")
    model.add(x - y, in: 1...2)
    model.add(-x + z == 0.5)
    model.addRow()
    model.maximize(3 * x - y + 7)
    #expect(
      model.description == """
        diet: 4 rows, 3 columns (1 whole), 6 coefficients
        maximize
          3 x - y + 7
        subject to
          cap: x + 2.5 y <= 4
          r1: 1 <= x - y <= 2
          r2: -x + x2 = 0.5
          r3: 0 free
        bounds
          0 <= x <= 4
          y <= 3, whole
          x2 = 2
        """)
  }

  @Test func `A large model prints in bounded size, the same each time`() {
    var model = Model()
    let name = String(repeating: "n", count: 10_000)
    let xs = (0..<2_000).map { model.addVariable(name: "\(name)\($0)") }
    for _ in 0..<300 { model.add(xs.sum() <= 1) }
    model.minimize(xs.sum())
    #expect(model.description.utf8.count < 60_000)
    #expect(model.description == model.description)
    #expect(model.description.contains("+ … 1988 more"))
    #expect(model.description.contains("… and 260 more rows"))
    #expect(model.description.contains("… and 1960 more columns"))
  }

  @Test func `Faulty models print too`() {
    var model = Model()
    model.addRow(lower: .nan, upper: 1)
    model.addCoefficient(.nan, row: 0, column: 9)
    model.addCoefficient(1, row: -4, column: 0)
    #expect(model.description.contains("r0: nan <= nan x9 <= 1"))
  }

  @Test func `A solution tells why it ended and what is known`() {
    var solution = Solution(termination: .feasible(stoppedBy: .timeLimit))
    solution.objective = 12
    solution.bound = 10.5
    solution.values = [1, 2]
    solution.primalStatus = .feasible
    #expect(
      solution.description == """
        feasible, not proven optimal; stopped by timeLimit
        objective 12.0
        bound 10.5
        point feasible, 2 values
        0 iterations, 0 nodes, 0.0 s
        """)
    #expect(Solution(termination: .infeasible).description.hasPrefix("infeasible\n"))
  }

  private func knapsack() -> (Model, Solution) {
    var model = Model(name: "plan")
    let x = model.addVariable(in: 0...3, name: "staff")
    let y = model.addVariable(name: "rooms")
    let z = model.addVariable(name: "cars")
    model.add(x + y + z <= 4, name: "labour")
    model.add(x + 3 * y, in: 1...6, name: "land")
    model.maximize(3 * x + 2 * y + 0 * z)
    var solution = Solution(termination: .optimal)
    solution.values = [3, 1, 0]
    solution.objective = 11
    solution.primalStatus = .feasible
    solution.shadowPrices = [2, 0]
    solution.reducedCosts = [1, 0, -2]
    solution.dualStatus = .feasible
    solution.basis = Basis(columns: [.atUpper, .basic, .atLower], rows: [.atUpper, .basic])
    return (model, solution)
  }

  @Test func `A solution prints as aligned tables with the names of its model`() {
    let (model, solution) = knapsack()
    #expect(
      solution.description(for: model) == """
        optimal
        objective 11.0
        point feasible, 3 values
        prices feasible
        0 iterations, 0 nodes, 0.0 s
        column  value  reduced cost  in the basis
        staff       3             1      at upper
        rooms       1             0           yes
        1 columns are 0
        row     activity  lower  upper  price  in the basis
        labour         4   -inf      4      2      at upper
        land           6      1      6      0           yes
        """)
    let short = solution.description(for: model, limit: 1)
    #expect(short.contains("… and 1 more columns\n1 columns are 0"))
    #expect(short.hasSuffix("… and 1 more rows"))
    #expect(!short.contains("rooms"))
    #expect(solution.description(for: model, limit: -1).hasSuffix("… and 2 more rows"))
  }

  @Test func `What a solution lacks is a dash, and foreign values are not shown`() {
    var (model, solution) = knapsack()
    solution.shadowPrices = []
    solution.reducedCosts = []
    solution.basis = nil
    let text = solution.description(for: model)
    #expect(text.contains("staff       3             -             -"))
    model.addVariable()
    #expect(solution.description(for: model).hasSuffix("The values are not of this model."))
    solution.values = []
    #expect(solution.description(for: model) == solution.description)
  }

  @Test func `A model prints as short as asked`() {
    let (model, _) = knapsack()
    #expect(
      model.description(limit: 1, termLimit: 1) == """
        plan: 2 rows, 3 columns (0 whole), 5 coefficients
        maximize
          3 staff + … 1 more
        subject to
          labour: staff + … 2 more <= 4
          … and 1 more rows
        bounds
          0 <= staff <= 3
          … and 2 more columns
        """)
    #expect(model.description(limit: -5).contains("… and 3 more columns"))
  }
}
