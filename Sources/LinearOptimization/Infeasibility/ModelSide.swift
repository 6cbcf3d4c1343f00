/// One side of a row or one bound of a column: the smallest thing that can be in a conflict or given way.
public enum ModelSide: Hashable, Sendable {
  /// The lower side of a row, by index.
  case rowLower(Int)
  /// The upper side of a row, by index.
  case rowUpper(Int)
  /// The lower bound of a column, by index.
  case columnLower(Int)
  /// The upper bound of a column, by index.
  case columnUpper(Int)

  /// Rows before columns, then by index, lower before upper.
  var rank: (Int, Int, Int) {
    switch self {
    case .rowLower(let index): (0, index, 0)
    case .rowUpper(let index): (0, index, 1)
    case .columnLower(let index): (1, index, 0)
    case .columnUpper(let index): (1, index, 1)
    }
  }

  /// Whether it belongs to a column.
  public var isOfColumn: Bool { rank.0 == 1 }

  /// The index of its row or column.
  public var index: Int { rank.1 }

  /// Whether it is a lower side.
  public var isLower: Bool { rank.2 == 0 }
}

extension Model {
  /// All finite sides and bounds, in order.
  func finiteSides() -> [ModelSide] {
    var sides: [ModelSide] = []
    for row in 0..<rowCount {
      if rowLower[row].isFinite { sides.append(.rowLower(row)) }
      if rowUpper[row].isFinite { sides.append(.rowUpper(row)) }
    }
    for column in 0..<columnCount {
      if columnLower[column].isFinite { sides.append(.columnLower(column)) }
      if columnUpper[column].isFinite { sides.append(.columnUpper(column)) }
    }
    return sides
  }

  /// The value of a side; infinite where there is none, `nil` for an index outside the model.
  func value(of side: ModelSide) -> Double? {
    let list =
      switch side {
      case .rowLower: rowLower
      case .rowUpper: rowUpper
      case .columnLower: columnLower
      case .columnUpper: columnUpper
      }
    return list.indices.contains(side.index) ? list[side.index] : nil
  }

  mutating func set(_ side: ModelSide, to value: Double) {
    switch side {
    case .rowLower(let row): rowLower[row] = value
    case .rowUpper(let row): rowUpper[row] = value
    case .columnLower(let column): columnLower[column] = value
    case .columnUpper(let column): columnUpper[column] = value
    }
  }

  mutating func drop(_ side: ModelSide) {
    set(side, to: side.isLower ? -.infinity : .infinity)
  }

  /// The same columns and rows with only some sides, and nothing to optimise.
  func restricted(to sides: Set<ModelSide>) -> Model {
    var model = self
    model.sense = .minimize
    model.objectiveConstant = 0
    model.costs = [Double](repeating: 0, count: columnCount)
    for side in finiteSides() where !sides.contains(side) { model.drop(side) }
    return model
  }

  /// A side in words, such as `row demand: 2 x + y >= 12` or `x <= 4`.
  ///
  /// - Parameter side: The side.
  /// - Returns: The words, cut after some terms.
  public func words(for side: ModelSide) -> String {
    guard let value = value(of: side) else { return "\(side)" }
    let sign = side.isLower ? ">=" : "<="
    if side.isOfColumn {
      return "\(columnName(side.index)) \(sign) \(TermText.number(value))"
    }
    return "row \(rowName(side.index)): \(rowText(side.index)) \(sign) \(TermText.number(value))"
  }
}
