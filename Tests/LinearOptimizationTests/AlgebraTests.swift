import LinearOptimization
import Testing

struct AlgebraTests {
  /// The value of an expression where column `j` is `point[j]`.
  private func value(_ expression: LinearExpression, _ point: [Double]) -> Double {
    var sum = expression.constant
    for (column, coefficient) in zip(expression.columns, expression.coefficients) {
      sum += coefficient * point[Int(column)]
    }
    return sum
  }

  @Test func `Every operator gives what arithmetic on numbers gives`() {
    var model = Model()
    let x = model.addVariable()
    let y = model.addVariable()
    let (a, b) = (3.0, -7.0)
    let e = 2 * x + y - 5
    let ev = 2 * a + b - 5
    let pairs: [(LinearExpression, Double)] = [
      (e + e, ev + ev), (e + x, ev + a), (e + 4, ev + 4), (x + e, a + ev), (x + y, a + b),
      (x + 4, a + 4), (4 + e, 4 + ev), (4 + x, 4 + a), (e - (x - 2 * y), ev - (a - 2 * b)),
      (e - x, ev - a), (e - 4, ev - 4), (x - e, a - ev), (x - y, a - b), (x - 4, a - 4),
      (4 - e, 4 - ev), (4 - x, 4 - a), (3 * x, 3 * a), (x * 3, a * 3), (3 * e, 3 * ev),
      (e * 3, ev * 3), (x / 4, a / 4), (e / 4, ev / 4), (-x, -a), (-e, -ev),
      (-(2 * x) - (-y) + (1 - e) / 2, -2 * a + b + (1 - ev) / 2),
    ]
    for (index, pair) in pairs.enumerated() {
      #expect(value(pair.0, [a, b]) == pair.1, "pair \(index)")
    }
  }

  @Test func `Assignment operators change the expression in place`() {
    var model = Model()
    let x = model.addVariable()
    let y = model.addVariable()
    var e = LinearExpression(1)
    e += x
    e += 2 * y
    e += 3
    e -= y
    e -= 4 * x
    e -= 1
    e *= 6
    e /= 2
    #expect(value(e, [10, 100]) == (1 + 10 + 200 + 3 - 100 - 40 - 1) * 6 / 2)
    #expect(e.termCount == 4)
  }

  @Test func `Sums over sequences equal sums by operators`() {
    var model = Model()
    let xs = model.addVariables(count: 5, in: 0...1, name: "x")
    let weights = [1.0, 2, 3, 4, 5]
    let point = [1.0, 10, 100, 1_000, 10_000]
    #expect(value(xs.sum(), point) == 11_111)
    #expect(value(.sum(over: 0..<5) { weights[$0] * xs[$0] }, point) == 54_321)
    #expect(value(LinearExpression(coefficients: weights, variables: xs), point) == 54_321)
    #expect(value(xs.map { 2 * $0 + 1 }.sum(), point) == 22_227)
    #expect(model.columnName(3) == "x[3]")
  }

  @Test func `A long sum in place takes linear time`() throws {
    var model = Model()
    let x = model.addVariable(in: 0...1)
    var sum = LinearExpression()
    for _ in 0..<1_000_000 { sum += 1 * x }
    model.add(sum <= 1)
    #expect(try model.compiled().values == [1_000_000])
  }

  @Test func `Variables stay equal as values`() {
    var model = Model()
    let x = model.addVariable()
    let y = model.addVariable()
    let same: Bool = x == y
    #expect(!same)
    #expect(Set([x, y, x]).count == 2)
  }

  // With other overloads the compiler gave up on these lines, so compiling them is half the test.
  @Test func `Long sums with bare variables compile and keep every term`() {
    var model = Model()
    let x = model.addVariable()
    let y = model.addVariable()
    let z = model.addVariable()
    model.maximize(2 * x + 3 * y - 4 * z + x + 5 * x - 7 * y + 2 * z + 3 * x - y + z + x / 2)
    #expect(model.costs == [11.5, -5, -1])
    let row = model.add(2 * x + 3 * y - 4 * z + x - 7 * y + 2 * z + 3 * x - y + z <= x + 10)
    #expect(model.rowUpper[row.index] == 10)
    #expect(model.entryCount == 10)
  }

  @Test func `The objective keeps its sense, costs and constant`() {
    var model = Model()
    let x = model.addVariable()
    let y = model.addVariable()
    model.maximize(3 * x + 2 * y + x - 8)
    #expect(model.sense == .maximize)
    #expect(model.costs == [4, 2])
    #expect(model.objectiveConstant == -8)
    model.minimize(y)
    #expect(model.sense == .minimize)
    #expect(model.costs == [0, 1])
    #expect(model.objectiveConstant == 0)
  }

  @Test func `Ranges and setters give bounds, costs, kinds and names`() {
    var model = Model()
    let a = model.addVariable(in: 1...4, kind: .integer, name: "a")
    let b = model.addVariable(in: 2...)
    let c = model.addVariable(in: ...3)
    let row = model.add(a + b + c, in: 1...9, name: "all")
    #expect(model.columnLower == [1, 2, -.infinity])
    #expect(model.columnUpper == [4, .infinity, 3])
    model.setBounds(lower: 0, upper: 5, of: b)
    model.setBounds(lower: -1, upper: 8, of: row)
    model.setCost(7, of: c)
    model.setKind(.continuous, of: a)
    model.setName("bee", of: b)
    model.setName(nil, of: a)
    model.setName("total", of: row)
    #expect(model.columnLower == [1, 0, -.infinity])
    #expect(model.columnUpper == [4, 5, 3])
    #expect(model.rowLower == [-1] && model.rowUpper == [8])
    #expect(model.costs == [0, 0, 7])
    #expect(model.kinds == [.continuous, .continuous, .continuous])
    #expect(
      [model.columnName(0), model.columnName(1), model.rowName(0)] == ["x0", "bee", "total"])
  }
}
