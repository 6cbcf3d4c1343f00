import LinearOptimization
import OneBoardTestSupport
import Testing

struct StatisticsTests {
  @Test func `Rows, columns and ranges are counted by kind`() throws {
    var model = Model()
    let x = model.addVariable(in: 0...1, kind: .integer)
    let y = model.addVariable(in: -5...40, kind: .integer)
    let z = model.addVariable(in: ...(.infinity))
    let fixed = model.addVariable(in: 2...2)
    model.addVariable()
    model.add(x + 2 * y - z <= 8)
    model.add(x + 2 * y - z >= 0.5)
    model.add(3 * z == 9)
    model.add(z + fixed, in: 1...4)
    model.addRow()
    model.minimize(0.25 * x + 100 * y)
    let statistics = try model.statistics()
    #expect(statistics.rows.count == 5)
    #expect(statistics.rows.atMost == 1)
    #expect(statistics.rows.atLeast == 1)
    #expect(statistics.rows.equal == 1)
    #expect(statistics.rows.ranged == 1)
    #expect(statistics.rows.free == 1)
    #expect(statistics.rows.empty == 1)
    #expect(statistics.rows.singleton == 1)
    #expect(statistics.rows.duplicate == 1)
    #expect(statistics.columns.count == 5)
    #expect(statistics.columns.binary == 1)
    #expect(statistics.columns.integer == 1)
    #expect(statistics.columns.continuous == 3)
    #expect(statistics.columns.free == 1)
    #expect(statistics.columns.fixed == 1)
    #expect(statistics.columns.empty == 1)
    #expect(statistics.columns.singleton == 1)
    #expect(statistics.columns.priced == 2)
    #expect(statistics.coefficientCount == 9)
    #expect(statistics.matrixRange == .init(least: 1, greatest: 3))
    #expect(statistics.costRange == .init(least: 0.25, greatest: 100))
    #expect(statistics.boundRange == .init(least: 1, greatest: 40))
    #expect(statistics.sideRange == .init(least: 0.5, greatest: 9))
    #expect(!statistics.hasUnitCoefficients)
    // The empty row and the empty column are parts of their own.
    #expect(statistics.componentCount == 3)
    #expect(statistics.largestComponentColumns == 4)
    #expect(statistics.unimodularity == nil)
    #expect(
      statistics.description == """
        rows           5: 1 equal, 1 at most, 1 at least, 1 ranged, 1 free
                       1 empty, 1 with one coefficient, 1 repeated
        columns        5: 3 continuous, 1 binary, 1 integer
                       1 empty, 1 in one row only, 1 fixed, 1 free, 2 with a cost
        coefficients   9
        matrix         1.0 to 3.0 in size
        costs          0.25 to 100.0 in size
        bounds         1.0 to 40.0 in size
        sides          0.5 to 9.0 in size
        components     3, the largest with 4 columns
        row classes    none recognised
        unimodular     not recognised
        warning        1 rows have no coefficients.
        warning        1 rows repeat an earlier one; state both sides in one row.
        """)
  }

  @Test func `Set rows and knapsacks are recognised on either side`() throws {
    var model = Model()
    let xs = (0..<4).map { _ in model.addVariable(in: 0...1, kind: .integer) }
    let whole = model.addVariable(in: 0...9, kind: .integer)
    model.add(xs.sum() == 1)
    model.add(xs.sum() <= 1)
    model.add(-1 * xs.sum() >= -1)
    model.add(xs.sum() >= 1)
    model.add(xs.sum() <= 2)
    model.add(3 * xs[0] + 2 * xs[1] <= 4)
    model.add(-3 * xs[0] - 2 * xs[1] >= -4)
    model.add(xs[0] + whole <= 1)
    model.add(xs[0] - xs[1] <= 0)
    let classes = try model.statistics().rowClasses
    #expect(classes.setPartitioning == 1)
    #expect(classes.setPacking == 2)
    #expect(classes.setCovering == 1)
    #expect(classes.cardinality == 1)
    #expect(classes.knapsack == 2)
  }

  private func model(_ matrix: [[Double]]) -> Model {
    var model = Model()
    for _ in matrix[0] { model.addColumn(upper: 3) }
    for (row, values) in matrix.enumerated() {
      model.addRow(upper: 5)
      for (column, value) in values.enumerated() where value != 0 {
        model.addCoefficient(value, row: row, column: column)
      }
    }
    return model
  }

  @Test func `Unimodular structure is recognised`() throws {
    for (matrix, expected) in [
      ([[1, 1], [0, 1]], .triangular),
      // A directed circle with a chord.
      ([[1, 0, -1, 1], [-1, 1, 0, 0], [0, -1, 1, -1]], .network),
      // A transport problem: the same signs, but sources and sinks are two classes.
      ([[1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0], [0, 1, 0, 1]], .columnPairs),
      ([[1, 1, 0], [0, 1, 1], [1, 1, 1], [1, 1, 1]], .intervalRows),
      // An odd circle has determinant 2.
      ([[1, 1, 0], [0, 1, 1], [1, 0, 1]], nil),
      ([[1, 1], [1, -1]], nil),
      ([[1, 2], [1, 1]], nil),
    ] as [([[Double]], ModelStatistics.Unimodularity?)] {
      #expect(try model(matrix).statistics().unimodularity == expected, "\(matrix)")
      let transposed = matrix[0].indices.map { column in matrix.map { $0[column] } }
      let turned: ModelStatistics.Unimodularity? =
        switch expected {
        case .columnPairs, .network: .rowPairs
        case .intervalRows: .intervalColumns
        default: expected
        }
      let found = try model(transposed).statistics().unimodularity
      // A square circle of pairs is recognised from either side.
      #expect(found == turned || found == expected, "\(transposed)")
    }
  }

  /// The determinant by expansion.
  private func determinant(_ matrix: [[Int]]) -> Int {
    guard let first = matrix.first else { return 1 }
    return first.indices.reduce(0) { sum, column in
      if first[column] == 0 { return sum }
      let rest = matrix.dropFirst().map { row in
        row.enumerated().filter { $0.offset != column }.map(\.element)
      }
      return sum + (column.isMultiple(of: 2) ? 1 : -1) * first[column] * determinant(rest)
    }
  }

  private func choices(_ size: Int, of count: Int) -> [[Int]] {
    (0..<(1 << count)).map { mask in (0..<count).filter { mask >> $0 & 1 == 1 } }
      .filter { $0.count == size }
  }

  @Test func `What is called unimodular has no other subdeterminant`() throws {
    let seed: UInt64 = 1_401
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var found: [ModelStatistics.Unimodularity: Int] = [:]
    for _ in 0..<400 {
      let size = Int.random(in: 2...4, using: &random)
      let width = Int.random(in: 2...4, using: &random)
      let signs = Bool.random(using: &random)
      let matrix = (0..<size).map { _ in
        (0..<width).map { _ in Int.random(in: (signs ? -1 : 0)...1, using: &random) }
      }
      guard let reason = try model(matrix.map { $0.map { Double($0) } }).statistics().unimodularity
      else { continue }
      found[reason, default: 0] += 1
      for order in 1...min(size, width) {
        for rows in choices(order, of: size) {
          for columns in choices(order, of: width) {
            let part = rows.map { row in columns.map { matrix[row][$0] } }
            #expect(abs(determinant(part)) <= 1, "\(reason) \(matrix)")
          }
        }
      }
    }
    print("seed", seed, found.map { "\($0.key) \($0.value)" }.sorted())
    #expect(found.count >= 4)
  }

  @Test func `Numbers that are far apart are warned of`() throws {
    var model = Model()
    let x = model.addVariable(in: 0...1e12)
    let y = model.addVariable()
    model.add(1e-8 * x + 1e6 * y <= 1e10)
    model.minimize(1e-6 * x + 1e6 * y)
    let warnings = try model.statistics().warnings
    #expect(warnings.count == 5)
    #expect(try Model().statistics().warnings.isEmpty)
    #expect(try Model().statistics().description.contains("matrix         none"))
  }
}
