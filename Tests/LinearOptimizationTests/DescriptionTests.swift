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
}
