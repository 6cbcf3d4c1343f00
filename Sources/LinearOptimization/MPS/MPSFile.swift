/// The sections of an MPS file, written one after the other.
struct MPSFile {
  private let compiled: CompiledModel
  private let forOtherSolvers: Bool
  private let isNegated: Bool
  private var rows: MPSNames
  private var columns: MPSNames
  private var output: MPSOutput

  private var model: Model { compiled.model }
  private static let infinity = 1e30

  init(_ compiled: CompiledModel, forOtherSolvers: Bool) {
    self.compiled = compiled
    self.forOtherSolvers = forOtherSolvers
    isNegated = forOtherSolvers && compiled.model.sense == .maximize
    let model = compiled.model
    rows = MPSNames(count: model.rowCount, letter: "R", given: model.rowNames)
    columns = MPSNames(count: model.columnCount, letter: "C", given: model.columnNames)
    let lines = compiled.values.count + 2 * model.columnCount + 2 * model.rowCount
    output = MPSOutput(capacity: 24 * lines)
  }

  mutating func written() -> [UInt8] {
    let objective = rows.another(like: "OBJ")
    writeHead()
    writeRows(objective)
    writeColumns(objective)
    writeRightHandSides(objective)
    writeRanges()
    writeBounds()
    output.line("ENDATA")
    return output.bytes
  }

  private mutating func writeHead() {
    if isNegated {
      output.line(
        "* The model is a maximum: all costs are negated here, for solvers that minimise.")
    }
    let name = Self.printable(model.name)
    if forOtherSolvers {
      // OR-Tools takes no name of several words; CLP knows the free form by the last word.
      output.line("NAME \(Self.oneWord(name)) FREE")
    } else {
      output.line("NAME \(name)")
    }
    if model.sense == .maximize, !isNegated {
      output.line("OBJSENSE")
      output.line("    MAX")
    }
  }

