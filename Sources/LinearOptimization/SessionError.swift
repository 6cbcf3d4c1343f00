/// A change, or a reading, that a session refuses.
public enum SessionError: Error, Hashable, Sendable {
  /// A variable or constraint that neither the session nor its model gave out.
  case foreignHandle(place: String)
  /// A variable or constraint that has been deleted.
  case deletedHandle(place: String)
  /// A number that cannot stand at the named place, or bounds that cross.
  case invalidNumber(ModelFault)
  /// The model has changed since the solution was found.
  case outdated(solutionRevision: Int, modelRevision: Int)
  /// Nothing has been solved yet.
  case unsolved
}

extension SessionError: CustomStringConvertible {
  /// The fact and the next step.
  public var description: String {
    switch self {
    case .foreignHandle(let place):
      "The handle used in \(place) belongs to another model. "
        + "Use one that the session, or the model it was made from, gave out."
    case .deletedHandle(let place):
      "The handle used in \(place) was deleted. Use one that is still in the session."
    case .invalidNumber(let fault): fault.description
    case .outdated(let solution, let model):
      "The solution is of revision \(solution), the model of revision \(model). Solve again."
    case .unsolved: "Nothing has been solved yet. Solve first."
    }
  }
}
