import Foundation
import LinearOptimization
import OneBoardTestSupport
import Testing

struct ModelJSONTests {
  private struct Elsewhere: Decodable {
    struct Columns: Decodable { var costs: [Double] }
    struct Coefficients: Decodable { var values: [Double] }
    var name: String
    var columns: Columns
    var coefficients: Coefficients
  }

  @Test func `a model is written as the documentation of the reader says`() throws {
    var model = Model(name: "two \"beds\"\n县")
    model.sense = .maximize
    model.objectiveConstant = -0.1
    model.addColumn(lower: -0.0, upper: 1e300, cost: 3, name: "a")
    model.addColumn(lower: -.infinity, cost: .leastNonzeroMagnitude, kind: .integer)
    model.addRow(lower: 2, upper: 2)
    model.addRow()
    model.addCoefficient(1 / 3, row: 1, column: 1)
    model.addCoefficient(2, row: 0, column: 0)
    model.addCoefficient(2, row: 0, column: 0)
    let expected = #"""
      {
        "oneboardModel": 1,
        "name": "two \"beds\"\n县",
        "sense": "maximize",
        "objectiveConstant": -0.1,
        "columns": {
          "lower": [-0.0, null],
          "upper": [1e+300, null],
          "costs": [3, 5e-324],
          "integers": [1],
          "names": ["a", null]
        },
        "rows": {
          "lower": [2, null],
          "upper": [2, null]
        },
        "coefficients": {
          "rows": [1, 0, 0],
          "columns": [1, 0, 0],
          "values": [0.3333333333333333, 2, 2]
        }
      }

      """#
    #expect(String(decoding: try ModelJSONWriter.write(model), as: UTF8.self) == expected)
    try expectIdentical(ModelJSONReader.read(Array(expected.utf8)), model)
  }

  @Test func `members may stand in any order, and some may be left out`() throws {
    let text = """
      {"rows": {"upper": [4], "lower": [null]}, "sense": "minimize",
       "coefficients": {"values": [1.5], "columns": [1e0], "rows": [0]},
       "columns": {"costs": [1, 2], "upper": [null, 9], "lower": [0, null]}, "oneboardModel": 1.0}
      """
    let model = try ModelJSONReader.read(Array(text.utf8))
    #expect(model.name == "" && model.objectiveConstant == 0 && model.sense == .minimize)
    #expect(model.columnLower == [0, -.infinity] && model.columnUpper == [.infinity, 9])
    #expect(model.costs == [1, 2] && model.kinds == [.continuous, .continuous])
    #expect(model.rowLower == [-.infinity] && model.rowUpper == [4])
    let compiled = try model.compiled()
    #expect(compiled.starts == [0, 0, 1] && compiled.rows == [0] && compiled.values == [1.5])
    #expect(model.columnName(1) == "x1" && model.rowName(0) == "r0")
  }

  @Test func `an empty model comes back`() throws {
    try expectIdentical(ModelJSONReader.read(ModelJSONWriter.write(Model())), Model())
  }

  @Test func `random models come back to the last bit, and the bytes are JSON elsewhere`() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let model = OddModels.model(&generator)
      let bytes = try ModelJSONWriter.write(model)
      let read = try ModelJSONReader.read(bytes)
      try expectIdentical(read, model, "seed \(seed)")
      #expect(try ModelJSONWriter.write(read) == bytes, "seed \(seed)")
      // `JSONSerialization` rounds some doubles twice; `JSONDecoder` does not.
      let other = try JSONDecoder().decode(Elsewhere.self, from: Data(bytes))
      #expect(other.columns.costs == model.costs, "seed \(seed)")
      #expect(other.coefficients.values == model.entryValues, "seed \(seed)")
      #expect(Array(other.name.utf8) == Array(model.name.utf8), "seed \(seed)")
    }
  }

  @Test func `bounds that cross are kept, and other faults are refused`() throws {
    var model = Model()
    model.addColumn(lower: 3, upper: 2)
    try expectIdentical(ModelJSONReader.read(ModelJSONWriter.write(model)), model)
    model.addColumn(cost: .nan)
    model.addRow(lower: .infinity)
    let error = #expect(throws: ModelError.self) { try ModelJSONWriter.write(model) }
    #expect(error?.faults.count == 3)
  }

  // Needs the published suites; `Suites` says so when they are absent.
  @Test(.enabled(if: Suites.areHere))
  func `published models pass through JSON without a change`() throws {
    let files = Suites.files(in: "lp").filter { $0.contains(".mps") }
    #expect(files.count > 30)
    for file in files {
      let model = try MPSReader.read(Suites.bytes(of: file)).model
      let read = try ModelJSONReader.read(ModelJSONWriter.write(model))
      try expectIdentical(read, model, file)
      #expect(try MPSWriter.write(read) == MPSWriter.write(model), "\(file)")
    }
  }
}

/// Models with doubles and names that a careless writer would change.
enum OddModels {
  private static let names = [
    "", "a", "two words", "\"", "\\", "\u{0}\u{1F}", "\n\r\t", "县级编制", "e\u{301}", "\u{E9}", "😀",
    "\u{2028}", "\u{FEFF}", "\u{10FFFF}", "\u{FFFE}", "/", "\u{7F}", "null",
  ]

  static func number(_ generator: inout SeededGenerator) -> Double {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return Double(Int.random(in: -9...9, using: &generator))
    case 1: return -0.0
    case 2:
      let exact: [Double] = [
        .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0x1p53, 0x1p53 + 2,
        0x1p53 - 1,
        1e22, 1e23, 0.1, 1 / 3,
      ]
      return (exact.randomElement(using: &generator) ?? 0)
        * (Bool.random(using: &generator) ? 1 : -1)
    case 3: return Double.random(in: -1...1, using: &generator)
    default:
      let value = Double(bitPattern: UInt64.random(in: 0 ... .max, using: &generator))
      return value.isFinite ? value : 0.5
    }
  }

  static func model(_ generator: inout SeededGenerator) -> Model {
    var model = Model(name: name(&generator) ?? "")
    model.sense = Bool.random(using: &generator) ? .minimize : .maximize
    model.objectiveConstant = number(&generator)
    let columns = Int.random(in: 0...8, using: &generator)
    let rows = Int.random(in: 0...6, using: &generator)
    let isNamed = Bool.random(using: &generator)
    for _ in 0..<columns {
      let bounds = bounds(&generator)
      model.addColumn(
        lower: bounds.0, upper: bounds.1, cost: number(&generator),
        kind: Bool.random(using: &generator) ? .integer : .continuous,
        name: isNamed ? name(&generator) : nil)
    }
    for _ in 0..<rows {
      let bounds = bounds(&generator)
      model.addRow(lower: bounds.0, upper: bounds.1, name: isNamed ? name(&generator) : nil)
    }
    if rows > 0, columns > 0 {
      for _ in 0..<Int.random(in: 0...20, using: &generator) {
        model.addCoefficient(
          number(&generator), row: Int.random(in: 0..<rows, using: &generator),
          column: Int.random(in: 0..<columns, using: &generator))
      }
    }
    return model
  }

  private static func name(_ generator: inout SeededGenerator) -> String? {
    let count = Int.random(in: -1...3, using: &generator)
    if count < 0 { return nil }
    return (0..<count).map { _ in names.randomElement(using: &generator) ?? "" }.joined()
  }

  private static func bounds(_ generator: inout SeededGenerator) -> (Double, Double) {
    let lower = Bool.random(using: &generator) ? -Double.infinity : number(&generator)
    let upper = Bool.random(using: &generator) ? Double.infinity : number(&generator)
    return (lower, upper)
  }
}

/// Expects two models to have the same bits, coefficients in order of arrival and names by scalars.
func expectIdentical(_ found: Model, _ wanted: Model, _ place: String = "") throws {
  func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }
  func scalars(_ names: [Int32: String]) -> [Int32: [UInt8]] { names.mapValues { Array($0.utf8) } }
  #expect(Array(found.name.utf8) == Array(wanted.name.utf8), "\(place)")
  #expect(found.sense == wanted.sense, "\(place)")
  #expect(bits([found.objectiveConstant]) == bits([wanted.objectiveConstant]), "\(place)")
  #expect(bits(found.columnLower) == bits(wanted.columnLower), "\(place)")
  #expect(bits(found.columnUpper) == bits(wanted.columnUpper), "\(place)")
  #expect(bits(found.costs) == bits(wanted.costs), "\(place)")
  #expect(found.kinds == wanted.kinds, "\(place)")
  #expect(bits(found.rowLower) == bits(wanted.rowLower), "\(place)")
  #expect(bits(found.rowUpper) == bits(wanted.rowUpper), "\(place)")
  #expect(found.entryRows == wanted.entryRows, "\(place)")
  #expect(found.entryColumns == wanted.entryColumns, "\(place)")
  #expect(bits(found.entryValues) == bits(wanted.entryValues), "\(place)")
  #expect(scalars(found.columnNames) == scalars(wanted.columnNames), "\(place)")
  #expect(scalars(found.rowNames) == scalars(wanted.rowNames), "\(place)")
}
