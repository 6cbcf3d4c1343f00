import OneBoard
import OneBoardTestSupport
import Reconciliation
import Testing

@testable import OneBoardFiles

struct `Files of registers` {
  private static let names = ["quota.csv", "personnel.csv", "finance.csv", "payroll.csv"]
  private static let plain = "person,unit\nP1,U1\nP2,U2\n"

  /// Reads four registers; those that are not given are plain.
  private static func load(
    _ texts: [String: String], in files: Workspace
  ) throws -> RegisterFiles.Loaded {
    for name in names { try files.write(texts[name] ?? plain, to: name) }
    return try load(in: files)
  }

  private static func load(in files: Workspace) throws(FileError) -> RegisterFiles.Loaded {
    try RegisterFiles.load(
      quota: files.path(names[0]), personnel: files.path(names[1]), finance: files.path(names[2]),
      payroll: files.path(names[3]))
  }

  @Test func `Both headers, every column, quotes and blanks around cells are read with lines`()
    throws
  {
    let files = try Workspace()
    let loaded = try Self.load(
      [
        "quota.csv":
          "\u{FEFF}人员编号,姓名,单位,编制类别,岗位类别,领导\r\n 11010119900307001X ,\"欧阳\"\"明\"\"\",第一小学,事业编制,教师,是\r\n"
          + "\r\n2,,\u{3000}U 2\u{A0},,,\r\n",
        "personnel.csv": "unit,leader,person\nU1,no,1\nU1,TRUE,2\n,,\nU1,,3\n",
      ], in: files)
    #expect(
      loaded.registers.quota == [
        RegisterEntry(
          person: "11010119900307001X", unit: "第一小学", name: "欧阳\"明\"", category: "事业编制",
          occupation: "教师", isLeader: true, line: 2),
        RegisterEntry(person: "2", unit: "U 2", line: 4),
      ])
    #expect(
      loaded.registers.personnel == [
        RegisterEntry(person: "1", unit: "U1", line: 2),
        RegisterEntry(person: "2", unit: "U1", isLeader: true, line: 3),
        RegisterEntry(person: "3", unit: "U1", line: 5),
      ])
    #expect(loaded.warnings.map(\.line) == [4])
  }

  @Test func `A register without records is read with a warning`() throws {
    let loaded = try Self.load(["payroll.csv": "person,unit\n"], in: try Workspace())
    #expect(loaded.registers.payroll.isEmpty)
    #expect(loaded.warnings.map(\.message) == ["The register has no records."])
  }

  @Test(arguments: [
    ("person,unit\nP 1,U1\n", "P 1", "blank or an invisible character"),
    ("person,unit\nP1,U1\nP\u{200B}2,U1\n", "P\u{200B}2", "blank or an invisible character"),
    ("unit,person\nU1,P\u{3000}1\n", "P\u{3000}1", "blank or an invisible character"),
    ("person,unit\n\"P\n1\",U1\n", "\"P", "blank or an invisible character"),
    ("person,unit,name\n,U1,张三\n", ",U1", "person is empty"),
    ("person,unit\nP1,\u{3000}\n", "\u{3000}", "unit is empty"),
    ("person,unit\nP1,U1,x\n", "x", "3 cells, but the header has 2"),
    ("person,unit,name\nP1,U1\n", "P1", "2 cells, but the header has 3"),
    ("person,unit\nP1,\"U1\n", "\"U1", "is not closed"),
    ("person,unit\nP1,U\"1\n", "\"1", "does not start with one"),
    ("person,unit,leader\nP1,U1,maybe\n", "maybe", "neither yes nor no"),
    ("person,units\nP1,U1\n", "units", "Did you mean \"unit\"?"),
    ("person,unit,unit\nP1,U1,U1\n", "unit\n", "the same as column 2"),
    ("person;unit\nP1;U1\n", "person", "semicolons"),
    ("unit,name\nU1,张三\n", "unit", "The column person (人员编号) is missing"),
  ])
  func `A fault names file, line and column and what to do`(
    text: String, needle: String, words: String
  ) throws {
    let files = try Workspace()
    for position in Self.names.indices {
      let name = Self.names[position]
      let error = try #require(throws: FileError.self) { try Self.load([name: text], in: files) }
      #expect(error.kind == .invalid)
      let faults = files.short(error)
      #expect(faults.count == 1, "\(faults)")
      let place = try #require(Place.of(needle, in: text))
      #expect(faults.first?.hasPrefix("\(name):\(place): ") == true, "\(faults)")
      #expect(faults.joined().contains(words), "\(faults)")
    }
  }

  @Test func `Faults of all four registers are told at once`() throws {
    let error = try #require(throws: FileError.self) {
      let files = try Workspace()
      for name in Self.names { try files.write("person,unit\n\(name) x,U1\n", to: name) }
      return try Self.load(in: files)
    }
    #expect(error.faults.count == 4)
    #expect(error.faults.allSatisfy { $0.line == 2 && $0.column == 1 })
  }

  @Test func `Thousands of faults are counted and not kept`() throws {
    let text = "person,unit\n" + String(repeating: "a b,U1\n", count: 12_000)
    let error = try #require(throws: FileError.self) {
      try Self.load(["finance.csv": text], in: try Workspace())
    }
    #expect(error.faults.count == FileError.maximumFaults)
    #expect(error.omitted >= 9_000)
  }

  @Test func `Missing files are all named, and before the faults of the others`() throws {
    let files = try Workspace()
    try files.write("person,unit\n,U1\n", to: "quota.csv")
    try files.write(Self.plain, to: "finance.csv")
    let error = try #require(throws: FileError.self) { try Self.load(in: files) }
    #expect(error.kind == .missing)
    let faults = files.short(error)
    try #require(faults.count == 3)
    #expect(faults[0].hasPrefix("personnel.csv: There is no such file"))
    #expect(faults[1].hasPrefix("payroll.csv: There is no such file"))
    #expect(faults[2].hasPrefix("quota.csv:2:1: "))
  }

  @Test func `What is no UTF-8 text is refused`() throws {
    let files = try Workspace()
    for name in Self.names { try files.write(Self.plain, to: name) }
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x70, 0], Array("person,unit\nP1,".utf8) + [0xD5, 0xC5]] {
      try files.write(bytes, to: "payroll.csv")
      let error = try #require(throws: FileError.self) { try Self.load(in: files) }
      #expect(error.kind == .invalid)
      #expect(files.short(error).first?.contains("CSV UTF-8") == true)
    }
  }

  @Test func `Lines of posts with one id twice are refused at the second`() throws {
    let files = try Workspace()
    let text = Sample.header + "\nA,U,c,1,1,1\nB,U,c,1,1,1\nA,V,c,1,1,1\n"
    try files.write(text, to: "posts.csv")
    let error = try #require(throws: FileError.self) {
      try RegisterFiles.posts(path: files.path("posts.csv"))
    }
    #expect(
      files.short(error) == [
        "posts.csv:4:1: The id \"A\" is that of line 2. Give each line an id of its own."
      ])
  }

  @Test func `Two thousand mutated registers are read or refused with places`() throws {
    let seed: UInt64 = 6120
    print("Mutated registers use the seed \(seed).")
    var random = SeededGenerator(seed: seed)
    let files = try Workspace()
    let text = """
      person,unit,name,category,occupation,leader
      11010119900307001X,U1,张三,institution,teacher,yes
      11010119900307002X,U1,"李四, 小",institution,,no
      P3,第二小学,王五,administrative,driver,
      """ + "\n"
    for name in Self.names { try files.write(Self.plain, to: name) }
    var refused = 0
    for _ in 0..<2000 {
      let name = Self.names.randomElement(using: &random) ?? "quota.csv"
      try files.write(MutationTests.mutate(Array(text.utf8), &random), to: name)
      defer { try? files.write(Self.plain, to: name) }
      do throws(FileError) {
        let registers = try Self.load(in: files).registers
        let report = registers.reconciled()
        #expect(report.records.reduce(0, +) >= report.personCount)
      } catch {
        refused += 1
        #expect(!error.faults.isEmpty)
        for fault in error.faults {
          #expect(!fault.message.isEmpty)
          #expect(!fault.advice.isEmpty)
          #expect(fault.line ?? 1 >= 1)
        }
      }
    }
    #expect(refused > 500)
    #expect(refused < 1900)
  }
}
