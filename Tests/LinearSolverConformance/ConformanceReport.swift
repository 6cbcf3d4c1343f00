/// Something that a solver may say besides the outcome; what it says must be true.
public enum ConformanceClaim: String, Sendable, CaseIterable {
  /// A point that satisfies the model, with its objective.
  case point = "points"
  /// A bound on the objective.
  case bound = "bounds"
  /// Shadow prices and reduced costs.
  case prices
  /// The final basis, judged in rational arithmetic.
  case basis = "bases"
  /// A proof of infeasibility.
  case farkas = "proofs of infeasibility"
  /// A direction without end.
  case ray = "rays"
  /// Residuals.
  case residuals
}

/// What a run of the cases gave.
public struct ConformanceReport: Sendable {
  /// A case that did not hold.
  public struct Failure: Sendable, CustomStringConvertible {
    /// The case.
    public let name: String
    /// What does not hold, the fact first and then the detail.
    public let complaints: [String]

    /// The case and what does not hold, one a line.
    public var description: String {
      ([name + ":"] + complaints.map { "  " + $0 }).joined(separator: "\n")
    }
  }

  /// The solver's name.
  public let solver: String
  /// The names of the cases that held.
  public private(set) var passed: [String] = []
  /// The cases that did not hold.
  public private(set) var failures: [Failure] = []
  /// The cases that the solver said it cannot take, and its words.
  public private(set) var declined: [(name: String, reason: String)] = []
  /// How many claims of each kind were checked.
  public private(set) var claims: [ConformanceClaim: Int] = [:]

  /// How many cases were run.
  public var count: Int { passed.count + failures.count + declined.count }
  /// Whether every case held, none declined.
  public var passesAll: Bool { failures.isEmpty && declined.isEmpty }

  init(solver: String) { self.solver = solver }

  mutating func add(_ name: String, _ trial: ConformanceTrial) {
    for (claim, number) in trial.claims { claims[claim, default: 0] += number }
    if !trial.complaints.isEmpty {
      failures.append(Failure(name: name, complaints: trial.complaints))
    } else if let reason = trial.declined {
      declined.append((name, reason))
    } else {
      passed.append(name)
    }
  }
}

extension ConformanceReport: CustomStringConvertible {
  /// How many cases passed, which claims were checked, and what failed or was declined.
  public var description: String {
    var lines = [
      "\(solver): passed \(passed.count) of \(count); failed \(failures.count), "
        + "declined \(declined.count)"
    ]
    let checked = ConformanceClaim.allCases.map { "\(claims[$0] ?? 0) \($0.rawValue)" }
    lines.append("claims checked: " + checked.joined(separator: ", "))
    lines += failures.map { "FAILED \($0)" }
    lines += declined.map { "declined \($0.name): \($0.reason)" }
    return lines.joined(separator: "\n")
  }
}
