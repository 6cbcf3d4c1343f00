public import LinearOptimization

extension ModelSession {
  /// Replaces the bounds of a variable.
  ///
  /// - Parameters:
  ///   - lower: The least value; −infinity for none.
  ///   - upper: The greatest value; +infinity for none.
  ///   - variable: A variable of the session.
  /// - Throws: ``SessionError`` for a stale or foreign handle, or bounds that cannot be.
  public func setBounds(
    lower: Double, upper: Double, of variable: Variable
  ) throws(SessionError) {
    try change { (model) throws(SessionError) in
      try model.setBounds(lower: lower, upper: upper, of: variable)
    }
  }

  /// Replaces the two sides of a constraint.
  ///
  /// - Parameters:
  ///   - lower: The least activity; −infinity for none.
  ///   - upper: The greatest activity; +infinity for none.
  ///   - constraint: A row of the session.
  /// - Throws: ``SessionError`` for a stale or foreign handle, or sides that cannot be.
  public func setBounds(
    lower: Double, upper: Double, of constraint: Constraint
  ) throws(SessionError) {
    try change { (model) throws(SessionError) in
      try model.setBounds(lower: lower, upper: upper, of: constraint)
    }
  }

  /// Replaces the objective coefficient of a variable.
  ///
  /// - Parameters:
  ///   - cost: The new coefficient.
  ///   - variable: A variable of the session.
  /// - Throws: ``SessionError`` for a stale or foreign handle, or a number that is not finite.
  public func setCost(_ cost: Double, of variable: Variable) throws(SessionError) {
    try change { (model) throws(SessionError) in try model.setCost(cost, of: variable) }
  }

  /// Replaces the kind of a variable.
  ///
  /// - Parameters:
  ///   - kind: Continuous or whole.
  ///   - variable: A variable of the session.
  /// - Throws: ``SessionError`` for a stale or foreign handle.
  public func setKind(_ kind: VariableKind, of variable: Variable) throws(SessionError) {
    try change { (model) throws(SessionError) in try model.setKind(kind, of: variable) }
  }

  /// Replaces the direction of the objective.
  ///
  /// - Parameter sense: The new direction.
  public func setSense(_ sense: ObjectiveSense) {
    try? change { (model) throws(SessionError) in model.setSense(sense) }
  }

  /// Replaces the constant of the objective.
  ///
  /// - Parameter constant: The new constant.
  /// - Throws: ``SessionError`` for a number that is not finite.
  public func setObjectiveConstant(_ constant: Double) throws(SessionError) {
    try change { (model) throws(SessionError) in try model.setObjectiveConstant(constant) }
  }

  /// Replaces one coefficient; 0 removes it.
  ///
  /// - Parameters:
  ///   - value: The new coefficient.
  ///   - variable: The column, a variable of the session.
  ///   - constraint: The row, of the session.
  /// - Throws: ``SessionError`` for a stale or foreign handle, or a number that is not finite.
  public func setCoefficient(
    _ value: Double, of variable: Variable, in constraint: Constraint
  ) throws(SessionError) {
    try change { (model) throws(SessionError) in
      try model.setCoefficient(value, of: variable, in: constraint)
    }
  }

  /// Adds a variable.
  ///
  /// - Parameters:
  ///   - lower: The least value; −infinity for none.
  ///   - upper: The greatest value; +infinity for none.
  ///   - cost: The objective coefficient.
  ///   - kind: Continuous or whole.
  ///   - name: A name for reports.
  ///   - coefficients: Its coefficients; several for one row are summed.
  /// - Returns: The handle of the new variable.
  /// - Throws: ``SessionError`` for a stale or foreign row, or a number that cannot be.
  @discardableResult
  public func addVariable(
    lower: Double = 0, upper: Double = .infinity, cost: Double = 0,
    kind: VariableKind = .continuous, name: String? = nil,
    coefficients: [(constraint: Constraint, value: Double)] = []
  ) throws(SessionError) -> Variable {
    try change { (model) throws(SessionError) in
      try model.addVariable(
        lower: lower, upper: upper, cost: cost, kind: kind, name: name, coefficients: coefficients)
    }
  }

  /// Adds a constraint over variables of the session.
  ///
  /// - Parameters:
  ///   - constraint: A comparison, such as `x + y <= 4`.
  ///   - name: A name for reports.
  /// - Returns: The handle of the new row.
  /// - Throws: ``SessionError`` for a stale or foreign variable, or a number that cannot be.
  @discardableResult
  public func add(
    _ constraint: LinearConstraint, name: String? = nil
  ) throws(SessionError) -> Constraint {
    try change { (model) throws(SessionError) in try model.add(constraint, name: name) }
  }

  /// Deletes variables; their handles are refused from then on.
  ///
  /// - Parameter variables: Variables of the session.
  /// - Throws: ``SessionError`` for a stale or foreign handle; nothing is then deleted.
  public func remove(_ variables: [Variable]) throws(SessionError) {
    try change { (model) throws(SessionError) in try model.remove(variables) }
  }

  /// Deletes constraints; their handles are refused from then on.
  ///
  /// - Parameter constraints: Rows of the session.
  /// - Throws: ``SessionError`` for a stale or foreign handle; nothing is then deleted.
  /// - Complexity: O(coefficients).
  public func remove(_ constraints: [Constraint]) throws(SessionError) {
    try change { (model) throws(SessionError) in try model.remove(constraints) }
  }
}
