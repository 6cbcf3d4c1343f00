/// A program made smaller before a run over objectives in order.
///
/// Rows that cannot bind go, rows with one column become bounds, columns that stand in one row and
/// count nowhere become part of that row's sides, and a column that an equation determines is put in
/// its place in other rows. On a board only the rows that couple lines remain. Everything can be taken
/// back: the values of all columns, and what the optimal face says about columns and rows.
///
/// Andersen and Andersen, "Presolving in linear programming", Mathematical Programming 71 (1995).
struct OrderedReduction {
  /// What became of a column.
  enum ColumnState: UInt8 {
    /// Still to be decided by the run.
    case kept
    /// The constraints leave one value.
    case fixed
    /// It stands in no row, so that its own costs decide.
    case decided
    /// It stands in no row and has no costs; it stays where it is.
    case idle
    /// Part of the sides of its row.
    case absorbed
    /// Determined by an equation.
    case substituted
  }

  let compiled: CompiledModel
  let costs: LexicographicCosts
  let isWhole: [Bool]
  var columnLower: [Double]
  var columnUpper: [Double]
  var rowLower: [Double]
  var rowUpper: [Double]
  private(set) var states: [ColumnState]
  /// Whether a row is still part of the program.
  private(set) var isRowOpen: [Bool]
  /// The open columns of each open row.
  private(set) var rowCounts: [Int32]
  /// The open rows of each open column.
  private(set) var columnCounts: [Int32]
  /// The coefficients by row.
  private let rowStarts: [Int]
  private let rowColumns: [Int32]
  private let rowValues: [Double]
  /// The columns that each row has taken in, by the row, in order; the row's own sides before.
  private(set) var absorptions: [Absorption] = []
  /// The equations that determine a column.
  private(set) var substitutions: [Substitution] = []
  private var rowQueue: [Int32]
  private var isRowQueued: [Bool]
  private var columnQueue: [Int32] = []
  /// A row is looked at again when its columns are half as many, or few.
  private var countAtLastLook: [Int32]
  private(set) var isContradictory = false

  /// A column that became part of a row's sides.
  struct Absorption {
    var row: Int32
    var column: Int32
    var coefficient: Double
  }

  /// A column that an equation determines.
  struct Substitution {
    var row: Int32
    var column: Int32
    var coefficient: Double
  }

  /// Takes a program as it is.
  ///
  /// - Parameters:
  ///   - compiled: The program; its own costs are not used.
  ///   - costs: What is to be maximised in order.
  init(_ compiled: CompiledModel, costs: LexicographicCosts) {
    self.compiled = compiled
    self.costs = costs
    let model = compiled.model
    columnLower = model.columnLower
    columnUpper = model.columnUpper
    rowLower = model.rowLower
    rowUpper = model.rowUpper
    isWhole = model.kinds.map { $0 == .integer }
    let matrix = ColumnMatrix(
      starts: compiled.starts, rows: compiled.rows, values: compiled.values)
    let byRow = matrix.transposed(rowCount: model.rowCount)
    rowStarts = byRow.starts
    rowColumns = byRow.rows
    rowValues = byRow.values
    states = Array(repeating: .kept, count: model.columnCount)
    isRowOpen = Array(repeating: true, count: model.rowCount)
    rowCounts = (0..<model.rowCount).map { Int32(byRow.starts[$0 + 1] - byRow.starts[$0]) }
    columnCounts = (0..<model.columnCount).map {
      Int32(compiled.starts[$0 + 1] - compiled.starts[$0])
    }
    rowQueue = (0..<model.rowCount).reversed().map { Int32($0) }
    isRowQueued = Array(repeating: true, count: model.rowCount)
    countAtLastLook = Array(repeating: Int32.max, count: model.rowCount)
  }

  /// Reduces as far as it goes.
  ///
  /// - Complexity: O(coefficients), times the logarithm of the longest row.
  mutating func run() {
    for column in states.indices.reversed() { columnQueue.append(Int32(column)) }
    settle()
    closeImpliedRows()
    settle()
    if !isContradictory { substitute() }
  }

  private mutating func settle() {
    while !isContradictory {
      if let column = columnQueue.popLast() {
        lookAt(column: Int(column))
      } else if let row = rowQueue.popLast() {
        lookAt(row: Int(row))
      } else {
        return
      }
    }
  }

