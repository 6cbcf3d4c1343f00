import LinearOptimization
import OneBoardTestSupport
import Testing

struct MPSFaultTests {
  private struct Case: Sendable, CustomStringConvertible {
    var text: String
    var line: Int
    var column: Int
    var words: String
    var description: String { words }
  }

  private static let head = "NAME t\nROWS\n N obj\n L row\nCOLUMNS\n x obj 1 row 1\n"

  private static let cases: [Case] = [
    Case(text: head + " x row abc\nENDATA\n", line: 7, column: 8, words: "“abc” is not a number"),
    Case(text: head + " x row 1e999\nENDATA\n", line: 7, column: 8, words: "too large"),
    Case(text: head + " x row nan\nENDATA\n", line: 7, column: 8, words: "not a number"),
    Case(text: head + " x row inf\nENDATA\n", line: 7, column: 8, words: "not finite"),
    Case(text: head + " x row 0x10\nENDATA\n", line: 7, column: 8, words: "not a number"),
    Case(text: head + " x row 1e\nENDATA\n", line: 7, column: 8, words: "not a number"),
    Case(text: head + " x none 1\nENDATA\n", line: 7, column: 4, words: "No row is called “none”"),
    Case(text: head + " x row\nENDATA\n", line: 7, column: 7, words: "has 2 fields"),
    Case(text: head + " x row 1 obj 1 z\nENDATA\n", line: 7, column: 16, words: "has 6 fields"),
    Case(text: head + "RHS\n r row\nENDATA\n", line: 8, column: 2, words: "No row is called “r”"),
    Case(text: head + "BOUNDS\n UP b y 1\nENDATA\n", line: 8, column: 7, words: "No column"),
    Case(text: head + "BOUNDS\n XX b x 1\nENDATA\n", line: 8, column: 2, words: "no bound type"),
    Case(text: head + "BOUNDS\n SC b x 1\nENDATA\n", line: 8, column: 2, words: "semi-continuous"),
    Case(text: head + "BOUNDS\n FX b x inf\nENDATA\n", line: 8, column: 9, words: "fixed value"),
    Case(text: head + "QUADOBJ\n x x 1\nENDATA\n", line: 7, column: 1, words: "only linear"),
    Case(text: head + "SOS\n S1 s\nENDATA\n", line: 7, column: 1, words: "only linear"),
    Case(text: head + "NONSENSE\nENDATA\n", line: 7, column: 1, words: "no section"),
    Case(text: head + " m 'MARKER' 'SOSORG'\nENDATA\n", line: 7, column: 13, words: "no marker"),
    Case(text: head, line: 6, column: 1, words: "ends without ENDATA"),
    Case(text: "ROWS\n N a\n L a\nENDATA\n", line: 3, column: 4, words: "stated twice"),
    Case(text: "ROWS\n Q a\nENDATA\n", line: 2, column: 2, words: "no row type"),
    Case(text: " x\nENDATA\n", line: 1, column: 2, words: "before any section"),
    Case(text: "OBJSENSE UP\nENDATA\n", line: 1, column: 10, words: "no direction"),
    Case(text: "", line: 1, column: 1, words: "ends without ENDATA"),
    Case(text: "NAME\nENDATA\n", line: 2, column: 1, words: "neither rows nor columns"),
  ]

  @Test(arguments: cases) private func `A fault names its place and what to write`(
    _ example: Case
  ) throws {
    let error = try #require(throws: MPSError.self) {
      try MPSReader.read(Array(example.text.utf8))
    }
    let fault = try #require(error.faults.first)
    #expect(fault.text.contains(example.words), "\(fault)")
    #expect(fault.column == example.column, "\(fault)")
    #expect(fault.line == example.line, "\(fault)")
    #expect(fault.text.hasSuffix("."))
  }

  @Test func `Many faults are told at once, at most fifty`() throws {
    let text = Self.head + (0..<80).map { " x no\($0) 1\n" }.joined() + "ENDATA\n"
    let error = try #require(throws: MPSError.self) { try MPSReader.read(Array(text.utf8)) }
    #expect(error.faults.count == 50)
    #expect(error.faults.map(\.line) == Array(7..<57))
    #expect(error.description.split(separator: "\n").count == 51)
  }

  @Test func `A fault in a file of fixed columns is told in terms of its columns`() throws {
    let text = """
      ROWS
       N  COST
       L  ROW ONE
      COLUMNS
          COL ONE   COST               1.0   ROW ONE          2.O
      ENDATA
      """
    let error = try #require(throws: MPSError.self) { try MPSReader.read(Array(text.utf8)) }
    #expect(error.faults.map(\.line) == [5])
    #expect(error.faults.map(\.column) == [57])
  }

  private static let small = """
    * comment
    NAME          small
    OBJSENSE
        MAX
    ROWS
     N  obj
     L  r1
     E  r2
    COLUMNS
        M1        'MARKER'                 'INTORG'
        x         obj              1.0   r1               2.5
        M2        'MARKER'                 'INTEND'
        y         obj             -1D0   r2              1e-3
    RHS
        RHS       r1                 4   r2                -1
    RANGES
        RNG       r1                 1   r2                -2
    BOUNDS
     UP BND       x                  8
     MI BND       y
    ENDATA
    """

  private func accepts(_ bytes: [UInt8]) -> Bool {
    do {
      let document = try MPSReader.read(bytes)
      // Whatever is read can be checked and printed too.
      _ = try? document.model.compiled()
      return !document.model.description.isEmpty
    } catch {
      #expect(!error.faults.isEmpty)
      return false
    }
  }

  @Test func `A file cut off anywhere is refused`() {
    let bytes = Array(Self.small.utf8)
    #expect(accepts(bytes))
    for length in 0..<bytes.count { #expect(!accepts(Array(bytes[..<length])), "\(length)") }
  }

  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func `Mutated files are read or refused and never trap`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    print("seed", seed)
    let original = Array(Self.small.utf8)
    var readable = 0
    for _ in 0..<2_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2:
          let pieces: [UInt8] = Array(" \t\n\r*'-+.eE0123456789".utf8)
          bytes.insert(pieces[Int.random(in: 0..<pieces.count, using: &random)], at: place)
        default:
          let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
          bytes.insert(contentsOf: bytes[place..<end], at: place)
        }
      }
      if accepts(bytes) { readable += 1 }
    }
    // Both outcomes must occur, else the mutations test nothing.
    #expect(readable > 0 && readable < 2_000)
  }

  @Test(.timeLimit(.minutes(1))) func `Hostile sizes are answered at once`() {
    let clock = ContinuousClock()
    let start = clock.now
    let giant = [UInt8](repeating: UInt8(ascii: "9"), count: 5_000_000)
    #expect(!accepts(giant))
    #expect(!accepts(Array((Self.head + " x row ").utf8) + giant + Array("\nENDATA\n".utf8)))
    #expect(!accepts(Array(String(repeating: "ROWS\n", count: 1_000_000).utf8)))
    #expect(!accepts(Array(String(repeating: "a b ", count: 1_000_000).utf8)))
    #expect(!accepts([UInt8](repeating: UInt8(ascii: "\n"), count: 5_000_000)))
    #expect(!accepts([UInt8](repeating: 0, count: 5_000_000)))
    // Linear work takes about a second without optimisation; quadratic work would take hours.
    #expect(clock.now - start < .seconds(50))
  }
}
