public import LinearOptimization
public import OneBoard

/// A program of the shape that boards have, described by numbers alone.
///
/// Each line has two segments of falling benefit, releases, and services to buy where it names one.
/// Pools, sectors, towns, a share and a budget of money couple the lines; whatever else a row holds
/// belongs to one line. The planner makes its own programs: this one is for measuring the rooms below
/// it through their public interface.
public struct BoardProgram: Sendable {
  /// The lower sides of the rows.
  public private(set) var rowLower: [Double] = []
  /// The upper sides of the rows.
  public private(set) var rowUpper: [Double] = []
  /// The upper bounds of the columns; the lower ones are 0.
  public private(set) var upper: [Double] = []
  /// What a unit of each column is worth.
  public private(set) var profits: [Double] = []
  /// Where each column's coefficients start, and their end.
  public private(set) var starts: [Int] = [0]
  /// The rows of the coefficients, by column.
  public private(set) var rows: [Int32] = []
  /// The values of the coefficients, by column.
  public private(set) var values: [Double] = []

  /// Describes the program of a board.
  ///
  /// - Parameter board: The board; only its lines are looked at.
  public init(_ board: Board) {
    let share = addRow(lower: 0, upper: .infinity)
    let budget = addRow(lower: -.infinity, upper: Double(board.lines.count / 4))
    let size = Double(board.lines.count)
    var pools = CouplingRows(lower: -.infinity, upper: (size / 50).rounded())
    var sectors = CouplingRows(
      lower: -(size / 40).rounded(), upper: (size / 30).rounded())
    var towns = CouplingRows(lower: -(size / 60).rounded(), upper: (size / 40).rounded())
    for line in board.lines {
      let coupled = [
        pools.row(line.category, in: &self), sectors.row(line.sector ?? "", in: &self),
        towns.row(line.town ?? "", in: &self),
      ]
      let gap = max(0, line.need - line.approved)
      if gap > 0 {
        addGap(gap, of: line, coupled: coupled, share: share, budget: budget)
      } else if line.vacancy > 0 {
        addColumn(upper: Double(line.vacancy), profit: -0.01, coupled.map { Entry($0, -1) })
      }
    }
  }

  private mutating func addGap(
    _ gap: Int, of line: PostLine, coupled: [Int], share: Int, budget: Int
  ) {
    let weight = 1 + Double(line.need % 17) / 10 + Double(gap) / Double(line.approved + 1)
    let own = addRow(lower: -.infinity, upper: Double(gap))
    let favoured: Double = line.tier == "township" ? 0.45 : -0.55
    let grant = coupled.map { Entry($0, 1) } + [Entry(share, favoured), Entry(own, 1)]
    let first = (gap + 1) / 2
    addColumn(upper: Double(first), profit: weight, grant)
    if gap > first { addColumn(upper: Double(gap - first), profit: 0.6 * weight, grant) }
    if line.service != nil {
      // Prices that no whole number of posts makes equal, so that the money row leaves fractions.
      let price = 5.25 + Double((line.need + line.approved) % 9) * 0.37
      addColumn(upper: Double(gap), profit: 0.5 * weight, [Entry(budget, price), Entry(own, 1)])
    }
  }

  fileprivate mutating func addRow(lower: Double, upper: Double) -> Int {
    rowLower.append(lower)
    rowUpper.append(upper)
    return rowLower.count - 1
  }

  private mutating func addColumn(
    upper: Double, profit: Double, _ entries: [Entry]
  ) {
    self.upper.append(upper)
    profits.append(profit)
    for entry in entries {
      rows.append(Int32(entry.row))
      values.append(entry.value)
    }
    starts.append(values.count)
  }
}

private struct Entry {
  let row: Int
  let value: Double

  init(_ row: Int, _ value: Double) {
    self.row = row
    self.value = value
  }
}

/// One row for each group of lines, made when the group is first met.
private struct CouplingRows {
  let lower: Double
  let upper: Double
  private var positions: [String: Int] = [:]

  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  mutating func row(_ group: String, in program: inout BoardProgram) -> Int {
    if let position = positions[group] { return position }
    let position = program.addRow(lower: lower, upper: upper)
    positions[group] = position
    return position
  }
}
