extension Board {
  /// The curve and weights of the first benefit level; linear with all weights 1 if there is none.
  public var benefit: (curve: BenefitCurve, weights: [BenefitWeight]) {
    for level in objective {
      if case .benefit(let curve, let weights) = level.goal { return (curve, weights) }
    }
    return (.linear, [])
  }

  /// The same lines and rules under other objective levels.
  ///
  /// - Parameter levels: The levels, in order of priority.
  /// - Returns: The board.
  public func replacingObjective(_ levels: [ObjectiveLevel]) -> Board {
    var board = self
    board.objective = levels
    return board
  }
}
