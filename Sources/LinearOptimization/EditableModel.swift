/// A model that can be changed anywhere, with handles that outlive deletions.
///
/// Columns and rows have numbers that are never given twice; a deleted one leaves a hole. The plain
/// ``Model`` without holes is built when it is asked for.
package struct EditableModel: Sendable {
  struct Column: Sendable {
    var lower: Double
    var upper: Double
    var cost: Double
    var kind: VariableKind
    var name: String?
    /// Numbers of rows, ascending, and their coefficients.
    var rows: [Int32] = []
    var values: [Double] = []
  }

  struct Row: Sendable {
    var lower: Double
    var upper: Double
    var name: String?
  }

  var columns: [Column?]
  var rows: [Row?]
  var sense: ObjectiveSense
  var objectiveConstant: Double
  private let name: String
  private let origin: UInt64
  private let originColumns: Int
  private let originRows: Int
  private let identity = Model().identity

  /// How often the model has been changed.
  package internal(set) var revision = 0

  /// Takes a checked model.
  ///
  /// - Parameter compiled: The model.
  package init(_ compiled: CompiledModel) {
    let model = compiled.model
    name = model.name
    sense = model.sense
    objectiveConstant = model.objectiveConstant
    origin = model.identity
    originColumns = model.columnCount
    originRows = model.rowCount
    columns = (0..<model.columnCount).map { column in
      let range = compiled.starts[column]..<compiled.starts[column + 1]
      return Column(
        lower: model.columnLower[column], upper: model.columnUpper[column],
        cost: model.costs[column], kind: model.kinds[column],
        name: model.columnNames[Int32(clamping: column)], rows: Array(compiled.rows[range]),
        values: Array(compiled.values[range]))
    }
    rows = (0..<model.rowCount).map { row in
      Row(
        lower: model.rowLower[row], upper: model.rowUpper[row],
        name: model.rowNames[Int32(clamping: row)])
    }
  }

  func handle(column: Int) -> Variable {
    Variable(column: Int32(clamping: column), model: identity)
  }

  func handle(row: Int) -> Constraint {
    Constraint(row: Int32(clamping: row), model: identity)
  }

  /// The handles of the columns that are left, in order.
  package var variables: [Variable] {
    columns.indices.compactMap { columns[$0] == nil ? nil : handle(column: $0) }
  }

  /// The handles of the rows that are left, in order.
  package var constraints: [Constraint] {
    rows.indices.compactMap { rows[$0] == nil ? nil : handle(row: $0) }
  }

  /// The number of a handle's column.
  package func number(
    of variable: Variable, in place: String
  ) throws(SessionError) -> Int {
    let isOwn = variable.model == identity && columns.indices.contains(variable.index)
    let isOriginal = variable.model == origin && (0..<originColumns).contains(variable.index)
    guard isOwn || isOriginal else { throw .foreignHandle(place: place) }
    guard columns[variable.index] != nil else { throw .deletedHandle(place: place) }
    return variable.index
  }

  /// The number of a handle's row.
  package func number(
    of constraint: Constraint, in place: String
  ) throws(SessionError) -> Int {
    let isOwn = constraint.model == identity && rows.indices.contains(constraint.index)
    let isOriginal = constraint.model == origin && (0..<originRows).contains(constraint.index)
    guard isOwn || isOriginal else { throw .foreignHandle(place: place) }
    guard rows[constraint.index] != nil else { throw .deletedHandle(place: place) }
    return constraint.index
  }

  /// The terms of an expression by number, of the session's handles and its model's.
  func terms(
    of expression: LinearExpression, in place: String
  ) throws(SessionError) -> [(number: Int, coefficient: Double)] {
    var found: [(Variable, Double)] = []
    for owner in [identity, origin] {
      expression.forEachTerm(of: owner) { column, coefficient in
        found.append((Variable(column: column, model: owner), coefficient))
      } stray: { _ in
      }
    }
    guard found.count == expression.termCount else { throw .foreignHandle(place: place) }
    var terms: [(number: Int, coefficient: Double)] = []
    for (variable, coefficient) in found {
      terms.append((try number(of: variable, in: place), coefficient))
    }
    return terms
  }
}

extension EditableModel {
  /// The plain model of a revision, and which number stands where in it.
  package struct Snapshot: Sendable {
    /// The model without holes.
    package let model: Model
    /// The revision it was built from.
    package let revision: Int
    /// The numbers of its columns, ascending.
    package let columnNumbers: [Int32]
    /// The numbers of its rows, ascending.
    package let rowNumbers: [Int32]
    /// The position of each row by number; −1 for a hole.
    let rowPositions: [Int32]
    /// The position of each column by number; −1 for a hole.
    let columnPositions: [Int32]
  }

  /// Builds the plain model.
  ///
  /// - Returns: The model with its numbers.
  /// - Complexity: O(rows + columns + coefficients).
  package func snapshot() -> Snapshot {
    var model = Model(name: name)
    model.sense = sense
    model.objectiveConstant = objectiveConstant
    var rowPositions = [Int32](repeating: -1, count: rows.count)
    var rowNumbers: [Int32] = []
    for (number, row) in rows.enumerated() {
      guard let row else { continue }
      let handle = model.addRow(lower: row.lower, upper: row.upper, name: row.name)
      rowPositions[number] = handle.row
      rowNumbers.append(Int32(clamping: number))
    }
    var columnPositions = [Int32](repeating: -1, count: columns.count)
    var columnNumbers: [Int32] = []
    for (number, column) in columns.enumerated() {
      guard let column else { continue }
      let handle = model.addColumn(
        lower: column.lower, upper: column.upper, cost: column.cost, kind: column.kind,
        name: column.name)
      columnPositions[number] = handle.column
      columnNumbers.append(Int32(clamping: number))
      for (row, value) in zip(column.rows, column.values) {
        model.addCoefficient(value, row: Int(rowPositions[Int(row)]), column: handle.index)
      }
    }
    return Snapshot(
      model: model, revision: revision, columnNumbers: columnNumbers, rowNumbers: rowNumbers,
      rowPositions: rowPositions, columnPositions: columnPositions)
  }
}
