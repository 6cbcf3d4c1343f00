public import LinearOptimization

/// The greatest benefit that any plan has under some rules.
public enum BestBenefit: Sendable, Hashable {
  /// Proven to be the greatest.
  case proven(Double)
  /// No plan keeps the rules.
  case infeasible
  /// A limit ended the search before a proof.
  case stopped
  /// The solve failed; the text says why.
  case failed(String)

  /// The greatest benefit, if it is proven.
  public var value: Double? {
    if case .proven(let value) = self { value } else { nil }
  }
}

/// What one hard rule costs in benefit.
public struct RulePrice: Sendable, Hashable {
  /// The rule's id.
  public var rule: String
  /// The greatest benefit without this rule, all others in force.
  public var without: BestBenefit
  /// The greatest benefit without the rule less that with it; `nil` where either is not proven.
  public var price: Double?

  /// Makes a price.
  ///
  /// - Parameters:
  ///   - rule: The rule's id.
  ///   - without: The greatest benefit without this rule.
  ///   - best: The greatest benefit with it.
  public init(rule: String, without: BestBenefit, best: BestBenefit) {
    self.rule = rule
    self.without = without
    if let free = without.value, let bound = best.value {
      // Two solves of one optimum may differ in the last bits.
      let difference = free - bound
      price = abs(difference) <= 1e-9 * max(1, abs(bound)) ? 0 : difference
    }
  }
}

extension Board {
  /// The greatest benefit of any plan that keeps the hard rules and invariants.
  ///
  /// Benefit is that of the scenario's first benefit level, or linear without weights. Other levels
  /// and soft rules are not looked at, so that no legal plan exceeds it.
  ///
  /// - Parameters:
  ///   - solver: The solver of linear programs.
  ///   - timeLimit: The longest time; `nil` for none.
  /// - Returns: The greatest benefit, or why it is not known.
  public func bestBenefit(
    using solver: some LinearSolver, timeLimit: Duration? = nil
  ) async -> BestBenefit {
    await bestBenefit(without: nil, using: solver, deadline: Deadline(after: timeLimit))
  }

  /// What each hard rule costs: the greatest benefit without it less that with it.
  ///
  /// Rules that only permit, as reclaim rules without `must` and purchases do, have no price: without
  /// them there are fewer plans. Of a `must` the duty is lifted, not the permission. Each price
  /// stands alone; prices of several rules do not add up.
  ///
  /// - Parameters:
  ///   - solver: The solver of linear programs.
  ///   - best: The greatest benefit under all rules.
  ///   - timeLimit: The longest time for all prices; `nil` for none.
  /// - Returns: One price for each hard rule that restricts, in id order.
  public func rulePrices(
    using solver: some LinearSolver, best: BestBenefit, timeLimit: Duration? = nil
  ) async -> [RulePrice] {
    let deadline = Deadline(after: timeLimit)
    var prices: [RulePrice] = []
    for member in conflictMembers {
      guard case .rule(let position) = member else { continue }
      let without = await bestBenefit(without: member, using: solver, deadline: deadline)
      prices.append(RulePrice(rule: rules[position].id, without: without, best: best))
    }
    return prices
  }

  private func bestBenefit(
    without member: ConflictMember?, using solver: some LinearSolver, deadline: Deadline
  ) async -> BestBenefit {
    let (curve, weights) = benefit
    var inForce = Set(conflictMembers)
    if let member { inForce.remove(member) }
    var oneWayLines: Set<Int> = []
    do {
      while true {
        let formulation = Formulation(board: self, inForce: inForce, oneWayLines: oneWayLines)
        var engine = LevelEngine(
          solver: solver, deadline: deadline, relativeGap: 0, program: formulation.program)
        let objective = try formulation.benefitObjective(
          curve, weights: weights, in: &engine.program, point: nil)
        let outcome = try await engine.maximize(
          objective.coefficients, wholeMultiple: objective.wholeMultiple, keep: .not)
        switch outcome {
        case .infeasible: return .infeasible
        case .stopped: return .stopped
        case .solved(_, _, let isProven):
          guard isProven, let point = engine.point else { return .stopped }
          let posts = formulation.posts(at: point)
          let bothWays = posts.indices.filter { posts[$0].released > 0 && posts[$0].granted > 0 }
          if bothWays.isEmpty {
            let measurer = PlanMeasurer(self, settings: MeasureSettings(recognizedOn: self))
            return .proven(measurer.benefit(of: posts))
          }
          oneWayLines.formUnion(bothWays)
        }
      }
    } catch {
      return .failed(error.sentence)
    }
  }
}

extension PlanError {
  /// The failure in a sentence.
  package var sentence: String {
    switch self {
    case .solver(let error): "The solver failed: \(error.reason)."
    case .internalFault(let text): "A check of our own does not hold: \(text)."
    case .tooLarge(let text): text
    }
  }
}
