import LinearOptimization
import OneBoardTestSupport
import Testing

struct ModelJSONFaultTests {
  private static let sound = """
    {
      "oneboardModel": 1,
      "name": "县",
      "sense": "minimize",
      "objectiveConstant": 2,
      "columns": {
        "lower": [0, null],
        "upper": [null, 4],
        "costs": [1, 2],
        "integers": [1],
        "names": ["县", null]
      },
      "rows": { "lower": [1], "upper": [null], "names": ["r"] },
      "coefficients": { "rows": [0, 0], "columns": [0, 1], "values": [1, 0.5] }
    }

    """

  /// What is replaced, by what, and the fault: line, column, path, a part of the text.
  private static let wrong: [(String, String, Int, Int, String, String)] = [
    ("\"oneboardModel\": 1,", "", 1, 1, "", "The key \"oneboardModel\" is missing, so"),
    ("el\": 1,", "el\": 2,", 2, 20, "oneboardModel", "version 2 of the format"),
    ("el\": 1,", "el\": \"1\",", 2, 20, "oneboardModel", "Here stands the text \"1\". Write a num"),
    ("\"name\": \"县\"", "\"name\": 3", 3, 11, "name", "Here stands the number 3. Write a text"),
    ("\"sense\"", "\"县\": 0, \"Sense\"", 4, 3, "县", "The key \"县\" is not known here. Remove it"),
    ("\"sense\": \"minimize\",", "", 1, 1, "", "The key \"sense\" is missing. Add it."),
    ("\"minimize\"", "\"min\"", 4, 12, "sense", "\"min\" is no sense of an objective. Write"),
    ("\"sense\": \"m", "\"name\": \"m", 4, 3, "name", "The key \"name\" is there twice. Remove"),
    ("tant\": 2", "tant\": null", 5, 24, "objectiveConstant", "Here stands null. Write a number."),
    ("tant\": 2", "tant\": 1e999", 5, 24, "objectiveConstant", "1e999 is beyond what a double"),
    ("tant\": 2", "tant\": NaN", 5, 24, "", "JSON has no NaN and no infinity. Write a number."),
    ("tant\": 2", "tant\": -Infinity", 5, 25, "", "A digit is missing after the sign"),
    ("[0, null],", "[\"x\", null],", 7, 15, "columns.lower[0]", "Here stands the text \"x\"."),
    ("[0, null],", "[0, -1e400],", 7, 18, "columns.lower[1]", "-1e400 is beyond what a double"),
    ("[0, null],", "{\"0\": 1},", 7, 14, "columns.lower", "Here stands an object. Write a list"),
    ("[null, 4]", "[null, true]", 8, 21, "columns.upper[1]", "Here stands true. Write a number."),
    ("[null, 4]", "[null]", 8, 14, "columns.upper", "has 1 element where columns.lower has 2"),
    ("[1, 2]", "[1, null]", 9, 18, "columns.costs[1]", "Here stands null. Write a number."),
    ("[1, 2]", "[1, 2, 3]", 9, 14, "columns.costs", "has 3 elements where columns.lower has 2"),
    ("\"costs\": [1, 2],", "", 6, 14, "columns", "The key \"costs\" is missing. Add it."),
    ("s\": [1],", "s\": [2],", 10, 18, "columns.integers[0]", "2 is outside the 2 columns, which"),
    ("s\": [1],", "s\": [-1],", 10, 18, "columns.integers[0]", "-1 is outside the 2 columns"),
    (
      "s\": [1],", "s\": [1, 1],", 10, 21, "columns.integers[1]", "1 follows 1. Write each position"
    ),
    (
      "s\": [1],", "s\": [1, 0],", 10, 21, "columns.integers[1]", "0 follows 1. Write each position"
    ),
    (
      "s\": [1],", "s\": [0.5],", 10, 18, "columns.integers[0]", "0.5 is no position. Write a whole"
    ),
    ("s\": [1],", "s\": 1,", 10, 17, "columns.integers", "Here stands the number 1. Write a list"),
    ("[\"县\", null]", "[\"县\", 7]", 11, 20, "columns.names[1]", "Here stands the number 7."),
    ("[\"县\", null]", "[]", 11, 14, "columns.names", "has 0 elements where columns.lower has 2"),
    ("{ \"lower\": [1],", "{", 13, 11, "rows", "The key \"lower\" is missing. Add it."),
    ("r\": [null],", "r\": [],", 13, 36, "rows.upper", "has 0 elements where rows.lower has 1"),
    ("[\"r\"]", "[[]]", 13, 54, "rows.names[0]", "Here stands a list. Write a text in double"),
    ("\"rows\": [0, 0]", "\"rows\": [0, 1]", 14, 33, "coefficients.rows[1]", "outside the 1 rows"),
    ("\"rows\": [0, 0]", "\"rows\": [0]", 14, 29, "coefficients.rows", "coefficients.values has 2"),
    (
      "\"columns\": [0, 1]", "\"columns\": [0, 4294967296]", 14, 52, "coefficients.columns[1]",
      "4294967296 is outside the 2 columns"
    ),
    ("[1, 0.5]", "[1, 1e400]", 14, 70, "coefficients.values[1]", "1e400 is beyond what a double"),
    ("[1, 0.5]", "false", 14, 66, "coefficients.values", "Here stands false. Write a list"),
    ("[1, 0.5] }", "[1, 0.5]", 16, 1, "", "A comma or the end of the { is missing"),
  ]

