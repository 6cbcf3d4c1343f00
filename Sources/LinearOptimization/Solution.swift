/// What a solver found: an immutable value that shares nothing with the solver.
public struct Solution: Sendable {
  /// Why the solve ended.
  public var termination: Termination
  /// What is known about ``values``.
  public var primalStatus: PointStatus = .none
  /// What is known about ``reducedCosts`` and ``shadowPrices``.
  public var dualStatus: PointStatus = .none
  /// The stated objective at ``values``, constant included; `nil` without a feasible point.
  public var objective: Double?
  /// No feasible point is better than this; `nil` when unknown.
  public var bound: Double?
  /// The value of each column; empty without a point.
  public var values: [Double] = []
  /// The change of the stated objective per unit of each column; empty when unknown.
  public var reducedCosts: [Double] = []
  /// The change of the stated objective per unit of each row's right-hand side; empty when unknown.
  public var shadowPrices: [Double] = []
  /// The final basis.
  public var basis: Basis?
  /// A proof that there is no answer, checked in Swift before it is given.
  public var certificate: Certificate?
  /// How far the point and the prices miss their constraints, recomputed in Swift.
  public var residuals: Residuals?
  /// What the solve cost.
  public var work = Work()

  /// Makes a solution that carries only its termination.
  ///
  /// - Parameter termination: Why the solve ended.
  public init(termination: Termination) {
    self.termination = termination
  }

  /// The value of a variable; NaN without a point or for a variable outside the model.
  ///
  /// - Parameter variable: A variable of the solved model.
  public subscript(variable: Variable) -> Double {
    values.indices.contains(variable.index) ? values[variable.index] : .nan
  }

  /// The reduced cost of a variable: change of the stated objective per unit of the variable.
  ///
  /// - Parameter variable: A variable of the solved model.
  /// - Returns: The reduced cost; `nil` when unknown.
  public func reducedCost(of variable: Variable) -> Double? {
    reducedCosts.indices.contains(variable.index) ? reducedCosts[variable.index] : nil
  }

  /// The shadow price of a row: change of the stated objective per unit of right-hand side.
  ///
  /// - Parameter constraint: A row of the solved model.
  /// - Returns: The shadow price; `nil` when unknown.
  public func shadowPrice(of constraint: Constraint) -> Double? {
    shadowPrices.indices.contains(constraint.index) ? shadowPrices[constraint.index] : nil
  }
}

/// A proof that a model has no optimum.
public enum Certificate: Hashable, Sendable {
  /// Multipliers of the rows. y·A x over all x within the column bounds cannot reach what the rows
  /// ask of y·A x: the model is infeasible.
  case farkas(rowMultipliers: [Double])
  /// A direction in which the model stays feasible and the objective improves without end.
  case ray(direction: [Double])
}

/// Counters of one solve.
public struct Work: Hashable, Sendable {
  /// Simplex iterations, all retries included.
  public var iterations = 0
  /// Branch-and-bound nodes.
  public var nodes = 0
  /// Wall-clock time in seconds.
  public var seconds = 0.0
  /// Steps of the retry ladder that were taken, in words.
  public var retries: [String] = []
  /// Why a session had to build the solver's problem anew, in words.
  public var rebuilds: [String] = []

  /// Makes counters at zero.
  public init() {}
}
