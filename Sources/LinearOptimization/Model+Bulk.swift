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

  /// Adds rows without coefficients.
  ///
  /// - Parameters:
  ///   - lower: The least activity of each row; −infinity for none.
  ///   - upper: The greatest activity of each row; +infinity for none.
  /// - Returns: The positions of the new rows.
  /// - Complexity: O(rows).
  @discardableResult
  public mutating func addRows(lower: Span<Double>, upper: Span<Double>) -> Range<Int> {
    let first = rowCount
    checkLength(upper.count, lower.count, "upper bounds of addRows")
    for index in lower.indices {
      rowLower.append(lower[index])
      rowUpper.append(index < upper.count ? upper[index] : .infinity)
    }
    return first..<rowCount
  }

  /// Adds rows without coefficients.
  ///
  /// - Parameters:
  ///   - lower: The least activity of each row; −infinity for none.
  ///   - upper: The greatest activity of each row; +infinity for none.
  /// - Returns: The positions of the new rows.
  /// - Complexity: O(rows).
  @discardableResult
  public mutating func addRows(lower: [Double], upper: [Double]) -> Range<Int> {
    addRows(lower: lower.span, upper: upper.span)
  }

  /// Adds columns with their coefficients.
  ///
  /// Column `j` of the call has the coefficients `starts[j]..<starts[j + 1]` of `rows` and
  /// `values`. Lengths that do not fit are reported by ``compiled()``; the columns are added
  /// all the same, so that later positions stay as expected.
  ///
  /// - Parameters:
  ///   - lower: The least value of each column; −infinity for none.
  ///   - upper: The greatest value of each column; +infinity for none.
  ///   - costs: The objective coefficients; empty for all 0.
  ///   - kinds: Continuous or whole; empty for all continuous.
  ///   - starts: Where each column's coefficients start, and their end; empty for none.
  ///   - rows: The rows' positions, counted from 0.
  ///   - values: The coefficients.
  /// - Returns: The positions of the new columns.
  /// - Complexity: O(columns + coefficients).
  @discardableResult
  public mutating func addColumns(
    lower: Span<Double>, upper: Span<Double>, costs: Span<Double>, kinds: Span<VariableKind>,
    starts: Span<Int>, rows: Span<Int32>, values: Span<Double>
  ) -> Range<Int> {
    let first = columnCount
    let count = lower.count
    checkLength(upper.count, count, "upper bounds of addColumns")
    if !costs.isEmpty { checkLength(costs.count, count, "costs of addColumns") }
    if !kinds.isEmpty { checkLength(kinds.count, count, "kinds of addColumns") }
    for index in 0..<count {
      columnLower.append(lower[index])
      columnUpper.append(index < upper.count ? upper[index] : .infinity)
      self.costs.append(index < costs.count ? costs[index] : 0)
      self.kinds.append(index < kinds.count ? kinds[index] : .continuous)
    }
    if starts.isEmpty, rows.isEmpty, values.isEmpty { return first..<columnCount }
    if areStarts(starts, of: count, lengths: rows.count, values.count) {
      appendEntries(first, starts: starts, rows: rows, values: values)
    }
    return first..<columnCount
  }

  /// Adds columns with their coefficients.
  ///
  /// Column `j` of the call has the coefficients `starts[j]..<starts[j + 1]` of `rows` and
  /// `values`.
  ///
  /// - Parameters:
  ///   - lower: The least value of each column; −infinity for none.
  ///   - upper: The greatest value of each column; +infinity for none.
  ///   - costs: The objective coefficients; empty for all 0.
  ///   - kinds: Continuous or whole; empty for all continuous.
  ///   - starts: Where each column's coefficients start, and their end; empty for none.
  ///   - rows: The rows' positions, counted from 0.
  ///   - values: The coefficients.
  /// - Returns: The positions of the new columns.
  /// - Complexity: O(columns + coefficients).
  @discardableResult
  public mutating func addColumns(
    lower: [Double], upper: [Double], costs: [Double] = [], kinds: [VariableKind] = [],
    starts: [Int] = [], rows: [Int32] = [], values: [Double] = []
  ) -> Range<Int> {
    addColumns(
      lower: lower.span, upper: upper.span, costs: costs.span, kinds: kinds.span,
      starts: starts.span, rows: rows.span, values: values.span)
  }

  private mutating func appendEntries(
    _ first: Int, starts: Span<Int>, rows: Span<Int32>, values: Span<Double>
  ) {
    // Array by array, so that each stays in the processor's reach.
    for index in rows.indices { entryRows.append(rows[index]) }
    for index in values.indices { entryValues.append(values[index]) }
    for offset in 0..<(starts.count - 1) {
      let column = Int32(clamping: first + offset)
      entryColumns.append(
        contentsOf: repeatElement(column, count: starts[offset + 1] - starts[offset]))
    }
  }

  private mutating func checkLength(_ found: Int, _ expected: Int, _ place: String) {
    if found != expected {
      pendingFaults.append(.lengthMismatch(place: place, expected: expected, found: found))
    }
  }

  private mutating func areStarts(
    _ starts: Span<Int>, of columns: Int, lengths rowCount: Int, _ valueCount: Int
  ) -> Bool {
    let before = pendingFaults.count
    checkLength(rowCount, valueCount, "rows of addColumns")
    checkLength(starts.count, columns + 1, "starts of addColumns")
    if pendingFaults.count > before { return false }
    checkLength(starts[columns], valueCount, "part of values that starts of addColumns covers")
    var last = 0
    for index in starts.indices {
      if starts[index] < last || starts[index] > valueCount || index == 0 && starts[index] != 0 {
        pendingFaults.append(
          .outOfRange(
            place: "starts[\(index)] of addColumns, which must not descend", index: starts[index],
            count: index == 0 ? 1 : valueCount + 1))
      }
      last = max(last, starts[index])
    }
    return pendingFaults.count == before
  }
}
