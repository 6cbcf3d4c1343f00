import Apportionment
import OneBoardTestSupport
import Testing

@Suite struct MatrixTests {
  static let seeds: [UInt64] = Array(1...60)

  struct Case {
    var weights: [[Int]]
    var rows: [MatrixTotal<Int>]
    var columns: [MatrixTotal<Int>]

    /// Small weights, so that ties and zeros are frequent; totals that may be impossible.
    init(_ generator: inout SeededGenerator) {
      let size = (generator.number(1...3), generator.number(1...3))
      let greatest = generator.number(1...9)
      weights = (0..<size.0).map { _ in
        (0..<size.1).map { _ in
          generator.number(0...4) == 0 ? 0 : generator.number(1...greatest)
        }
      }
      var rowSeats = Array(repeating: 0, count: size.0)
      var columnSeats = Array(repeating: 0, count: size.1)
      for _ in 0..<generator.number(0...7) {
        rowSeats[generator.number(0...size.0 - 1)] += 1
        columnSeats[generator.number(0...size.1 - 1)] += 1
      }
      rows = rowSeats.enumerated().map { MatrixTotal(key: $0, seats: $1) }
      columns = columnSeats.enumerated().map { MatrixTotal(key: $0, seats: $1) }
    }

    /// All matrices with these totals and at least so many seats for each weight.
    func matrices(least: Int) -> [[[Int]]] {
      var found: [[[Int]]] = []
      func extend(_ matrix: [[Int]], _ left: [Int]) {
        guard matrix.count < rows.count else {
          if left.allSatisfy({ $0 == 0 }) { found.append(matrix) }
          return
        }
        let weights = weights[matrix.count]
        func fill(_ cells: [Int], _ seats: Int, _ left: [Int]) {
          guard cells.count < weights.count else {
            if seats == 0 { extend(matrix + [cells], left) }
            return
          }
          let column = cells.count
          let most = weights[column] == 0 ? 0 : min(seats, left[column])
          let fewest = weights[column] == 0 ? 0 : least
          guard fewest <= most else { return }
          for count in fewest...most {
            var rest = left
            rest[column] -= count
            fill(cells + [count], seats - count, rest)
          }
        }
        fill([], rows[matrix.count].seats, left)
      }
      extend([], columns.map(\.seats))
      return found
    }
  }

  /// The product over all seats of (weight / d)², which is greatest where multipliers exist.
  private func score(_ matrix: [[Int]], _ weights: [[Int]], _ method: DivisorMethod) -> Ratio {
    var product = Ratio(1)
    for (cells, row) in zip(matrix, weights) {
      for (count, weight) in zip(cells, row) where count > 0 {
        for seat in 0..<count {
          let signpost = method.squaredSignpost(seat)
          if signpost.top == 0 { continue }
          product =
            product * Ratio(Int128(weight) * Int128(weight) * signpost.bottom, signpost.top)
        }
      }
    }
    return product
  }

  /// The matrix; `nil` where it is said that there is none.
  private func solve(_ small: Case, _ method: DivisorMethod) throws -> MatrixAllocation? {
    do {
      return try method.apportion(
        weights: small.weights, rows: small.rows, columns: small.columns)
    } catch {
      if case .impossible = error { return nil }
      throw error
    }
  }

