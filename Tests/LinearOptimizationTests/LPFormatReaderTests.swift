import LinearOptimization
import OneBoardTestSupport
import Testing

@Suite struct LPFormatReaderTests {
  static func read(_ text: String) throws -> LPFormatDocument {
    try LPFormatReader.read(Array(text.utf8))
  }

  /// Ways to write one model; none of them may change what is read.
  static let spellings = [
    "maximize\n obj: 3 x + 2 y\nsubject to\n c1: x + y <= 4\n c2: x - y >= -2\nend\n",
    "MAX\n3x+2y\nST\nc1: x+y<=4\nc2: x-y>=-2\nEND",
    "Maximise 3 x + 2 y\nsuch that\nc1: 1 x + 1.0e0 y =< 4\nc2: x - y > - 2\nend",
    "maximum\nobj: x + y + 2 x\n + y\ns.t.\nc1: 4 >= x + y\nc2: y <= x + 2\nend",
    "\\ a comment\nmax 3 * x + 2 * y\nst.\nc1: x + y < 4 \\ more\nc2: -2 =< x + - y\nend",
    "max\r\n 3 x\r\n + 2\r\n y\r\nst\r\n c1: x + y <= 4\r\n c2: x + 1 >= y - 1\r\nend\r\n",
    "max 3 x + 2 y\nst\nc1: x + 2 y - y <= + 4\nc2: x >= y - 2\nbounds\n0 <= x\nx >= 0\nend",
  ]

  @Test(arguments: spellings)
  func `One model in many spellings is one model`(text: String) throws {
    let document = try Self.read(text)
    let model = document.model
    let compiled = try model.compiled()
    #expect(model.sense == .maximize)
    #expect(model.costs == [3, 2])
    #expect(model.rowCount == 2)
    for point in [[0.0, 0], [4, 0], [1, 3], [5, 0], [0, 3], [2, 2.5]] {
      let activities = compiled.rowActivities(of: point)
      let isFeasible = (0..<2).allSatisfy {
        activities[$0] >= model.rowLower[$0] && activities[$0] <= model.rowUpper[$0]
      }
      #expect(isFeasible == (point[0] + point[1] <= 4 && point[0] - point[1] >= -2), "\(point)")
    }
    #expect(model.columnName(0) == "x" && model.rowName(1) == "c2")
    #expect(document.warningCount == 0)
  }

