/// Sides of rows and bounds of columns that cannot hold together.
///
/// Source: Chinneck, Feasibility and Infeasibility in Optimization (2008), chapter 6: the deletion
/// filter, here over the support of a Farkas certificate.
public struct InfeasibleSubsystem: Sendable {
  /// The sides, rows first, by index.
  public let members: [ModelSide]
  /// Whether it was shown that without any one member the others can hold.
  public let isProvenIrreducible: Bool
  /// Whether the members can hold together once whole columns may be fractions.
  public let needsWholeColumns: Bool
  /// For each member a weight above zero whose weighted sum contradicts itself; empty where whole
  /// columns are needed, or none was found.
  public let weights: [Double]

  /// The conflict as a sentence for people, with its arithmetic where there is one.
  ///
  /// - Parameters:
  ///   - model: The model that was searched.
  ///   - limit: The most members that are spelled out.
  /// - Returns: The text, one line for each member.
  public func text(for model: Model, limit: Int = 20) -> String {
    let count = members.count
    var lines = [
      isProvenIrreducible
        ? "These \(count) cannot hold together; without any one of them the others can:"
        : "These \(count) cannot hold together; fewer of them may do:"
    ]
    for (position, member) in members.prefix(max(0, limit)).enumerated() {
      let weight =
        weights.indices.contains(position) ? "\(TermText.number(weights[position])) × " : ""
      lines.append("  \(weight)\(model.words(for: member))")
    }
    if count > limit { lines.append("  … and \(count - max(0, limit)) more") }
    if needsWholeColumns { lines.append("As fractions they could; the columns must be whole.") }
    if !weights.isEmpty {
      // Lower sides count as they are, upper sides with the other sign: the columns cancel.
      var sum = 0.0
      for (member, weight) in zip(members, weights) {
        sum += weight * (member.isLower ? 1 : -1) * (model.value(of: member) ?? .nan)
      }
      let excess = TermText.number(sum)
      lines.append("Added up so that all columns cancel, they ask that 0 >= \(excess).")
    }
    return lines.joined(separator: "\n")
  }
}

/// What a search for a conflict found.
public enum InfeasibilityFinding: Sendable {
  /// The model has a point.
  case feasible(Solution)
  /// The model has none, because of these.
  case infeasible(InfeasibleSubsystem)
  /// A limit, or numbers, ended the search before that was known.
  case undecided(Solution)
}

extension InfeasibilityFinding {
  /// The finding as text for people.
  ///
  /// - Parameters:
  ///   - model: The model that was searched.
  ///   - limit: The most members of a conflict that are spelled out.
  /// - Returns: A sentence, or the conflict with one line for each member.
  public func text(for model: Model, limit: Int = 20) -> String {
    switch self {
    case .feasible: "The model has a point that satisfies everything."
    case .infeasible(let conflict): conflict.text(for: model, limit: limit)
    case .undecided(let solution):
      "Whether the model has a point is not known; the search ended with "
        + "\(solution.termination.name). Allow more time or nodes."
    }
  }
}
