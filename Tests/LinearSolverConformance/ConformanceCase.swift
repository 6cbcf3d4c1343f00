public import LinearOptimization

/// What is known of a model.
public enum KnownOutcome: Hashable, Sendable {
  /// It has an optimum with this objective.
  case optimal(Double)
  /// It has no point.
  case infeasible
  /// It has points, and the objective improves without end.
  case unbounded
}

/// One question to a solver, and what must hold of the answer.
public struct ConformanceCase: Sendable, CustomStringConvertible {
  /// What is asked, in words; no two cases have the same name.
  public let name: String
  /// The model, where the case is about one.
  public let model: Model?
  let body: @Sendable (inout ConformanceTrial) async -> Void

  /// The name.
  public var description: String { name }

  /// Makes a case from a model whose outcome is known.
  ///
  /// - Parameters:
  ///   - name: What is asked, in words.
  ///   - known: The outcome.
  ///   - options: Limits, gaps and method.
  ///   - prices: The shadow price of each row, where only these are right; they are no requirement.
  ///   - model: The model.
  public init(
    _ name: String, is known: KnownOutcome, options: SolveOptions = SolveOptions(),
    prices: [Double]? = nil, model: Model
  ) {
    self.name = name
    self.model = model
    body = { trial in
      guard let solution = await trial.answer(model, options, is: known) else { return }
      trial.compare(prices, with: solution)
    }
  }

  /// Makes a case from a model that is built on the spot.
  ///
  /// - Parameters:
  ///   - name: What is asked, in words.
  ///   - known: The outcome.
  ///   - prices: The shadow price of each row, where only these are right; they are no requirement.
  ///   - build: Builds the model.
  public init(
    _ name: String, is known: KnownOutcome, prices: [Double]? = nil,
    build: (inout Model) -> Void
  ) {
    var model = Model()
    build(&model)
    self.init(name, is: known, prices: prices, model: model)
  }

  /// Makes a case that asks several things.
  ///
  /// - Parameters:
  ///   - name: What is asked, in words.
  ///   - body: Asks the solver and records what fails.
  public init(
    _ name: String, body: @escaping @Sendable (inout ConformanceTrial) async -> Void
  ) {
    self.name = name
    model = nil
    self.body = body
  }

  /// All cases, in the order of their subjects.
  public static var all: [ConformanceCase] {
    outcomes + shapes + hardModels + integers + limits + refusals + repeats + starts + methodCases
      + random
  }
}
