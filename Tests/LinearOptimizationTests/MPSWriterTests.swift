import LinearOptimization
import OneBoardTestSupport
import Testing

@Suite struct MPSWriterTests {
  /// A model with every kind of row and bound.
  static func everything() -> Model {
    var model = Model(name: "every kind")
    model.sense = .maximize
    model.objectiveConstant = -2.5
    model.addColumn(cost: 0.1, name: "plain")
    model.addColumn(lower: -.infinity, name: "free")
    model.addColumn(lower: -.infinity, upper: -3, cost: 1e-17, name: "below")
    model.addColumn(lower: 2, upper: 2, name: "fixed")
    model.addColumn(upper: 1, kind: .integer, name: "binary")
    model.addColumn(kind: .integer, name: "count")
    model.addColumn(lower: -4, upper: 9.75, name: "boxed")
    model.addColumn(lower: 3, kind: .integer, name: "many")
    model.addRow(upper: 7, name: "most")
    model.addRow(lower: 0.3, name: "least")
    model.addRow(lower: 5, upper: 5, name: "same")
    model.addRow(lower: -1, upper: 8, name: "both")
    model.addRow(name: "open")
    for row in 0..<5 { model.addCoefficient(1 / 3, row: row, column: row + 1) }
    model.addCoefficient(-2, row: 3, column: 7)
    return model
  }

  @Test func `a model is written line by line as the format asks`() throws {
    let text = String(decoding: try MPSWriter.write(Self.everything()), as: UTF8.self)
    let expected = """
      NAME every kind
      OBJSENSE
          MAX
      ROWS
       N OBJ
       L most
       G least
       E same
       G both
       L open
      COLUMNS
       plain OBJ 0.1
       free most 0.3333333333333333
       below OBJ 1e-17
       below least 0.3333333333333333
       fixed same 0.3333333333333333
       MARKER 'MARKER' 'INTORG'
       binary both 0.3333333333333333
       count open 0.3333333333333333
       MARKER 'MARKER' 'INTEND'
       boxed OBJ 0
       MARKER 'MARKER' 'INTORG'
       many both -2
       MARKER 'MARKER' 'INTEND'
      RHS
       RHS OBJ 2.5
       RHS most 7
       RHS least 0.3
       RHS same 5
       RHS both -1
       RHS open 1000000000000000000000000000000
      RANGES
       RNG both 9
      BOUNDS
       FR BND free
       MI BND below
       UP BND below -3
       FX BND fixed 2
       UP BND binary 1
       PL BND count
       LO BND boxed -4
       UP BND boxed 9.75
       LO BND many 3
       PL BND many
      ENDATA

      """
    #expect(text.replacing("1e+30", with: "1000000000000000000000000000000") == expected)
  }

  @Test func `every kind of row and bound comes back`() throws {
    let model = Self.everything()
    try expectSame(MPSReader.read(try MPSWriter.write(model)).model, model)
  }

