import LinearOptimization
import OneBoardTestSupport
import Testing

struct BulkTests {
  @Test func `Columns given in bulk compile to the same arrays`() throws {
    var model = Model()
    #expect(model.addRows(lower: [0, 1, 2], upper: [5, 6, 7]) == 0..<3)
    let columns = model.addColumns(
      lower: [0, -1], upper: [1, .infinity], costs: [3, 4], kinds: [.integer, .continuous],
      starts: [0, 2, 3], rows: [2, 0, 1], values: [1.5, 2.5, 3.5])
    #expect(columns == 0..<2)
    let compiled = try model.compiled()
    #expect(compiled.starts == [0, 2, 3])
    #expect(compiled.rows == [0, 2, 1])
    #expect(compiled.values == [2.5, 1.5, 3.5])
    #expect(model.kinds == [.integer, .continuous])
    #expect(model.costs == [3, 4])
    #expect(model.rowUpper == [5, 6, 7])
  }

  @Test func `Every length that does not fit is listed`() throws {
    var model = Model()
    model.addRows(lower: [0], upper: [])
    let columns = model.addColumns(
      lower: [0, 0], upper: [1], costs: [1], kinds: [.integer], starts: [0, 1], rows: [0],
      values: [1, 2])
    #expect(columns == 0..<2)
    let error = try #require(throws: ModelError.self) { try model.compiled() }
    #expect(
      error.faults == [
        .lengthMismatch(place: "upper bounds of addRows", expected: 1, found: 0),
        .lengthMismatch(place: "upper bounds of addColumns", expected: 2, found: 1),
        .lengthMismatch(place: "costs of addColumns", expected: 2, found: 1),
        .lengthMismatch(place: "kinds of addColumns", expected: 2, found: 1),
        .lengthMismatch(place: "rows of addColumns", expected: 2, found: 1),
        .lengthMismatch(place: "starts of addColumns", expected: 3, found: 2),
      ])
  }

  @Test(arguments: [
    [0, 2, 1], [-1, 1, 2], [1, 1, 2], [0, 1, 1], [0, 1, 3], [0, Int.max, 2], [Int.min, 0, 2],
  ])
  func `Starts that are no starts are refused`(starts: [Int]) throws {
    var model = Model()
    model.addRow()
    model.addColumns(
      lower: [0, 0], upper: [1, 1], starts: starts, rows: [0, 0], values: [1, 1])
    let error = try #require(throws: ModelError.self) { try model.compiled() }
    #expect(!error.faults.isEmpty)
  }

  @Test func `Bad row positions are listed with the column's name`() throws {
    var model = Model()
    model.addRow(name: "only")
    model.addColumns(
      lower: [0], upper: [1], starts: [0, 2], rows: [-5, .max], values: [1, 1])
    let error = try #require(throws: ModelError.self) { try model.compiled() }
    #expect(error.faults.count == 2)
    #expect(error.faults.allSatisfy { $0.description.contains("column x0") })
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `Merging agrees with a dictionary`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    print("seed", seed)
    for _ in 0..<200 {
      let rowCount = Int.random(in: 1...6, using: &random)
      let columnCount = Int.random(in: 1...6, using: &random)
      var model = Model()
      for _ in 0..<rowCount { model.addRow() }
      for _ in 0..<columnCount { model.addColumn() }
      var expected: [SIMD2<Int>: Double] = [:]
      var places: [SIMD2<Int>] = []
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        places.append(
          SIMD2(
            Int.random(in: 0..<columnCount, using: &random),
            Int.random(in: 0..<rowCount, using: &random)))
      }
      // Sorted by column, by row, or not at all: each takes another path.
      switch Int.random(in: 0..<4, using: &random) {
      case 0: places.sort { $0.x < $1.x }
      case 1: places.sort { $0.y < $1.y }
      case 2: places = Set(places).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
      default: break
      }
      for place in places {
        let value = Double(Int.random(in: -2...2, using: &random))
        model.addCoefficient(value, row: place.y, column: place.x)
        expected[place, default: 0] += value
      }
      expected = expected.filter { $0.value != 0 }
      let compiled = try model.compiled()
      #expect(compiled.starts.count == columnCount + 1)
      #expect(compiled.values.count == expected.count)
      for column in 0..<columnCount {
        let range = compiled.starts[column]..<compiled.starts[column + 1]
        #expect(Array(compiled.rows[range]) == Set(compiled.rows[range]).sorted())
        for index in range {
          #expect(expected[SIMD2(column, Int(compiled.rows[index]))] == compiled.values[index])
        }
      }
    }
  }
}
