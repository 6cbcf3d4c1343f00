public import LinearOptimization

/// Prices of rows that bound the benefit of every legal plan.
///
/// Rows are named as ``Board/benefitModel(using:isWhole:options:)`` names them. Rows without a price
/// have 0. Any prices give a true bound, so a wrong certificate proves less, never something false.
public struct BenefitCertificate: Hashable, Sendable {
  /// The benefit that a further post on the right-hand side of each row would bring.
  public var prices: [String: ExactDecimal]

  /// Makes a certificate.
  ///
  /// - Parameter prices: The price of each row that has one.
  public init(prices: [String: ExactDecimal] = [:]) { self.prices = prices }
}

extension Board {
  /// Solves the linear program of the benefit level and keeps its prices, rounded to nine digits.
  ///
  /// - Parameters:
  ///   - solver: The solver.
  ///   - options: Limits of the solve.
  /// - Returns: The certificate; `nil` where certificates do not cover the board, or where the
  ///   solve ended without prices.
  /// - Throws: ``PlanError`` when the solver failed.
  public func benefitCertificate(
    using solver: some LinearSolver, options: SolveOptions = SolveOptions()
  ) async throws(PlanError) -> BenefitCertificate? {
    guard let (model, _) = linearBenefitModel(isMultiplied: false) else { return nil }
    let solution: Solution
    do { solution = try await solver.solve(model, options: options) } catch {
      throw .solver(error)
    }
    guard solution.termination == .optimal else { return nil }
    var certificate = BenefitCertificate()
    for (row, price) in solution.shadowPrices.enumerated() {
      guard abs(price) < Double(ExactDecimal.maximumMagnitude) else { continue }
      let units = Int((price * 1e9).rounded())
      if units != 0, let decimal = ExactDecimal("\(units)e-9") {
        certificate.prices[model.rowName(row)] = decimal
      }
    }
    return certificate
  }

  /// The linear program of the benefit level, made without a solver.
  ///
  /// Its rows and bounds are whole numbers: shares are multiplied out, and budgets are counts.
  ///
  /// - Parameter isMultiplied: Whether costs and the constant are multiplied by the common
  ///   denominator of all weights. The nearest whole number is then the exact product, since
  ///   products from 2^50 on are refused.
  /// - Returns: The program and the denominator; `nil` where the first level is not a linear
  ///   benefit, a rule is soft, or weights are no short fractions.
  func linearBenefitModel(isMultiplied: Bool) -> (model: Model, denominator: Int)? {
    guard !hasSoftRules, case .benefit(.linear, let weights)? = objective.first?.goal else {
      return nil
    }
    let formulation = Formulation(board: self, isNamed: true)
    var program = formulation.program
    guard
      var level = try? formulation.benefitObjective(
        .linear, weights: weights, in: &program, point: nil),
      !program.isContradictory
    else { return nil }
    // The constant also holds lines without a choice, whose weights the level leaves out.
    for weight in lineWeights(weights) {
      level.raiseMultiple(curve: .linear, need: 0, weight: weight)
    }
    guard let multiple = level.wholeMultiple else { return nil }
    for column in 0..<program.columnCount {
      guard abs(level.coefficients[column] * multiple) < 0x1p50 else { return nil }
    }
    guard abs(level.constant * multiple) < 0x1p50 else { return nil }
    if isMultiplied {
      for column in level.coefficients.columns {
        level.coefficients[column] = (level.coefficients[column] * multiple).rounded()
      }
      level.constant = (level.constant * multiple).rounded()
    }
    return (program.model(named: name, level, isWhole: false), Int(multiple))
  }
}
