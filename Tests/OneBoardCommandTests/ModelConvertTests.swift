import Foundation
import LinearOptimization
import Testing

/// `oneboard lp convert`: the files, the exit codes and what is left behind.
struct `Converting model files` {
  private static let production = """
    NAME production
    OBJSENSE
     MAX
    ROWS
     N profit
     L wood
     L hours
    COLUMNS
     chairs profit 3 wood 1
     chairs hours 2
     MARKER MARKER INTORG
     tables profit 5 wood 2
     tables hours 1
     MARKER MARKER INTEND
    RHS
     rhs wood 10 hours 8
     rhs profit -7
    ENDATA

    """.replacing("MARKER MARKER INTORG", with: "M 'MARKER' 'INTORG'")
    .replacing("MARKER MARKER INTEND", with: "M 'MARKER' 'INTEND'")

  private static func objective(of file: String) async throws -> Double {
    let run = try await Tool.oneboard("lp", "solve", file, "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    return try #require(run.json["objective"] as? Double)
  }

  @Test(arguments: [".json", ".json.gz", ".lp", ".lp.gz", ".mps.gz", ".JSON"])
  func `A converted model has the same optimum and converts back`(end: String) async throws {
    try await withTemporaryFolder { folder in
      let first = folder.appending(path: "a.mps").path
      let second = folder.appending(path: "b" + end).path
      let third = folder.appending(path: "c.mps").path
      try Data(Self.production.utf8).write(to: URL(filePath: first))
      let run = try await Tool.oneboard("lp", "convert", first, second)
      #expect(run.status == 0)
      #expect(
        run.output == "2 rows, 2 columns, 1 of them whole, 4 coefficients, maximize\n"
          + "Written: \(second)\n")
      // A whole column without bounds is a place where the reader had to choose.
      #expect(run.errors.contains("oneboard: warning: \(first): line"))
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: second)))
      #expect(bytes.starts(with: [0x1F, 0x8B]) == end.hasSuffix(".gz"))
      // tables at most 1 as a whole column without bounds: chairs 3.5, by hand 10.5 + 5 + 7.
      for file in [first, second] { #expect(abs(try await Self.objective(of: file) - 22.5) < 1e-9) }
      let back = try await Tool.oneboard("lp", "convert", second, third, "--format", "json")
      #expect(back.status == 0)
      #expect(back.json["constant"] as? Double == 7)
      let direct = try MPSWriter.write(MPSReader.read(Array(Self.production.utf8)).model)
      #expect([UInt8](try Data(contentsOf: URL(filePath: third))) == direct)
    }
  }

  @Test func `Bad data leave the output as it was, and their places are named`() async throws {
    try await withTemporaryFolder { folder in
      let bad = folder.appending(path: "bad.json")
      let output = folder.appending(path: "out.mps")
      try Data("{\"oneboardModel\": 1,\n \"sense\": \"least\"}".utf8).write(to: bad)
      let run = try await Tool.oneboard("lp", "convert", bad.path, output.path)
      #expect(run.status == 65)
      #expect(run.output == "")
      #expect(run.errors.contains("\(bad.path): line 2, column 11: sense: \"least\" is no sense"))
      #expect(!FileManager.default.fileExists(atPath: output.path))
      try Data("kept".utf8).write(to: output)
      #expect(try await Tool.oneboard("lp", "convert", bad.path, output.path).status == 65)
      #expect(try String(contentsOf: output, encoding: .utf8) == "kept")
      #expect(try await Tool.oneboard("lp", "solve", bad.path).status == 65)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.sorted() == ["bad.json", "out.mps"])
    }
  }

  @Test func `A model that a format cannot state is bad data`() async throws {
    try await withTemporaryFolder { folder in
      var model = Model()
      model.addColumn(lower: 2, upper: 1, name: "crossing")
      let file = folder.appending(path: "a.json")
      let output = folder.appending(path: "b.mps")
      try Data(ModelJSONWriter.write(model)).write(to: file)
      let run = try await Tool.oneboard("lp", "convert", file.path, output.path)
      #expect(run.status == 65)
      #expect(run.errors.contains("crossing"))
      #expect(!FileManager.default.fileExists(atPath: output.path))
      let solved = try await Tool.oneboard("lp", "solve", file.path, "--format", "json")
      #expect(solved.json["termination"] as? String == "infeasible")
    }
  }

  @Test func `Names that MPS cannot have are told`() async throws {
    try await withTemporaryFolder { folder in
      var model = Model()
      for name in ["good", "two words", "县 级", nil] { model.addColumn(cost: 1, name: name) }
      model.addRow(lower: 1, name: "row")
      let file = folder.appending(path: "a.json").path
      let copy = folder.appending(path: "b.json").path
      let mps = folder.appending(path: "b.mps").path
      try Data(ModelJSONWriter.write(model)).write(to: URL(filePath: file))
      let run = try await Tool.oneboard("lp", "convert", file, mps)
      #expect(run.status == 0)
      #expect(
        run.errors.hasPrefix(
          "oneboard: warning: \(mps): The names of 2 columns, such as \"two words\", cannot be had")
      )
      #expect(!run.errors.contains("rows"))
      let kept = try await Tool.oneboard("lp", "convert", file, copy)
      #expect(kept.status == 0 && kept.errors == "")
      #expect(try Data(contentsOf: URL(filePath: copy)) == Data(contentsOf: URL(filePath: file)))
    }
  }

  @Test func `Missing files, unwritable folders and unknown ends have their exit codes`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "a.mps").path
      let none = folder.appending(path: "none.mps").path
      let json = folder.appending(path: "b.json").path
      try Data(Self.production.utf8).write(to: URL(filePath: file))
      #expect(try await Tool.oneboard("lp", "convert", none, json).status == 66)
      #expect(try await Tool.oneboard("lp", "convert", file, "\(none)/b.json").status == 66)
      #expect(try await Tool.oneboard("lp", "convert", file, "/dev/null/b.json").status == 66)
      let unknown = try await Tool.oneboard("lp", "convert", file, folder.path + "/b.txt")
      #expect(unknown.status == 64)
      #expect(unknown.errors.contains(".json.gz"))
      let unfit = try await Tool.oneboard("lp", "convert", file, json, "--for-other-solvers")
      #expect(unfit.status == 64)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.mps"])
    }
  }

  @Test func `A file cut off in compressed data is bad data`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "a.mps").path
      let packed = URL(filePath: folder.appending(path: "a.json.gz").path)
      try Data(Self.production.utf8).write(to: URL(filePath: file))
      #expect(try await Tool.oneboard("lp", "convert", file, packed.path).status == 0)
      try Data(try Data(contentsOf: packed).dropLast(9)).write(to: packed)
      let run = try await Tool.oneboard("lp", "convert", packed.path, file)
      #expect(run.status == 65)
      #expect(run.errors.contains("end too early"))
      #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.production)
    }
  }

  @Test func `Formulate writes every format`() async throws {
    try await withTemporaryFolder { folder in
      var objectives: [Double] = []
      for end in [".mps", ".mps.gz", ".json", ".json.gz"] {
        let file = folder.appending(path: "model" + end).path
        let run = try await Tool.oneboard("formulate", "examples/yuncheng", "--out", file)
        #expect(run.status == 0, "\(run.errors)")
        objectives.append(try await Self.objective(of: file))
      }
      #expect(Set(objectives).count == 1, "\(objectives)")
      let file = folder.appending(path: "other.json").path
      let run = try await Tool.oneboard(
        "formulate", "examples/yuncheng", "--out", file, "--for-other-solvers")
      #expect(run.status == 64)
      #expect(!FileManager.default.fileExists(atPath: file))
    }
  }
}
