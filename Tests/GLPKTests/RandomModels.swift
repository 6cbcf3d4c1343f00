import LinearOptimization
import OneBoardTestSupport

/// Random models of every kind of column and row.
enum RandomModels {
  static func small(whole: Bool, using random: inout SeededGenerator) -> Model {
    var model = Model()
    model.sense = Bool.random(using: &random) ? .minimize : .maximize
    let columns = Int.random(in: 1...4, using: &random)
    for _ in 0..<columns {
      let isWhole = whole && Bool.random(using: &random)
      let lower = Double(Int.random(in: -3...2, using: &random))
      let upper = lower + Double(Int.random(in: 0...4, using: &random))
      let kind = Int.random(in: 0..<6, using: &random)
      model.addColumn(
        lower: !isWhole && (kind == 0 || kind == 1) ? -.infinity : lower,
        upper: !isWhole && (kind == 0 || kind == 2) ? .infinity : upper,
        cost: Double(Int.random(in: -5...5, using: &random)),
        kind: isWhole ? .integer : .continuous)
    }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let side = Double(Int.random(in: -6...8, using: &random))
      let row: Constraint =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: model.addRow(lower: side)
        case 1: model.addRow(upper: side)
        case 2: model.addRow(lower: side, upper: side)
        default: model.addRow(lower: side, upper: side + 3)
        }
      for column in 0..<columns where Int.random(in: 0..<3, using: &random) > 0 {
        model.addCoefficient(
          Double(Int.random(in: -4...4, using: &random)), row: row.index, column: column)
      }
    }
    return model
  }

  /// A covering program, on which the dual simplex has work to do.
  static func covering(rows: Int, columns: Int, using random: inout SeededGenerator) -> Model {
    var model = Model()
    for _ in 0..<rows {
      model.addRow(lower: Double(Int.random(in: 5...15, using: &random)))
    }
    for column in 0..<columns {
      model.addColumn(upper: 9, cost: Double.random(in: 1...20, using: &random))
      for _ in 0..<6 {
        model.addCoefficient(
          Double.random(in: 0.5...3, using: &random), row: Int.random(in: 0..<rows, using: &random),
          column: column)
      }
    }
    return model
  }

  /// A market split program (Cornuéjols and Dawande 1998): few rows, and hours of branching.
  static func marketSplit(using random: inout SeededGenerator) -> Model {
    var model = Model()
    for _ in 0..<40 { model.addColumn(upper: 1, kind: .integer) }
    for _ in 0..<5 {
      let weights = (0..<40).map { _ in Double(Int.random(in: 0..<100, using: &random)) }
      let side = (weights.reduce(0, +) / 2).rounded(.down)
      let row = model.addRow(lower: side, upper: side)
      for (column, weight) in weights.enumerated() {
        model.addCoefficient(weight, row: row.index, column: column)
      }
      for sign in [1.0, -1.0] {
        let slack = model.addColumn(cost: 1)
        model.addCoefficient(sign, row: row.index, column: slack.index)
      }
    }
    return model
  }
}
