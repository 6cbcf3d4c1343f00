public import LinearOptimization

/// The run of one case: asks the solver, checks each answer and keeps what does not hold.
public struct ConformanceTrial: Sendable {
  /// The solver.
  public let solver: any LinearSolver
  /// What does not hold, the fact first and then the detail.
  public private(set) var complaints: [String] = []
  /// How many claims of each kind were checked.
  public private(set) var claims: [ConformanceClaim: Int] = [:]
  /// Why the solver cannot take a model, in its words.
  public private(set) var declined: String?

  init(_ solver: any LinearSolver) { self.solver = solver }

  /// Records a fact that is not as it must be.
  ///
  /// - Parameters:
  ///   - condition: What must hold.
  ///   - fact: What is wrong if it does not.
  ///   - detail: The numbers.
  public mutating func expect(
    _ condition: Bool, _ fact: @autoclosure () -> String, _ detail: @autoclosure () -> String = ""
  ) {
    // A screenful; a wrong solver fails in many places.
    if condition || complaints.count >= 20 { return }
    let detail = detail()
    complaints.append(detail.isEmpty ? fact() : "\(fact()): \(detail)")
  }

  mutating func decline(_ reason: String) { declined = reason }

  mutating func note(_ claim: ConformanceClaim) { claims[claim, default: 0] += 1 }

  /// Asks the solver; a refusal of this valid request is recorded.
  ///
  /// - Parameters:
  ///   - model: A valid model.
  ///   - options: Valid options.
  /// - Returns: The answer, unchecked; `nil` if there is none.
  public mutating func solution(_ model: Model, _ options: SolveOptions) async -> Solution? {
    do throws(SolveError) {
      return try await solver.solve(model, options: options)
    } catch {
      if case .engineFailure(let text) = error.reason {
        declined = text
      } else {
        expect(false, "A valid request is refused", "\(error)")
      }
      return nil
    }
  }

  /// Asks the solver and checks outcome and claims.
  ///
  /// - Parameters:
  ///   - model: A valid model.
  ///   - options: Valid options.
  ///   - known: The outcome; `nil` where only the claims are checked.
  /// - Returns: The answer; `nil` if there is none.
  @discardableResult
  public mutating func answer(
    _ model: Model, _ options: SolveOptions = SolveOptions(), is known: KnownOutcome?
  ) async -> Solution? {
    guard let solution = await solution(model, options) else { return nil }
    check(solution, of: model, options, is: known)
    return solution
  }

  /// Expects that the solver refuses a request for the given reason.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - options: The options.
  ///   - what: What is wrong with them.
  ///   - isModel: Whether the model is to be refused, not the options.
  public mutating func expectRefusal(
    _ model: Model, _ options: SolveOptions = SolveOptions(), of what: String, isModel: Bool
  ) async {
    do throws(SolveError) {
      let solution = try await solver.solve(model, options: options)
      expect(false, "\(what) is not refused", "the answer is \(solution.termination)")
    } catch {
      switch error.reason {
      case .invalidModel: expect(isModel, "\(what) is refused as a fault of the model")
      case .invalidOptions: expect(!isModel, "\(what) is refused as a fault of the options")
      case .engineFailure(let text):
        expect(false, "\(what) is not refused, but the solver fails", text)
      }
    }
  }

  /// Compares prices, where the solver gives any, with the only right ones.
  mutating func compare(_ prices: [Double]?, with solution: Solution) {
    guard let prices, !solution.shadowPrices.isEmpty else { return }
    let found = solution.shadowPrices
    expect(
      found.count == prices.count && zip(found, prices).allSatisfy { abs($0 - $1) <= 1e-6 },
      "The shadow prices are \(found)", "they must be \(prices)")
  }
}
