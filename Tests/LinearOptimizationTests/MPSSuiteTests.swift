import LinearOptimization
import OneBoardTestSupport
import Testing

/// The reader on published files.
///
/// Skipped where the suites are not installed.
@Suite(.enabled(if: Suites.areHere)) struct MPSSuiteTests {
  @Test func `The index names the files of all five folders`() {
    let folders = Set(Suites.entries.map { $0.file.prefix { $0 != "/" } })
    #expect(folders.isSuperset(of: ["lp", "lp_infeasible", "mip", "nasty", "small"]))
    #expect(Suites.entries.count > 100)
  }

  @Test(arguments: Suites.entries)
  func `Every published file has the sizes of the index`(entry: Suites.Entry) throws {
    let model = try MPSReader.read(try Suites.bytes(of: entry.file)).model
    #expect(model.rowCount == entry.rows)
    #expect(model.columnCount == entry.columns)
    #expect(model.kinds.count { $0 == .integer } == entry.integers)
    do {
      let compiled = try model.compiled()
      #expect(compiled.values.count == entry.coefficients)
    } catch {
      // One file is infeasible because its bounds cross; nothing else may be refused.
      #expect(error.faults.allSatisfy { $0.isCrossingBounds })
      #expect(model.entryCount == entry.coefficients)
    }
  }

  @Test func `Every MPS file of the folders is in the index`() {
    let known = Set(Suites.entries.map(\.file))
    for folder in ["lp", "lp_infeasible", "mip", "nasty", "small"] {
      for file in Suites.files(in: folder) where file.contains(".mps") {
        #expect(known.contains(file))
      }
    }
  }

  @Test(arguments: Suites.files(in: "malformed"))
  func `A malformed file gives a model or faults with places`(file: String) throws {
    let bytes = try Suites.bytes(of: file)
    do {
      let document = try MPSReader.read(bytes)
      #expect(document.model.columnCount > 0)
    } catch {
      #expect(!error.faults.isEmpty)
      #expect(error.faults.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.text.isEmpty })
      #expect(error.faults.count <= 50)
    }
  }
}