  // MARK: Columns

  private mutating func lookAt(column: Int) {
    guard states[column] == .kept else { return }
    if columnLower[column] >= columnUpper[column] {
      fix(column, at: columnLower[column], as: .fixed)
    } else if columnCounts[column] == 0 {
      decide(column)
    } else if columnCounts[column] == 1, costs.entries(of: column).isEmpty {
      absorb(column)
    }
  }

  /// Decides a column that stands in no row.
  private mutating func decide(_ column: Int) {
    guard let first = costs.entries(of: column).first else {
      states[column] = .idle
      return
    }
    let best = costs.value(first) > 0 ? columnUpper[column] : columnLower[column]
    // Without an end the run itself has to find that there is no best value.
    if best.isFinite { fix(column, at: best, as: .decided) }
  }

  private mutating func absorb(_ column: Int) {
    guard let (row, coefficient) = openEntry(of: column) else { return }
    if isWhole[column], abs(coefficient) != 1 { return }
    if rowCounts[row] == 1 { return }
    let sides = [coefficient * columnLower[column], coefficient * columnUpper[column]]
    rowLower[row] -= max(sides[0], sides[1])
    rowUpper[row] -= min(sides[0], sides[1])
    states[column] = .absorbed
    absorptions.append(
      Absorption(row: Int32(row), column: Int32(column), coefficient: coefficient))
    rowCounts[row] -= 1
    queue(row: row)
  }

  private mutating func fix(_ column: Int, at value: Double, as state: ColumnState) {
    states[column] = state
    columnLower[column] = value
    columnUpper[column] = value
    for index in compiled.starts[column]..<compiled.starts[column + 1] {
      let row = Int(compiled.rows[index])
      guard isRowOpen[row] else { continue }
      let part = compiled.values[index] * value
      rowLower[row] -= part
      rowUpper[row] -= part
      rowCounts[row] -= 1
      queue(row: row)
    }
  }

  private func openEntry(of column: Int) -> (row: Int, coefficient: Double)? {
    for index in compiled.starts[column]..<compiled.starts[column + 1]
    where isRowOpen[Int(compiled.rows[index])] {
      return (Int(compiled.rows[index]), compiled.values[index])
    }
    return nil
  }

  // MARK: Rows

  private mutating func queue(row: Int) {
    let count = rowCounts[row]
    if isRowQueued[row] { return }
    if count <= Self.fewColumns || count <= countAtLastLook[row] / 2 {
      isRowQueued[row] = true
      rowQueue.append(Int32(row))
    }
  }

  private mutating func lookAt(row: Int) {
    isRowQueued[row] = false
    guard isRowOpen[row] else { return }
    countAtLastLook[row] = rowCounts[row]
    let (least, most, size) = activity(of: row)
    let slack = Self.tolerance * size
    if least > rowUpper[row] + Self.feasibility * size
      || most < rowLower[row] - Self.feasibility * size
    {
      isContradictory = true
    } else if least >= rowLower[row] - slack, most <= rowUpper[row] + slack {
      close(row)
    } else if most <= rowLower[row] + slack {
      force(row, towardsMost: true)
    } else if least >= rowUpper[row] - slack {
      force(row, towardsMost: false)
    } else if rowCounts[row] == 1 {
      bound(by: row)
    }
  }

  /// The least and greatest that a row's open columns add up to, and the size of its parts.
  private func activity(of row: Int) -> (least: Double, most: Double, size: Double) {
    var (least, most, size) = (0.0, 0.0, 1.0)
    for index in rowStarts[row]..<rowStarts[row + 1] {
      let column = Int(rowColumns[index])
      guard states[column] == .kept else { continue }
      let value = rowValues[index]
      let low = value * columnLower[column]
      let high = value * columnUpper[column]
      least += min(low, high)
      most += max(low, high)
      if low.isFinite { size += abs(low) }
      if high.isFinite { size += abs(high) }
    }
    return (least, most, size)
  }

  private mutating func close(_ row: Int) {
    isRowOpen[row] = false
    for index in rowStarts[row]..<rowStarts[row + 1] {
      let column = Int(rowColumns[index])
      guard states[column] == .kept else { continue }
      columnCounts[column] -= 1
      if columnCounts[column] <= 1 { columnQueue.append(Int32(column)) }
    }
  }

