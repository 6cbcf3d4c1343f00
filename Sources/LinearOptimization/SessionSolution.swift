/// A solution together with the revision of the model that it belongs to.
///
/// Handles of the session and of its first model name its numbers, whatever was deleted before it.
/// Positions in ``solution`` are those of ``model``.
public struct SessionSolution: Sendable {
  /// What the solver found.
  public let solution: Solution
  private let editable: EditableModel
  private let snapshot: EditableModel.Snapshot

  package init(
    _ solution: Solution, _ editable: EditableModel, _ snapshot: EditableModel.Snapshot
  ) {
    self.solution = solution
    self.editable = editable
    self.snapshot = snapshot
  }

  /// The revision of the model that was solved.
  public var revision: Int { snapshot.revision }
  /// The model that was solved.
  public var model: Model { snapshot.model }

  /// The value of a variable.
  ///
  /// - Parameter variable: A variable of the session.
  /// - Returns: The value; `nil` without a point.
  /// - Throws: ``SessionError`` for a variable that was not in the model.
  public func value(of variable: Variable) throws(SessionError) -> Double? {
    let position = try position(of: variable)
    return solution.values.indices.contains(position) ? solution.values[position] : nil
  }

  /// The change of the stated objective per unit of a variable.
  ///
  /// - Parameter variable: A variable of the session.
  /// - Returns: The reduced cost; `nil` when unknown.
  /// - Throws: ``SessionError`` for a variable that was not in the model.
  public func reducedCost(of variable: Variable) throws(SessionError) -> Double? {
    let position = try position(of: variable)
    let costs = solution.reducedCosts
    return costs.indices.contains(position) ? costs[position] : nil
  }

  /// The change of the stated objective per unit of a row's right-hand side.
  ///
  /// - Parameter constraint: A row of the session.
  /// - Returns: The shadow price; `nil` when unknown.
  /// - Throws: ``SessionError`` for a row that was not in the model.
  public func shadowPrice(of constraint: Constraint) throws(SessionError) -> Double? {
    let number = try editable.number(of: constraint, in: "a reading")
    let position = Int(snapshot.rowPositions[number])
    let prices = solution.shadowPrices
    return prices.indices.contains(position) ? prices[position] : nil
  }

  private func position(of variable: Variable) throws(SessionError) -> Int {
    Int(snapshot.columnPositions[try editable.number(of: variable, in: "a reading")])
  }
}