  /// The name as the reader takes it: one line of at most 255 bytes.
  static func printable(_ name: String) -> String {
    var bytes: [UInt8] = []
    for character in name {
      if bytes.count + character.utf8.count > 255 { break }
      bytes += character.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
    }
    // The reader drops blanks at both ends, so that a text written again is the same text.
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes.drop { $0 == 0x20 }, as: UTF8.self)
  }

  private static func oneWord(_ name: String) -> String {
    let bytes = name.utf8.map { $0 == 0x20 ? UInt8(ascii: "_") : $0 }
    return bytes.isEmpty ? "model" : String(decoding: bytes, as: UTF8.self)
  }

  private mutating func writeRows(_ objective: ArraySlice<UInt8>) {
    output.line("ROWS")
    output.begin("N")
    output.field(objective)
    output.end()
    for row in 0..<model.rowCount {
      switch RowSides(model.rowLower[row], model.rowUpper[row]) {
      case .none: output.begin(forOtherSolvers ? "N" : "L")
      case .equal: output.begin("E")
      case .atLeast, .rangeAbove: output.begin("G")
      case .atMost, .rangeBelow: output.begin("L")
      }
      output.field(rows[row])
      output.end()
    }
  }

  private mutating func writeColumns(_ objective: ArraySlice<UInt8>) {
    output.line("COLUMNS")
    var isInteger = false
    for column in 0..<model.columnCount {
      if (model.kinds[column] == .integer) != isInteger {
        isInteger.toggle()
        output.line(isInteger ? " MARKER 'MARKER' 'INTORG'" : " MARKER 'MARKER' 'INTEND'")
      }
      let name = columns[column]
      let cost = model.costs[column]
      let entries = compiled.starts[column]..<compiled.starts[column + 1]
      // A column is only stated by its coefficients, so one without any gets a zero.
      if cost != 0 || entries.isEmpty { writeEntry(name, objective, isNegated ? -cost : cost) }
      for entry in entries {
        writeEntry(name, rows[Int(compiled.rows[entry])], compiled.values[entry])
      }
    }
    if isInteger { output.line(" MARKER 'MARKER' 'INTEND'") }
    if forOtherSolvers, model.objectiveConstant != 0 {
      constant = columns.another(like: "CONSTANT")
      let cost = model.objectiveConstant
      writeEntry(constant, objective, isNegated ? -cost : cost)
    }
  }

  // The column that carries the constant; empty if none does.
  private var constant: ArraySlice<UInt8> = []

  private mutating func writeEntry(
    _ column: ArraySlice<UInt8>, _ row: ArraySlice<UInt8>, _ value: Double
  ) {
    output.field(column)
    output.field(row)
    output.field(value)
    output.end()
  }

  private mutating func writeRightHandSides(_ objective: ArraySlice<UInt8>) {
    output.line("RHS")
    if !forOtherSolvers, model.objectiveConstant != 0 {
      writeValue("RHS", objective, -model.objectiveConstant)
    }
    for row in 0..<model.rowCount {
      let side: Double
      switch RowSides(model.rowLower[row], model.rowUpper[row]) {
      case .none: side = forOtherSolvers ? 0 : Self.infinity
      case .equal(let value), .atLeast(let value), .atMost(let value): side = value
      case .rangeAbove(let value, _), .rangeBelow(let value, _): side = value
      }
      if side != 0 { writeValue("RHS", rows[row], side) }
    }
  }

  private mutating func writeRanges() {
    var hasBegun = false
    for row in 0..<model.rowCount {
      switch RowSides(model.rowLower[row], model.rowUpper[row]) {
      case .rangeAbove(_, let distance), .rangeBelow(_, let distance):
        if !hasBegun { output.line("RANGES") }
        hasBegun = true
        writeValue("RNG", rows[row], distance)
      case .none, .equal, .atLeast, .atMost: break
      }
    }
  }

  private mutating func writeBounds() {
    output.line("BOUNDS")
    for column in 0..<model.columnCount {
      let lower = model.columnLower[column]
      let upper = model.columnUpper[column]
      let name = columns[column]
      if lower == upper {
        writeValue("FX BND", name, lower)
      } else if lower == -.infinity, upper == .infinity {
        writeValue("FR BND", name, nil)
      } else {
        if lower == -.infinity {
          writeValue("MI BND", name, nil)
        } else if lower != 0 {
          writeValue("LO BND", name, lower)
        }
        if upper < .infinity {
          writeValue("UP BND", name, upper)
        } else if model.kinds[column] == .integer {
          // Without it, some readers take a whole column to lie in 0…1.
          writeValue("PL BND", name, nil)
        }
      }
    }
    if !constant.isEmpty { writeValue("FX BND", constant, 1) }
  }

  private mutating func writeValue(_ first: String, _ name: ArraySlice<UInt8>, _ value: Double?) {
    output.begin(first)
    output.field(name)
    if let value { output.field(value) }
    output.end()
  }
}

/// The two sides of a row as an MPS file states them.
enum RowSides {
  case none
  case equal(Double)
  case atLeast(Double)
  case atMost(Double)
  /// From a side up to the side plus the distance.
  case rangeAbove(Double, distance: Double)
  /// From the side less the distance up to a side.
  case rangeBelow(Double, distance: Double)

  init(_ lower: Double, _ upper: Double) {
    if lower == upper {
      self = .equal(lower)
    } else if lower == -.infinity {
      self = upper == .infinity ? .none : .atMost(upper)
    } else if upper == .infinity {
      self = .atLeast(lower)
    } else {
      self = Self.range(lower, upper)
    }
  }

  /// A side and a distance from which the other side is computed without error, if there are such.
  private static func range(_ lower: Double, _ upper: Double) -> RowSides {
    let width = min(upper - lower, .greatestFiniteMagnitude)
    for distance in [width, width.nextDown, width.nextUp] {
      if lower + distance == upper { return .rangeAbove(lower, distance: distance) }
      if upper - distance == lower { return .rangeBelow(upper, distance: distance) }
    }
    return .rangeAbove(lower, distance: width)
  }
}
