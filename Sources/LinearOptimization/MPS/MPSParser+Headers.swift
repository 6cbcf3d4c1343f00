extension MPSParser {
  /// Takes the line as the start of a section; false if it is data that starts in column 1.
  mutating func parseHeader() -> Bool {
    let keyword = field(0).count <= 16 ? text(field(0)).uppercased() : ""
    // In free files a set may be called like its section: then the line has more fields.
    switch keyword {
    case "NAME": parseName()
    case "OBJSENSE", "OBJSENSES": begin(.objectiveSense)
    case "OBJNAME", "OBJECT", "OBJECTIVE": begin(.objectiveName)
    case "ROWS" where fieldCount == 1: begin(.rows)
    case "COLUMNS" where fieldCount == 1: begin(.columns)
    case "RHS" where fieldCount == 1: begin(.rightHandSides)
    case "RANGES" where fieldCount == 1: begin(.ranges)
    case "BOUNDS" where fieldCount == 1: begin(.bounds)
    case "ENDATA": hasEnded = true
    case "MAX", "MAXIMIZE", "MAXIMUM", "MIN", "MINIMIZE", "MINIMUM":
      guard section == .objectiveSense else { return isNoHeader() }
      parseSense(0)
    case "QUADOBJ", "QMATRIX", "QSECTION", "QCMATRIX", "CSECTION", "QUADS":
      refuse("is quadratic or conic")
    case "SOS", "SOS1", "SOS2", "SETS": refuse("states special ordered sets")
    case "INDICATORS", "GENCONS", "PWLOBJ", "PWLNAM", "PWLCON", "SEMICONT":
      refuse("states logical or piecewise conditions")
    case "LAZYCONS", "USERCUTS", "DELAYEDROWS", "MODELCUTS":
      refuse("states rows to be added while solving")
    default: return isNoHeader()
    }
    return true
  }

  private mutating func isNoHeader() -> Bool {
    if fieldCount > 1, section != .none, section != .skipped { return false }
    fail(
      0,
      "\(quoted(0)) is no section of an MPS file. Use NAME, OBJSENSE, ROWS, COLUMNS, RHS, RANGES, "
        + "BOUNDS or ENDATA.")
    section = .skipped
    return true
  }

  private mutating func refuse(_ what: String) {
    fail(0, "The section \(quoted(0)) \(what); only linear models are read. Remove the section.")
    section = .skipped
  }

  private mutating func begin(_ next: Section) {
    section = next
    guard fieldCount > 1 else { return }
    if next == .objectiveSense {
      parseSense(1)
    } else if next == .objectiveName {
      parseObjectiveName(1)
    }
  }

  private mutating func parseName() {
    section = .none
    guard fieldCount > 1 else { return }
    var end = lineEnd
    while bytes[end - 1] <= 0x20 { end -= 1 }
    model.name = text(fieldStarts[1]..<min(end, fieldStarts[1] + 255))
  }

  mutating func parseSense(_ index: Int) {
    switch field(index).count <= 16 ? text(field(index)).uppercased() : "" {
    case "MAX", "MAXIMIZE", "MAXIMUM": model.sense = .maximize
    case "MIN", "MINIMIZE", "MINIMUM": model.sense = .minimize
    default: fail(index, "\(quoted(index)) is no direction. Write MAX or MIN.")
    }
  }

  mutating func parseObjectiveName(_ index: Int) {
    if rowTable.count > 0 {
      return fail(index, "OBJNAME comes after ROWS. Move it before them.")
    }
    objectiveName = field(index)
  }
}