  @Test func `the sound text is accepted`() throws {
    let model = try ModelJSONReader.read(Array(Self.sound.utf8))
    #expect(
      model.columnCount == 2 && model.rowCount == 1 && model.kinds == [.continuous, .integer])
  }

  @Test(arguments: wrong.indices)
  func `every fault has its line, column, path, fact and next step`(index: Int) throws {
    let (old, new, line, column, path, part) = Self.wrong[index]
    #expect(Self.sound.ranges(of: old).count == 1, "\(old)")
    let text = Self.sound.replacing(old, with: new)
    let error = #expect(throws: ModelJSONError.self) { try ModelJSONReader.read(Array(text.utf8)) }
    let fault = try #require(
      error?.faults.first { $0.text.contains(part) }, "\(String(describing: error))")
    #expect(fault.line == line && fault.column == column && fault.path == path, "\(fault)")
    #expect(fault.text.hasSuffix("."))
    #expect(error?.faultCount == error?.faults.count)
    #expect(error?.description.hasPrefix("The JSON model is refused.\nline ") == true)
  }

  @Test(arguments: ["[]", "1", "\"x\"", "null"])
  func `a text that is no object is refused`(text: String) throws {
    let error = #expect(throws: ModelJSONError.self) { try ModelJSONReader.read(Array(text.utf8)) }
    let fault = try #require(error?.faults.first)
    #expect(fault.line == 1 && fault.column == 1 && fault.path.isEmpty)
    #expect(fault.text.hasSuffix("Write an object with the key \"oneboardModel\"."))
  }

  @Test func `bytes that are not UTF-8 are refused at their place`() throws {
    let bytes = Array("{\n\"name\": \"".utf8) + [0xFF] + Array("\"}".utf8)
    let error = #expect(throws: ModelJSONError.self) { try ModelJSONReader.read(bytes) }
    let fault = try #require(error?.faults.first)
    #expect(fault.line == 2 && fault.column == 10)
    #expect(fault.text.hasPrefix("The text is not UTF-8 here."))
  }

  @Test func `of many faults the first 50 are kept, in the order of the file`() throws {
    let many = Array(repeating: "true", count: 70).joined(separator: ",")
    let text = Self.sound.replacing("[1, 2]", with: "[\(many)]")
      .replacing("[0, null]", with: "[\(many)]")
    let error = try #require(
      #expect(throws: ModelJSONError.self) { try ModelJSONReader.read(Array(text.utf8)) })
    #expect(error.faults.count == 50)
    #expect(error.faultCount > 139)
    #expect(error.description.hasSuffix("… and \(error.faultCount - 50) more."))
    let places = error.faults.map { ($0.line, $0.column) }
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test(arguments: [71, 72, 73] as [UInt64])
  func `changed texts are refused or read, and never trap`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    print("seed", seed)
    let pieces = [
      "[", "]", "{", "}", ",", ":", "\"", "null", "-", "1e309", "99999999999", "0", "\\",
    ]
    var refused = 0
    for _ in 0..<2_000 {
      var bytes = Array(Self.sound.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(place + Int.random(in: 0...4, using: &generator), bytes.count)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
        case 1: bytes.removeSubrange(place..<end)
        default:
          bytes.replaceSubrange(
            place..<end, with: (pieces.randomElement(using: &generator) ?? "").utf8)
        }
      }
      do {
        let model = try ModelJSONReader.read(bytes)
        try expectIdentical(ModelJSONReader.read(ModelJSONWriter.write(model)), model)
      } catch let error as ModelJSONError {
        refused += 1
        #expect(!error.faults.isEmpty)
      }
    }
    #expect(refused > 1_000)
  }
}
