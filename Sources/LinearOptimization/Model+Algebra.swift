extension Model {
  /// Adds one variable.
  ///
  /// - Parameters:
  ///   - range: The values it may take.
  ///   - kind: Continuous or whole.
  ///   - name: A name for reports.
  /// - Returns: The handle of the new variable.
  @discardableResult
  public mutating func addVariable(
    in range: ClosedRange<Double> = 0...Double.infinity, kind: VariableKind = .continuous,
    name: String? = nil
  ) -> Variable {
    addColumn(lower: range.lowerBound, upper: range.upperBound, kind: kind, name: name)
  }

  /// Adds one variable without an upper bound.
  ///
  /// - Parameters:
  ///   - range: The values it may take, as `2...`.
  ///   - kind: Continuous or whole.
  ///   - name: A name for reports.
  /// - Returns: The handle of the new variable.
  @discardableResult
  public mutating func addVariable(
    in range: PartialRangeFrom<Double>, kind: VariableKind = .continuous, name: String? = nil
  ) -> Variable {
    addColumn(lower: range.lowerBound, kind: kind, name: name)
  }

  /// Adds one variable without a lower bound.
  ///
  /// - Parameters:
  ///   - range: The values it may take, as `...4`.
  ///   - kind: Continuous or whole.
  ///   - name: A name for reports.
  /// - Returns: The handle of the new variable.
  @discardableResult
  public mutating func addVariable(
    in range: PartialRangeThrough<Double>, kind: VariableKind = .continuous, name: String? = nil
  ) -> Variable {
    addColumn(lower: -.infinity, upper: range.upperBound, kind: kind, name: name)
  }

  /// Adds variables that are alike.
  ///
  /// - Parameters:
  ///   - count: How many; none if negative.
  ///   - range: The values each may take.
  ///   - kind: Continuous or whole.
  ///   - name: A stem for names: `x` gives `x[0]`, `x[1]` and so on.
  /// - Returns: The handles of the new variables.
  @discardableResult
  public mutating func addVariables(
    count: Int, in range: ClosedRange<Double> = 0...Double.infinity,
    kind: VariableKind = .continuous, name: String? = nil
  ) -> [Variable] {
    (0..<max(0, count)).map { index in
      addVariable(in: range, kind: kind, name: name.map { "\($0)[\(index)]" })
    }
  }

  /// Adds a constraint; constants move to its sides.
  ///
  /// - Parameters:
  ///   - constraint: A comparison, such as `x + y <= 4`.
  ///   - name: A name for reports.
  /// - Returns: The handle of the new row.
  /// - Complexity: O(terms).
  @discardableResult
  public mutating func add(_ constraint: LinearConstraint, name: String? = nil) -> Constraint {
    let constant = constraint.expression.constant
    let handle = addRow(
      lower: constraint.lower - constant, upper: constraint.upper - constant, name: name)
    let row = handle.row
    if !constant.isFinite {
      let place = "constant of row \(rowName(handle.index))"
      pendingFaults.append(.notFinite(place: place, value: "\(constant)"))
    }
    if constraint.isAmbiguous {
      let place = "row \(rowName(handle.index))"
      pendingFaults.append(.ambiguousComparison(place: place))
    }
    append(constraint.expression, row: row)
    return handle
  }

  /// Adds a constraint with two sides.
  ///
  /// - Parameters:
  ///   - expression: A variable or expression.
  ///   - range: The values it may take.
  ///   - name: A name for reports.
  /// - Returns: The handle of the new row.
  /// - Complexity: O(terms).
  @discardableResult
  public mutating func add(
    _ expression: some LinearExpressionConvertible, in range: ClosedRange<Double>,
    name: String? = nil
  ) -> Constraint {
    add(
      LinearConstraint(
        expression.linearExpression, lower: range.lowerBound, upper: range.upperBound),
      name: name)
  }

  /// States that the expression is to be as great as possible; replaces the former objective.
  ///
  /// - Parameter objective: A variable or expression.
  /// - Complexity: O(columns + terms).
  public mutating func maximize(_ objective: some LinearExpressionConvertible) {
    setObjective(objective.linearExpression, sense: .maximize)
  }

  /// States that the expression is to be as small as possible; replaces the former objective.
  ///
  /// - Parameter objective: A variable or expression.
  /// - Complexity: O(columns + terms).
  public mutating func minimize(_ objective: some LinearExpressionConvertible) {
    setObjective(objective.linearExpression, sense: .minimize)
  }

  private mutating func append(_ expression: LinearExpression, row: Int32) {
    if expression.isEntirely(of: identity) {
      expression.forEachTerm { column, coefficient in
        entryColumns.append(column)
        entryValues.append(coefficient)
      }
      entryRows.append(contentsOf: repeatElement(row, count: expression.termCount))
      return
    }
    let name = rowName(Int(row))
    expression.forEachTerm(of: identity) { column, coefficient in
      entryRows.append(row)
      entryColumns.append(column)
      entryValues.append(coefficient)
    } stray: { position in
      pendingFaults.append(.foreignHandle(place: "term \(position + 1) of row \(name)"))
    }
  }

  private mutating func setObjective(_ objective: LinearExpression, sense: ObjectiveSense) {
    self.sense = sense
    objectiveConstant = objective.constant
    let count = columnCount
    costs = [Double](repeating: 0, count: count)
    objective.forEachTerm(of: identity) { column, coefficient in
      // A copy of the model may have fewer columns than the one that made the handle.
      if column >= 0, Int(column) < count {
        costs[Int(column)] += coefficient
      } else {
        pendingFaults.append(
          .outOfRange(place: "the objective", index: Int(column), count: count))
      }
    } stray: { position in
      pendingFaults.append(.foreignHandle(place: "term \(position + 1) of the objective"))
    }
  }
}
