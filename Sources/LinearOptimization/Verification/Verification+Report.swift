extension Verification {
  /// What does not agree with the claim, each in a sentence; empty for a consistent solution.
  public var complaints: [String] {
    var result: [String] = []
    func check(_ worst: Worst?, _ limit: Double, _ what: String) {
      guard let worst, !(worst.relative <= limit) else { return }
      result.append("\(what) by \(worst.absolute) at \(worst.place).")
    }
    check(primal, tolerances.primal, "A bound is missed")
    check(integrality, tolerances.integrality, "A whole column is not whole,")
    check(objectiveDifference, tolerances.objective, "The stated objective is wrong")
    check(reducedCosts, tolerances.dual, "A stated reduced cost is wrong")
    // A point of branch and bound comes without prices, or with those of a relaxation.
    if termination == .optimal, !isMixedInteger {
      check(dual, tolerances.dual, "A price has the wrong sign,")
      check(gap, tolerances.gap, "The prices do not prove the objective; they miss it")
      check(complementarity, tolerances.gap, "A slack and its price are both not zero,")
      if dual == nil { result.append("The claim of optimality comes without prices.") }
    }
    result += missing
    return result
  }

  private var missing: [String] {
    var result: [String] = []
    switch termination {
    case .optimal, .feasible:
      if primal == nil { result.append("The claim comes without a point.") }
      if objective != nil, objectiveDifference == nil {
        result.append("The claim comes without an objective.")
      }
    case .infeasible, .unbounded:
      // For whole numbers no certificate exists in general; the report says that nothing was checked.
      if certificateHolds == nil, !isMixedInteger {
        result.append("The claim comes without a certificate.")
      }
    case .infeasibleOrUnbounded, .boundOnly, .stopped, .numericalTrouble: break
    }
    if certificateHolds == false { result.append("The certificate proves nothing.") }
    return result
  }
}

extension Verification: CustomStringConvertible {
  /// The report: one condition a line with the worst row or column, then the verdict.
  public var description: String {
    var lines = ["verification of: \(termination.name)"]
    func add(_ label: String, _ worst: Worst?, _ limit: Double) {
      let name = label + String(repeating: " ", count: max(1, 18 - label.count))
      guard let worst else {
        lines.append("  \(name)not known")
        return
      }
      let place = worst.place.isEmpty ? "" : " at \(worst.place.prefix(80))"
      lines.append(
        "  \(name)\(worst.absolute) absolute, \(worst.relative) relative (limit \(limit))\(place)")
    }
    add("primal", primal, tolerances.primal)
    add("integrality", integrality, tolerances.integrality)
    add("dual", dual, tolerances.dual)
    add("reduced costs", reducedCosts, tolerances.dual)
    add("complementarity", complementarity, tolerances.gap)
    add("gap", gap, tolerances.gap)
    add("stated objective", objectiveDifference, tolerances.objective)
    if let objective { lines.append("  objective         \(objective) recomputed") }
    if let dualObjective { lines.append("  dual objective    \(dualObjective) recomputed") }
    if let certificateHolds {
      lines.append("  certificate       \(certificateHolds ? "holds" : "proves nothing")")
    }
    if certificateHolds == nil, termination == .infeasible || termination == .unbounded {
      lines.append("  certificate       none; the claim itself was not checked")
    }
    lines.append(isConsistent ? "consistent" : "NOT consistent")
    lines += complaints.map { "  " + $0 }
    return lines.joined(separator: "\n")
  }
}

extension Model {
  /// Verifies a solution of this model independently of the solver that gave it.
  ///
  /// - Parameters:
  ///   - solution: The solution.
  ///   - tolerances: What counts as satisfied.
  /// - Returns: The worst miss of each condition, and whether the claim holds.
  /// - Throws: ``ModelError`` with the faults of the model.
  /// - Complexity: O(rows + columns + coefficients).
  public func verify(
    _ solution: Solution, tolerances: Verification.Tolerances = Verification.Tolerances()
  ) throws(ModelError) -> Verification {
    Verification(of: solution, in: try compiled(), tolerances: tolerances)
  }
}

/// Verifies a solution independently of the solver that gave it.
///
/// - Parameters:
///   - solution: The solution.
///   - model: The model it claims to solve.
/// - Returns: The worst miss of each condition, and whether the claim holds.
/// - Throws: ``ModelError`` with the faults of the model.
/// - Complexity: O(rows + columns + coefficients).
public func verify(
  _ solution: Solution, for model: Model
) throws(ModelError) -> Verification { try model.verify(solution) }
