import LinearOptimization
import Testing

struct MPSReaderTests {
  private func read(
    _ text: String, _ meaning: MPSReader.ObjectiveRightHandSide = .negatedConstant
  ) throws(MPSError) -> MPSDocument {
    try MPSReader.read(Array(text.utf8), objectiveRightHandSide: meaning)
  }

  /// A file with one row of each type and two columns, and further sections.
  private func file(
    rows: String = " N obj\n L le\n G ge\n E eq\n",
    columns: String = " x obj 1 le 1\n x ge 1 eq 1\n y obj 2 le 1\n", _ rest: String
  ) -> String {
    "NAME test\nROWS\n\(rows)COLUMNS\n\(columns)\(rest)ENDATA\n"
  }

  @Test func `Sections, sides and coefficients are read`() throws {
    let document = try read(file("RHS\n set le 4 ge 1\n set eq 2\nBOUNDS\n UP b x 9\n"))
    let compiled = try document.model.compiled()
    #expect(document.model.name == "test")
    #expect(document.layout == .free)
    #expect(document.warnings.isEmpty)
    #expect(compiled.model.costs == [1, 2])
    #expect(compiled.model.rowLower == [-.infinity, 1, 2])
    #expect(compiled.model.rowUpper == [4, .infinity, 2])
    #expect(compiled.model.columnUpper == [9, .infinity])
    #expect(compiled.starts == [0, 3, 4])
    #expect(compiled.rows == [0, 1, 2, 0])
    #expect((0..<3).map { compiled.model.rowName($0) } == ["le", "ge", "eq"])
    #expect((0..<2).map { compiled.model.columnName($0) } == ["x", "y"])
  }

  @Test func `Ranges widen a row by its type and, for equalities, by their sign`() throws {
    let model = try read(
      file("RHS\n r le 4 ge 1\n r eq 2\nRANGES\n a le -3 ge 3\n a eq -5\n")
    ).model
    #expect(model.rowLower == [1, 1, -3])
    #expect(model.rowUpper == [4, 4, 2])
    let other = try read(file("RANGES\n a eq 5\nRHS\n r eq 2\n")).model
    #expect(other.rowLower[2] == 2 && other.rowUpper[2] == 7)
  }

