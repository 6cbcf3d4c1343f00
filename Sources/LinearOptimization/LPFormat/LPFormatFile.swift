/// The sections of an LP file, written one after the other.
struct LPFormatFile {
  private let compiled: CompiledModel
  private let forOtherSolvers: Bool
  private let rows: MPSNames
  private let columns: MPSNames
  private let objective: ArraySlice<UInt8>
  private let constant: ArraySlice<UInt8>
  private var output: MPSOutput
  /// Terms in the present line, so that lines stay short.
  private var terms = 0

  private var model: Model { compiled.model }
  private static let termsInLine = 6

  init(_ compiled: CompiledModel, forOtherSolvers: Bool) {
    self.compiled = compiled
    self.forOtherSolvers = forOtherSolvers
    let model = compiled.model
    var rows = MPSNames(
      count: model.rowCount, letter: "R", given: model.rowNames, isFit: LPFormatWriter.isFit)
    objective = rows.another(like: "obj")
    self.rows = rows
    var columns = MPSNames(
      count: model.columnCount, letter: "C", given: model.columnNames, isFit: LPFormatWriter.isFit)
    constant = columns.another(like: "constant")
    self.columns = columns
    output = MPSOutput(capacity: 24 * (compiled.values.count + 2 * model.columnCount))
  }

  mutating func written() -> [UInt8] {
    writeObjective()
    writeRows()
    writeBounds()
    writeWholeColumns()
    output.line("end")
    return output.bytes
  }

  private mutating func writeObjective() {
    let name = MPSFile.printable(model.name)
    // The comment in which CPLEX keeps the name.
    if !name.isEmpty { output.line("\\Problem name: \(name)") }
    output.line(model.sense == .maximize ? "maximize" : "minimize")
    begin(objective)
    // Every column is named here, so that their order is kept.
    for column in 0..<model.columnCount { term(model.costs[column], columns[column]) }
    if model.objectiveConstant != 0 {
      if forOtherSolvers {
        term(model.objectiveConstant, constant)
      } else {
        output.field(Self.sign(model.objectiveConstant))
        output.field(abs(model.objectiveConstant))
      }
    }
    output.end()
  }

  private mutating func writeRows() {
    output.line("subject to")
    let matrix = ColumnMatrix(
      starts: compiled.starts, rows: compiled.rows, values: compiled.values
    ).transposed(rowCount: model.rowCount)
    for row in 0..<model.rowCount {
      let (lower, upper) = (model.rowLower[row], model.rowUpper[row])
      if lower == upper {
        write(row, matrix, "=", lower)
      } else if lower == -.infinity, upper == .infinity {
        if !forOtherSolvers { write(row, matrix, ">=", -.infinity) }
      } else if lower == -.infinity {
        write(row, matrix, "<=", upper)
      } else if upper == .infinity {
        write(row, matrix, ">=", lower)
      } else if forOtherSolvers {
        write(row, matrix, ">=", lower, suffix: "_lower")
        write(row, matrix, "<=", upper, suffix: "_upper")
      } else {
        write(row, matrix, "<=", upper, from: lower)
      }
    }
  }

  private mutating func write(
    _ row: Int, _ matrix: ColumnMatrix, _ comparison: String, _ side: Double,
    from lower: Double? = nil, suffix: String = ""
  ) {
    begin(rows[row] + Array(suffix.utf8)[...])
    if let lower {
      output.field(lower)
      output.field("<=")
    }
    let entries = matrix.starts[row]..<matrix.starts[row + 1]
    if entries.isEmpty, model.columnCount > 0 {
      term(0, columns[0])
    } else if entries.isEmpty {
      output.field("0")
    }
    for entry in entries {
      term(matrix.values[entry], columns[Int(matrix.rows[entry])])
    }
    output.field(comparison)
    if side.isInfinite {
      output.field(side < 0 ? "-inf" : "+inf")
    } else {
      output.field(side)
    }
    output.end()
  }

  private mutating func writeBounds() {
    output.line("bounds")
    for column in 0..<model.columnCount {
      let (lower, upper) = (model.columnLower[column], model.columnUpper[column])
      if lower == 0, upper == .infinity { continue }
      output.begin("")
      if lower == upper {
        output.field(columns[column])
        output.field("=")
        output.field(lower)
      } else if lower == -.infinity, upper == .infinity {
        output.field(columns[column])
        output.field("free")
      } else if upper == .infinity {
        output.field(columns[column])
        output.field(">=")
        output.field(lower)
      } else {
        if lower == -.infinity { output.field("-inf") } else { output.field(lower) }
        output.field("<=")
        output.field(columns[column])
        output.field("<=")
        output.field(upper)
      }
      output.end()
    }
    if forOtherSolvers, model.objectiveConstant != 0 {
      output.begin("")
      output.field(constant)
      output.field("=")
      output.field(1)
      output.end()
    }
  }

  private mutating func writeWholeColumns() {
    guard model.isMixedInteger else { return }
    output.line("general")
    for column in 0..<model.columnCount where model.kinds[column] == .integer {
      output.begin("")
      output.field(columns[column])
      output.end()
    }
  }

  private mutating func begin(_ name: ArraySlice<UInt8>) {
    output.begin("")
    output.field(name + [UInt8(ascii: ":")])
    terms = 0
  }

  private mutating func term(_ value: Double, _ name: ArraySlice<UInt8>) {
    if terms == Self.termsInLine {
      output.end()
      output.begin("")
      terms = 0
    }
    terms += 1
    output.field(Self.sign(value))
    if abs(value) != 1 { output.field(abs(value)) }
    output.field(name)
  }

  private static func sign(_ value: Double) -> String { value < 0 ? "-" : "+" }
}
