import Foundation
import LinearOptimization
import OneBoardTestSupport
import Testing

@Suite struct LPFormatWriterTests {
  @Test func `A model is written line by line as the format asks`() throws {
    let text = String(
      decoding: try LPFormatWriter.write(MPSWriterTests.everything()), as: UTF8.self)
    let third = "0.3333333333333333"
    let expected = """
      \\Problem name: every kind
      maximize
        obj: + 0.1 plain + 0 C2 + 1e-17 below + 0 fixed + 0 C5 + 0 count
        + 0 boxed + 0 many - 2.5
      subject to
        most: + \(third) C2 <= 7
        least: + \(third) below >= 0.3
        same: + \(third) fixed = 5
        both: -1 <= + \(third) C5 - 2 many <= 8
        open: + \(third) count >= -inf
      bounds
        C2 free
        -inf <= below <= -3
        fixed = 2
        0 <= C5 <= 1
        -4 <= boxed <= 9.75
        many >= 3
      general
        C5
        count
        many
      end

      """
    #expect(text == expected)
  }

  /// Whether two models are the same but for names that the format cannot hold.
  static func expectSame(_ model: Model, _ read: Model, _ comment: Comment) throws {
    let (first, second) = (try model.compiled(), try read.compiled())
    #expect(model.name == read.name, comment)
    #expect(model.sense == read.sense, comment)
    #expect(model.objectiveConstant == read.objectiveConstant, comment)
    #expect(model.columnLower == read.columnLower, comment)
    #expect(model.columnUpper == read.columnUpper, comment)
    #expect(model.costs == read.costs, comment)
    #expect(model.kinds == read.kinds, comment)
    #expect(model.rowLower == read.rowLower, comment)
    #expect(model.rowUpper == read.rowUpper, comment)
    #expect(first.starts == second.starts && first.rows == second.rows, comment)
    #expect(first.values == second.values, comment)
  }

  static func randomModel(using random: inout SeededGenerator) -> Model {
    func number() -> Double {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: Double(Int.random(in: -9...9, using: &random))
      case 1: Double.random(in: -1...1, using: &random)
      case 2: Double.random(in: -1e12...1e12, using: &random)
      default: Double.random(in: -1e-9...1e-9, using: &random)
      }
    }
    var model = Model(name: Bool.random(using: &random) ? "县 county 1" : "")
    model.sense = Bool.random(using: &random) ? .minimize : .maximize
    model.objectiveConstant = Bool.random(using: &random) ? number() : 0
    let names = ["x", "e1", "free", "a b", "数", "st", "y#1", "end", "Z_", "1x", "inf", "x"]
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let bounds = [number(), number()].sorted()
      let kind = Int.random(in: 0..<5, using: &random)
      model.addColumn(
        lower: kind == 0 || kind == 1 ? -.infinity : kind == 2 ? 0 : bounds[0],
        upper: kind == 0 || kind == 2 ? .infinity : kind == 3 ? bounds[0].nextUp : bounds[1],
        cost: Bool.random(using: &random) ? number() : 0,
        kind: Bool.random(using: &random) ? .integer : .continuous,
        name: Bool.random(using: &random) ? names.randomElement(using: &random) : nil)
    }
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let sides = [number(), number()].sorted()
      let kind = Int.random(in: 0..<5, using: &random)
      let row = model.addRow(
        lower: kind == 0 || kind == 1 ? -.infinity : sides[0],
        upper: kind == 0 || kind == 2 ? .infinity : kind == 3 ? sides[0] : sides[1],
        name: Bool.random(using: &random) ? names.randomElement(using: &random) : nil)
      for column in 0..<model.columnCount where Bool.random(using: &random) {
        model.addCoefficient(number(), row: row.index, column: column)
      }
    }
    return model
  }

  @Test func `What is written is read back to its last digit`() throws {
    print("LPFormatWriterTests: seed 72")
    var random = SeededGenerator(seed: 72)
    for number in 1...2_000 {
      let model = Self.randomModel(using: &random)
      let bytes = try LPFormatWriter.write(model)
      let read = try LPFormatReader.read(bytes).model
      try Self.expectSame(model, read, "seed 72, model \(number)")
      // With the names it has now, the file is the same.
      let again = try LPFormatReader.read(try LPFormatWriter.write(read)).model
      #expect(try LPFormatWriter.write(again) == (try LPFormatWriter.write(read)))
    }
  }

  @Test(
    .enabled(if: Suites.areHere), arguments: ["lp", "lp_infeasible", "nasty", "small"])
  func `Published models survive the LP format`(folder: String) throws {
    var compared = 0
    for file in Suites.files(in: folder) where file.contains(".mps") {
      let model = try MPSReader.read(try Suites.bytes(of: file)).model
      // Sides of 1e30 and more, and bounds that cross, are not what the two formats share.
      guard (try? model.compiled()) != nil else { continue }
      let read = try LPFormatReader.read(try LPFormatWriter.write(model)).model
      try Self.expectSame(model, read, "\(file)")
      compared += 1
    }
    #expect(compared > 0)
  }

  @Test func `glpsol reads a file for other solvers as the same model`() async throws {
    let program = ["/usr/bin/glpsol", "/usr/local/bin/glpsol"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let program else {
      print("glpsol is not installed; the test on its reading of LP files is skipped.")
      return
    }
    print("LPFormatWriterTests: seed 73")
    var random = SeededGenerator(seed: 73)
    let folder = FileManager.default.temporaryDirectory.appending(path: "lp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for number in 1...20 {
      var model = Model()
      model.sense = number.isMultiple(of: 2) ? .minimize : .maximize
      model.objectiveConstant = Double(number) - 3
      for _ in 0..<4 {
        model.addColumn(
          lower: Double(Int.random(in: -3...0, using: &random)),
          upper: Double(Int.random(in: 1...5, using: &random)),
          cost: Double(Int.random(in: -5...5, using: &random)))
      }
      for _ in 0..<3 {
        let row = model.addRow(
          lower: Double(Int.random(in: -9 ... -3, using: &random)),
          upper: Double(Int.random(in: 3...9, using: &random)))
        for column in 0..<4 {
          model.addCoefficient(
            Double(Int.random(in: -3...3, using: &random)), row: row.index, column: column)
        }
      }
      let file = folder.appending(path: "\(number).lp")
      let answer = folder.appending(path: "\(number).txt")
      try Data(try LPFormatWriter.write(model, forOtherSolvers: true)).write(to: file)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = ["--lp", file.path, "--write", answer.path]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      // «s bas ROWS COLUMNS f f OBJECTIVE»: the line of the basic solution.
      let lines = try String(contentsOf: answer, encoding: .utf8).split(separator: "\n")
      let summary = try #require(lines.first { $0.hasPrefix("s bas") }).split(separator: " ")
      #expect(summary[4] == "f")
      let objective = try #require(summary.last.flatMap { Double($0) })
      let read = try LPFormatReader.read(try LPFormatWriter.write(model)).model
      let best = try #require(try await ExhaustiveSolver().solve(read).objective)
      #expect(abs(objective - best) < 1e-6, "seed 73, model \(number)")
    }
  }
}