  @Test func `Every bound type sets its bounds and kind`() throws {
    let names = ["UP", "LO", "FX", "UI", "LI", "FR", "MI", "PL", "BV"]
    let columns = names.map { " \($0) obj 1\n" }.joined()
    let bounds =
      "BOUNDS\n"
      + names.map { name in
        ["FR", "MI", "PL", "BV"].contains(name)
          ? " \(name) set \(name)\n" : " \(name) set \(name) 3\n"
      }.joined()
    let model = try read(file(columns: columns, bounds)).model
    let inf = Double.infinity
    #expect(model.columnLower == [0, 3, 3, 0, 3, -inf, -inf, 0, 0])
    #expect(model.columnUpper == [3, inf, 3, 3, inf, inf, inf, inf, 1])
    #expect(
      model.kinds.indices.filter { model.kinds[$0] == .integer } == [3, 4, 8])
  }

  @Test func `Sets may be left out`() throws {
    let model = try read(
      file("RHS\n le 4\n ge 1 eq 2\nRANGES\n le 1\nBOUNDS\n UP x 9\n MI y\n BV x\n FR y 7\n")
    ).model
    #expect(model.rowUpper == [4, .infinity, 2])
    #expect(model.rowLower == [3, 1, 2])
    #expect(model.columnUpper == [1, .infinity])
    #expect(model.columnLower == [0, -.infinity])
  }

  @Test func `Only the first set is read, with a warning`() throws {
    let document = try read(
      file(
        "RHS\n a le 4\n b le 5\n b ge 1\nRANGES\n a le 1\n b le 2\n"
          + "BOUNDS\n UP a x 1\n UP b x 2\n MI b y\n"))
    #expect(document.model.rowUpper[0] == 4)
    #expect(document.model.rowLower[0] == 3)
    #expect(document.model.columnUpper[0] == 1)
    #expect(document.model.columnLower[1] == 0)
    #expect(document.warningCount == 3)
  }

  @Test func `An integer block without bounds is binary, with a bound it is not`() throws {
    let columns =
      " m 'MARKER' 'INTORG'\n a obj 1\n b obj 1\n c obj 1\n d obj 1\n m 'MARKER' 'INTEND'\n e obj 1\n"
    let document = try read(file(columns: columns, "BOUNDS\n LO s b 2\n PL s c\n MI s d\n"))
    let inf = Double.infinity
    #expect(document.model.columnLower == [0, 2, 0, -inf, 0])
    #expect(document.model.columnUpper == [1, inf, inf, inf, inf])
    #expect(document.model.kinds == [.integer, .integer, .integer, .integer, .continuous])
    #expect(document.warnings.map(\.text).contains { $0.hasPrefix("1 integer columns") })
  }

  @Test func `A negative upper bound alone keeps the lower bound and warns`() throws {
    let document = try read(file("BOUNDS\n UP s x -2\n MI s y\n UP s y -2\n"))
    #expect(document.model.columnLower == [0, -.infinity])
    #expect(document.model.columnUpper == [-2, -2])
    #expect(document.warnings.map(\.line) == [12])
  }

  @Test(arguments: [
    "OBJSENSE MAX", "OBJSENSE\n MAX", "OBJSENSE\n    MAXIMIZE", "OBJSENSE\nMAX", "objsense max",
  ])
  func `The sense is read from its line or the next`(header: String) throws {
    let text = "NAME\n\(header)\nROWS\n N obj\nCOLUMNS\n x obj 1\nENDATA\n"
    #expect(try read(text).model.sense == .maximize)
  }

  @Test func `The objective can be named, and other free rows are dropped`() throws {
    let rows = " N first\n N obj\n L le\n G ge\n E eq\n"
    let named = try read("OBJNAME\n obj\n" + file(rows: rows, "RHS\n first 3 le 1\n"))
    #expect(named.model.costs == [1, 2])
    #expect(named.model.objectiveConstant == 0)
    #expect(named.warnings.count == 1)
    let unnamed = try read(file(rows: rows, ""))
    #expect(unnamed.model.costs == [0, 0])
    #expect(unnamed.model.rowCount == 3)
    let missing = #expect(throws: MPSError.self) { try read("OBJNAME none\n" + file("")) }
    #expect(missing?.faults.first?.text.contains("“none”") == true)
  }

  @Test func `The right-hand side of the objective is minus its constant, or ignored`() throws {
    let text = file("RHS\n r obj -7.113\n")
    #expect(try read(text).model.objectiveConstant == 7.113)
    #expect(try read(text, .ignored).model.objectiveConstant == 0)
    #expect(try read(text).warningCount == 1)
    #expect(try read(file("RHS\n r obj 0\n")).model.objectiveConstant.sign == .plus)
  }

  @Test func `Numbers with D exponents, infinities and 1e30 are read`() throws {
    let columns = " x obj 1.5D3 le -.5d-1\n x ge +2. eq 1E+2\n y obj 0.1 le 1\n"
    let document = try read(
      file(columns: columns, "BOUNDS\n UP s x inf\n LO s x -1e30\n UP s y Infinity\n"))
    #expect(document.model.costs == [1500, 0.1])
    #expect(try document.model.compiled().values == [-0.05, 2, 100, 1])
    #expect(document.model.columnLower == [-.infinity, 0])
    #expect(document.warningCount == 1)
  }

  @Test func `Decimal numbers are rounded as the standard library rounds them`() throws {
    for number in [
      "0.1", "123456789.123456789", "9007199254740993", "1e22", "1e23", "3.14159265358979323846",
      "1.7976931348623157e308", "4.9e-324", "1e-400", "0.000000000000000000000000000001",
      "123456789012345678901234567890", "8.5e-5",
    ] {
      let model = try read(file(columns: " x obj \(number)\n", "")).model
      #expect(model.costs[0] == Double(number), "\(number)")
    }
  }

  @Test func `A byte-order mark, comments, empty lines and line ends of all kinds are taken`()
    throws
  {
    let text = "\u{FEFF}* comment\n\n" + file("RHS\n r le 4\n")
    for end in ["\n", "\r\n", "\r"] {
      let document = try read(text.split(separator: "\n").joined(separator: end))
      #expect(document.model.rowUpper[0] == 4)
    }
    #expect(try read(text + "anything at all\n").model.rowCount == 3)
  }

  @Test func `Repeated entries are summed with a warning`() throws {
    let document = try read(file(columns: " x le 1 le 2\n x le 3 obj 1\n x obj 4\n", ""))
    #expect(try document.model.compiled().values == [6])
    #expect(document.model.costs == [5])
    #expect(document.warningCount == 3)
  }

  @Test func `Fixed columns are found where names contain blanks`() throws {
    let text = """
      NAME          BLANKS
      ROWS
       N  COST
       L  ROW ONE
       G  ROW TWO
      COLUMNS
          COL ONE   COST               1.0   ROW ONE          2.0
          COL ONE   ROW TWO          3.0
          MARKER                 'MARKER'                 'INTORG'
          COL TWO   COST              -1.0   ROW TWO          4.0
          MARKER                 'MARKER'                 'INTEND'
      RHS
          SET       ROW ONE            5.0   ROW TWO          6.0
      BOUNDS
       UP BND       COL ONE          7.0
       PL BND       COL TWO
      ENDATA
      """
    let document = try read(text)
    #expect(document.layout == .fixed)
    #expect(document.model.columnName(1) == "COL TWO")
    #expect(document.model.kinds == [.continuous, .integer])
    #expect(document.model.rowUpper == [5, .infinity])
    #expect(document.model.rowLower == [-.infinity, 6])
    #expect(document.model.columnUpper == [7, .infinity])
    #expect(try document.model.compiled().values == [2, 3, 4])
  }
}
