/// The state of reading one MPS file in one layout.
struct MPSParser {
  enum Section {
    case none
    case objectiveSense
    case objectiveName
    case rows
    case columns
    case rightHandSides
    case ranges
    case bounds
    case skipped

    /// Whether the lines of the section have fixed columns in the fixed layout.
    var hasColumns: Bool {
      switch self {
      case .none, .objectiveSense, .objectiveName, .skipped: false
      case .rows, .columns, .rightHandSides, .ranges, .bounds: true
      }
    }
  }

  enum RowType {
    case atMost
    case atLeast
    case equal
  }

  // What a name in the table of rows stands for, if it is not a row.
  static let objectiveRow: Int32 = -1
  static let droppedRow: Int32 = -2

  let bytes: [UInt8]
  let layout: MPSLayout
  let objectiveRightHandSide: MPSReader.ObjectiveRightHandSide
  var model = Model()
  var faults: [MPSNotice] = []
  var warnings: [MPSNotice] = []
  var warningCount = 0

  // The line being read.
  var line = 0
  var lineStart = 0
  var lineEnd = 0
  // Its fields: where each starts and ends. Never more than seven are kept.
  var fieldStarts = [Int](repeating: 0, count: 7)
  var fieldEnds = [Int](repeating: 0, count: 7)
  var fieldCount = 0

  var section = Section.none
  var hasEnded = false
  var hasObjective = false
  var objectiveName: Range<Int>?

  var rowTable = MPSNameTable()
  var rowCodes: [Int32] = []
  var rowTypes: [RowType] = []
  var rightHandSides: [Double] = []
  var hasRightHandSide: [Bool] = []
  // NaN where there is none.
  var ranges: [Double] = []

  var columnTable = MPSNameTable()
  var columnIsDefault: [Bool] = []
  var columnHasLower: [Bool] = []
  var currentColumn: Int32 = -1
  var currentName = 0..<0
  var isInteger = false
  // The last column with a coefficient in each row, objective last, to find duplicates.
  var lastColumnInRow: [Int32] = []
  var lastColumnInObjective: Int32 = -1

  var rightHandSideSet: Range<Int>?
  var rangeSet: Range<Int>?
  var boundSet: Range<Int>?
  var warnedSections: Set<String> = []

  init(
    _ bytes: [UInt8], layout: MPSLayout,
    _ objectiveRightHandSide: MPSReader.ObjectiveRightHandSide
  ) {
    self.bytes = bytes
    self.layout = layout
    self.objectiveRightHandSide = objectiveRightHandSide
  }

  var document: MPSDocument {
    MPSDocument(model: model, warnings: warnings, warningCount: warningCount, layout: layout)
  }

  /// Reads all lines.
  mutating func parse() {
    var next = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while next < bytes.count, !hasEnded, faults.count < 50 {
      line += 1
      lineStart = next
      while next < bytes.count, bytes[next] != 0x0A, bytes[next] != 0x0D { next += 1 }
      lineEnd = next
      if next < bytes.count {
        next += bytes[next] == 0x0D && next + 1 < bytes.count && bytes[next + 1] == 0x0A ? 2 : 1
      }
      parseLine()
    }
    finish()
  }

  private mutating func parseLine() {
    guard lineStart < lineEnd, bytes[lineStart] != UInt8(ascii: "*") else { return }
    if bytes[lineStart] > 0x20 {
      splitAtBlanks()
      if parseHeader() { return }
      if layout == .fixed {
        return fail(0, "\(quoted(0)) is no section. Indent data by one blank at least.")
      }
    } else if layout == .free || !section.hasColumns {
      splitAtBlanks()
    } else if !isMarkerLine() {
      guard splitAtColumns() else { return }
    }
    if fieldCount > 0 { parseData() }
  }

  private mutating func parseData() {
    switch section {
    case .none: fail(0, "Data comes before any section. Start with NAME, then ROWS.")
    case .objectiveSense: parseSense(0)
    case .objectiveName: parseObjectiveName(0)
    case .rows: parseRow()
    case .columns: parseColumn()
    case .rightHandSides, .ranges: parseVector()
    case .bounds: parseBound()
    case .skipped: break
    }
  }
}
