extension ExactVerdict: CustomStringConvertible {
  // Longer fractions say little to a reader.
  private static let shownDigits = 60

  /// The verdict in a few lines.
  public var description: String {
    switch self {
    case .optimal(let solution):
      "exactly optimal\n" + Self.objective(solution)
    case .notOptimal(let solution):
      ["not optimal", Self.objective(solution)].joined(separator: "\n")
        + Self.miss(solution.primalMiss, solution.primalMissCount, "bounds missed")
        + Self.miss(solution.dualMiss, solution.dualMissCount, "prices of the wrong sign")
    case .infeasible(let proof):
      "exactly infeasible, proven by multipliers of the rows after \(proof.pivots) pivots"
    case .unbounded(let proof):
      "exactly unbounded, proven by a direction after \(proof.pivots) pivots"
    case .singular(let columns):
      "singular basis; dependent columns: " + columns.prefix(10).joined(separator: ", ")
        + (columns.count > 10 ? " and \(columns.count - 10) more" : "")
    case .invalidBasis(let reason): "no basis of this model: \(reason)"
    case .undecided(let obstacle): "not decided: \(obstacle.sentence)"
    }
  }

  private static func objective(_ solution: ExactBasicSolution) -> String {
    let value = solution.objective
    let exact = value.digitCount <= shownDigits ? ", exactly \(value)" : ""
    return "objective \(value.double)\(exact)"
      + (solution.pivots > 0 ? "\nafter \(solution.pivots) exact pivots" : "")
  }

  private static func miss(_ miss: ExactMiss?, _ count: Int, _ what: String) -> String {
    guard let miss else { return "" }
    let amount = miss.amount.description(limit: shownDigits)
    return "\n\(what): \(count), the worst by \(amount) at \(miss.place.word) \(miss.name)"
  }
}

extension ExactVerdict.Obstacle {
  fileprivate var sentence: String {
    switch self {
    case .timeLimit: "the time ran out; allow more time"
    case .interrupted: "the task was cancelled"
    case .storageLimit: "the numbers grew beyond the memory allowed"
    case .primesExhausted: "every prime tried divides the determinant"
    }
  }
}

extension ExactMiss.Place {
  var word: String {
    switch self {
    case .column: "column"
    case .row: "row"
    }
  }
}