  /// Fixes the columns of a row that holds only where each adds the most, or the least.
  private mutating func force(_ row: Int, towardsMost: Bool) {
    isRowOpen[row] = false
    for index in rowStarts[row]..<rowStarts[row + 1] {
      let column = Int(rowColumns[index])
      guard states[column] == .kept else { continue }
      let isUp = (rowValues[index] > 0) == towardsMost
      fix(column, at: isUp ? columnUpper[column] : columnLower[column], as: .fixed)
    }
  }

  /// Makes a row with one column a bound of that column.
  private mutating func bound(by row: Int) {
    for index in rowStarts[row]..<rowStarts[row + 1] {
      let column = Int(rowColumns[index])
      guard states[column] == .kept else { continue }
      let sides = [rowLower[row] / rowValues[index], rowUpper[row] / rowValues[index]]
      let low = max(columnLower[column], snapped(min(sides[0], sides[1])))
      let high = min(columnUpper[column], snapped(max(sides[0], sides[1])))
      if low > high + Self.feasibility * max(1, abs(low)) {
        isContradictory = true
        return
      }
      columnLower[column] = min(low, high)
      columnUpper[column] = max(low, high)
      isRowOpen[row] = false
      columnCounts[column] -= 1
      columnQueue.append(Int32(column))
      return
    }
    isRowOpen[row] = false
  }

  /// A whole number where rounding has moved one away a little.
  private func snapped(_ value: Double) -> Double {
    let whole = value.rounded()
    return abs(value - whole) <= Self.tolerance * max(1, abs(value)) ? whole : value
  }

  // MARK: Equations

  /// Closes rows over columns whose sum an equation already keeps between their sides.
  ///
  /// Where x + y is the number of single steps taken, no more than there are steps can be had.
  private mutating func closeImpliedRows() {
    for row in isRowOpen.indices
    where isRowOpen[row] && isEquation(row) && rowCounts[row] <= Self.longestEquation {
      var shared: [(column: Int, value: Double)] = []
      var (least, most) = (0.0, 0.0)
      for index in rowStarts[row]..<rowStarts[row + 1] where isOpen(rowColumns[index]) {
        let column = Int(rowColumns[index])
        if columnCounts[column] > 1 {
          shared.append((column, rowValues[index]))
          continue
        }
        let ends = [columnLower[column] * rowValues[index], columnUpper[column] * rowValues[index]]
        least += min(ends[0], ends[1])
        most += max(ends[0], ends[1])
      }
      guard let first = shared.first, shared.count <= Self.mostShared, least.isFinite,
        most.isFinite
      else { continue }
      let sum = [rowLower[row] - most, rowLower[row] - least]
      for index in compiled.starts[first.column]..<compiled.starts[first.column + 1] {
        let other = Int(compiled.rows[index])
        guard other != row, isRowOpen[other], Int(rowCounts[other]) == shared.count else {
          continue
        }
        let factor = compiled.values[index] / first.value
        let entries = self.entries(ofRow: other, except: -1)
        let isParallel = shared.allSatisfy { mine in
          entries.contains { $0.column == mine.column && $0.value == factor * mine.value }
        }
        guard isParallel else { continue }
        let ends = [factor * sum[0], factor * sum[1]]
        let slack = Self.tolerance * max(1, abs(ends[0]), abs(ends[1]))
        if min(ends[0], ends[1]) >= rowLower[other] - slack,
          max(ends[0], ends[1]) <= rowUpper[other] + slack
        {
          close(other)
        }
      }
    }
  }

  private func isEquation(_ row: Int) -> Bool { rowLower[row] == rowUpper[row] }

  /// Puts equations in the place of columns that they determine.
  ///
  /// Only where the equation keeps the column within its bounds by itself, or where one other column
  /// can take over its bounds; and never twice with the same column, so that one pass over the
  /// columns builds what is left.
  private mutating func substitute() {
    var isTouched = [Bool](repeating: false, count: states.count)
    for row in isRowOpen.indices
    where isRowOpen[row] && isEquation(row) && rowCounts[row] <= Self.longestEquation
      && rowCounts[row] >= 2
    {
      let range = rowStarts[row]..<rowStarts[row + 1]
      if range.contains(where: { isTouched[Int(rowColumns[$0])] }) { continue }
      let open = range.filter { isOpen(rowColumns[$0]) }
      guard let found = pairDetermined(by: row, open) ?? determined(by: row, open) else {
        continue
      }
      let column = Int(rowColumns[found])
      for index in open { isTouched[Int(rowColumns[index])] = true }
      states[column] = .substituted
      substitutions.append(
        Substitution(
          row: Int32(row), column: Int32(column), coefficient: rowValues[found]))
      isRowOpen[row] = false
    }
  }

