/// One of several objectives that are optimised in order.
public struct ObjectiveStage: Sendable {
  /// The objective.
  public var objective: LinearExpression
  /// Whether less or more is better.
  public var sense: ObjectiveSense
  /// The name for reports.
  public var name: String?
  /// How much of its optimum the stage gives up for later ones, in its own unit.
  public var absoluteTolerance: Double
  /// How much of its optimum the stage gives up for later ones, as a fraction of its size.
  public var relativeTolerance: Double

  /// Makes a stage.
  ///
  /// - Parameters:
  ///   - sense: Whether less or more is better.
  ///   - objective: The objective.
  ///   - name: The name for reports.
  ///   - absoluteTolerance: How much it gives up for later stages, in its own unit.
  ///   - relativeTolerance: How much it gives up, as a fraction of its optimum's size.
  public init(
    _ sense: ObjectiveSense, _ objective: some LinearExpressionConvertible, name: String? = nil,
    absoluteTolerance: Double = 0, relativeTolerance: Double = 0
  ) {
    self.sense = sense
    self.objective = objective.linearExpression
    self.name = name
    self.absoluteTolerance = absoluteTolerance
    self.relativeTolerance = relativeTolerance
  }

  /// What the stage allows itself to lose at an optimum.
  func allowance(at optimum: Double) -> Double {
    max(0, absoluteTolerance) + max(0, relativeTolerance) * abs(optimum)
  }

  var fault: String? {
    for (word, value) in [("absolute", absoluteTolerance), ("relative", relativeTolerance)]
    where !(value >= 0 && value.isFinite) {
      return "The \(word) tolerance of stage \(name ?? "without a name") is \(value). "
        + "Give a finite number, zero or more."
    }
    return nil
  }
}

/// What optimising several objectives in order gave.
public struct StagedSolution: Sendable {
  /// One stage.
  public struct Stage: Sendable {
    /// The stage's name.
    public var name: String?
    /// How the stage ended.
    public var termination: Termination
    /// Its best value, given the stages before it; `nil` where none was found.
    public var optimum: Double?
    /// Its value at the final point; at most its tolerance worse than the optimum.
    public var value: Double?
  }

  /// The stages that were solved, in order; the last one may have ended without an optimum.
  public var stages: [Stage]
  /// The solution of the last stage solved, or the last that has a point.
  public var solution: Solution
}

extension Model {
  /// Sets one objective as the weighted sum of several; each counts as less-is-better after its sense.
  ///
  /// The result is minimised. The weight of a stage to be maximised is taken with the other sign.
  ///
  /// - Parameter blend: Stages and their weights.
  public mutating func minimizeBlend(of blend: [(stage: ObjectiveStage, weight: Double)]) {
    var sum = LinearExpression()
    for (stage, weight) in blend {
      sum.add(stage.objective, times: stage.sense == .minimize ? weight : -weight)
    }
    minimize(sum)
  }
}