  @Test func `the form for other solvers is a minimum with the constant in a fixed column`() throws
  {
    let model = Self.everything()
    let bytes = try MPSWriter.write(model, forOtherSolvers: true)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("* The model is a maximum: all costs are negated"))
    #expect(text.contains("\nNAME every_kind FREE\n"))
    #expect(!text.contains("OBJSENSE"))
    let read = try MPSReader.read(bytes).model
    #expect(read.sense == .minimize)
    #expect(read.objectiveConstant == 0)
    #expect(read.costs == model.costs.map { -$0 } + [2.5])
    #expect(read.columnName(8) == "CONSTANT")
    #expect(read.columnLower.last == 1 && read.columnUpper.last == 1)
    // The reader drops rows of type N, which ask nothing.
    #expect(read.rowCount == model.rowCount - 1)
    #expect(read.rowLower == Array(model.rowLower.dropLast()))
    #expect(read.rowUpper == Array(model.rowUpper.dropLast()))
  }

  @Test func `a minimum for other solvers has no comment and keeps its costs`() throws {
    var model = Model(name: "")
    model.addColumn(cost: 3)
    let text = String(decoding: try MPSWriter.write(model, forOtherSolvers: true), as: UTF8.self)
    #expect(text.hasPrefix("NAME model FREE\nROWS\n"))
    #expect(text.contains(" C1 OBJ 3\n"))
  }

  // Found by Fuzzing/Targets/MPSModels.
  @Test func `a name between control characters is written once and for all`() throws {
    let names = [
      " \u{0E}a\u{0E}b\u{0E}\u{0E}", String(repeating: "\u{FFFD}\u{0E}", count: 70), "\u{7F}",
    ]
    for name in names {
      let written = try MPSWriter.write(Model(name: name))
      #expect(try MPSWriter.write(try MPSReader.read(written).model) == written)
    }
  }

  @Test func `names that do not fit are replaced, and none occurs twice`() throws {
    var model = Model()
    let long = String(repeating: "长", count: 85)
    let names = [
      "two words", "", nil, "C2", "C3", "C3_", "same", "same", "tab\tinside", "$dollar", "'quote",
      long, long + "x", "*star", "乡镇", "line\nend", "\u{7F}",
    ]
    for name in names { model.addColumn(cost: 1, name: name) }
    for name in ["OBJ", "OBJ_", "R4", nil, "OBJ"] { model.addRow(upper: 1, name: name) }
    let read = try MPSReader.read(try MPSWriter.write(model)).model
    let columns = (0..<read.columnCount).map(read.columnName)
    #expect(
      columns == [
        "C1", "C2_", "C3__", "C2", "C3", "C3_", "same", "C8", "C9", "C10", "C11", long, "C13",
        "C14", "乡镇", "C16", "C17",
      ])
    #expect((0..<read.rowCount).map(read.rowName) == ["OBJ", "OBJ_", "R4", "R4_", "R5"])
    #expect(Set(columns).count == names.count)
    #expect(read.costs == model.costs)
  }

  @Test func `a refused model is not written`() {
    var model = Model()
    model.addColumn(cost: .nan)
    #expect(throws: ModelError.self) { try MPSWriter.write(model) }
  }

  @Test func `random models come back to the last digit`() throws {
    for seed in 1...400 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let model = RandomModels.model(&generator)
      let bytes = try MPSWriter.write(model)
      #expect(bytes == (try MPSWriter.write(model)), "seed \(seed)")
      try expectSame(MPSReader.read(bytes).model, model, "seed \(seed)")
    }
  }

  @Test func `a side for which no distance exists is off by a last digit only`() throws {
    // No double is 2 + 2^-52: the distance of the sides needs one digit more than there are.
    let lower = -1.0000000000000002
    var model = Model()
    model.addColumn()
    model.addRow(lower: lower, upper: 1)
    let read = try MPSReader.read(try MPSWriter.write(model)).model
    #expect(read.rowLower[0] == lower)
    #expect(read.rowUpper[0] != 1)
    #expect(abs(read.rowUpper[0] - 1) <= (1 - lower).ulp)
  }

  @Test(.enabled(if: Suites.areHere), arguments: Suites.entries)
  func `published models come back to the last digit`(entry: Suites.Entry) throws {
    let model = try MPSReader.read(try Suites.bytes(of: entry.file)).model
    do {
      try expectSame(MPSReader.read(try MPSWriter.write(model)).model, model, "\(entry.file)")
    } catch let error as ModelError {
      // One file states crossing bounds, which no solver takes; nothing else may be refused.
      #expect(error.faults.allSatisfy { $0.isCrossingBounds })
    }
  }

  /// Expects that two models are alike in everything but made names.
  private func expectSame(
    _ read: Model, _ model: Model, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    func expect(_ holds: Bool) {
      #expect(holds, comment, sourceLocation: sourceLocation)
    }
    let first = try read.compiled()
    let second = try model.compiled()
    expect(read.sense == model.sense)
    expect(read.objectiveConstant == model.objectiveConstant)
    expect(read.name == model.name)
    expect(read.columnLower == model.columnLower)
    expect(read.columnUpper == model.columnUpper)
    expect(read.costs == model.costs)
    expect(read.kinds == model.kinds)
    expect(read.rowLower == model.rowLower)
    expect(read.rowUpper == model.rowUpper)
    expect(first.starts == second.starts)
    expect(first.rows == second.rows)
    expect(first.values == second.values)
    for (column, name) in model.columnNames where !name.contains(" ") {
      expect(read.columnName(Int(column)) == name)
    }
    for (row, name) in model.rowNames where !name.contains(" ") {
      expect(read.rowName(Int(row)) == name)
    }
  }
}

/// Random models with numbers of every size and every kind of row and column.
enum RandomModels {
  static func model(_ generator: inout SeededGenerator) -> Model {
    var model = Model(name: "Random")
    if Bool.random(using: &generator) { model.sense = .maximize }
    if Bool.random(using: &generator) { model.objectiveConstant = number(&generator) }
    let rows = Int.random(in: 0...12, using: &generator)
    let columns = Int.random(in: 1...12, using: &generator)
    for _ in 0..<columns {
      let (lower, upper) = sides(&generator)
      model.addColumn(
        lower: lower, upper: upper, cost: Bool.random(using: &generator) ? number(&generator) : 0,
        kind: Bool.random(using: &generator) ? .integer : .continuous)
    }
    for _ in 0..<rows {
      var (lower, upper) = sides(&generator)
      if lower.isFinite, upper.isFinite, lower < upper { (lower, upper) = range(&generator) }
      model.addRow(lower: lower, upper: upper)
    }
    for row in 0..<rows {
      for column in 0..<columns where Bool.random(using: &generator) {
        model.addCoefficient(number(&generator), row: row, column: column)
      }
    }
    return model
  }

  private static func sides(_ generator: inout SeededGenerator) -> (Double, Double) {
    let first = number(&generator)
    let second = number(&generator)
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: return (-.infinity, .infinity)
    case 1: return (first, .infinity)
    case 2: return (-.infinity, first)
    case 3: return (first, first)
    case 4: return (0, .infinity)
    case 5: return (0, 1)
    default: return (min(first, second), max(first, second))
    }
  }

  /// Two sides with a distance that is a double; others have a test of their own.
  private static func range(_ generator: inout SeededGenerator) -> (Double, Double) {
    let number = abs(number(&generator)) + 1
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return (0, number)
    case 1: return (-number, 0)
    // The difference of two numbers within a factor of two is exact (Sterbenz 1974).
    case 2: return (number, 1.75 * number)
    default:
      let lower = Double(Int.random(in: -99_999...99_999, using: &generator)) / 64
      return (lower, lower + Double(Int.random(in: 1...99_999, using: &generator)) / 64)
    }
  }

  /// A number below 1e30, whole, of few digits, or of all digits.
  private static func number(_ generator: inout SeededGenerator) -> Double {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return Double(Int.random(in: -1_000_000...1_000_000, using: &generator))
    case 1: return Double(Int.random(in: -999...999, using: &generator)) / 100
    default:
      let sign: UInt64 = Bool.random(using: &generator) ? 1 << 63 : 0
      // Exponents of 2^-60 to 2^60, any digits.
      let exponent = UInt64.random(in: 963...1083, using: &generator) << 52
      return Double(bitPattern: sign | exponent | generator.next() >> 12)
    }
  }
}
