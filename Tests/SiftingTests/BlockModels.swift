import LinearOptimization

/// SplitMix64, so that every run has the same models.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }
}

/// A kind of model with many blocks and few rows that couple them.
enum BlockKind: String, CaseIterable, Sendable {
  case plain
  case equalWeights
  case degenerate
  case equalities
  case severalRows
  case flows
  case ranges
  case freeColumns
  case components
  case componentsWithoutCoupling
  case oddCoefficients
  case sharedRows
  case sharedRowsWithTies
}

/// Makes models that have a feasible point and a bounded objective.
struct BlockModel {
  var model = Model()
  private var point: [Double] = []
  private var activities: [Double] = []
  private var dice: Dice
  private let kind: BlockKind

  init(_ kind: BlockKind, seed: UInt64, blocks: Int = 150) {
    self.kind = kind
    dice = Dice(seed)
    model.sense = seed.isMultiple(of: 2) ? .maximize : .minimize
    model.objectiveConstant = Double(dice.roll(-5...5))
    let sharesRows = kind == .sharedRows || kind == .sharedRowsWithTies
    let components =
      sharesRows ? 8 : kind == .components || kind == .componentsWithoutCoupling ? 3 : 1
    let shared = sharesRows ? addRows(dice.roll(1...3)) : []
    for _ in 0..<components { addComponent(blocks: blocks / components, shared) }
    for place in shared { close(place, slack: dice.roll(0...4)) }
  }

  private mutating func row() -> Int {
    activities.append(0)
    return model.rowCount
  }

  private mutating func column(_ lower: Double, _ upper: Double, cost: Double) -> Int {
    model.addColumn(lower: lower, upper: upper, cost: cost)
    let (low, high) = (lower.isFinite ? lower : -3, upper.isFinite ? upper : 3)
    point.append(
      kind == .degenerate
        ? (dice.roll(0...1) == 0 ? low : high) : (low + (high - low) * dice.fraction()).rounded())
    return model.columnCount - 1
  }

  private mutating func put(_ value: Double, _ row: Int, _ column: Int) {
    model.addCoefficient(value, row: row, column: column)
    activities[row] += value * point[column]
  }

  private mutating func weight() -> Double {
    let sign: Double = model.sense == .maximize ? 1 : -1
    switch kind {
    case .equalWeights, .degenerate, .sharedRowsWithTies: return sign
    default: return sign * (0.5 + dice.fraction())
    }
  }

  private mutating func coefficient() -> Double {
    kind == .oddCoefficients ? (dice.fraction() - 0.3) * 4 + 0.01 : 1
  }

  private mutating func addRows(_ count: Int) -> [Int] {
    (0..<count).map { _ in
      let place = row()
      model.addRow()
      return place
    }
  }

  private mutating func addComponent(blocks: Int, _ shared: [Int]) {
    let couplingCount = kind == .componentsWithoutCoupling ? 0 : dice.roll(3...6)
    let coupling = addRows(couplingCount)
    for _ in 0..<blocks { addBlock(shared + coupling) }
    if kind == .freeColumns || kind == .flows, couplingCount > 1 { addLinks(coupling) }
    for place in coupling { close(place, slack: kind == .degenerate ? 0 : dice.roll(0...4)) }
  }

  /// Sets the sides of a row around its activity at the known point.
  private mutating func close(_ place: Int, slack: Int) {
    let activity = activities[place]
    let constraint = model.constraint(at: place)
    switch kind == .ranges ? 3 : dice.roll(0...2) {
    case 0: model.setBounds(lower: -.infinity, upper: activity + Double(slack), of: constraint)
    case 1: model.setBounds(lower: activity - Double(slack), upper: .infinity, of: constraint)
    case 2: model.setBounds(lower: activity, upper: activity, of: constraint)
    default:
      model.setBounds(
        lower: activity - Double(slack), upper: activity + Double(dice.roll(1...5)), of: constraint)
    }
  }

  private mutating func addBlock(_ coupling: [Int]) {
    let columnCount = dice.roll(kind == .severalRows ? 3...6 : 1...3)
    var columns: [Int] = []
    for _ in 0..<columnCount {
      let upper = Double(dice.roll(1...6))
      let weight = weight()
      let place = column(0, upper, cost: weight)
      columns.append(place)
      // With ties, few patterns of coefficients, so that many blocks are alike.
      let isTied = [.equalWeights, .degenerate, .sharedRowsWithTies].contains(kind)
      for (position, row) in coupling.enumerated()
      where position == (isTied ? 0 : place % coupling.count)
        || !(isTied && position > 2) && dice.roll(0...2) == 0
      {
        put(coefficient(), row, place)
      }
    }
    if kind == .equalities, columnCount > 1 {
      let increments = (0..<3).map { step in
        column(0, 2, cost: (model.sense == .maximize ? 1 : -1) / Double(step + 1))
      }
      let place = row()
      model.addRow()
      for member in columns { put(1, place, member) }
      for member in increments { put(-1, place, member) }
      model.setBounds(
        lower: activities[place], upper: activities[place], of: model.constraint(at: place))
      return
    }
    let rowCount = kind == .severalRows ? dice.roll(1...3) : columnCount > 1 ? dice.roll(0...1) : 0
    for _ in 0..<rowCount {
      let place = row()
      model.addRow()
      for member in columns { put(coefficient(), place, member) }
      let slack = Double(dice.roll(0...2))
      model.setBounds(
        lower: dice.roll(0...3) == 0 ? activities[place] - slack : -.infinity,
        upper: activities[place] + slack, of: model.constraint(at: place))
    }
  }

  /// Columns that touch coupling rows alone.
  private mutating func addLinks(_ coupling: [Int]) {
    for place in 1..<coupling.count {
      let isFree = kind == .freeColumns
      let link = column(
        isFree ? -.infinity : 0, isFree ? .infinity : 40, cost: 0)
      put(1, coupling[place - 1], link)
      put(-1, coupling[place], link)
    }
  }
}

extension Model {
  /// The same model with columns and rows in another order.
  func permuted(seed: UInt64) throws -> Model {
    let compiled = try compiled()
    var dice = Dice(seed)
    var columns = Array(0..<columnCount)
    var rows = Array(0..<rowCount)
    for place in columns.indices.dropFirst() { columns.swapAt(place, dice.roll(0...place)) }
    for place in rows.indices.dropFirst() { rows.swapAt(place, dice.roll(0...place)) }
    var result = Model()
    result.sense = sense
    result.objectiveConstant = objectiveConstant
    for row in rows { result.addRow(lower: rowLower[row], upper: rowUpper[row]) }
    var newRow = rows
    for (place, row) in rows.enumerated() { newRow[row] = place }
    for (place, column) in columns.enumerated() {
      result.addColumn(lower: columnLower[column], upper: columnUpper[column], cost: costs[column])
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        result.addCoefficient(
          compiled.values[index], row: newRow[Int(compiled.rows[index])], column: place)
      }
    }
    return result
  }
}
