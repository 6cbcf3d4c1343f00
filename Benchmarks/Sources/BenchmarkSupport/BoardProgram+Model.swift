public import LinearOptimization

extension BoardProgram {
  /// The model, made with one call for all rows and one for all columns.
  ///
  /// - Parameter kind: Continuous or whole.
  /// - Returns: The model.
  public func inBulk(kind: VariableKind = .continuous) -> Model {
    var model = Model(name: "board")
    model.sense = .maximize
    model.addRows(lower: rowLower, upper: rowUpper)
    model.addColumns(
      lower: [Double](repeating: 0, count: upper.count), upper: upper, costs: profits,
      kinds: kind == .integer ? [VariableKind](repeating: kind, count: upper.count) : [],
      starts: starts, rows: rows, values: values)
    return model
  }

  /// The terms of each row, as a modeller would have them.
  ///
  /// - Returns: Columns and coefficients, by row.
  public func termsByRow() -> [[(column: Int, value: Double)]] {
    var terms = [[(column: Int, value: Double)]](repeating: [], count: rowLower.count)
    for column in upper.indices {
      for entry in starts[column]..<starts[column + 1] {
        terms[Int(rows[entry])].append((column, values[entry]))
      }
    }
    return terms
  }

  /// The same model, made with variables and expressions.
  ///
  /// - Parameter terms: What ``termsByRow()`` gives.
  /// - Returns: The model.
  public func inAlgebra(_ terms: [[(column: Int, value: Double)]]) -> Model {
    var model = Model(name: "board")
    let variables = upper.map { model.addVariable(in: 0...$0) }
    for (row, terms) in terms.enumerated() {
      let left = LinearExpression.sum(over: terms) { $0.value * variables[$0.column] }
      if rowLower[row] == -.infinity {
        model.add(left <= rowUpper[row])
      } else if rowUpper[row] == .infinity {
        model.add(left >= rowLower[row])
      } else {
        model.add(left, in: rowLower[row]...rowUpper[row])
      }
    }
    model.maximize(LinearExpression(coefficients: profits, variables: variables))
    return model
  }
}