  @Test(arguments: seeds)
  func `the matrix is the best of all, and of equal ones the first by keys`(
    _ seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let small = Case(&generator)
      for method in DivisorMethod.allCases {
        let all = small.matrices(least: method.firstSignpostIsZero ? 1 : 0)
        let scores = all.map { score($0, small.weights, method) }
        guard let answer = try solve(small, method) else {
          #expect(all.isEmpty, "seed \(seed), \(method), \(small)")
          continue
        }
        let greatest = try #require(scores.max(), "seed \(seed), \(method), \(small)")
        let best = all.indices.filter { scores[$0] == greatest }.map { all[$0] }
        let first = best.max { $0.joined().lexicographicallyPrecedes($1.joined()) }
        #expect(answer.seats == first, "seed \(seed), \(method), \(small)")
        var varying: [MatrixCell] = []
        for row in small.rows.indices {
          for column in small.columns.indices
          where Set(best.map { $0[row][column] }).count > 1 {
            varying.append(MatrixCell(row: row, column: column))
          }
        }
        #expect(answer.tied == varying, "seed \(seed), \(method), \(small)")
      }
    }
  }

  @Test(arguments: seeds)
  func `the order of rows and columns changes nothing`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 1000 + seed)
    let (rowCount, columnCount) = (generator.number(2...12), generator.number(2...12))
    let isTied = generator.number(0...1) == 0
    let weights = (0..<rowCount).map { _ in
      (0..<columnCount).map { _ in isTied ? generator.number(1...2) : generator.number(1...10_000) }
    }
    var (rowSeats, columnSeats) = ([Int](), [Int]())
    rowSeats = Array(repeating: columnCount, count: rowCount)
    columnSeats = Array(repeating: rowCount, count: columnCount)
    for _ in 0..<generator.number(0...300) {
      rowSeats[generator.number(0...rowCount - 1)] += 1
      columnSeats[generator.number(0...columnCount - 1)] += 1
    }
    let rowOrder = (0..<rowCount).shuffled(using: &generator)
    let columnOrder = (0..<columnCount).shuffled(using: &generator)
    for method in [DivisorMethod.webster, .jefferson, .huntingtonHill] {
      let first = try method.apportion(
        weights: weights, rows: rowSeats.enumerated().map { MatrixTotal(key: $0, seats: $1) },
        columns: columnSeats.enumerated().map { MatrixTotal(key: $0, seats: $1) })
      #expect(first.seats.map { $0.reduce(0, +) } == rowSeats, "seed \(seed)")
      for column in columnSeats.indices {
        #expect(first.seats.reduce(0) { $0 + $1[column] } == columnSeats[column], "seed \(seed)")
      }
      let second = try method.apportion(
        weights: rowOrder.map { row in columnOrder.map { weights[row][$0] } },
        rows: rowOrder.map { MatrixTotal(key: $0, seats: rowSeats[$0]) },
        columns: columnOrder.map { MatrixTotal(key: $0, seats: columnSeats[$0]) })
      #expect(
        second.seats == rowOrder.map { row in columnOrder.map { first.seats[row][$0] } },
        "seed \(seed), \(method)")
      #expect(first.tied.count == second.tied.count, "seed \(seed), \(method)")
    }
  }

  @Test func `impossible totals are told with rows and columns`() throws {
    let rows = [MatrixTotal(key: "a", seats: 3), MatrixTotal(key: "b", seats: 1)]
    let columns = [MatrixTotal(key: "x", seats: 2), MatrixTotal(key: "y", seats: 2)]
    #expect(
      throws: ApportionmentError.impossible(
        "The rows a have 3 seats, but the columns in which they have weights (x) have room for 2; "
          + "change the totals.")
    ) {
      try DivisorMethod.webster.apportion(
        weights: [[1, 0], [1, 1]], rows: rows, columns: columns)
    }
    #expect(throws: ApportionmentError.self) {
      try DivisorMethod.webster.apportion(weights: [[1, 0]], rows: rows, columns: columns)
    }
    #expect(throws: ApportionmentError.self) {
      try DivisorMethod.webster.apportion(
        weights: [[1, 1]], rows: [MatrixTotal(key: 0, seats: 3)], columns: columns)
    }
    #expect(throws: ApportionmentError.self) {
      try DivisorMethod.adams.apportion(weights: [[1, 1], [1, 1]], rows: rows, columns: columns)
    }
    let none: [MatrixTotal<Int>] = []
    #expect(
      try DivisorMethod.webster.apportion(weights: [], rows: none, columns: none)
        == MatrixAllocation(seats: []))
  }

  @Test func `weights far apart and totals at the edge of the possible are solved`() throws {
    let most = ApportionmentLimits.population
    // The second row fits only where the first leaves all its seats: scaling alone never gets there.
    let edge = try DivisorMethod.webster.apportion(
      weights: [[most, 1], [most, 0]],
      rows: [MatrixTotal(key: 0, seats: 500_000), MatrixTotal(key: 1, seats: 500_000)],
      columns: [MatrixTotal(key: 0, seats: 500_000), MatrixTotal(key: 1, seats: 500_000)])
    #expect(edge.seats == [[0, 500_000], [500_000, 0]])
    var generator = SeededGenerator(seed: 9)
    let weights = (0..<30).map { _ in
      (0..<40).map { _ in generator.number(0...2) == 0 ? 1 : generator.number(1...most) }
    }
    let answer = try DivisorMethod.webster.apportion(
      weights: weights, rows: (0..<30).map { MatrixTotal(key: $0, seats: 20_000) },
      columns: (0..<40).map { MatrixTotal(key: $0, seats: 15_000) })
    #expect(answer.seats.allSatisfy { $0.reduce(0, +) == 20_000 })
  }

  @Test func `products that floating point cannot tell apart are told apart`() throws {
    let most = ApportionmentLimits.population - 1
    // most² is one more than (most − 1)(most + 1), a part in 10³²; two seats go the greater way.
    let cases = [
      ([[most - 1, most], [most, most + 1]], [[0, 1], [1, 0]]),
      ([[most, most - 1], [most + 1, most]], [[1, 0], [0, 1]]),
      ([[most + 1, most], [most, most - 1]], [[0, 1], [1, 0]]),
      ([[most, most + 1], [most - 1, most]], [[1, 0], [0, 1]]),
    ]
    let totals = [MatrixTotal(key: 0, seats: 1), MatrixTotal(key: 1, seats: 1)]
    for (weights, expected) in cases {
      let answer = try DivisorMethod.webster.apportion(
        weights: weights, rows: totals, columns: totals)
      #expect(answer == MatrixAllocation(seats: expected), "\(weights)")
    }
  }

  @Test func `a matrix of equal weights is all ties and still ends`() throws {
    let side = 24
    let clock = ContinuousClock.now
    let answer = try DivisorMethod.webster.apportion(
      weights: Array(repeating: Array(repeating: 7, count: side), count: side),
      rows: (0..<side).map { MatrixTotal(key: $0, seats: side + 5) },
      columns: (0..<side).map { MatrixTotal(key: $0, seats: side + 5) })
    print("24 × 24 equal weights: \(clock.duration(to: .now))")
    #expect(answer.tied.count == side * side)
    #expect(answer.seats[0] == Array(repeating: 2, count: 5) + Array(repeating: 1, count: 19))
  }
}