  private func isOpen(_ column: Int32) -> Bool { states[Int(column)] == .kept }

  /// The entry of one of two columns of an equation; the other takes over its bounds.
  private mutating func pairDetermined(by row: Int, _ open: [Int]) -> Int? {
    guard open.count == 2 else { return nil }
    let isFewer = columnCounts[Int(rowColumns[open[0]])] < columnCounts[Int(rowColumns[open[1]])]
    let (gone, stays) = isFewer ? (open[0], open[1]) : (open[1], open[0])
    let (column, other) = (Int(rowColumns[gone]), Int(rowColumns[stays]))
    guard abs(rowValues[gone]) == 1, abs(rowValues[stays]) == 1 || !isWhole[column],
      columnLower[column].isFinite, columnUpper[column].isFinite
    else { return nil }
    let ends = [columnLower[column], columnUpper[column]].map {
      snapped((rowLower[row] - rowValues[gone] * $0) / rowValues[stays])
    }
    let low = max(columnLower[other], min(ends[0], ends[1]))
    let high = min(columnUpper[other], max(ends[0], ends[1]))
    // The row's own activity has shown that there is room, but for rounding.
    columnLower[other] = min(low, high)
    columnUpper[other] = max(low, high)
    return gone
  }

  /// The entry of the column that an equation keeps within its bounds, if there is one.
  private func determined(by row: Int, _ open: [Int]) -> Int? {
    let others = open.reduce(0) { $0 + Int(columnCounts[Int(rowColumns[$1])]) }
    let (least, most, size) = activity(of: row)
    let slack = Self.tolerance * size
    for index in open {
      let column = Int(rowColumns[index])
      guard costs.entries(of: column).isEmpty, abs(rowValues[index]) == 1 else { continue }
      // Every other column gets the rows of this one.
      let fill = (Int(columnCounts[column]) - 1) * (open.count - 1)
      guard fill <= Self.fillPerEntry * others else { continue }
      let value = rowValues[index]
      let low = value * columnLower[column]
      let high = value * columnUpper[column]
      let restLeast = least - min(low, high)
      let restMost = most - max(low, high)
      guard restLeast.isFinite, restMost.isFinite else { continue }
      let ends = [(rowLower[row] - restMost) / value, (rowLower[row] - restLeast) / value]
      if min(ends[0], ends[1]) >= columnLower[column] - slack,
        max(ends[0], ends[1]) <= columnUpper[column] + slack
      {
        return index
      }
    }
    return nil
  }

  /// The open entries of a row, but for one column.
  func entries(ofRow row: Int, except column: Int) -> [(column: Int, value: Double)] {
    (rowStarts[row]..<rowStarts[row + 1]).compactMap { index in
      let other = Int(rowColumns[index])
      return other != column && states[other] == .kept ? (other, rowValues[index]) : nil
    }
  }

  /// All entries of a row.
  func allEntries(ofRow row: Int) -> [(column: Int, value: Double)] {
    (rowStarts[row]..<rowStarts[row + 1]).map { (Int(rowColumns[$0]), rowValues[$0]) }
  }

  /// Relative rounding of sums of whole numbers and short decimals.
  private static var tolerance: Double { 1e-12 }
  /// What a solver calls feasible.
  private static var feasibility: Double { 1e-6 }
  /// A row with at most so many columns is looked at whenever one of them goes.
  private static var fewColumns: Int32 { 8 }
  /// A longer equation is no line's own.
  private static var longestEquation: Int32 { 4_096 }
  /// Columns that may stand in an equation and elsewhere, when other rows over them are looked for.
  private static var mostShared: Int { 4 }
  /// Coefficients that a substitution may add for each that there is.
  private static var fillPerEntry: Int { 16 }
}
