import LinearOptimization
import Testing

struct ConstraintTests {
  private struct Sides: Equatable {
    var lower: Double
    var upper: Double
    var coefficients: [Double]
  }

  /// The row that a constraint on two variables becomes.
  private func sides(
    _ make: (Variable, Variable) -> LinearConstraint
  ) throws -> Sides {
    var model = Model()
    let x = model.addVariable()
    let y = model.addVariable()
    model.add(make(x, y))
    let compiled = try model.compiled()
    var coefficients = [0.0, 0.0]
    for column in 0..<2 {
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        coefficients[column] = compiled.values[index]
      }
    }
    return Sides(lower: model.rowLower[0], upper: model.rowUpper[0], coefficients: coefficients)
  }

  private func expect(
    _ lower: Double, _ upper: Double, _ coefficients: [Double],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ make: (Variable, Variable) -> LinearConstraint
  ) throws {
    #expect(
      try sides(make) == Sides(lower: lower, upper: upper, coefficients: coefficients),
      sourceLocation: sourceLocation)
  }

  @Test func `Constants of both sides move to the bound`() throws {
    try expect(-.infinity, 3, [1, -1]) { x, y in x + 1 <= y + 4 }
    try expect(3, .infinity, [1, -1]) { x, y in x + 1 >= y + 4 }
    try expect(3, 3, [1, -1]) { x, y in x + 1 == y + 4 }
    try expect(2, .infinity, [1, 0]) { x, _ in 5 <= x + 3 }
    try expect(-.infinity, 2, [1, 0]) { x, _ in 5 >= x + 3 }
    try expect(-.infinity, 2, [1, 0]) { x, _ in x + 3 <= 5 }
  }

  @Test func `Variables, expressions and numbers compare in every order`() throws {
    try expect(-.infinity, 0, [1, -1]) { x, y in x <= y }
    try expect(0, .infinity, [1, -1]) { x, y in x >= y }
    try expect(-.infinity, 0, [1, -2]) { x, y in x <= 2 * y }
    try expect(0, .infinity, [2, -1]) { x, y in 2 * x >= y }
    try expect(-.infinity, 4, [1, 0]) { x, _ in x <= 4 }
    try expect(4, .infinity, [1, 0]) { x, _ in 4 <= x }
    try expect(4, .infinity, [1, 0]) { x, _ in x >= 4 }
    try expect(-.infinity, 4, [1, 0]) { x, _ in 4 >= x }
    try expect(4, 4, [1, 0]) { x, _ in x == 4 }
    try expect(4, 4, [0, 1]) { _, y in 4 == y }
    try expect(0, 0, [1, -2]) { x, y in x == 2 * y }
    try expect(0, 0, [2, -1]) { x, y in 2 * x == y }
    try expect(1, 1, [2, 2]) { x, y in 2 * x + 2 * y == 1 }
  }

  @Test func `Parentheses and ranges give two sides`() throws {
    try expect(1, 4, [1, 1]) { x, y in (1 <= x + y) <= 4 }
    try expect(1, 4, [1, 1]) { x, y in 1 <= (x + y <= 4) }
    try expect(1, 4, [1, 1]) { x, y in (4 >= x + y) >= 1 }
    try expect(1, 4, [1, 1]) { x, y in 4 >= (x + y >= 1) }
    try expect(0, 3, [1, 1]) { x, y in (1 <= x + y + 1) <= 4 }
    try expect(1, 3, [1, 0]) { x, _ in (1 <= (x <= 3)) <= 5 }
    var model = Model()
    let x = model.addVariable()
    model.add(2 * x + 1, in: 2...5)
    #expect(model.rowLower == [1] && model.rowUpper == [4])
  }

  @Test func `Comparing a comparison of two expressions again is refused`() throws {
    var model = Model()
    let x = model.addVariable()
    let y = model.addVariable()
    model.add((x <= y) <= 4, name: "odd")
    let error = try #require(throws: ModelError.self) { try model.compiled() }
    #expect(error.faults == [.ambiguousComparison(place: "row odd")])
  }

  @Test func `An infinite or undefined constant is refused by the row's name`() throws {
    var model = Model()
    let x = model.addVariable()
    model.add(x + Double.infinity <= 4, name: "far")
    model.add(x + Double.nan >= 4, name: "odd")
    let error = try #require(throws: ModelError.self) { try model.compiled() }
    #expect(error.faults.contains(.notFinite(place: "constant of row far", value: "inf")))
    #expect(error.faults.contains(.notFinite(place: "constant of row odd", value: "nan")))
  }
}
