import LinearOptimization
import OneBoardTestSupport
import Testing

/// The text format of bases.
struct BasisFileTests {
  private static func model() -> Model {
    var model = Model()
    let x = model.addVariable(in: 0...4, name: "x")
    let y = model.addVariable(in: 0...4, name: "y")
    let z = model.addVariable(in: -Double.infinity...Double.infinity, name: "z")
    model.add(x + y <= 5, name: "sum")
    model.add(x - z >= 1, name: "difference")
    return model
  }

  @Test func `A file is read as the format says`() throws {
    let text = "NAME test\n* a remark\n XU x sum\n UL y\nENDATA\n"
    let basis = try BasisFile.read(Array(text.utf8), for: Self.model())
    #expect(basis.columns == [.basic, .atUpper, .free])
    #expect(basis.rows == [.atUpper, .basic])
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `What is written is read back, and written again the same`(seed: UInt64) throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      var model = Model()
      let columns = Int.random(in: 0...6, using: &random)
      let rows = Int.random(in: 0...6, using: &random)
      for _ in 0..<columns { model.addColumn(upper: 4) }
      for _ in 0..<rows { model.addRow(lower: 0, upper: 3) }
      let basic = Set((0..<(columns + rows)).shuffled(using: &random).prefix(rows))
      let statuses = (0..<(columns + rows)).map { index -> BasisStatus in
        basic.contains(index) ? .basic : Bool.random(using: &random) ? .atLower : .atUpper
      }
      let basis = Basis(
        columns: Array(statuses.prefix(columns)), rows: Array(statuses.dropFirst(columns)))
      let text = try BasisFile.write(basis, for: model)
      let read = try BasisFile.read(Array(text.utf8), for: model)
      #expect(read == basis)
      #expect(try BasisFile.write(read, for: model) == text)
    }
  }

  @Test(arguments: [
    ("NAME\n XU x\nENDATA\n", 2, 2), ("NAME\n UL  w\nENDATA\n", 2, 6),
    ("NAME\n XL x none\nENDATA\n", 2, 7), ("NAME\n QQ x\nENDATA\n", 2, 2),
    ("NAME\n UL z\nENDATA\n", 2, 5), ("NAME\n XL x sum\n XL x sum\nENDATA\n", 3, 5),
    ("NAME\n XL x sum\n XU y sum\nENDATA\n", 3, 7), ("NAME\nROWS\nENDATA\n", 2, 1),
    ("NAME\n UL y", 2, 1), ("", 1, 1), ("NAME\n LL x y\nENDATA\n", 2, 7),
  ])
  func `A fault is named with its line and column`(text: String, line: Int, column: Int) throws {
    let error = #expect(throws: BasisFileError.self) {
      try BasisFile.read(Array(text.utf8), for: Self.model())
    }
    guard case .refused(let faults)? = error else {
      Issue.record("the file was not refused")
      return
    }
    #expect(faults.first?.line == line)
    #expect(faults.first?.column == column)
  }

  @Test func `Names that cannot be written are refused`() throws {
    var model = Self.model()
    let basis = Basis(columns: [.basic, .atUpper, .free], rows: [.atUpper, .basic])
    model.setName("a b", of: model.variable(at: 1))
    #expect(throws: BasisFileError.self) { try BasisFile.write(basis, for: model) }
    model.setName("x", of: model.variable(at: 1))
    #expect(throws: BasisFileError.self) { try BasisFile.write(basis, for: model) }
    model.setName("y", of: model.variable(at: 1))
    #expect(try BasisFile.write(basis, for: model) == "NAME\n XU x sum\n UL y\nENDATA\n")
    let small = Basis(columns: [.basic], rows: [.basic])
    #expect(throws: BasisFileError.self) { try BasisFile.write(small, for: model) }
  }

  @Test(arguments: [4, 5] as [UInt64])
  func `Bytes at random are read or refused`(seed: UInt64) throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    let words = ["NAME", "XU", "XL", "UL", "LL", "x", "y", "z", "sum", "difference", "\n", "*"]
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<30, using: &random) {
        bytes += Array((words.randomElement(using: &random) ?? "").utf8)
        if Int.random(in: 0..<3, using: &random) > 0 { bytes.append(0x20) }
        if Int.random(in: 0..<20, using: &random) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &random))
        }
      }
      bytes += Array("\nENDATA".utf8)
      guard let basis = try? BasisFile.read(bytes, for: Self.model()) else { continue }
      #expect((basis.columns + basis.rows).count { $0 == .basic } == 2)
    }
  }
}
