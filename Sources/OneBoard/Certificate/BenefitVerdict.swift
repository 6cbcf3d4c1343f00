internal import LinearOptimization

/// What a certificate says of a plan's benefit.
public enum BenefitVerdict: Hashable, Sendable {
  /// No legal plan has more benefit than this plan has.
  case proven(value: ExactFraction)
  /// No legal plan has more benefit than `value` and `gap` together; the gap is above 0.
  case within(gap: ExactFraction, value: ExactFraction)
  /// The plan breaks rules, so that its benefit counts for nothing.
  case illegal(AuditReport)
  /// Certificates do not cover the board's first level, rules or weights.
  case notCovered
  /// The prices give no bound, or the arithmetic does not fit in 128 bits.
  case noBound
}

extension Board {
  /// Audits a plan and compares its exact benefit with what the prices prove, without a solver.
  ///
  /// The benefit is Σ W (min(s, n) − min(a, n)) over the lines, in whole numbers over the common
  /// denominator of the weights. It is computed from the plan, not from the linear program.
  ///
  /// - Parameters:
  ///   - posts: What each line releases, receives and buys; lines not named do not change.
  ///   - certificate: Prices of rows; those of rows that the board does not have are ignored.
  /// - Returns: The verdict.
  /// - Complexity: O(lines + coefficients), besides the audit.
  public func verifyBenefit(
    of posts: [PlannedPosts], with certificate: BenefitCertificate
  ) -> BenefitVerdict {
    let report = audit(posts)
    guard report.violations.isEmpty else { return .illegal(report) }
    guard let (model, denominator) = linearBenefitModel(isMultiplied: true),
      case .benefit(.linear, let weights)? = objective.first?.goal,
      let compiled = try? model.compiled()
    else { return .notCovered }
    var prices: [ExactFraction] = []
    prices.reserveCapacity(model.rowCount)
    for row in 0..<model.rowCount {
      guard let stated = certificate.prices[model.rowName(row)] else {
        prices.append(.zero)
        continue
      }
      let product = Int128(stated.units) * Int128(denominator)
      guard let price = ExactFraction(product, over: Int128(stated.denominator)) else {
        return .noBound
      }
      prices.append(price)
    }
    guard case .atMost(let bound) = compiled.exactDualBound(prices: prices),
      let value = multipliedBenefit(of: posts, weights, denominator: denominator),
      let opposite = value.negated, let gap = bound.adding(opposite),
      let one = ExactFraction(1, over: Int128(denominator)),
      let stated = value.multiplied(by: one), let statedGap = gap.multiplied(by: one)
    else { return .noBound }
    // A legal plan above the bound would be a fault in the program; it proves nothing.
    if gap.numerator < 0 { return .noBound }
    return gap.numerator == 0
      ? .proven(value: stated) : .within(gap: statedGap, value: stated)
  }

  /// The linear benefit of a plan that the audit accepts, times the denominator.
  private func multipliedBenefit(
    of posts: [PlannedPosts], _ weights: [BenefitWeight], denominator: Int
  ) -> ExactFraction? {
    let factors = lineWeights(weights)
    let positions = Dictionary(
      zip(lines.map(\.id), lines.indices), uniquingKeysWith: { first, _ in first })
    var sum: Int128 = 0
    for entry in posts {
      guard let position = positions[entry.id] else { return nil }
      let line = lines[position]
      let service = Int128(entry.final) + Int128(entry.purchased)
      let need = Int128(line.need)
      let gain = min(service, need) - min(Int128(line.approved), need)
      let (product, overflow) = factors[position].numerator.multipliedReportingOverflow(
        by: Int128(denominator))
      guard !overflow, product % factors[position].denominator == 0 else { return nil }
      let (part, partOverflow) = (product / factors[position].denominator)
        .multipliedReportingOverflow(by: gain)
      let (next, sumOverflow) = sum.addingReportingOverflow(part)
      guard !partOverflow, !sumOverflow else { return nil }
      sum = next
    }
    return ExactFraction(sum, over: 1)
  }
}
