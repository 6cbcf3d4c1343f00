import LinearOptimization
import Testing

struct FaultTests {
  private func faults(_ model: Model) throws -> [ModelFault] {
    try #require(throws: ModelError.self) { try model.compiled() }.faults
  }

  @Test func `All faults of a model are listed with names`() throws {
    var model = Model()
    model.addColumn(lower: .nan, name: "a")
    model.addColumn(lower: 3, upper: 2, name: "b")
    model.addColumn(lower: .infinity, name: "c")
    model.addColumn(lower: 0, upper: -.infinity, name: "d")
    model.addColumn(cost: .nan, name: "e")
    model.addRow(lower: 5, upper: 4, name: "cap")
    model.addRow(lower: 0, upper: .nan, name: "odd")
    model.addCoefficient(.nan, row: 0, column: 0)
    model.addCoefficient(.infinity, row: 1, column: 4)
    model.addCoefficient(1, row: 2, column: 0)
    model.addCoefficient(1, row: 0, column: -1)
    model.objectiveConstant = .infinity
    #expect(
      try faults(model) == [
        .notFinite(place: "lower bound of column a", value: "nan"),
        .crossingBounds(place: "column b", lower: 3, upper: 2),
        .notFinite(place: "lower bound of column c", value: "inf"),
        .notFinite(place: "upper bound of column d", value: "-inf"),
        .notFinite(place: "cost of column e", value: "nan"),
        .notFinite(place: "objective constant", value: "inf"),
        .crossingBounds(place: "row cap", lower: 5, upper: 4),
        .notFinite(place: "upper bound of row odd", value: "nan"),
        .notFinite(place: "coefficient of column a in row cap", value: "nan"),
        .notFinite(place: "coefficient of column e in row odd", value: "inf"),
        .outOfRange(
          place: "the row of a coefficient of column a in row r2", index: 2, count: 2),
        .outOfRange(
          place: "the column of a coefficient of column x-1 in row cap", index: -1, count: 5),
      ])
  }

  @Test func `Handles of another model are named with their place`() throws {
    var other = Model()
    let stranger = other.addVariable()
    let strangeRow = other.add(stranger <= 1)
    var model = Model()
    let x = model.addVariable()
    model.add(x + 2 * stranger + x <= 1, name: "mixed")
    model.add(stranger + x <= 1)
    model.maximize(stranger + x)
    model.setBounds(lower: 0, upper: 1, of: stranger)
    model.setBounds(lower: 0, upper: 1, of: strangeRow)
    model.setName("x", of: strangeRow)
    #expect(
      try faults(model) == [
        .foreignHandle(place: "term 2 of row mixed"),
        .foreignHandle(place: "term 1 of row r1"),
        .foreignHandle(place: "term 1 of the objective"),
        .foreignHandle(place: "a change of bounds"),
        .foreignHandle(place: "a change of bounds"),
        .foreignHandle(place: "a change of name"),
      ])
    #expect(model.costs == [1])
  }

  @Test func `Sums of expressions of several models keep every owner`() throws {
    var first = Model()
    var second = Model()
    let a = first.addVariable()
    let b = second.addVariable()
    let mixed = (a + b) + (b + a) + 2 * (b - a)
    first.add(mixed <= 1, name: "m")
    second.add(mixed <= 1, name: "m")
    #expect(
      try faults(first) == [2, 3, 5].map { .foreignHandle(place: "term \($0) of row m") })
    #expect(
      try faults(second) == [1, 4, 6].map { .foreignHandle(place: "term \($0) of row m") })
  }

  @Test func `A handle beyond an older copy is out of range`() throws {
    var newer = Model()
    newer.addVariable()
    var older = newer
    let late = newer.addVariable()
    older.maximize(late)
    older.setCost(1, of: late)
    older.add(late <= 1, name: "late")
    #expect(
      try faults(older) == [
        .outOfRange(place: "the objective", index: 1, count: 1),
        .outOfRange(place: "a change of cost", index: 1, count: 1),
        .outOfRange(
          place: "the column of a coefficient of column x1 in row late", index: 1, count: 1),
      ])
  }

  @Test func `Lists of different lengths are refused`() throws {
    var model = Model()
    let x = model.addVariable()
    model.add(LinearExpression(coefficients: [1, 2], variables: [x]) <= 1, name: "long")
    model.add(LinearExpression(coefficients: [1], variables: [x, x]) <= 1, name: "short")
    #expect(
      try faults(model) == [
        .foreignHandle(place: "term 2 of row long"),
        .notFinite(place: "coefficient of column x0 in row short", value: "nan"),
      ])
  }

  @Test func `Finite coefficients that sum to infinity are refused`() throws {
    var model = Model()
    model.addColumn(name: "x")
    model.addRow(name: "r")
    model.addCoefficient(1e308, row: 0, column: 0)
    model.addCoefficient(1e308, row: 0, column: 0)
    #expect(
      try faults(model) == [
        .notFinite(place: "sum of the coefficients of column x in row r", value: "inf")
      ])
  }

  @Test func `Ten thousand faults are kept, all are counted, fifty are shown`() throws {
    var model = Model()
    for _ in 0..<12_345 { model.addColumn(lower: .nan) }
    let error = try #require(throws: ModelError.self) { try model.compiled() }
    #expect(error.faults.count == 10_000)
    #expect(error.faultCount == 12_345)
    let lines = error.description.split(separator: "\n")
    #expect(lines.count == 51)
    #expect(lines.last == "… and 12295 more.")
  }

  @Test func `Every fault says the fact and the next step`() {
    let faults: [ModelFault] = [
      .notFinite(place: "cost of column x", value: "nan"),
      .crossingBounds(place: "row r", lower: 2, upper: 1), .foreignHandle(place: "row r"),
      .outOfRange(place: "row r", index: 3, count: 2),
      .lengthMismatch(place: "costs of addColumns", expected: 2, found: 1),
      .tooLarge(place: "rows", count: 1 << 33), .ambiguousComparison(place: "row r"),
    ]
    for fault in faults {
      #expect(fault.description.hasSuffix("."))
      #expect(fault.description.contains(". "))
    }
    #expect(faults[1].isCrossingBounds && !faults[0].isCrossingBounds)
    let error = SolveError(.invalidModel(ModelError(faults: faults)))
    #expect(error.description.hasPrefix("The model is refused.\nThe cost of column x is nan."))
  }
}
