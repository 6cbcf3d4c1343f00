extension Model {
  /// The position of a variable's column, or `nil` after recording why there is none.
  mutating func position(of variable: Variable, in place: @autoclosure () -> String) -> Int? {
    guard variable.model == identity else {
      pendingFaults.append(.foreignHandle(place: place()))
      return nil
    }
    guard columnLower.indices.contains(variable.index) else {
      let count = columnCount
      pendingFaults.append(.outOfRange(place: place(), index: variable.index, count: count))
      return nil
    }
    return variable.index
  }

  /// The position of a constraint's row, or `nil` after recording why there is none.
  mutating func position(of constraint: Constraint, in place: @autoclosure () -> String) -> Int? {
    guard constraint.model == identity else {
      pendingFaults.append(.foreignHandle(place: place()))
      return nil
    }
    guard rowLower.indices.contains(constraint.index) else {
      let count = rowCount
      pendingFaults.append(.outOfRange(place: place(), index: constraint.index, count: count))
      return nil
    }
    return constraint.index
  }

  /// Replaces the bounds of a variable.
  ///
  /// - Parameters:
  ///   - lower: The least value; −infinity for none.
  ///   - upper: The greatest value; +infinity for none.
  ///   - variable: A variable of this model; another model's is reported by ``compiled()``.
  public mutating func setBounds(lower: Double, upper: Double, of variable: Variable) {
    guard let column = position(of: variable, in: "a change of bounds") else { return }
    columnLower[column] = lower
    columnUpper[column] = upper
  }

  /// Replaces the two sides of a constraint.
  ///
  /// - Parameters:
  ///   - lower: The least activity; −infinity for none.
  ///   - upper: The greatest activity; +infinity for none.
  ///   - constraint: A row of this model; another model's is reported by ``compiled()``.
  public mutating func setBounds(lower: Double, upper: Double, of constraint: Constraint) {
    guard let row = position(of: constraint, in: "a change of bounds") else { return }
    rowLower[row] = lower
    rowUpper[row] = upper
  }

  /// Replaces the objective coefficient of a variable.
  ///
  /// - Parameters:
  ///   - cost: The new coefficient.
  ///   - variable: A variable of this model; another model's is reported by ``compiled()``.
  public mutating func setCost(_ cost: Double, of variable: Variable) {
    guard let column = position(of: variable, in: "a change of cost") else { return }
    costs[column] = cost
  }

  /// Replaces the kind of a variable.
  ///
  /// - Parameters:
  ///   - kind: Continuous or whole.
  ///   - variable: A variable of this model; another model's is reported by ``compiled()``.
  public mutating func setKind(_ kind: VariableKind, of variable: Variable) {
    guard let column = position(of: variable, in: "a change of kind") else { return }
    kinds[column] = kind
  }

  /// Replaces or removes the name of a variable.
  ///
  /// - Parameters:
  ///   - name: The new name; `nil` for none.
  ///   - variable: A variable of this model; another model's is reported by ``compiled()``.
  public mutating func setName(_ name: String?, of variable: Variable) {
    guard position(of: variable, in: "a change of name") != nil else { return }
    columnNames[variable.column] = name
  }

  /// Replaces or removes the name of a constraint.
  ///
  /// - Parameters:
  ///   - name: The new name; `nil` for none.
  ///   - constraint: A row of this model; another model's is reported by ``compiled()``.
  public mutating func setName(_ name: String?, of constraint: Constraint) {
    guard position(of: constraint, in: "a change of name") != nil else { return }
    rowNames[constraint.row] = name
  }
}
