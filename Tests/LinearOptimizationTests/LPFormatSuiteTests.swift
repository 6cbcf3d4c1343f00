import LinearOptimization
import OneBoardTestSupport
import Testing

@Suite(.enabled(if: Suites.areHere)) struct LPFormatSuiteTests {
  /// The published LP files that hold a linear model; all others hold what is refused.
  static let linear: Set<String> = [
    "malformed/HiGHS__2122.lp", "malformed/HiGHS__fixed-binary.lp",
    "malformed/MathOptInterface__example_lo1.lp", "small/stein27_inf.lp",
  ]

  static var files: [String] {
    (Suites.files(in: "malformed") + Suites.files(in: "small")).filter { $0.hasSuffix(".lp") }
  }

  @Test func `Published LP files are read, or refused with places`() throws {
    var read: Set<String> = []
    for file in Self.files {
      let bytes = try Suites.bytes(of: file)
      do {
        let model = try LPFormatReader.read(bytes).model
        let again = try LPFormatReader.read(try LPFormatWriter.write(model)).model
        try LPFormatWriterTests.expectSame(model, again, "\(file)")
        read.insert(file)
      } catch let error as LPFormatError {
        let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
        #expect(!error.faults.isEmpty && error.faults.allSatisfy { $0.line <= lines }, "\(file)")
        print("refused \(file): \(error.faults[0])")
      }
    }
    print("family lp format: read \(read.count) of \(Self.files.count)")
    #expect(read == Self.linear)
    #expect(
      Self.files.filter { Suites.mustBeRefused.contains($0) }.allSatisfy { !read.contains($0) })
  }

  @Test func `A published program has its published size`() throws {
    let model = try LPFormatReader.read(try Suites.bytes(of: "small/stein27_inf.lp")).model
    let compiled = try model.compiled()
    #expect([model.rowCount, model.columnCount, compiled.values.count] == [119, 27, 405])
    #expect(model.kinds.count { $0 == .integer } == 27)
  }
}
