extension Model {
  /// Adds one column without coefficients.
  ///
  /// - Parameters:
  ///   - lower: The least value; −infinity for none.
  ///   - upper: The greatest value; +infinity for none.
  ///   - cost: The objective coefficient.
  ///   - kind: Continuous or whole.
  ///   - name: A name for reports.
  /// - Returns: The handle of the new column.
  @discardableResult
  public mutating func addColumn(
    lower: Double = 0, upper: Double = .infinity, cost: Double = 0,
    kind: VariableKind = .continuous, name: String? = nil
  ) -> Variable {
    let column = Int32(clamping: columnLower.count)
    columnLower.append(lower)
    columnUpper.append(upper)
    costs.append(cost)
    kinds.append(kind)
    if let name { columnNames[column] = name }
    return Variable(column: column, model: identity)
  }

  /// Adds one row without coefficients.
  ///
  /// - Parameters:
  ///   - lower: The least activity; −infinity for none.
  ///   - upper: The greatest activity; +infinity for none.
  ///   - name: A name for reports.
  /// - Returns: The handle of the new row.
  @discardableResult
  public mutating func addRow(
    lower: Double = -.infinity, upper: Double = .infinity, name: String? = nil
  ) -> Constraint {
    let row = Int32(clamping: rowLower.count)
    rowLower.append(lower)
    rowUpper.append(upper)
    if let name { rowNames[row] = name }
    return Constraint(row: row, model: identity)
  }

  /// Adds `value` to the coefficient of a column in a row.
  ///
  /// Several values for the same place are summed.
  ///
  /// - Parameters:
  ///   - value: What to add to the coefficient.
  ///   - row: The row's position, counted from 0.
  ///   - column: The column's position, counted from 0.
  public mutating func addCoefficient(_ value: Double, row: Int, column: Int) {
    entryRows.append(Int32(clamping: row))
    entryColumns.append(Int32(clamping: column))
    entryValues.append(value)
  }
}