  @Test func `Constants, two sides, bounds and kinds are read`() throws {
    let model = try Self.read(
      """
      minimize
       cost: 2 a - 3.5 b + 12.5 + c - 2.5
      subject to
       range: -3 <= a + b + 1 <= 5
       back: 5 >= a >= 1
       a + 2 b + 7 >= 3 c - 1
       same: c = 4
       open: a + b >= -inf
      bounds
       -inf <= a <= 4
       b free
       c <= 9
       c >= -2
       d = 3
       -1 <= e <= +infinity
      general
       c e
      binary
       f
      end
      """
    ).model
    #expect(model.sense == .minimize && model.objectiveConstant == 10)
    #expect(model.costs == [2, -3.5, 1, 0, 0, 0])
    #expect(model.rowLower == [-4, 1, -8, 4, -.infinity])
    #expect(model.rowUpper == [4, 5, .infinity, 4, .infinity])
    #expect(model.columnLower == [-.infinity, -.infinity, -2, 3, -1, 0])
    #expect(model.columnUpper == [4, .infinity, 9, 3, .infinity, 1])
    #expect(
      model.kinds == [.continuous, .continuous, .integer, .continuous, .integer, .integer])
    #expect(model.rowName(2) == "r2")
    let compiled = try model.compiled()
    #expect(compiled.rowActivities(of: [1, 1, 1, 0, 0, 0])[2] == 0)
  }

  @Test func `What has to be chosen is said with its place`() throws {
    let document = try Self.read(
      "min\n x\nst\n c: x >= 1\n d: 0 >= -3\nbounds\n x <= -1\n y >= 2\nbinary\n b\n")
    let places = document.warnings.map { "\($0.line):\($0.column)" }
    #expect(places == ["5:2", "7:2", "8:2", "10:2", "11:1"])
    #expect(document.model.columnLower[0] == 0 && document.model.columnUpper[0] == -1)
  }

  static let faults: [(text: String, place: String, word: String)] = [
    ("", "1:1", "minimize or maximize"),
    ("x + y <= 3", "1:1", "minimize or maximize"),
    ("min\n x y\nst\n x >= 1\nend", "2:4", "+ or −"),
    ("min\n x\nst\n x + 3\nend", "4:2", "no comparison"),
    ("min\n x\nst\n c: x >= \nend", "4:7", "missing"),
    ("min\n x\nst\n c: x >= 1\n c: x <= 9\nend", "5:2", "occurs twice"),
    ("min\n [ x ^ 2 ] / 2\nst\n x >= 1\nend", "2:2", "not linear"),
    ("min\n x ^ 2\nst\n x >= 1\nend", "2:4", "not linear"),
    ("min\n x\nst\n 1 <= x + y >= 4\nend", "4:13", "same way"),
    ("min\n x\nst\n x <= y <= 4\nend", "4:9", "either side"),
    ("min\n x\nst\n x >= inf\nend", "4:2", "that large"),
    ("min\n 1.7e999 x\nst\n x >= 1\nend", "2:2", "too large"),
    ("min\n . x\nst\n x >= 1\nend", "2:2", "no number"),
    ("min\n x\nst\n x >= 1\nbounds\n x ? 3\nend", "6:2", "says nothing"),
    ("min\n x\nst\n x >= 1\nbounds\n 3 x\nend", "6:4", "comparison"),
    ("min\n x\nst\n x >= 1\nbounds\n x <= y\nend", "6:7", "number"),
    ("min\n x\nst\n x >= 1\nbounds\n x >= inf\nend", "6:2", "infinite"),
    ("min\n x\nst\n x >= 1\nsos\n s1: x:1\nend", "5:1", "Special ordered sets"),
    ("min\n x\nst\n x >= 1\nsemi-continuous\n x\nend", "5:1", "Semi-continuous"),
    ("min\n x\nst\n x >= 1\ngeneral\n 3\nend", "6:2", "variable"),
    ("min\n x\nst\n x >= 1\nmax\n x\nend", "5:1", "second objective"),
    ("min\n x\nst\n x <> 1\nend", "4:4", "<=, >= or ="),
    ("min\n x +\nst\n x >= 1\nend", "3:1", "after the sign"),
    ("min\n 3 * 4\nst\n x >= 1\nend", "2:6", "star"),
    ("min\n x >= 3\nst\n x >= 1\nend", "2:4", "no comparison"),
    ("min\n x\nst\n x \u{1} >= 1\nend", "4:4", "belongs to no word"),
  ]

  @Test(arguments: faults)
  func `A fault names its line and column, and what to do`(
    text: String, place: String, word: String
  ) throws {
    let error = try #require(throws: LPFormatError.self) { try Self.read(text) }
    let first = try #require(error.faults.first)
    #expect("\(first.line):\(first.column)" == place, "\(first)")
    #expect(first.text.contains(word), "\(first)")
  }

  @Test func `Many faults are reported at once, up to a limit`() throws {
    let rows = (0..<80).map { " c\($0): x + ^ 3\n" }.joined()
    let error = try #require(throws: LPFormatError.self) {
      try Self.read("min\n x\nst\n\(rows)end\n")
    }
    #expect(error.faults.count == 50)
    #expect(Set(error.faults.map(\.line)).count == 50)
  }

  @Test func `Mutated files are read or refused, never worse`() throws {
    print("LPFormatReaderTests: seed 71")
    var random = SeededGenerator(seed: 71)
    let seeds = (Self.spellings + Self.faults.map(\.text)).map { Array($0.utf8) }
    let pieces = [
      "<=", ">= -inf", "free", "\nst\n", "bounds\n", "1e", ".", ":", "[", "x", "-", "\0",
    ]
    var refused = 0
    for _ in 0..<5_000 {
      guard var bytes = seeds.randomElement(using: &random) else { continue }
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          if let piece = pieces.randomElement(using: &random) {
            bytes.insert(contentsOf: piece.utf8, at: place)
          }
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 3))
        default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
      }
      do {
        _ = try? LPFormatReader.read(bytes).model.compiled()
        _ = try LPFormatReader.read(bytes)
      } catch {
        refused += 1
        let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
        #expect(error.faults.allSatisfy { $0.line >= 1 && $0.line <= lines && $0.column >= 1 })
      }
    }
    #expect(refused > 1_000 && refused < 5_000)
  }
}
