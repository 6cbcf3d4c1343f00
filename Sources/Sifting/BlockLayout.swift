internal import LinearOptimization

/// A component's blocks in flat arrays, block by block; a minimum is sought and costs are scaled.
///
/// The heavy blocks, which no sample can stand for, come first. In random order, any first part of the
/// others is a sample. Coefficients in coupling rows and those in a block's own
/// rows are apart.
struct BlockLayout: Sendable {
  /// Where each block's columns start; one more entry than blocks.
  var blockColumns: [Int] = [0]
  /// Where each block's rows start; one more entry than blocks.
  var blockRows: [Int] = [0]
  /// The blocks that are part of every working program.
  var heavyCount = 0

  /// The model's column of each column.
  var modelColumns: [Int32] = []
  var costs: [Double] = []
  var lower: [Double] = []
  var upper: [Double] = []
  /// Where each column's coefficients in coupling rows start; one more entry than columns.
  var couplingStarts: [Int] = [0]
  var couplingRows: [Int32] = []
  var couplingValues: [Double] = []
  /// Where each column's coefficients in the block's rows start; one more entry than columns.
  var localStarts: [Int] = [0]
  /// Rows of the block, counted from the block's first.
  var localRows: [Int32] = []
  var localValues: [Double] = []

  /// The model's row of each row of a block.
  var modelRows: [Int32] = []
  var rowLower: [Double] = []
  var rowUpper: [Double] = []

  /// The model's row of each coupling row.
  var modelCouplingRows: [Int32] = []
  var couplingLower: [Double] = []
  var couplingUpper: [Double] = []
  /// The largest coefficient of each coupling row.
  var couplingSizes: [Double] = []

  /// What stated costs were multiplied by, sign included.
  var costFactor = 1.0

  var blockCount: Int { blockColumns.count - 1 }
  var columnCount: Int { modelColumns.count }
  var couplingCount: Int { modelCouplingRows.count }

  /// Lays a model out.
  ///
  /// - Parameters:
  ///   - compiled: The model, of one component.
  ///   - structure: Its structure.
  ///   - seed: The seed of a random order of blocks; `nil` for that of the model.
  init(_ compiled: CompiledModel, _ structure: BlockStructure, seed: UInt64?) {
    let model = compiled.model
    let greatest = model.costs.reduce(0) { max($0, abs($1)) }
    costFactor =
      (greatest > 0 ? Self.greatestCost / greatest : 1) * (model.sense == .minimize ? 1 : -1)
    var couplingPlace = [Int32](repeating: -1, count: model.rowCount)
    for row in structure.couplingRows {
      couplingPlace[Int(row)] = Int32(clamping: modelCouplingRows.count)
      modelCouplingRows.append(row)
      couplingLower.append(model.rowLower[Int(row)])
      couplingUpper.append(model.rowUpper[Int(row)])
    }
    let columnsOfBlock = Buckets(structure.blockOfColumn, count: structure.blockCount)
    let rowsOfBlock = Buckets(structure.blockOfRow, count: structure.blockCount)
    let order = arrange(compiled, structure, couplingPlace, seed: seed)
    reserve(model.columnCount, compiled.values.count)
    var localPlace = [Int32](repeating: 0, count: model.rowCount)
    for block in order {
      for (place, row) in rowsOfBlock.members(of: block).enumerated() {
        localPlace[Int(row)] = Int32(clamping: place)
        modelRows.append(row)
        rowLower.append(model.rowLower[Int(row)])
        rowUpper.append(model.rowUpper[Int(row)])
      }
      for member in columnsOfBlock.members(of: block) {
        let column = Int(member)
        modelColumns.append(member)
        costs.append(model.costs[column] * costFactor)
        lower.append(model.columnLower[column])
        upper.append(model.columnUpper[column])
        for index in compiled.starts[column]..<compiled.starts[column + 1] {
          let row = Int(compiled.rows[index])
          if couplingPlace[row] >= 0 {
            couplingRows.append(couplingPlace[row])
            couplingValues.append(compiled.values[index])
          } else {
            localRows.append(localPlace[row])
            localValues.append(compiled.values[index])
          }
        }
        couplingStarts.append(couplingRows.count)
        localStarts.append(localRows.count)
      }
      blockColumns.append(modelColumns.count)
      blockRows.append(modelRows.count)
    }
  }

  /// Chooses the order of blocks: heavy ones, then the others at random.
  ///
  /// A block is heavy if a column has no bound on a side, or if it can move a coupling row by more
  /// than a fixed part of what all columns together can.
  private mutating func arrange(
    _ compiled: CompiledModel, _ structure: BlockStructure, _ couplingPlace: [Int32], seed: UInt64?
  ) -> [Int] {
    let model = compiled.model
    var totals = [Double](repeating: 0, count: couplingCount)
    couplingSizes = totals
    for column in 0..<model.columnCount {
      let range = model.columnUpper[column] - model.columnLower[column]
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        let place = Int(couplingPlace[Int(compiled.rows[index])])
        if place < 0 { continue }
        let size = abs(compiled.values[index])
        couplingSizes[place] = max(couplingSizes[place], size)
        if range.isFinite { totals[place] += size * range }
      }
    }
    var isHeavy = [Bool](repeating: false, count: structure.blockCount)
    for column in 0..<model.columnCount {
      let range = model.columnUpper[column] - model.columnLower[column]
      let block = Int(structure.blockOfColumn[column])
      if range == 0 || isHeavy[block] { continue }
      if range.isInfinite {
        isHeavy[block] = true
        continue
      }
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        let place = Int(couplingPlace[Int(compiled.rows[index])])
        if place < 0 { continue }
        if abs(compiled.values[index]) * range > Self.heavyPart * totals[place] {
          isHeavy[block] = true
        }
      }
    }
    var order = (0..<structure.blockCount).filter { !isHeavy[$0] }
    if let seed {
      var scramble = Scramble(seed: seed)
      for place in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(place, scramble.next(below: place + 1))
      }
    }
    let heavy = (0..<structure.blockCount).filter { isHeavy[$0] }
    heavyCount = heavy.count
    return heavy + order
  }

  private mutating func reserve(_ columns: Int, _ entries: Int) {
    modelColumns.reserveCapacity(columns)
    costs.reserveCapacity(columns)
    lower.reserveCapacity(columns)
    upper.reserveCapacity(columns)
    couplingStarts.reserveCapacity(columns + 1)
    localStarts.reserveCapacity(columns + 1)
    couplingRows.reserveCapacity(entries)
    couplingValues.reserveCapacity(entries)
  }

  /// GLPK divides costs so that none exceeds this; its tolerance of 1e-7 counts after that.
  static var greatestCost: Double { 1_000 }
  private static var heavyPart: Double { 0.05 }
}

/// Positions by the bucket that each is in, ascending.
struct Buckets {
  private var starts: [Int32]
  private var positions: [Int32]

  /// Sorts positions into buckets; negative buckets are left out.
  init(_ buckets: [Int32], count: Int) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for bucket in buckets where bucket >= 0 { starts[Int(bucket) + 1] += 1 }
    for bucket in 0..<count { starts[bucket + 1] += starts[bucket] }
    var next = starts
    var positions = [Int32](repeating: 0, count: Int(starts[count]))
    for (position, bucket) in buckets.enumerated() where bucket >= 0 {
      positions[Int(next[Int(bucket)])] = Int32(clamping: position)
      next[Int(bucket)] += 1
    }
    self.starts = starts
    self.positions = positions
  }

  func members(of bucket: Int) -> ArraySlice<Int32> {
    positions[Int(starts[bucket])..<Int(starts[bucket + 1])]
  }
}
